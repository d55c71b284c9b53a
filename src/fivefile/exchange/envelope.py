"""The signed envelope around every message, and the one place where it is opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fivefile.exchange.distrust import Doubtful
from fivefile.exchange.keys import KeyDirectory, SigningKey
from fivefile.exchange.message import Kind, parsed
from fivefile.model.wire import built, canonical, plain

VERSION = 1
LONGEST = timedelta(hours=1)
EARLY = timedelta(seconds=60)
Seen = Callable[[str, datetime, datetime], bool]
"""(message, now, until) -> whether it was received before; remembers it until `until` if not, in one step."""

_SIGNED = b"fivefile envelope\n"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message on its way: kind, sender, recipient, number, times, and the message itself as canonical JSON text.

    `kid` is the sender's key, `signature` its 128 hexadecimal digits over everything else; `seal` fills in both.
    """

    type: Kind
    sender: str
    recipient: str
    id: str
    created: datetime
    expires: datetime
    payload: str
    kid: str = ""
    signature: str = ""


def seal(envelope: Envelope, key: SigningKey) -> bytes:
    """The envelope signed with the sender's `key`, as bytes; raises ValueError when the key is somebody else's."""
    if key.owner != envelope.sender:
        raise ValueError("a message is signed with its sender's own key")
    named = replace(envelope, kid=key.kid)
    return _bytes(replace(named, signature=key.sign(_signed(named)).hex()))


def open_envelope(data: bytes, me: str, now: datetime, directory: KeyDirectory, seen: Seen) -> Envelope:
    """The envelope in `data` if every check holds; raises Doubtful with the first that does not.

    1. size     not empty, at most LARGEST bytes
    2. shape    canonical JSON of exactly these fields
    3. recipient  addressed to `me`
    4. clock    made at most EARLY ahead of `now`, not expired, valid for at most LONGEST
    5. key      known, the sender's own, in force when the message was made and now, not revoked
    6. signature  fits everything in the envelope
    7. replay   not received before, which `seen` remembers
    """
    envelope = _shaped(data)  # 1, 2
    if envelope.recipient != me:  # 3
        raise Doubtful("recipient")
    _check_clock(envelope, now)  # 4
    _check_signature(envelope, now, directory)  # 5, 6
    # The sender's name stands in front, so that nobody uses up another's numbers. Only what is signed is remembered.
    if seen(f"{envelope.sender}/{envelope.type}/{envelope.id}", now, envelope.expires + EARLY):  # 7
        raise Doubtful("replay")
    return envelope


def _shaped(data: bytes) -> Envelope:
    whole = parsed(data)
    if not isinstance(whole, dict):
        raise Doubtful("shape")
    if whole.get("envelope") != VERSION:
        raise Doubtful("version" if "envelope" in whole else "shape")
    try:
        envelope = built(Envelope, {name: value for name, value in whole.items() if name != "envelope"})
        same = _bytes(envelope) == data
    except ValueError:
        raise Doubtful("shape") from None
    if not same or not _ID.fullmatch(envelope.id) or not _SIGNATURE.fullmatch(envelope.signature):
        raise Doubtful("shape")
    return envelope


def _check_clock(envelope: Envelope, now: datetime) -> None:
    if envelope.created > now + EARLY:
        raise Doubtful("future")
    if now >= envelope.expires:
        raise Doubtful("expired")
    if envelope.expires - envelope.created > LONGEST:
        raise Doubtful("lifetime")


def _check_signature(envelope: Envelope, now: datetime, directory: KeyDirectory) -> None:
    key = directory.key(envelope.kid)
    if key is None:
        raise Doubtful("key unknown")
    if key.owner != envelope.sender:
        raise Doubtful("key owner")
    if key.revoked(now):
        raise Doubtful("key revoked")
    if not (key.in_force(envelope.created) and key.in_force(now)):
        raise Doubtful("key window")
    if not key.verifies(bytes.fromhex(envelope.signature), _signed(envelope)):
        raise Doubtful("signature")


def _signed(envelope: Envelope) -> bytes:
    """What is signed: every field, named, so that no message reads as another kind or as one to somebody else."""
    return _SIGNED + _bytes(replace(envelope, signature=""))


def _bytes(envelope: Envelope) -> bytes:
    return canonical({"envelope": VERSION, **plain(envelope)})
