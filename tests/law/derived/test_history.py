"""Facts computed from the file's own history."""

from __future__ import annotations

import pytest

from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate
from tests.law.made import event, facts


@pytest.mark.parametrize(
    ("born", "offence", "young"),
    [
        ("2000-06-15", "2018-06-14", (True,)),
        ("2000-06-15", "2018-06-15", (False,)),
        ("2000", "2018-06-15", ()),
        ("2000", "2019-01-01", (False,)),
        ("2000-06-15", "2017", (True,)),
        ("2000-06-15", "2018", ()),
        (None, "2018-06-15", ()),
        ("2000-06-15", None, ()),
    ],
)
def test_under_eighteen_at_the_offence(born, offence, young):
    crime = event("conviction", **({"offence_on": offence} if offence else {}))
    seen = facts(crime, **({"born": born} if born else {})).see("under_18_at_offence", crime)
    assert seen.values == young and bool(seen.open) is (young == ())


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"date": "2026-01-10"}, "2026-01-10"),
        ({"date": "2026-01-10", "interview_on": "2026-01-09"}, "2026-01-10"),
        ({"date": "2026-01-10", "interview_on": "2026-01-10", "papers_sent_on": "2026-03-01"}, "2026-03-01"),
        ({"date": "2026-01-10", "papers_sent_on": "2026-03"}, "2026-03"),
    ],
)
def test_the_last_step_is_the_later_of_interview_and_papers(fields, last):
    refusal = event("determination", **fields)
    assert facts(refusal).see("last_step_on", refusal).values == (PartialDate.parse(last),)


def test_no_day_at_all_is_no_last_step():
    refusal = event("determination")
    assert facts(refusal).see("last_step_on", refusal).values == ()


@pytest.mark.parametrize(
    ("planned", "visitor"),
    [
        ("B1/B2", (True,)),
        ("b-2", (True,)),
        ("B2", (True,)),
        ("F-1", (False,)),
        ("H-1B", (False,)),
        ("J1", (False,)),
        ("visitor", ()),
        ("旅游签证", ()),
    ],
)
def test_a_visitor_visa_is_of_class_b(planned, visitor):
    seen = facts(planned_class=planned).see("plans_visitor_visa")
    assert seen.values == visitor and (visitor != () or seen.open == (Open("planned_class"),))
