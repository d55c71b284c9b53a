"""The same situations as the law engine reads them, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fivefile.law.assess import findings
from fivefile.law.facts import Facts
from fivefile.model.outcome import Finding
from tests.law.made import book, event, facts, overall
from tests.law.second.made import Disputed, Made, Rough, Said, Situation
from tests.law.second.oracle import Verdicts

RULES = {
    "three_years": "us/bars/unlawful-presence-three-years",
    "ten_years": "us/bars/unlawful-presence-ten-years",
    "overstay": "us/bars/222-g",
    "reentry": "us/bars/reentry-without-admission",
    "attempt": "us/bars/attempt-without-admission",
    "ninety_days": "us/grounds/ninety-days",
    "after_ninety": "us/grounds/after-ninety-days",
    "removal_arrival": "us/bars/removal-on-arrival",
    "removal_other": "us/bars/removal-other",
    "removal_second": "us/bars/removal-second",
    "removal_felony": "us/bars/removal-aggravated-felony",
    "turpitude": "us/grounds/212-a-2-A-i-I",
    "turpitude_admitted": "us/grounds/212-a-2-A-i-I-admitted",
    "drugs": "us/grounds/212-a-2-A-i-II",
    "drugs_admitted": "us/grounds/212-a-2-A-i-II-admitted",
    "sentences": "us/grounds/212-a-2-B",
    "untrue": "us/grounds/212-a-6-C-i-form",
    "documents": "us/grounds/221-g-documents",
    "processing": "us/grounds/221-g-processing",
}
"""The rules of the program, and the engine's."""
SENDING = "send-what-is-listed"


def file_of(situation: Situation) -> Facts:
    """What the file of a situation says, as the engine reads files."""
    events = [event(one.kind, one.id, **_written(one)) for one in situation.events]
    born = _written(situation.person)
    return facts(*events, complete=" ".join(sorted(situation.complete)), on=situation.on, **born)


def verdicts(situation: Situation) -> tuple[Verdicts, dict[str, date | None]]:
    """The engine's verdict by rule and event (None: the person), and by which day asked-for papers are to be sent."""
    held = file_of(situation)
    answers: Verdicts = {}
    sending: dict[str, date | None] = {}
    for name, rule in RULES.items():
        found = findings(book().rule(rule), held)
        answers |= {(name, one.id): "no" for one in situation.events}
        answers |= {(name, one.event): str(one.verdict) for one in found}
        answers[name, None] = str(overall(found))
        if name == "documents":
            sending = dict(_steps(found))
    return answers, sending


def _steps(found: tuple[Finding, ...]) -> Iterator[tuple[str, date | None]]:
    for one in found:
        for step in one.next:
            if step.id == SENDING and one.event is not None:
                yield one.event, step.by


def _written(one: Made) -> dict[str, Any]:
    return {name: _value(value) for name, value in one.said.items() if name != "eighteenth"}


def _value(said: Said) -> Any:
    if isinstance(said, Rough):
        return said.written
    if isinstance(said, Disputed):
        return (_value(said.one), _value(said.other))
    if isinstance(said, tuple):
        return list(said)
    return str(said) if isinstance(said, date) else said
