"""Records as one authority holds them, and what people judged about two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fivefile.model.evidence import Statement
from fivefile.model.history import Event
from fivefile.model.people import PERSON, Identity, identity


@dataclass(frozen=True, slots=True)
class Record:
    """Statements about one subject as one authority holds them; never edited: a correction is a new record.

    Its statements use the words of case files: "applicant" is the person, "event:ID" what happened.
    """

    id: str
    authority: str
    statements: tuple[Statement, ...]
    corrects: str | None = None

    @property
    def identity(self) -> Identity:
        """Who it is about."""
        return identity(self.statements)

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, in the order in which it stands."""
        grouped: dict[str, list[Statement]] = {}
        for claim in self.statements:
            if claim.subject.startswith("event:"):
                grouped.setdefault(claim.subject.removeprefix("event:"), []).append(claim)
        kinds = {name: str(claim.value) for name, claims in grouped.items() for claim in claims
                 if claim.property == "kind"}  # fmt: skip
        return tuple(Event(name, kinds[name], tuple(claims)) for name, claims in grouped.items() if name in kinds)

    def said(self, name: str) -> tuple[str, ...]:
        """What it says of the person under the property `name`, as words."""
        told = (claim for claim in self.statements if claim.subject == PERSON and claim.property == name)
        return tuple(dict.fromkeys(str(claim.value) for claim in told))


Opinion = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about two records (`left` < `right`), and when; a later one replaces an earlier one.

    It is never a merge: taking it back ("unsure") restores what was before.
    """

    left: str
    right: str
    opinion: Opinion
    by: str
    on: datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """Records that judgements join; computed each time, never stored."""

    id: str
    records: tuple[str, ...]
