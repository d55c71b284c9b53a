"""Conditions are answered yes, no or unknown, and the trace says why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.law.evaluate import compare, evaluate, span
from fivefile.law.facts import Between
from fivefile.model.condition import All, AnyOf, Cites, Condition, Not, Test, parse
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate
from fivefile.values.verdict import Verdict, all_of, any_of, negate
from tests.law.made import event, facts

YES, NO, UNKNOWN = Verdict


@pytest.mark.parametrize(
    ("value", "op", "operand", "verdict"),
    [
        (180, "more_than", 180, NO),
        (181, "more_than", 180, YES),
        (180, "at_least", 180, YES),
        (179, "at_least", 180, NO),
        (12, "at_most", 12, YES),
        (13, "at_most", 12, NO),
        (11, "less_than", 12, YES),
        (12, "less_than", 12, NO),
        (Between(180, 181), "more_than", 180, UNKNOWN),
        (Between(181, 200), "more_than", 180, YES),
        (Between(0, 180), "more_than", 180, NO),
        (Between(2, 2), "is", 2, YES),
        (Between(1, 2), "is", 2, UNKNOWN),
        (Between(3, 4), "is", 2, NO),
        (True, "is", True, YES),
        (False, "is", True, NO),
        ("granted", "is", "refused", NO),
        ("granted", "one_of", ("refused", "granted"), YES),
        ("214b", "is", "214(b)", YES),
        ("INA 214 (b)", "one_of", ("221(g)", "214(b)"), YES),
        ("214(b)(1)", "is", "214(b)", NO),
    ],
)
def test_a_value_compares_with_an_operand(value, op, operand, verdict):
    assert compare(value, op, operand) is verdict


@pytest.mark.parametrize(
    ("value", "op", "operand", "verdict"),
    [
        ("2019-05-03", "less_than", "2019-05-04", YES),
        ("2019", "less_than", "2019-05-04", UNKNOWN),
        ("2019", "less_than", "2020-01-01", YES),
        ("2019", "at_least", "2019-01-01", YES),
        ("2019", "more_than", "2019-01-01", UNKNOWN),
        ("2019-03", "is", "2019", YES),
        ("2019", "is", "2019-03", UNKNOWN),
        ("2018-12", "is", "2019", NO),
        ("2019-12-31", "at_most", "2019", YES),
        ("2019-12-31", "more_than", "2019", NO),
        ("2020-01-01", "more_than", "2019", YES),
    ],
)
def test_a_partial_date_answers_for_every_day_it_can_mean(value, op, operand, verdict):
    assert compare(PartialDate.parse(value), op, PartialDate.parse(operand)) is verdict


def test_what_cannot_be_compared_is_an_error_and_no_answer():
    with pytest.raises(TypeError):
        compare(PartialDate.parse("2019"), "more_than", 3)


def test_a_field_of_many_values_holds_each_of_them():
    refusal = event("determination", country="us", result="refused", section=["214(b)", "212(a)(6)(C)(i)"])
    held = facts(refusal)
    for section in ("214(b)", "212(a)(6)(C)(i)"):
        assert evaluate(Test("section", "is", section), held, refusal).verdict is YES
    assert evaluate(Test("section", "is", "221(g)"), held, refusal).verdict is NO


# --- lists ------------------------------------------------------------------------------------------------------------

REFUSED_BY_US = parse({"exists": "refusals", "where": {"fact": "country", "is": "us"}})


def refusal(name, country="us"):
    return event("determination", name, country=country, result="refused")


def test_one_that_satisfies_is_enough():
    assert evaluate(REFUSED_BY_US, facts(refusal("a", "ca"), refusal("b"))).verdict is YES


def test_none_is_no_only_when_the_list_is_complete():
    assert evaluate(REFUSED_BY_US, facts(refusal("a", "ca"), complete="refusals")).verdict is NO
    step = evaluate(REFUSED_BY_US, facts(refusal("a", "ca")))
    assert (step.verdict, step.open) == (UNKNOWN, (Open("list:refusals"),))


def test_an_event_that_may_belong_keeps_the_answer_open():
    step = evaluate(REFUSED_BY_US, facts(event("determination", country="us"), complete="refusals"))
    assert (step.verdict, step.open) == (UNKNOWN, (Open("result", "one"),))


def test_an_event_of_another_sort_does_not_belong():
    granted = event("determination", country="us", result="granted")
    assert evaluate(REFUSED_BY_US, facts(granted, complete="refusals")).verdict is NO


@pytest.mark.parametrize(
    ("op", "number", "complete", "verdict"),
    [
        ("is", 2, True, YES),
        ("is", 2, False, UNKNOWN),
        ("is", 1, False, NO),
        ("at_least", 2, False, YES),
        ("at_least", 3, False, UNKNOWN),
        ("at_least", 3, True, NO),
        ("at_most", 2, False, UNKNOWN),
        ("at_most", 2, True, YES),
        ("more_than", 2, False, UNKNOWN),
        ("less_than", 2, False, NO),
        ("less_than", 3, True, YES),
    ],
)
def test_counting_knows_what_it_does_not_know(op, number, complete, verdict):
    held = facts(refusal("a"), refusal("b"), complete="refusals" if complete else "")
    assert evaluate(parse({"count": "refusals", op: number}), held).verdict is verdict


def test_a_count_names_who_may_or_may_not_belong():
    held = facts(refusal("a"), event("determination", "b", country="us"), complete="refusals")
    step = evaluate(parse({"count": "refusals", "is": 2}), held)
    assert (step.verdict, step.open) == (UNKNOWN, (Open("result", "b"),))
    assert step.value is not None and step.value.en == "1–2"


# --- today ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "on", "before"),
    [
        ("2020-03-01", date(2023, 2, 28), YES),
        ("2020-03-01", date(2023, 3, 1), NO),
        ("2020-02-29", date(2023, 2, 27), YES),
        ("2020-02-29", date(2023, 2, 28), NO),
        ("2020", date(2022, 12, 31), YES),
        ("2020", date(2023, 1, 1), UNKNOWN),
        ("2020", date(2023, 12, 30), UNKNOWN),
        ("2020", date(2023, 12, 31), NO),
    ],
)
def test_a_bar_runs_up_to_its_anniversary(left, on, before):
    stay = event("stay", to=left)
    held = facts(stay, on=on)
    assert evaluate(parse({"today": {"before": "to", "years": 3}}), held, stay).verdict is before
    assert evaluate(parse({"today": {"from": "to", "years": 3}}), held, stay).verdict is negate(before)


def test_a_roughly_known_day_is_asked_for():
    stay = event("stay", to="2020")
    step = evaluate(parse({"today": {"before": "to", "years": 3}}), facts(stay, on=date(2023, 6, 1)), stay)
    assert step.open == (Open("to", "one"),)


@pytest.mark.parametrize(
    ("years", "days", "words"),
    [(1, 0, "1 year"), (3, 0, "3 years"), (0, 1, "1 day"), (0, 180, "180 days"), (5, 1, "5 years and 1 day")],
)
def test_a_length_of_time_in_words(years, days, words):
    assert span(years, days).en == words


# --- logic ------------------------------------------------------------------------------------------------------------

NAMED: dict[Verdict, dict[str, Any]] = {YES: {"xx_host": "yes"}, NO: {"xx_host": "no"}, UNKNOWN: {}}


def conditions() -> st.SearchStrategy[Condition]:
    leaves = st.sampled_from([Test("xx_host"), Test("xx_host", "is", False), Test("birth_expected")])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
            st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )


@given(st.lists(conditions(), min_size=1, max_size=3), st.sampled_from(Verdict), st.sampled_from([None, "yes", "no"]))
def test_conditions_obey_kleene(parts, host, birth):
    said: dict[str, Any] = dict(NAMED[host], **({"birth_expected": birth} if birth else {}))
    held = facts(**said)
    verdicts = [evaluate(part, held).verdict for part in parts]
    both, either = All(tuple(parts)), AnyOf(tuple(parts))
    assert evaluate(both, held).verdict is all_of(verdicts)
    assert evaluate(either, held).verdict is any_of(verdicts)
    assert evaluate(Not(Not(both)), held).verdict is evaluate(both, held).verdict
    assert evaluate(Not(both), held).verdict is evaluate(AnyOf(tuple(Not(part) for part in parts)), held).verdict


@given(conditions(), st.sampled_from(Verdict))
def test_a_step_is_open_exactly_when_it_is_unknown(condition, host):
    step = evaluate(condition, facts(**NAMED[host]))
    assert bool(step.open) is (step.verdict is UNKNOWN)


def test_what_cannot_change_the_answer_is_not_asked():
    condition = parse({"any": [{"fact": "xx_host"}, {"fact": "birth_expected"}]})
    assert evaluate(condition, facts(xx_host="yes")).open == ()
    assert evaluate(condition, facts(xx_host="no")).open == (Open("birth_expected"),)


def test_the_trace_says_what_was_asked_what_stands_there_and_where():
    stay = event("stay", country="us", from_="2019-01-01", admission="date-certain")
    step = evaluate(Test("admission", "is", "date-certain"), facts(stay), stay)
    assert step.what.en == "how admitted: until a fixed date" and step.what.zh == "入境方式：有明确截止日期"
    assert step.value is not None and step.value.zh == "有明确截止日期"
    assert step.statements == tuple(claim.id for claim in stay.claims("admission"))


@pytest.mark.parametrize(
    ("section", "sections", "besides", "verdict"),
    [
        ("212(a)(4)", ("212(a)",), (), YES),
        ("212(a)", ("212(a)",), (), YES),
        ("INA 212 (a)(6)(C)(i)", ("212(a)(6)(C)(i)",), (), YES),
        ("8 U.S.C. 1182(a)(2)", ("212(a)",), (), YES),
        ("6C1", ("212(a)(6)(C)(i)", "6C1"), (), YES),
        ("212(a)(6)(C)(i)", ("212(a)",), ("212(a)(6)(C)(i)",), NO),
        ("212(a)(3)(B)(i)(IV)", ("212(a)(3)(B)",), ("212(a)(3)(A)",), YES),
        ("212(a)(10)(A)", ("212(a)(1)",), (), NO),
        (["214(b)", "212(a)(4)"], ("212(a)",), (), YES),
        ("212(f)", ("212(a)",), (), NO),
        ("none stated", ("212(a)",), (), NO),
        (None, ("212(a)",), (), UNKNOWN),
    ],
)
def test_a_decision_cites_a_section_or_a_part_of_one(section, sections, besides, verdict):
    refusal = event("determination", **({} if section is None else {"section": section}))
    step = evaluate(Cites(sections, besides), facts(refusal), refusal)
    assert step.verdict is verdict
    assert step.open == (() if section else (Open("section", "one"),))
