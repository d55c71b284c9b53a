"""What an officer of one authority sees after asking: what came back, and what the applicant had declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from fivefile.model.evidence import Statement
from fivefile.model.exchange import Reply
from fivefile.model.history import Event
from fivefile.model.match import Match
from fivefile.model.outcome import InterviewQuestion
from fivefile.model.records import Judgement, Record
from fivefile.model.rule import Citation
from fivefile.model.terms import Category, Grade, Purpose
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class Own:
    """A record of the asking authority's own registry that may be about the applicant, and why."""

    record: Record
    match: Match


@dataclass(frozen=True, slots=True)
class Known:
    """One event now known to the officer: from which authority, under which category, and how sure the match is."""

    authority: str
    category: Category | None
    event: Event
    title: Text
    match: Match


Against = Literal["agrees", "differs", "not declared", "no form", "not asked"]


@dataclass(frozen=True, slots=True)
class Declared:
    """One known event beside the applicant's form: what was asked, what was answered, and what is known.

    "not declared": the form on file has no answer to a question that asks. "no form": a form asks, and none that was
    filed after the event is on file. "not asked": no question covers it.
    A difference is something to ask about, not a finding of dishonesty.
    """

    known: Known
    against: Against
    form: Text | None = None
    wording: Text | None = None
    answered: bool | None = None
    sources: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """What the arrangement says about asking one partner for this purpose, shown beside what came back."""

    partner: str
    title: Text
    grade: Grade
    says: Text
    elements: tuple[Text, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question to four partners about one applicant, and everything an officer may see of it.

    `made_up` is always true in this version: the registries hold made-up people only.
    """

    id: str
    case: str
    applicant: Text
    asker: str
    purpose: Purpose
    at: datetime
    own: tuple[Own, ...]
    replies: tuple[Reply, ...]
    ways: Mapping[str, Way]
    known: tuple[Known, ...]
    declared: tuple[Declared, ...]
    questions: tuple[InterviewQuestion, ...]
    judgements: tuple[Judgement, ...] = ()
    notes: tuple[Text, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    made_up: bool = True
