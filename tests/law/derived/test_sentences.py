"""The prison sentences of a whole file, added up."""

from __future__ import annotations

import pytest

from fivefile.law.evaluate import compare
from fivefile.law.facts import NO_LIMIT, Between, say
from fivefile.model.outcome import Open
from fivefile.values.verdict import Verdict
from tests.law.made import event, facts


def added(*crimes, complete="convictions"):
    return facts(*crimes, complete=complete).see("sentences_added")


def crime(name="one", /, **fields):
    return event("conviction", name, **{"political": "no", **fields})


@pytest.mark.parametrize(
    ("months", "total"),
    [([], 0), ([0], 0), ([60], 60), ([30, 30], 60), ([29, 30], 59), ([12, 0, 48], 60), ([36, 36, 36], 108)],
)
def test_every_sentence_imposed_is_added(months, total):
    seen = added(*(crime(f"e{number}", sentence_months=one) for number, one in enumerate(months)))
    assert seen.values == (Between(total, total),) and seen.open == ()


def test_a_purely_political_offence_is_left_out():
    seen = added(crime("a", sentence_months=30), crime("b", sentence_months=40, political="yes"))
    assert seen.values == (Between(30, 30),)


def test_one_that_may_be_political_makes_a_range_and_is_asked_for():
    seen = added(crime("a", sentence_months=30), event("conviction", "b", sentence_months=40))
    assert seen.values == (Between(30, 70),) and seen.open == (Open("political", "b"),)


def test_whether_an_offence_without_prison_was_political_makes_no_difference():
    seen = added(crime("a", sentence_months=30), event("conviction", "b", sentence_months=0))
    assert seen.values == (Between(30, 30),) and seen.open == ()


def test_a_political_offence_needs_no_sentence():
    assert added(crime("a", political="yes")).values == (Between(0, 0),)


def test_a_sentence_nobody_stated_leaves_it_open_and_is_asked_for():
    seen = added(crime("a", sentence_months=59), crime("b"))
    assert seen.values == (Between(59, NO_LIMIT),) and seen.open == (Open("sentence_months", "b"),)


def test_of_an_offence_nothing_is_known_of_both_things_are_asked():
    seen = added(event("conviction"))
    assert seen.values == () and set(seen.open) == {Open("political", "one"), Open("sentence_months", "one")}


def test_two_papers_that_disagree_on_a_sentence_are_to_be_settled():
    seen = added(crime(sentence_months=(12, 24)))
    assert seen.values == () and seen.open == (Open("sentence_months", "one", "settle"),)


def test_papers_that_disagree_on_its_nature_make_a_range():
    seen = added(crime(sentence_months=40, political=("yes", "no")))
    assert seen.values == (Between(0, 40),) and seen.open == (Open("political", "one", "settle"),)


def test_a_list_that_may_not_be_complete_leaves_it_open():
    seen = added(crime(sentence_months=59), complete="")
    assert seen.values == (Between(59, NO_LIMIT),) and seen.open == (Open("list:convictions"),)


@pytest.mark.parametrize(("crimes", "complete"), [((), ""), ((crime("b"),), "convictions")])
def test_what_is_sure_is_enough_at_five_years(crimes, complete):
    seen = added(crime("a", sentence_months=60), *crimes, complete=complete)
    assert seen.values == (Between(60, NO_LIMIT),) and seen.open != ()
    assert say(seen.values[0]).en == "60 or more" and "60" in say(seen.values[0]).zh


@pytest.mark.parametrize(
    ("op", "number", "verdict"),
    [
        ("at_least", 60, Verdict.YES),
        ("at_least", 61, Verdict.UNKNOWN),
        ("more_than", 100, Verdict.UNKNOWN),
        ("more_than", 10_000_000, Verdict.UNKNOWN),
        ("at_most", 59, Verdict.NO),
        ("at_most", 100, Verdict.UNKNOWN),
        ("is", 60, Verdict.UNKNOWN),
        ("is", 59, Verdict.NO),
    ],
)
def test_no_upper_limit_is_claimed_that_nobody_knows(op, number, verdict):
    (value,) = added(crime("a", sentence_months=60), complete="").values
    assert compare(value, op, number) is verdict


def test_it_rests_on_what_was_stated():
    one = crime(sentence_months=24)
    seen = facts(one, complete="convictions").see("sentences_added")
    assert {claim.id for claim in one.statements} < set(seen.statements)


def test_it_cites_the_law():
    assert added().citation == "INA 212(a)(2)(B)"
