"""Made-up facts for the tests of law: claims, events, and what a file says."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fivefile.law.definitions import Definitions, FactDef, FieldDef, load_definitions
from fivefile.law.derived import DERIVED
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook, load_rulebook
from fivefile.law.values import parse_value
from fivefile.model.evidence import Source, Statement
from fivefile.model.history import Event, Timeline
from fivefile.model.outcome import Finding
from fivefile.values.verdict import Verdict, any_of

ROOT = Path(__file__).resolve().parents[2] / "src" / "fivefile" / "rulebooks"
TODAY = date(2026, 11, 22)


@cache
def definitions() -> Definitions:
    return load_definitions(ROOT)


@cache
def book(country: str = "us") -> Rulebook:
    return load_rulebook(ROOT / country, definitions())


def source(name: str = "case.yaml") -> Source:
    return Source(digest="0" * 64, kind="case-file", name=name)


def claim(subject: str, name: str, value: Any, paper: str = "case.yaml", kind: str | None = None) -> Statement:
    """A claim whose value is read as in a case file; `complete` of a list is yes or no."""
    meaning = definitions().scoped(name, kind)
    read = value == "yes" if meaning is None else parse_value(meaning, value)
    return Statement(subject, name, read, source(paper))


def event(kind: str, event_id: str = "one", /, **fields: Any) -> Event:
    """An event; a list value for a field of many values, two values in a tuple for two papers that disagree.

    A name that is a word of Python's is written with a line under it: from_.
    """
    claims = []
    for written, value in fields.items():
        name = written.rstrip("_")
        values = value if isinstance(value, list | tuple) else [value]
        for number, item in enumerate(values):
            paper = f"paper {number}" if isinstance(value, tuple) else "case.yaml"
            claims.append(claim(f"event:{event_id}", name, item, paper, kind))
    return Event(event_id, kind, tuple(claims))


def facts(*events: Event, complete: str = "", on: date = TODAY, words: Definitions | None = None, **said: Any) -> Facts:
    """The facts of a file with these events, these facts about the person, and these lists said to be complete."""
    claims = [claim("applicant", name, value) for name, value in said.items()]
    claims += [claim(f"list:{name}", "complete", "yes") for name in complete.split()]
    claims += [one for event in events for one in event.statements]
    return Facts(Timeline(events), tuple(claims), words or definitions(), on, DERIVED)


def overall(found: tuple[Finding, ...]) -> Verdict:
    """The verdict on a rule asked of several events: yes if of any, no if of none."""
    return any_of(finding.verdict for finding in found)


def askable(name: str, kind: str | None) -> bool:
    """Whether somebody can be asked for a fact, or for the completeness of a list."""
    words = definitions()
    if name.startswith("list:"):
        return words.lists[name.removeprefix("list:")].question is not None
    meaning = words.scoped(name, kind)
    derived = isinstance(meaning, FactDef) and meaning.derived
    return isinstance(meaning, FactDef | FieldDef) and meaning.question is not None and not derived
