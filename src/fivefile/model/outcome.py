"""What follows from the facts: findings with their trace, and the dossier that every surface prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fivefile.model.evidence import Problem, Source, Statement, Value
from fivefile.model.history import Timeline
from fivefile.model.rule import Citation, Kind, Papers, Severity, Side
from fivefile.model.sheets import VisaClass, Volatile
from fivefile.model.terms import Grade, Purpose
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict


@dataclass(frozen=True, slots=True, order=True)
class Open:
    """Why an answer is unknown: a fact that nobody stated ("ask") or that papers dispute ("settle").

    The fact is about the event of that id, or about the person when there is none.
    """

    fact: str
    event: str | None = None
    kind: Literal["ask", "settle"] = "ask"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace: what was asked, the verdict, what the file says, and the statements it rests on."""

    what: Text
    verdict: Verdict
    value: Text | None = None
    statements: tuple[str, ...] = ()
    open: tuple[Open, ...] = ()
    citation: str | None = None
    parts: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class ExceptionOutcome:
    """An exception with its own verdict; `decided` when it is the one that settled the rule."""

    title: Text
    verdict: Verdict
    gives: Verdict
    step: Step
    decided: bool = False
    verify: bool = False


@dataclass(frozen=True, slots=True)
class PlanStep:
    """Something to do, by or not before a day, and why; `label` is law, practice or advice.

    `if_applies`: the finding it belongs to is open, so it is to be done only if that turns out to hold.
    """

    id: str
    do: Text
    label: Literal["law", "practice", "advice"]
    why: Text
    rule: str = ""
    by: date | None = None
    not_before: date | None = None
    verify: bool = False
    if_applies: bool = False


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A waiver the law knows for a ground or bar, and whether this file meets its conditions; never a promise."""

    code: str
    title: Text
    meaning: Text
    citations: tuple[Citation, ...]
    verify: bool = False
    verdict: Verdict = Verdict.UNKNOWN
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class WaiverName:
    """A waiver the law knows, by name, and the kinds of visa it is for (empty: not told apart)."""

    rule: str
    code: str
    title: Text
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the law says about getting over a refusal: which visas it concerns, whether papers cure it, who decides,
    the waivers known, the sides for which there is none, and what must not be done.
    """

    sides: tuple[Side, ...] = ()
    papers: Papers | None = None
    decides: Text | None = None
    waivers: tuple[WaiverName, ...] = ()
    no_waiver: tuple[Side, ...] = ()
    instead: Text | None = None
    never: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, asked on one day about one file: the verdict, the trace, the law, the effect and until when.

    `event` is what a rule asked of each event is about here, and `about` names it. `by_letter`: it rests on what a
    decision names, not on what the file shows. `rest`: it is about the whole list, none of whose events surely matter.
    """

    rule: str
    country: str
    kind: Kind
    code: str
    title: Text
    asks: Text
    meaning: Text
    is_not: Text
    verdict: Verdict
    severity: Severity
    trace: Step
    effect: Text
    citations: tuple[Citation, ...]
    event: str | None = None
    about: Text | None = None
    until: date | None = None
    exceptions: tuple[ExceptionOutcome, ...] = ()
    clash: Text | None = None
    open: tuple[Open, ...] = ()
    next: tuple[PlanStep, ...] = ()
    review: Text | None = None
    in_force: Text | None = None
    verify: bool = False
    not_modelled: tuple[Text, ...] = ()
    waivers: tuple[WaiverView, ...] = ()
    by_letter: bool = False
    rest: bool = False
    remedy: Remedy = field(default_factory=Remedy)


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask the applicant, and which findings wait for it (`why`)."""

    open: Open
    text: Text
    type: str
    choices: Mapping[str, Text]
    why: tuple[Text, ...]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a contradiction: what is said, and where it stands (None: it is what the whole file adds up to).

    `value` is what the disputed fact would be if this side is right; None when the side gives no value of its own.
    """

    says: Text
    source: Source | None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two papers, or a paper and the applicant, say different things about the same fact."""

    about: Text
    claims: tuple[Claim, ...]
    why: Text
    severity: Severity
    open: Open | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One question of one form and the truthful answer to it on these facts."""

    country: str
    form: Text
    question: str
    wording: Text
    answer: Verdict
    because: Text
    step: Step
    certainty: str
    verify: bool
    as_of: str | None = None
    explain: Text | None = None
    asked: bool = True
    only_you: bool = False

    @property
    def open_to_you(self) -> bool:
        """Whether nothing in the file surely makes it yes, so that only the applicant can answer."""
        return self.only_you and self.answer is Verdict.UNKNOWN


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing an officer looks at within a factor: what the file shows, and which paper would show it."""

    looks_at: Text
    state: Literal["shown", "said", "missing"]
    value: Text | None
    paper: Text
    open: Open | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor officers weigh, seen against the file; never a score."""

    id: str
    title: Text
    looks_at: Text
    evidence: tuple[Evidence, ...]
    weaker: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A question to expect at the window or border `sheet` names, why, and what the file already says about it."""

    sheet: Text
    id: str
    question: Text
    why: Text
    file_says: tuple[Text, ...] = ()
    verify: bool = False


State = Literal["documented", "possible", "not documented", "excluded"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A moment at which the destination may ask, and how well that is documented."""

    purpose: Purpose
    grade: Grade
    says: Text


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Another way than the immigration exchange by which it may become known."""

    grade: Grade
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the destination's forms whose truthful answer rests on the event."""

    form: Text
    wording: Text
    answer: Verdict


@dataclass(frozen=True, slots=True)
class Visible:
    """Whether `destination` can learn of one event from `holder`, by which arrangement and trigger, with sources.

    `own`: the destination was itself the authority. `asked` and `duty` stand beside it always: what must be said does
    not depend on `state`.
    """

    event: str
    destination: str
    holder: str | None
    state: State
    own: bool
    says: Text
    why: Text
    duty: Text
    arrangement: Text | None = None
    line: str = ""
    found_by: Text | None = None
    triggers: tuple[Trigger, ...] = ()
    citations: tuple[Citation, ...] = ()
    other_ways: tuple[OtherWay, ...] = ()
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class BeliefView:
    """A thing people believe about sharing that touches this file, and what the sources say of it."""

    id: str
    says: Text
    status: str
    why: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the case: what it is, and the event it speaks of (None: none in the file)."""

    name: str
    what: Text
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything one case shows on one day; the one value that page, report, text and JSON print."""

    case: str
    title: Text
    applicant: Text
    on: date
    destinations: tuple[str, ...]
    timeline: Timeline
    event_titles: Mapping[str, Text] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    papers: tuple[Paper, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    factors: tuple[Factor, ...] = ()
    interview: tuple[InterviewQuestion, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    duties: tuple[Text, ...] = ()
    unread: tuple[Problem, ...] = ()
    visibility: tuple[Visible, ...] = ()
    beliefs: tuple[BeliefView, ...] = ()
    visa_classes: tuple[VisaClass, ...] = ()
    volatile: tuple[Volatile, ...] = ()
    not_answered: tuple[Text, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
