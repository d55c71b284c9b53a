"""What the file says: one value, none, several that disagree, or one computed."""

from __future__ import annotations

import pytest

from fivefile.law.facts import Between, say
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate
from tests.law.made import claim, event, facts


def test_what_nobody_said_is_asked():
    stay = event("stay", country="us")
    held = facts(stay)
    assert held.see("to", stay).open == (Open("to", "one", "ask"),)
    assert held.see("born").open == (Open("born"),)


def test_what_two_papers_dispute_is_settled_and_has_no_value():
    stay = event("stay", admitted_until=("2019-06-30", "2019-07-30"))
    seen = facts(stay).see("admitted_until", stay)
    assert (seen.values, seen.open) == ((), (Open("admitted_until", "one", "settle"),))
    assert len(seen.statements) == 2


def test_a_day_within_the_month_another_paper_names_is_no_dispute():
    stay = event("stay", admitted_until=("2019-06", "2019-06-30", "2019"))
    seen = facts(stay).see("admitted_until", stay)
    assert (seen.values, seen.open) == ((PartialDate.parse("2019-06-30"),), ())


def test_a_month_is_a_value_and_still_a_question():
    stay = event("stay", to="2019-06")
    seen = facts(stay).see("to", stay)
    assert (seen.values, seen.open) == ((PartialDate.parse("2019-06"),), (Open("to", "one"),))


def test_several_values_hold_at_once_where_a_field_allows_it():
    refusal = event("determination", needs=["documents", "processing"])
    assert facts(refusal).see("needs", refusal).values == ("documents", "processing")


def test_a_fact_about_the_person_is_seen_from_within_an_event():
    stay = event("stay", country="us")
    assert facts(stay, born="1990-05-06").see("born", stay).values == (PartialDate.parse("1990-05-06"),)


def test_no_such_word_is_an_error():
    with pytest.raises(KeyError):
        facts().see("shoe_size")


def test_a_list_is_complete_when_the_applicant_says_so_and_a_list_within_it_as_well():
    held = facts(complete="refusals")
    assert held.complete("refusals").values == (True,) and held.complete("us_refusals").values == (True,)
    assert facts().complete("us_refusals").open == (Open("list:refusals"),)


def test_a_list_said_not_to_be_complete_is_asked_about_again():
    held = facts()
    no = claim("list:refusals", "complete", "no")
    again = type(held)(held.timeline, (no,), held.definitions, held.on, held.derived)
    assert again.complete("refusals").open == (Open("list:refusals"),)


def test_a_list_takes_every_event_of_its_kind_and_leaves_the_choice_to_its_condition():
    ours, theirs = event("stay", "a", country="us"), event("stay", "b", country="gb")
    refusal = event("determination", "c")
    assert facts(ours, theirs, refusal).members("us_stays") == (ours, theirs)


def test_a_fact_is_computed_once():
    calls = []
    held = facts(event("stay"))

    def count(_facts, _event):
        calls.append(1)
        return held.see("born")

    again = type(held)(held.timeline, (), held.definitions, held.on, {"plans_visitor_visa": count})
    assert again.see("plans_visitor_visa") is again.see("plans_visitor_visa") and calls == [1]


def test_values_in_words():
    assert (say(True).zh, say(False).en) == ("是", "no")
    assert say(Between(3, 3)).en == "3" and say(Between(180, 190)).zh == "180–190"
    assert say(PartialDate.parse("2024-03")).zh == "2024年3月"


def test_an_event_in_a_few_words():
    refusal = event("determination", country="us", date="2024-03-05")
    told = facts(refusal).describe(refusal)
    assert told.en == "decision on a visa (United States), 5 March 2024" and told.zh == "2024年3月5日美国签证决定"
