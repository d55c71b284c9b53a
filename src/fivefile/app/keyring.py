"""The signing keys of the five embedded nodes: made when first needed, kept in one file of their owner's."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from fivefile.errors import BadInput
from fivefile.exchange.keys import Key, KeyDirectory, SigningKey
from fivefile.locale import both
from fivefile.values.territories import FIVE

HOLDS = timedelta(days=365)
BEFORE = timedelta(days=2)
"""A key holds from a little before it was made, so that two clocks need not agree to the second."""


class Keyring:
    """Keys in force at a moment for each of the five; older ones stay so that what they signed can be verified."""

    def __init__(self, path: Path, now: datetime) -> None:
        """Reads the file at `path`, and makes a key for whoever has none in force at `now`.

        Raises BadInput when the file is not such a file.
        """
        held = _read(path)
        for code in FIVE:
            mine = held.setdefault(code, {"salt": secrets.token_hex(16), "keys": []})
            if not any(_key(code, one)[1].in_force(now) for one in mine["keys"]):
                kid = f"{code}-{len(mine['keys']) + 1}-{secrets.token_hex(4)}"
                window = {"not_before": (now - BEFORE).isoformat(), "not_after": (now + HOLDS).isoformat()}
                mine["keys"].append({"kid": kid, "seed": secrets.token_hex(32), **window})
                _write(path, held)
        made = {code: [_key(code, one) for one in held[code]["keys"]] for code in FIVE}
        self.directory = KeyDirectory(public for keys in made.values() for _, public in keys)
        self._signing = {
            code: next(secret for secret, public in reversed(keys) if public.in_force(now))
            for code, keys in made.items()
        }
        self._salts = {code: bytes.fromhex(held[code]["salt"]) for code in FIVE}

    def signing(self, code: str) -> SigningKey:
        """The key with which this node signs."""
        return self._signing[code]

    def salt(self, code: str) -> bytes:
        """The secret of this node's ledger digests."""
        return self._salts[code]


def _key(code: str, told: dict[str, Any]) -> tuple[SigningKey, Key]:
    secret = SigningKey.from_seed(told["kid"], code, bytes.fromhex(told["seed"]))
    not_before, not_after = (datetime.fromisoformat(told[name]) for name in ("not_before", "not_after"))
    return secret, secret.public(not_before, not_after)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for code in FIVE:
            bytes.fromhex(held[code]["salt"])
            for one in held[code]["keys"]:
                _key(code, one)
    except (ValueError, KeyError, TypeError, AttributeError):
        what = both("This is not a file of node keys.")
        raise BadInput(what, where=path.name, do=both("Move it away; new keys are made.")) from None
    return held


def _write(path: Path, held: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=path.parent)  # readable by its owner only
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(held, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    os.replace(draft, path)
