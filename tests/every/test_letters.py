"""Every rule that decisions name: found by each of its names, and by nothing else."""

from __future__ import annotations

import pytest

from fivefile.law.assess import findings
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.model.history import Event
from fivefile.model.outcome import Finding
from fivefile.model.rule import Rule
from fivefile.values.verdict import Verdict
from tests.files import DEFINITIONS, LIBRARY, file
from tests.law.made import event

NAMED = [(book, rule) for book in LIBRARY.rulebooks.values() for rule in book.rules if rule.named_in]
NAMES = [(book, rule, name) for book, rule in NAMED for name in rule.names if rule.key is None]
EACH_NAME = pytest.mark.parametrize(
    ("book", "rule", "name"), NAMES, ids=[f"{rule.id}: {name}" for _, rule, name in NAMES]
)
EACH_RULE = pytest.mark.parametrize("rule", [rule for _, rule in NAMED], ids=[rule.id for _, rule in NAMED])


def decision(rule: Rule, section: str | None) -> Event:
    """A decision that belongs to the list in which the rule is named, and names `section`."""
    assert rule.named_in is not None
    kind = DEFINITIONS.lists[rule.named_in].kind
    fields = {"result": "refused", "country": rule.country} | ({"section": section} if section else {})
    return event(kind, **fields)


def on(rule: Rule, section: str | None) -> Facts:
    """A complete file with that one decision."""
    return file(decision(rule, section), complete=True)


def by_letter(rule: Rule, facts: Facts) -> list[Finding]:
    return [one for one in findings(rule, facts) if one.by_letter]


def test_there_are_such_rules():
    assert len(NAMED) > 5


@EACH_NAME
def test_a_decision_that_names_it_makes_it_hold(book: Rulebook, rule: Rule, name: str):
    assert [one.verdict for one in by_letter(rule, on(rule, name))] == [Verdict.YES]
    assert book.find(name) == (rule, True)


@EACH_NAME
def test_no_other_rule_holds_by_it(book: Rulebook, rule: Rule, name: str):
    facts = on(rule, name)
    others = [one for one in book.rules if one.named_in and one.id != rule.id and one.key is None]
    held = [other.id for other in others for one in by_letter(other, facts) if one.verdict is Verdict.YES]
    assert held == []


@EACH_RULE
def test_a_decision_whose_section_is_not_known_leaves_it_open(rule: Rule):
    (finding,) = by_letter(rule, on(rule, None))
    assert finding.verdict is Verdict.UNKNOWN
    assert {item.fact for item in finding.open} == {"section"}


@EACH_RULE
def test_a_decision_that_names_something_else_does_not(rule: Rule):
    assert [one.verdict for one in by_letter(rule, on(rule, "291"))] in ([], [Verdict.NO])


@EACH_RULE
def test_a_list_that_may_lack_a_decision_leaves_it_open(rule: Rule):
    found = by_letter(rule, file(complete=False))
    assert [one.verdict for one in found] == ([] if rule.versions else [Verdict.UNKNOWN])


def test_a_decision_that_names_no_ground_makes_none_hold():
    us = LIBRARY.rulebooks["us"]
    said = us.rule("us/grounds/no-ground")
    for name in (name for pointer in us.head.pointers for name in pointer.names):
        facts = file(event("determination", result="refused", country="us", section=name), complete=True)
        held = [rule.id for rule in us.rules for one in by_letter(rule, facts) if one.verdict is Verdict.YES]
        assert held == [], name
        assert [one.verdict for one in findings(said, facts)] == [Verdict.YES], name


@pytest.mark.parametrize(
    ("section", "rule", "verdict"),
    [
        ("212(a)(6)(C)", "us/grounds/212-a-6-C-i", Verdict.UNKNOWN),
        ("6C", "us/grounds/212-a-6-C-i", Verdict.UNKNOWN),
        ("212(a)", "us/grounds/212-a-4", Verdict.UNKNOWN),
        ("9B", "us/bars/unlawful-presence-ten-years", Verdict.UNKNOWN),
        ("9B", "us/grounds/212-a", Verdict.YES),
        ("212(a)(6)(C)", "us/grounds/212-a-6-E", Verdict.NO),
    ],
)
def test_a_section_that_stops_short_may_mean_each_part(section: str, rule: str, verdict: Verdict):
    facts = file(event("determination", result="refused", country="us", section=section), complete=True)
    found = by_letter(LIBRARY.rulebooks["us"].rule(rule), facts)
    assert [one.verdict for one in found] in ([verdict], [] if verdict is Verdict.NO else [verdict])
