"""The signing keys of the five embedded nodes: made when first needed, kept in one file of their owner's."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
SALT = 16
"""Bytes of secret in the digests of a ledger."""


class Keyring:
    """Keys in force at a moment for each of the five; older ones stay so that what they signed can be verified."""

    def __init__(self, path: Path, now: datetime) -> None:
        """Reads the file at `path`, and makes a key for whoever has none in force at `now`.

        Raises BadInput when the file is not such a file.
        """
        held = _read(path)
        if _lacking(held, now):
            with _alone(path):
                held = _read(path)  # somebody else may have made them meanwhile
                if lacking := _lacking(held, now):
                    _write(path, _with_new_keys(held, lacking, now))
        made = {code: _keys(code, held) for code in FIVE}
        self.directory = _directory(held)
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


def _lacking(held: dict[str, Any], now: datetime) -> list[str]:
    """Those of the five that have no key in force."""
    return [code for code in FIVE if not any(public.in_force(now) for _, public in _keys(code, held))]


def _with_new_keys(held: dict[str, Any], lacking: list[str], now: datetime) -> dict[str, Any]:
    """The same with one more key for each of `lacking`, all made before anything is written."""
    window = {"not_before": (now - BEFORE).isoformat(), "not_after": (now + HOLDS).isoformat()}
    for code in lacking:
        mine = held.setdefault(code, {"salt": secrets.token_hex(SALT), "keys": []})
        kid = f"{code}-{len(mine['keys']) + 1}-{secrets.token_hex(4)}"
        mine["keys"].append({"kid": kid, "seed": secrets.token_hex(32), **window})
    return held


def _keys(code: str, held: dict[str, Any]) -> list[tuple[SigningKey, Key]]:
    return [_key(code, one) for one in held[code]["keys"]] if code in held else []


def _key(code: str, told: dict[str, Any]) -> tuple[SigningKey, Key]:
    secret = SigningKey.from_seed(told["kid"], code, bytes.fromhex(told["seed"]))
    not_before, not_after = (datetime.fromisoformat(told[name]) for name in ("not_before", "not_after"))
    if not isinstance(told["kid"], str) or not_before.tzinfo is None or not_after.tzinfo is None:
        raise ValueError("a key has its name, and its window has its zone")
    return secret, secret.public(not_before, not_after)


def _directory(held: dict[str, Any]) -> KeyDirectory:
    return KeyDirectory(public for code in FIVE for _, public in _keys(code, held))


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if min(len(bytes.fromhex(held[code]["salt"])) for code in FIVE) < SALT:
            raise ValueError("a salt is too short to keep a digest secret")
        _directory(held)
    except (ValueError, KeyError, TypeError, AttributeError, IsADirectoryError):
        what = both("This is not a file of node keys.")
        raise BadInput(what, where=path.name, do=both("Move it away; new keys are made.")) from None
    return held


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Nobody else makes keys meanwhile, in this process or another: two that began at once would sign with two sets."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # closing the file lets go of it, however the process ends
        yield


def _write(path: Path, held: dict[str, Any]) -> None:
    """Put the whole file there in one step: keys of some of the five only would be no file of node keys."""
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=path.parent)  # readable by its owner only
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(held, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, path)
    except OSError:
        Path(draft).unlink(missing_ok=True)  # it holds secrets
        raise
