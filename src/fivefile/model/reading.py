"""What one letter or status page says, span by span, and nothing it does not say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from fivefile.model.outcome import PlanStep, Remedy
from fivefile.model.rule import Citation
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text

Paper = Literal["refusal-letter", "ceac-status", "other"]
SectionKind = Literal[
    "214(b)", "221(g)-documents", "221(g)-processing", "221(g)", "212(a)", "222(g)", "212(f)", "other"
]


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: page (from 1), and characters from `start` up to `end` of that page's text."""

    page: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of law the paper gives as a reason.

    `code` is written as the statute writes it; `kind` tells the sorts of 221(g) apart ("221(g)" alone: the paper
    does not say which). A section that is only mentioned is in `Reading.mentioned` instead.
    """

    code: str
    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date on the paper, and what it is the date of."""

    role: Literal["letter", "refused", "interview", "deadline", "other"]
    value: PartialDate
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """Something the paper asks the applicant to send; `ticked` is None when there is no box."""

    text: str
    span: Span
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class WaiverBox:
    """A line about a waiver: one may be sought (`available` True), may not (False), or the line is unclear (None)."""

    text: str
    available: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one paper.

    `paper` is "other" when it is no refusal letter and no status page. `refused` is None when the paper does not say.
    `stated` is False when a refusal names no section of law. `notes` are cautions for the reader.
    """

    name: str
    digest: str
    paper: Paper
    languages: tuple[str, ...]
    refused: bool | None = None
    status: str | None = None
    stated: bool = False
    sections: tuple[Section, ...] = ()
    mentioned: tuple[Section, ...] = ()
    dates: tuple[DateRead, ...] = ()
    items: tuple[Item, ...] = ()
    waivers: tuple[WaiverBox, ...] = ()
    case_number: Span | None = None
    pages: int = 1
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a section read from a paper means: what it is, what it is not, what can be done, by when, with sources.

    `known` is False when the rulebook has no entry of its own for the section and only the general one is shown.
    `given` is False for a section that the paper mentions without giving it as the reason.
    """

    code: str
    title: Text
    meaning: Text
    is_not: Text
    effect: Text
    review: Text | None
    next: tuple[PlanStep, ...]
    citations: tuple[Citation, ...]
    known: bool = True
    given: bool = True
    verify: bool = False
    remedy: Remedy = field(default_factory=Remedy)
    rule: str | None = None
