"""Three answers and how they combine (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """Yes, no, or unknown; unknown is an answer, never a default."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> Verdict:
        """YES for True, NO for False, UNKNOWN for None."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO


def negate(verdict: Verdict) -> Verdict:
    """The opposite; unknown stays unknown."""
    return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(verdict, Verdict.UNKNOWN)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """NO if any is no, else UNKNOWN if any is unknown, else YES (so YES for none at all)."""
    seen = set(verdicts)
    if Verdict.NO in seen:
        return Verdict.NO
    return Verdict.UNKNOWN if Verdict.UNKNOWN in seen else Verdict.YES


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """YES if any is yes, else UNKNOWN if any is unknown, else NO (so NO for none at all)."""
    return negate(all_of(negate(verdict) for verdict in verdicts))
