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
Severity = Literal["permanent", "ten-years", "years", "condition", "application", "information"]
Side = Literal["nonimmigrant", "immigrant"]
Certainty = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("permanent", "ten-years", "years", "condition", "application", "information")


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
class Papers:
    """Whether papers cure a refusal on this ground: in full, in part (they show that it does not hold), or not."""

    cure: Literal["yes", "partly", "no"]
    says: Text | None = None
    verify: bool = False


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
    readers of papers find it; the section itself finds the rule without one. It holds by the facts (`versions`, asked
    of each event of the list `each`), by a decision that names it (`named_in` is the list of those decisions), or by
    either. `asks` is the question its verdict by the facts answers.

    `sides` are the kinds of visa it concerns (empty: the law does not tell them apart); `waivers` are the ids of the
    waivers the law knows for it, `no_waiver` the sides for which it knows none, and `instead` what it knows in place
    of one. `never` is what must not be done.
    """

    id: str
    country: str
    kind: Kind
    code: str
    title: Text
    meaning: Text
    is_not: Text
    effect: Effect
    citations: tuple[Citation, ...]
    asks: Text | None = None
    versions: tuple[Version, ...] = ()
    aliases: tuple[str, ...] = ()
    key: str | None = None
    each: str | None = None
    named_in: str | None = None
    besides: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    papers: Papers | None = None
    decides: Text | None = None
    review: Text | None = None
    next: tuple[NextStep, ...] = ()
    never: tuple[Text, ...] = ()
    waivers: tuple[str, ...] = ()
    no_waiver: tuple[Side, ...] = ()
    instead: Text | None = None
    not_modelled: tuple[Text, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it is found by."""
        return (self.key or self.code, *self.aliases)

    @property
    def of(self) -> str | None:
        """The list of events its conditions and dates are about: those of the facts, else the decisions naming it."""
        return self.each or (self.named_in if not self.versions else None)


strict(LegalSource, Citation, Text)


def legal_sources(value: Any, where: str, lines: Lines) -> dict[str, LegalSource]:
    """The sources in the value of a sources.yaml by their keys; raises BadData with file and line."""
    keyed = {key: {**entry, "key": key} if isinstance(entry, dict) else entry for key, entry in (value or {}).items()}
    found: dict[str, LegalSource] = validate(keyed, dict[str, LegalSource], where, lines)
    return found
