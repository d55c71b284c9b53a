"""How long after entering something was done that the visa was not for."""

from __future__ import annotations

import pytest

from fivefile.law.facts import Between
from fivefile.model.outcome import Open
from tests.law.made import event, facts

STAY = {"country": "us", "from_": "2025-01-01"}
DAY = "inconsistent_conduct_on"


def days(**fields: object) -> tuple[object, set[Open]]:
    stay = event("stay", **{**STAY, **fields})
    seen = facts(stay).see("days_to_conduct", stay)
    return seen.values[0] if seen.values else None, set(seen.open)


@pytest.mark.parametrize(
    ("on", "number"),
    [
        ("2025-01-01", Between(0, 0)),
        ("2025-04-01", Between(90, 90)),
        ("2025-04-02", Between(91, 91)),
        ("2025-04", Between(90, 119)),
        ("2025", Between(0, 364)),
    ],
)
def test_days_are_counted_from_entering(on, number):
    assert days(**{DAY: on})[0] == number


def test_a_month_of_entering_gives_a_range():
    assert days(from_="2025-01", **{DAY: "2025-04-10"})[0] == Between(69, 99)


def test_a_day_cannot_lie_after_the_end_of_the_stay():
    assert days(to="2025-03-31", **{DAY: "2025"})[0] == Between(0, 89)


def test_without_a_day_it_lies_within_the_stay():
    assert days(inconsistent_conduct="yes", to="2025-03-02", ongoing="no") == (Between(0, 60), {Open(DAY, "one")})


def test_a_stay_that_goes_on_ends_today_at_the_latest():
    assert days(inconsistent_conduct="yes", from_="2026-11-01", ongoing="yes")[0] == Between(0, 21)


def test_without_a_day_or_an_end_the_day_is_asked_for():
    assert days(inconsistent_conduct="yes") == (None, {Open(name, "one") for name in (DAY, "to", "ongoing")})


@pytest.mark.parametrize("on", ["2024-12-31", "2025-03-03"])
def test_a_day_outside_the_stay_is_to_be_settled(on):
    assert days(to="2025-03-02", **{DAY: on}) == (None, {Open(DAY, "one", "settle")})


def test_two_days_are_to_be_settled():
    assert Open(DAY, "one", "settle") in days(**{DAY: ("2025-02-01", "2025-06-01")})[1]


def test_nothing_is_counted_where_nothing_was_done():
    assert days(inconsistent_conduct="no", worked_unlawfully="no") == (None, set())


def test_first_it_is_asked_whether_anything_was_done():
    assert days() == (None, {Open("inconsistent_conduct", "one"), Open("worked_unlawfully", "one")})
    assert days(worked_unlawfully="no") == (None, {Open("inconsistent_conduct", "one")})


def test_work_without_permission_is_such_conduct():
    assert days(worked_unlawfully="yes", to="2025-03-02")[0] == Between(0, 60)
    assert days(worked_unlawfully="yes", inconsistent_conduct="no", **{DAY: "2025-02-01"})[0] == Between(31, 31)


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ({}, ()),
        ({"inconsistent_conduct": "yes"}, (True,)),
        ({DAY: "2025-02-01"}, (True,)),
        ({DAY: "2025-02-01", "worked_unlawfully": "no"}, (True,)),
        ({DAY: "2025-02-01", "worked_unlawfully": "yes"}, ()),
        ({"worked_unlawfully": "yes"}, ()),
    ],
)
def test_a_day_tells_of_other_conduct_unless_it_was_work(said, done):
    stay = event("stay", **STAY, **said)
    assert facts(stay).see("inconsistent_conduct", stay).values == done


def test_a_day_against_a_no_is_a_dispute():
    stay = event("stay", **STAY, inconsistent_conduct="no", **{DAY: "2025-02-01"})
    known = facts(stay)
    assert known.see("inconsistent_conduct", stay).open == (Open("inconsistent_conduct", "one", "settle"),)
    assert known.see("days_to_conduct", stay).values == ()
