"""One authority's own side of the exchange, the same whether it asks or answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from fivefile.exchange.envelope import Envelope, open_envelope, seal
from fivefile.exchange.keys import KeyDirectory, SigningKey
from fivefile.exchange.ledger import salted
from fivefile.exchange.message import Kind
from fivefile.model.exchange import LedgerEntry, Query
from fivefile.model.ports import LedgerStore

LIFETIME = timedelta(minutes=10)
"""How long a question waits for its answer, and an answer for whoever asked."""

Act = Literal["asked", "received", "answered", "got", "refused", "not reached"]


@dataclass(frozen=True, slots=True)
class Member:
    """`me` is the country; `key` signs, `directory` is whom it trusts, `salt` is the secret of its ledger's digests."""

    me: str
    key: SigningKey
    directory: KeyDirectory
    ledger: LedgerStore
    salt: bytes = field(repr=False)

    def seal(self, kind: Kind, recipient: str, number: str, payload: bytes, now: datetime) -> bytes:
        """`payload` in an envelope of ours to `recipient`, valid for LIFETIME."""
        now = now.replace(microsecond=0)
        return seal(Envelope(kind, self.me, recipient, number, now, now + LIFETIME, payload.decode()), self.key)

    def open(self, data: bytes, now: datetime) -> Envelope:
        """The envelope in `data`, every check done; raises Doubtful."""
        return open_envelope(data, self.me, now, self.directory, self.ledger.seen)

    def note(
        self, act: Act, at: datetime, query: Query, message: bytes, *, outcome: str = "", inside: str = ""
    ) -> LedgerEntry:
        """The line now in the ledger about a message of this question; raises OSError when it cannot be kept."""
        parties = query.asker, query.responder, query.purpose
        return self._keep(act, at, parties, message, outcome, inside)

    def note_refused(self, at: datetime, sender: str, message: bytes, why: str) -> LedgerEntry:
        """The line now in the ledger about a message that is not believed; `sender` is "" unless it is proven."""
        return self._keep("refused", at, (sender, self.me, ""), message, "", why)

    def _keep(
        self, act: Act, at: datetime, parties: tuple[str, str, str], message: bytes, outcome: str, inside: str
    ) -> LedgerEntry:
        asker, responder, purpose = parties
        line = LedgerEntry(
            number=0,
            at=at.replace(microsecond=0),
            act=act,
            asker=asker,
            responder=responder,
            purpose=purpose,
            message=salted(self.salt, message),
            outcome=outcome,
            inside=inside,
        )
        return self.ledger.append(line)
