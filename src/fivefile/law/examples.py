"""Examples of rules: a few facts, a day, and the verdict the rule must reach (rulebooks/*/examples/*.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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
class Situation:
    """A few facts as they are written: of the person, events, and lists said to be complete."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    events: tuple[Mapping[str, Any], ...] = ()
    complete: tuple[str, ...] = ()


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
class Boundary:
    """Both sides of a threshold: the example `base` with the fact `vary` (of the event `of`) put at each side of it.

    At `last` the verdict is still `before`; at `first`, the next possible value, it is `after`.
    """

    base: str
    vary: str
    last: Any
    first: Any
    before: Verdict
    after: Verdict
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of examples of one rule, and the thresholds at which its verdict turns."""

    rule: str
    examples: tuple[Written, ...]
    boundaries: tuple[Boundary, ...] = ()


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


strict(Situation, Written, Boundary, Sheet)


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
        yield _example(sheet.rule, written, definitions, Place(where, value, lines, ("examples", at)))
    for at, boundary in enumerate(sheet.boundaries):
        place = Place(where, value, lines, ("boundaries", at))
        for written in _sides(boundary, sheet.examples, place):
            yield _example(sheet.rule, written, definitions, place)


def _sides(boundary: Boundary, examples: tuple[Written, ...], place: Place) -> Iterator[Written]:
    """The two examples at a threshold."""
    base = next((one for one in examples if one.name == boundary.base), None)
    if base is None:
        raise BadData(f"no example is named '{boundary.base}'", where=place.line())
    if boundary.before is boundary.after:
        raise BadData("the verdict is the same on both sides", where=place.line())
    if boundary.of is not None and all(event.get("id", "one") != boundary.of for event in base.events):
        raise BadData(f"the example has no event '{boundary.of}'", where=place.line())
    for value, verdict in ((boundary.last, boundary.before), (boundary.first, boundary.after)):
        changed = {boundary.vary: value}
        yield replace(
            base,
            name=f"{base.name}, with {boundary.vary} {value}",
            verdict=verdict,
            facts=base.facts if boundary.of else {**base.facts, **changed},
            events=tuple({**one, **changed} if one.get("id", "one") == boundary.of else one for one in base.events),
            open=None,
            until=None,
        )


def _example(rule: str, written: Written, definitions: Definitions, place: Place) -> Example:
    situation = Situation(written.facts, written.events, written.complete)
    statements, timeline = stated(situation, definitions, Source("0" * 64, "case-file", written.name), place)
    return Example(
        rule=rule,
        name=written.name,
        file=place.line(),
        on=written.on,
        statements=statements,
        timeline=timeline,
        verdict=written.verdict,
        open=None if written.open is None else frozenset(written.open),
        until=written.until,
    )


def stated(
    situation: Situation, definitions: Definitions, source: Source, place: Place
) -> tuple[tuple[Statement, ...], Timeline]:
    """The claims and events of a situation; raises BadData, with `place`, for a word or value that cannot be meant."""
    events = tuple(_event(one, definitions, source, place.at("events", at)) for at, one in enumerate(situation.events))
    for name in situation.complete:
        if name not in definitions.lists:
            raise BadData(f"unknown list '{name}'", where=place.at("complete").line(name))
    lists = [Statement(f"list:{definitions.root(name)}", "complete", True, source) for name in situation.complete]
    claims = [
        Statement("applicant", name, item, source)
        for name, raw in situation.facts.items()
        for item in _values(name, raw, definitions, None, place.at("facts", name))
    ]
    return (*claims, *lists, *(claim for event in events for claim in event.statements)), Timeline(events)


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
