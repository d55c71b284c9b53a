"""What a ledger's lines are made of, and whether anybody changed them."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from fivefile.model.exchange import LedgerEntry
from fivefile.model.wire import chained


def salted(salt: bytes, message: bytes) -> str:
    """The digest of a message under a node's own secret `salt`: without it nobody can try out whom it was about."""
    return hmac.new(salt, message, hashlib.sha256).hexdigest()


def verify(entries: Sequence[LedgerEntry]) -> LedgerEntry | None:
    """The first line that is not as it was written, or stands where it was not; None when all are in order.

    `entries` are all lines from the first one on. Lines cut off at the end leave no trace in those before them: that
    shows only to whoever kept the last chain.
    """
    before = ""
    for number, entry in enumerate(entries, 1):
        if entry.number != number or entry.chain != chained(entry, before):
            return entry
        before = entry.chain
    return None
