"""What one room needs of another without importing it; `app` hands the implementations over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from fivefile.model.exchange import LedgerEntry
from fivefile.model.match import Match
from fivefile.model.people import Identity
from fivefile.model.records import Judgement, Record
from fivefile.values.names import Name


class CompareNames(Protocol):
    """The level two names reach, by the names of the levels in the model file."""

    def __call__(self, left: Name, right: Name) -> str:
        """The level; "unsaid" when one side gives nothing to compare."""


class BlockingKeys(Protocol):
    """Keys that two records of one person are likely to share."""

    def __call__(self, who: Identity) -> frozenset[str]:
        """The keys; none when the identity says too little."""


class FindCandidates(Protocol):
    """Records of one registry that may be about the person a query means."""

    def __call__(self, who: Identity, query: str) -> Sequence[tuple[Record, Match]]:
        """Candidates with their match, best first.

        The same number for people who are in the registry and people who are not: unlikely ones fill up, so that the
        work does not tell one from the other.
        """


class RecordStore(Protocol):
    """One authority's registry."""

    def add(self, records: Iterable[tuple[Record, Iterable[str]]]) -> int:
        """Put records with their blocking keys into the registry, all or none; returns how many."""

    def record(self, record_id: str) -> Record | None:
        """The record of that identifier, or None."""

    def by_keys(self, keys: Iterable[str], limit: int) -> Sequence[Record]:
        """At most `limit` records that share a key, in a fixed order."""

    def filler(self, seed: str, count: int, without: Iterable[str]) -> Sequence[Record]:
        """`count` other records, chosen by `seed` alone, to make the work of every search alike."""

    def count(self) -> int:
        """How many records there are."""


class JudgementStore(Protocol):
    """What people judged about pairs of records."""

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; earlier ones stay in the log."""

    def judgements(self, records: Iterable[str]) -> Sequence[Judgement]:
        """Those that concern any of these records, in the order in which they were made."""


class LedgerStore(Protocol):
    """The log of one node: lines are added, never changed."""

    def append(self, entry: LedgerEntry) -> LedgerEntry:
        """The line as it was kept, with its number and chain; raises OSError when it cannot be kept."""

    def entries(self, last: int | None = None) -> Sequence[LedgerEntry]:
        """All lines in order, or the last so many."""

    def seen(self, message: str, now: datetime, until: datetime) -> bool:
        """Whether a message of this identifier was already received; remembers it until `until` if not, in one step.

        Raises OSError when it cannot be remembered.
        """
