"""Examples of rules: a few facts, a day, and the verdict the rule must reach (rulebooks/*/examples/*.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fivefile.errors import BadData
from fivefile.law.assess import findings
from fivefile.law.definitions import Definitions, FactDef
from fivefile.law.derived import DERIVED
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.law.values import parse_value
from fivefile.law.words import Place
from fivefile.loading import read_yaml, validate
from fivefile.model.evidence import Source, Statement, Value
from fivefile.model.history import Event, Timeline
from fivefile.model.outcome import Finding
from fivefile.model.rule import strict
from fivefile.values.verdict import Verdict

STRENGTH = (Verdict.YES, Verdict.UNKNOWN, Verdict.NO)


@dataclass(frozen=True, slots=True)
class Written:
    """An example as it stands in its file."""

    name: str
    on: date
    verdict: Verdict
    facts: Mapping[str, Any] = field(default_factory=dict)
    events: tuple[Mapping[str, Any], ...] = ()
    complete: tuple[str, ...] = ()
    open: tuple[str, ...] | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of examples of one rule."""

    rule: str
    examples: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One situation and what the rule must answer: the verdict, what is left open (None: not said), until when."""

    rule: str
    name: str
    file: str
    on: date
    statements: tuple[Statement, ...]
    timeline: Timeline
    verdict: Verdict
    open: frozenset[str] | None
    until: date | None


strict(Written, Sheet)


def load_examples(folder: Path, definitions: Definitions) -> tuple[Example, ...]:
    """Every example of the rulebook in `folder`; raises BadData with file and line for the first mistake."""
    return tuple(
        example for path in sorted((folder / "examples").glob("*.yaml")) for example in _load(path, definitions)
    )


def _load(path: Path, definitions: Definitions) -> Iterator[Example]:
    where = f"{path.parent.parent.name}/examples/{path.name}"
    value, lines = read_yaml(path.read_text(encoding="utf-8"), where)
    sheet: Sheet = validate(value, Sheet, where, lines)
    for at, written in enumerate(sheet.examples):
        place = Place(where, value, lines, ("examples", at))
        source = Source(digest="0" * 64, kind="case-file", name=written.name)
        events = tuple(
            _event(one, definitions, source, place.at("events", no)) for no, one in enumerate(written.events)
        )
        for name in written.complete:
            if name not in definitions.lists:
                raise BadData(f"unknown list '{name}'", where=place.at("complete").line(name))
        lists = (Statement(f"list:{definitions.root(name)}", "complete", True, source) for name in written.complete)
        claims = (
            Statement("applicant", name, item, source)
            for name, raw in written.facts.items()
            for item in _values(name, raw, definitions, None, place.at("facts", name))
        )
        yield Example(
            rule=sheet.rule,
            name=written.name,
            file=place.line(),
            on=written.on,
            statements=(*claims, *lists, *(claim for event in events for claim in event.statements)),
            timeline=Timeline(events),
            verdict=written.verdict,
            open=None if written.open is None else frozenset(written.open),
            until=written.until,
        )


def _event(written: Mapping[str, Any], definitions: Definitions, source: Source, place: Place) -> Event:
    fields = dict(written)
    kind, event_id = str(fields.pop("kind", "")), str(fields.pop("id", "one"))
    if kind not in definitions.events:
        raise BadData(f"unknown kind of event '{kind}'", where=place.line(kind))
    claims = tuple(
        Statement(f"event:{event_id}", name, item, source)
        for name, raw in fields.items()
        for item in _values(name, raw, definitions, kind, place.at(name))
    )
    return Event(event_id, kind, claims)


def _values(name: str, raw: Any, definitions: Definitions, kind: str | None, place: Place) -> tuple[Value, ...]:
    meaning = definitions.scoped(name, kind)
    if meaning is None:
        raise BadData(f"unknown fact '{name}'", where=place.line())
    if isinstance(meaning, FactDef) and meaning.derived:
        raise BadData(f"'{name}' is computed and cannot be stated", where=place.line())
    try:
        return tuple(parse_value(meaning, item) for item in (raw if isinstance(raw, list) else [raw]))
    except ValueError as problem:
        raise BadData(f"{name}: {problem}", where=place.line()) from None


def run(example: Example, rulebook: Rulebook, definitions: Definitions) -> Finding:
    """What the rule finds in the example; of several findings the one with the strongest verdict."""
    facts = Facts(example.timeline, example.statements, definitions, example.on, DERIVED)
    found = findings(rulebook.rule(example.rule), facts)
    if not found:
        raise BadData(f"{example.rule} is not in force on {example.on}", where=example.file)
    return min(found, key=lambda finding: STRENGTH.index(finding.verdict))


def differences(example: Example, finding: Finding) -> list[str]:
    """In words, how the finding differs from what the example says; empty when it does not."""
    opened = frozenset(item.fact for item in finding.open)
    said = [
        ("verdict", example.verdict, finding.verdict),
        ("open", opened if example.open is None else example.open, opened),
        ("until", finding.until if example.until is None else example.until, finding.until),
    ]
    return [
        f"{example.file} ({example.name}): {what} is {_say(got)}, not {_say(wanted)}"
        for what, wanted, got in said
        if wanted != got
    ]


def _say(value: object) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
