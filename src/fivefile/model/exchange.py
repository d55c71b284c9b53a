"""Question and answer between two authorities: both complete, so that neither side has to ask back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from fivefile.model.evidence import Statement
from fivefile.model.match import Match
from fivefile.model.people import Identity
from fivefile.model.terms import CATEGORIES, PURPOSES, Category, Delivery, Grade, Outcome, Purpose
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class Query:
    """One complete question from `asker` to `responder` about one person, for one purpose, until it expires.

    Raises ValueError when purpose, legal basis or categories are empty, or when it expires before it is asked.
    `claim_against` are the countries in which a claimant alleges persecution.
    """

    id: str
    asker: str
    responder: str
    purpose: Purpose
    basis: str
    identity: Identity
    categories: tuple[Category, ...]
    asked_at: datetime
    expires_at: datetime
    claim_against: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what a node would have to ask back about."""
        if self.purpose not in PURPOSES:
            raise ValueError(f"'{self.purpose}' is no purpose")
        if not self.basis.strip():
            raise ValueError("a query names its legal basis")
        if not self.categories or set(self.categories) - set(CATEGORIES):
            raise ValueError("a query names the categories it asks for")
        if self.asked_at.tzinfo is None or self.expires_at.tzinfo is None or self.expires_at <= self.asked_at:
            raise ValueError("a query expires after it is asked, both times with their zone")


Reason = Literal["purpose", "elements", "expired", "key", "quota", "message"]


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One item that may be told: the category it was asked under, the policy line, and the claims themselves.

    `record` is the one it stands in, as the matches name it; `event` is "" where it is about the person.
    """

    category: Category
    line: str
    record: str
    event: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A category that was asked for and is not told, and the line of the policy that says so.

    It stands on every hit alike and says nothing about whether there is anything of that category. `grade` is
    "possible" where no published text settles it, so that a person at the responder would have to decide.
    """

    category: Category
    line: str
    grade: Grade
    says: Text


@dataclass(frozen=True, slots=True)
class Answer:
    """The complete answer to one query, bound to it by `query`, the digest of the query's bytes.

    `no-hit` means "no record" or "may not be told", alike in everything. `matches` explain a hit or a possible; a
    possible discloses nothing else.
    """

    query: str
    asker: str
    responder: str
    outcome: Outcome
    answered_at: datetime
    reason: Reason | None = None
    matches: tuple[Match, ...] = ()
    disclosed: tuple[Disclosed, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)


Inside = Literal["told", "nothing found", "excluded", "gate closed", "not of this kind", "query refused"]
"""What the responder's own ledger and screen keep about an answer; it never crosses the wire."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of one question to one partner: how it was delivered, and the answer if there is one.

    `query` is what was sent; None when nothing was. `why` says what kept it from being asked or answered.
    """

    partner: str
    delivery: Delivery
    query: Query | None = None
    answer: Answer | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of a node's ledger: digests, parties, purpose, outcome, time; no personal data.

    `message` is a salted digest. `chain` binds the line to all before it. `inside` stays at this node.
    """

    number: int
    at: datetime
    act: Literal["asked", "received", "answered", "got", "refused", "not reached"]
    asker: str
    responder: str
    purpose: str
    message: str
    outcome: str = ""
    inside: str = ""
    chain: str = ""
