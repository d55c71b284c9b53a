"""Every number, span and date at which a rule turns has an example on each side of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from fivefile.law.derived import DERIVED
from fivefile.law.evaluate import evaluate
from fivefile.law.examples import Example, load_examples
from fivefile.law.facts import Facts
from fivefile.law.words import ORDERED
from fivefile.model.condition import All, AnyOf, Condition, Count, Exists, Not, Test, Today
from fivefile.model.rule import Rule
from fivefile.values.verdict import Verdict
from tests.files import DEFINITIONS, LIBRARY

ROOT = Path(__file__).resolve().parents[2] / "src" / "fivefile" / "rulebooks"
SIDES: dict[str, list[Example]] = {
    rule: list(examples)
    for country in LIBRARY.rulebooks
    for rule, examples in groupby(load_examples(ROOT / country, DEFINITIONS), lambda one: one.rule)
}
Threshold = tuple[Test | Today, str | None]
"""A condition that turns at one value, and the kind of event it is asked of."""


def thresholds(condition: Condition, kind: str | None) -> Iterator[Threshold]:
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from thresholds(part, kind)
        case Not(part):
            yield from thresholds(part, kind)
        case Exists(of=of, where=where) | Count(of=of, where=where):
            if where is not None:
                yield from thresholds(where, DEFINITIONS.lists[of].kind)
        case Today():
            yield condition, kind
        case Test(op=op) if op in ORDERED:
            yield condition, kind


def of_rule(rule: Rule) -> list[Threshold]:
    kind = DEFINITIONS.lists[rule.of].kind if rule.of else None
    conditions = [
        condition
        for version in rule.versions
        for condition in (version.condition, *(one.condition for one in version.exceptions))
    ]
    return list(dict.fromkeys(one for condition in conditions for one in thresholds(condition, kind)))


ALL = [(rule, one) for book in LIBRARY.rulebooks.values() for rule in book.rules for one in of_rule(rule)]


def answers(threshold: Threshold, example: Example) -> list[Verdict]:
    """What the condition by itself says of the person, or of each event of its kind, in the example."""
    condition, kind = threshold
    facts = Facts(example.timeline, example.statements, DEFINITIONS, example.on, DERIVED)
    if kind is None:
        return [evaluate(condition, facts).verdict]
    return [evaluate(condition, facts, event).verdict for event in example.timeline.events if event.kind == kind]


def test_there_are_thresholds():
    assert len(ALL) > 10


@pytest.mark.parametrize(("rule", "threshold"), ALL, ids=[f"{rule.id}: {one[0]}" for rule, one in ALL])
def test_an_example_stands_on_each_side(rule: Rule, threshold: Threshold):
    pairs = [list(pair) for _, pair in groupby(SIDES[rule.id], lambda one: one.file)]
    turned = [
        pair[0].name for pair in pairs if len(pair) == 2 and answers(threshold, pair[0]) != answers(threshold, pair[1])
    ]
    assert turned, "add a boundary to the examples of the rule"
