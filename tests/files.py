"""Made-up case files in memory: silent ones, complete ones, and ones that a given condition holds on."""

from __future__ import annotations

from datetime import date

from fivefile.app import RULEBOOKS, load_library
from fivefile.law.facts import Facts
from fivefile.model.condition import All, AnyOf, Condition, Exists, Not, Test, Today
from fivefile.model.evidence import Source, Statement, Value
from fivefile.model.history import Event, Timeline
from fivefile.values.dates import PartialDate

ON = date(2026, 11, 22)
LIBRARY = load_library(RULEBOOKS)
DEFINITIONS = LIBRARY.definitions
SOURCE = Source("0" * 64, "case-file", "case.yaml")


def file(*events: Event, complete: bool, also: dict[str, Value] | None = None) -> Facts:
    """A case file with these events, complete or silent about everything else, and these facts about the person."""
    said = dict(also or {})
    claims = [claim for event in events for claim in event.statements]
    if complete:
        roots = (name for name, wanted in DEFINITIONS.lists.items() if wanted.within is None)
        claims += [Statement(f"list:{name}", "complete", True, SOURCE) for name in roots]
        plain = (
            name for name, fact in DEFINITIONS.facts.items() if fact.type == "bool" and not (fact.of or fact.derived)
        )
        said = {**dict.fromkeys(plain, False), **said}
    claims += [Statement("applicant", name, value, SOURCE) for name, value in said.items()]
    return Facts(Timeline(tuple(events)), tuple(claims), DEFINITIONS, ON, LIBRARY.derived)


def satisfying(condition: Condition) -> Facts:
    """A file, complete but for what the condition asks for, on which it holds (its first alternative)."""
    events: list[Event] = []
    said: dict[str, Value] = {}
    _make(condition, events, said)
    return file(*events, complete=True, also=said)


def _make(condition: Condition, events: list[Event], said: dict[str, Value]) -> None:
    match condition:
        case All(parts):
            for part in parts:
                _make(part, events, said)
        case AnyOf(parts):
            _make(parts[0], events, said)
        case Exists(of, where):
            wanted = DEFINITIONS.lists[of]
            fields: dict[str, Value] = {}
            for test in (wanted.where, where):
                if test is not None:
                    fields.update(_fields(test))
            name = f"made-{len(events)}"
            events.append(Event(name, wanted.kind, tuple(_claim(name, *item) for item in fields.items())))
        case Test(fact=fact):
            said[fact] = _value(condition)


def _claim(event: str, name: str, value: Value) -> Statement:
    return Statement(f"event:{event}", name, value, SOURCE)


def _fields(condition: Condition) -> dict[str, Value]:
    match condition:
        case All(parts):
            return {name: value for part in parts for name, value in _fields(part).items()}
        case AnyOf(parts):
            return _fields(parts[0])
        case Not(Test(fact=fact)):
            return {fact: "jp" if fact == "country" else False}
        case Test(fact=fact):
            return {fact: _value(condition)}
        case Today(fact=fact):
            return {fact: PartialDate.of(ON)}
    raise TypeError(f"no event for {condition!r}")


def _value(test: Test) -> Value:
    return test.operand[0] if isinstance(test.operand, tuple) else test.operand
