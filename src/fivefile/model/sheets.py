"""Forms, factors and interview questions as data: what is asked of a person, and when the truthful answer is yes."""

from __future__ import annotations

from dataclasses import dataclass

from fivefile.model.condition import Condition
from fivefile.model.rule import Certainty, Citation, Effect, NextStep, Rule, RuleException, Until, Version, strict
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question about the past: the truthful answer is yes when `yes_when` holds.

    `may_cover`: events that the wording covers in some versions of the form only; then the answer is unknown and the
    live wording decides. `says` is the question in our words.
    """

    id: str
    says: Text
    yes_when: Condition
    may_cover: Condition | None = None
    explain: Text | None = None
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


strict(FormQuestion, Silence, Form, FactorFact, Weaker, FactorSheet, InterviewItem, InterviewSheet)
strict(Effect, NextStep, RuleException, Version, Rule, Until)
