"""Knowing more never turns a firm answer; and what an open answer asks for is what settles it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefile.law.assess import findings
from fivefile.law.facts import Facts
from fivefile.model.outcome import Finding
from fivefile.model.rule import Rule
from fivefile.values.verdict import Verdict
from tests.law.made import askable, book, overall
from tests.law.situations import Held, Situation, disputed, situations

RULES = book().rules
MANY = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def verdicts(rule: Rule, facts: Facts) -> dict[str | None, Verdict]:
    """The verdict for each event, and under None for the rule as a whole; an event it does not hold of is a no."""
    found = findings(rule, facts)
    each: dict[str | None, Verdict] = {event.id: Verdict.NO for event in facts.timeline.events}
    return each | {one.event: one.verdict for one in found} | {None: overall(found)}


@st.composite
def less_and_more(draw):
    """A situation, a part of it that a file states, and a smaller or rougher part."""
    situation: Situation = draw(situations())
    keys = sorted(situation.claims)
    dropped = draw(st.sets(st.sampled_from(keys), max_size=6))
    more = {key: held for key, held in situation.claims.items() if key not in dropped}
    lost, roughened = draw(st.sets(st.sampled_from(keys), max_size=6)), draw(st.sets(st.sampled_from(keys), max_size=3))
    less = {key: held.coarser if key in roughened else held for key, held in more.items() if key not in lost}
    return situation, less, more


@MANY
@given(less_and_more())
def test_a_firm_verdict_never_changes_when_an_unknown_fact_becomes_known(made):
    situation, less, more = made
    for rule in RULES:
        before, after = verdicts(rule, situation.facts(less)), verdicts(rule, situation.facts(more))
        turned = {event: (held, after[event]) for event, held in before.items()
                  if held is not Verdict.UNKNOWN and held is not after[event]}  # fmt: skip
        assert turned == {}, rule.id


@st.composite
def contradicted(draw):
    """Situations whose facts need not agree: a part a file states, and that part with more stated, maybe otherwise."""
    situation, other = draw(disputed())
    replaced = draw(st.sets(st.sampled_from(sorted(other)))) if other else set()
    whole = situation.claims | {key: other[key] for key in replaced}
    lost = draw(st.sets(st.sampled_from(sorted(whole)), max_size=8))
    less = {key: held for key, held in whole.items() if key not in lost}
    late = {key: Held((*whole[key].claims, *held.claims)) if key in whole else held for key, held in other.items()}
    added = draw(st.sets(st.sampled_from(sorted(late)), max_size=3)) if late else set()
    more = whole | {key: late[key] for key in added}
    return situation, less, more


@MANY
@given(contradicted())
def test_what_contradicts_a_firm_verdict_opens_it_and_never_turns_it(made):
    situation, less, more = made
    for rule in RULES:
        before, after = verdicts(rule, situation.facts(less)), verdicts(rule, situation.facts(more))
        turned = {event: (held, after[event]) for event, held in before.items()
                  if held is not Verdict.UNKNOWN and after[event] not in (held, Verdict.UNKNOWN)}  # fmt: skip
        assert turned == {}, rule.id


def check_open(finding: Finding, situation: Situation) -> None:
    assert bool(finding.open or finding.clash) is (finding.verdict is Verdict.UNKNOWN), finding.rule
    for item in finding.open:
        kind = situation.kinds[item.event] if item.event else None
        assert item.kind == "settle" or askable(item.fact, kind), f"{finding.rule} asks for {item.fact}"


@MANY
@given(less_and_more())
def test_an_unknown_finding_names_what_somebody_can_be_asked(made):
    situation, less, _ = made
    for rule in RULES:
        for finding in findings(rule, situation.facts(less)):
            check_open(finding, situation)


@MANY
@given(less_and_more())
def test_answering_only_what_is_asked_settles_the_rule(made):
    situation, less, _ = made
    for rule in RULES:
        settled = overall(findings(rule, situation.facts(situation.claims)))
        known = dict(less)
        for _ in range(20):
            found = findings(rule, situation.facts(known))
            if overall(found) is not Verdict.UNKNOWN:
                break
            answers = {situation.answer(item) for finding in found for item in finding.open} - {None}
            new = {key: situation.claims[key] for key in answers if known.get(key) is not situation.claims[key]}
            assert new or settled is Verdict.UNKNOWN, (
                f"{rule.id} asks nothing that helps: {[one.open for one in found]}"
            )
            if not new:
                break
            known |= new
        assert overall(findings(rule, situation.facts(known))) is settled, rule.id


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_nothing_known_is_never_a_firm_answer(rule):
    empty = Situation(book().head.as_of.earliest, {}, {})
    (finding,) = findings(rule, empty.facts({}))
    assert finding.verdict is Verdict.UNKNOWN
    check_open(finding, empty)
