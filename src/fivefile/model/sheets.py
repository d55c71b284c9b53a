"""Forms, factors and interview questions as data: what is asked of a person, and when the truthful answer is yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fivefile.model.condition import Condition
from fivefile.model.rule import (
    Certainty,
    Citation,
    Effect,
    NextStep,
    Papers,
    Rule,
    RuleException,
    Side,
    Until,
    Version,
    strict,
)
from fivefile.values.dates import PartialDate, add
from fivefile.values.text import Text

STALE_AFTER_MONTHS = 6


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question about the past: the truthful answer is yes when `yes_when` holds.

    Either `yes_when` or `only_you` is given. `may_cover`: events that the wording covers in some versions of the form
    only; then the answer is unknown and the live wording decides. `only_you`: where the file does not say yes, only
    the applicant can answer, and no event is asked for. `says` is the question in our words; `feeds` are the sections
    of law it serves.
    """

    id: str
    says: Text
    yes_when: Condition | None = None
    may_cover: Condition | None = None
    only_you: bool = False
    explain: Text | None = None
    feeds: tuple[str, ...] = ()
    certainty: Certainty = "medium"
    verify: bool = True


@dataclass(frozen=True, slots=True)
class Silence:
    """Something the form does not ask, said when `when` holds; an oral question must still be answered truly."""

    id: str
    when: Condition
    says: Text
    certainty: Certainty = "medium"
    verify: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """A form or declaration of one country, and its questions about the past.

    `applies_when` says whom it concerns (None: everyone); `also` are other names it goes by.
    """

    id: str
    country: str
    title: Text
    as_of: PartialDate | None
    questions: tuple[FormQuestion, ...]
    silent: tuple[Silence, ...] = ()
    applies_when: Condition | None = None
    also: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FactorFact:
    """One fact an officer looks at, and the paper that would show it."""

    fact: str
    paper: Text


@dataclass(frozen=True, slots=True)
class Weaker:
    """What makes a factor weaker, said plainly, when `when` holds."""

    when: Condition
    says: Text


@dataclass(frozen=True, slots=True)
class FactorSheet:
    """One factor officers weigh for a class of visa."""

    id: str
    country: str
    title: Text
    looks_at: Text
    facts: tuple[FactorFact, ...]
    weaker: tuple[Weaker, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewItem:
    """A question to expect: asked when `when` holds (always, without it); `lists` and `facts` it touches."""

    id: str
    question: Text
    why: Text
    when: Condition | None = None
    lists: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    verify: bool = False


@dataclass(frozen=True, slots=True)
class InterviewSheet:
    """Questions to expect at one window: the visa interview, or the border."""

    id: str
    country: str
    title: Text
    questions: tuple[InterviewItem, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class VisaClass:
    """One class of visa: whether the presumption of immigrant intent meets it, and what must be shown.

    `names` are how letters and forms write it. `home`: whether the class asks for a residence abroad that is not
    abandoned. `changed` is what counts as new in another application, `unchanged` what does not.
    """

    id: str
    country: str
    title: Text
    names: tuple[str, ...]
    presumption: Literal["inside", "outside", "mostly outside"]
    home: Literal["required", "softer", "not asked", "not recorded"]
    standard: Text
    shows: tuple[Text, ...]
    changed: tuple[Text, ...] = ()
    unchanged: tuple[Text, ...] = ()
    citations: tuple[Citation, ...] = ()
    verify: bool = False


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word of an official status page: what it means, what to do, and what it does not say."""

    status: str
    means: Text
    do: Text
    sides: tuple[Side, ...] = ("nonimmigrant", "immigrant")
    citations: tuple[Citation, ...] = ()
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Volatile:
    """A fact that changes without notice (a fee, a proclamation, an interview rule), true as of one day.

    `classes` are the names of the classes of visa it concerns (empty: all).
    """

    id: str
    country: str
    title: Text
    value: Text
    as_of: PartialDate
    state: Literal["in force", "announced", "postponed", "ended", "unknown"]
    kind: Literal["fee", "rule", "proclamation", "validity"]
    classes: tuple[str, ...] = ()
    certainty: Certainty = "medium"
    citations: tuple[Citation, ...] = ()
    verify: bool = False

    def stale(self, on: date) -> bool:
        """Whether more than six months have passed since it was last seen to be so."""
        return on > add(self.as_of.earliest, months=STALE_AFTER_MONTHS)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """How one authority is asked for one's own file. `unverified` names the fields no text we hold confirms.

    `write` is what to put into the request, in the language of the authority.
    """

    id: str
    country: str
    authority: Text
    who: Text
    how: Text
    fee: Text
    time_limit: Text
    gets: Text
    withheld: Text
    complaint: Text
    correction: Text
    citations: tuple[Citation, ...]
    form: Text | None = None
    write: str | None = None
    url: str | None = None
    unverified: tuple[str, ...] = ()

    @property
    def title(self) -> Text:
        """What it is called in a list: the authority."""
        return self.authority


@dataclass(frozen=True, slots=True)
class General:
    """What holds of every rule of a country unless the rule says otherwise, stated once."""

    id: str
    says: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place in the law that is no ground (a waiver, an exception, a definition), though a letter may name it."""

    code: str
    says: Text
    aliases: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it is found by."""
        return (self.code, *self.aliases)


strict(FormQuestion, Silence, Form, FactorFact, Weaker, FactorSheet, InterviewItem, InterviewSheet)
strict(VisaClass, StatusWord, Volatile, OwnFile, General, Pointer)
strict(Effect, NextStep, Papers, RuleException, Version, Rule, Until)
