"""A rule of law as data: what it says, when it holds, what follows, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from fivefile.loading import Lines, validate
from fivefile.model.condition import Condition
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text


def strict(*types: Any) -> None:
    """Make these dataclasses refuse unknown keys when they are read from a file."""
    for one in types:
        one.__pydantic_config__ = {"extra": "forbid"}


Kind = Literal["ground", "bar", "duty", "waiver"]
Severity = Literal["permanent", "ten-years", "years", "application", "information"]
Certainty = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("permanent", "ten-years", "years", "application", "information")


@dataclass(frozen=True, slots=True)
class LegalSource:
    """Where a citation was read: official title, official address, and whether only a copy was seen."""

    key: str
    title: str
    url: str | None = None
    via_copy: bool = False
    read: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the law. `verify` marks what we could not confirm in a text we hold; it is always shown."""

    law: str
    source: LegalSource | None = None
    certainty: Certainty = "medium"
    verify: bool = False
    as_of: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Until:
    """A day reckoned from a fact: `after` names the fact, plus whole years and months, plus days."""

    after: str
    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What follows when the rule holds, how heavy it is, and until when (None: no end is computed)."""

    says: Text
    severity: Severity
    until: Until | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do. `label` keeps apart what is law, what posts do, and what is advice.

    Of several days under `by` the earliest counts; one whose fact is not known is left out.
    """

    id: str
    do: Text
    label: Literal["law", "practice", "advice"] = "advice"
    by: Until | tuple[Until, ...] | None = None
    not_before: Until | None = None
    when: Condition | None = None
    verify: bool = False

    @property
    def deadlines(self) -> tuple[Until, ...]:
        """Every day under `by`."""
        if self.by is None:
            return ()
        return self.by if isinstance(self.by, tuple) else (self.by,)


@dataclass(frozen=True, slots=True)
class RuleException:
    """A case in which the law says otherwise: where `condition` holds the verdict is `gives`.

    A higher `rank` decides before a lower one (an exception to an exception).
    """

    id: str
    title: Text
    condition: Condition
    gives: Literal["yes", "no"] = "no"
    rank: int = 1
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """The rule as it stood from `start` (None: start not recorded) to `end` (None: still in force)."""

    condition: Condition
    start: Annotated[PartialDate | None, Field(alias="from")] = None
    end: Annotated[PartialDate | None, Field(alias="to")] = None
    exceptions: tuple[RuleException, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One ground, bar, duty or waiver of one country.

    `code` is the section as people are shown it. A rule that is not the whole of that section has a `key`, by which
    readers of papers find it; the section itself finds the rule without one. `asks` is the question its verdict
    answers; `each` names the list of events it is asked of one by one; `waivers` are the ids of the waivers the law
    knows for it.
    """

    id: str
    country: str
    kind: Kind
    code: str
    title: Text
    asks: Text
    meaning: Text
    is_not: Text
    effect: Effect
    versions: tuple[Version, ...]
    citations: tuple[Citation, ...]
    aliases: tuple[str, ...] = ()
    key: str | None = None
    each: str | None = None
    review: Text | None = None
    next: tuple[NextStep, ...] = ()
    waivers: tuple[str, ...] = ()
    not_modelled: tuple[Text, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it is found by."""
        return (self.key or self.code, *self.aliases)


strict(LegalSource, Citation, Text)


def legal_sources(value: Any, where: str, lines: Lines) -> dict[str, LegalSource]:
    """The sources in the value of a sources.yaml by their keys; raises BadData with file and line."""
    keyed = {key: {**entry, "key": key} if isinstance(entry, dict) else entry for key, entry in (value or {}).items()}
    found: dict[str, LegalSource] = validate(keyed, dict[str, LegalSource], where, lines)
    return found
