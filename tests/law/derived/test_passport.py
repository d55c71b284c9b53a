"""Whether a passport lasts six months beyond the planned stay."""

from __future__ import annotations

from typing import Any

import pytest

from fivefile.model.history import Event
from tests.law.made import event, facts

TRIP: dict[str, Any] = {"planned_on": "2027-01-01", "trip_days": 10}
LAST = "2027-07-10"
"""Six months beyond the tenth day of the trip."""
PLAIN: dict[str, Any] = {"passport_counted_longer": "no", "plans_immigrant_visa": "no"}


def passport(expires: str | None, name: str = "one", **fields: str) -> Event:
    return event("passport", name, **({"expires": expires} if expires else {}), **{"lost": "no", **fields})


def short(*passports: Event, complete: str = "passports", **said: Any) -> tuple[object, set[str]]:
    seen = facts(*passports, complete=complete, **said).see("passport_too_short")
    return (seen.values[0] if seen.values else None), {item.fact for item in seen.open}


@pytest.mark.parametrize(
    ("expires", "answer"),
    [(LAST, False), ("2027-07-09", True), ("2027-06", True), ("2027-08", False), ("2027-07", None), (None, None)],
)
def test_six_months_beyond_the_last_day(expires, answer):
    assert short(passport(expires), **PLAIN, **TRIP)[0] is answer


def test_the_longest_passport_counts():
    assert short(passport("2027-02-01"), passport(LAST, "two"), **TRIP) == (False, set())


def test_a_lost_passport_does_not_count():
    assert short(passport(LAST, lost="yes"), **PLAIN, **TRIP)[0] is True
    assert short(event("passport", expires=LAST), **PLAIN, **TRIP) == (None, {"lost"})


def test_no_passport_at_all_is_too_short():
    assert short(**PLAIN, **TRIP)[0] is True
    assert short(complete="", **PLAIN, **TRIP) == (None, {"list:passports"})
    assert short(**PLAIN)[0] is True


def test_another_passport_may_be_missing_from_the_file():
    assert short(passport("2026-12-01"), complete="", **PLAIN, **TRIP) == (None, {"list:passports"})


@pytest.mark.parametrize(
    ("expires", "counted", "answer", "asked"),
    [
        ("2027-02-01", "yes", False, set()),
        ("2027-01-10", "yes", False, set()),
        ("2027-01-09", "yes", True, set()),
        ("2027-02-01", "no", True, set()),
        ("2027-02-01", None, None, {"passport_counted_longer"}),
        ("2027-01-09", None, True, set()),
    ],
)
def test_an_agreement_makes_it_count_for_six_months_longer(expires, counted, answer, asked):
    said: dict[str, Any] = {"passport_counted_longer": counted} if counted else {}
    assert short(passport(expires), plans_immigrant_visa="no", **said, **TRIP) == (answer, asked)


def test_an_immigrant_visa_has_no_such_rule():
    assert short(passport("2027-02-01"), plans_immigrant_visa="yes", **TRIP)[0] is False
    assert short(passport("2027-02-01"), passport_counted_longer="no", **TRIP) == (None, {"plans_immigrant_visa"})


def test_what_is_not_known_is_asked_for():
    assert short(passport(LAST)) == (None, {"planned_on"})
    assert short(passport("2027-08-01"), planned_on="2027-01-01") == (None, {"trip_days"})
    assert short(passport(None), **TRIP) == (None, {"expires"})
    assert short(passport("2027-07"), **TRIP) == (None, {"expires"})
    assert short(passport("2027-07-20"), planned_on="2027-01", trip_days=10) == (None, {"planned_on"})


def test_a_passport_too_short_for_any_trip_is_known_to_be():
    assert short(passport("2027-06-30"), planned_on="2027-01-01", **PLAIN)[0] is True
