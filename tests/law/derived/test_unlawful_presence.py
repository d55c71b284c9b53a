"""Days of unlawful presence: counted exactly, as a range, or left open with the right question."""

from __future__ import annotations

from datetime import date

import pytest

from fivefile.law.facts import Between
from fivefile.model.outcome import Open
from tests.law.made import event, facts

BORN = "1980-01-01"
PLAIN = {"country": "us", "admission": "date-certain", "extension_requested": "no", "asylum_claimed": "no"}
FILED = {
    "extension_requested": "yes",
    "extension_filed_on": "2018-12-01",
    "extension_timely": "yes",
    "extension_granted": "no",
    "worked_unlawfully": "no",
}


def seen(name="unlawful_days", on=date(2026, 11, 22), born=BORN, **fields):
    stay = event("stay", **fields)
    held = facts(stay, on=on, **({"born": born} if born else {}))
    return held.see(name, stay)


def days(**fields):
    """The fewest and the most days, and what to ask."""
    found = seen(**fields)
    assert len(found.values) <= 1
    (value,) = found.values or (None,)
    return (value.low, value.high) if isinstance(value, Between) else value, {item.fact for item in found.open}


@pytest.mark.parametrize(
    ("until", "left", "count"),
    [
        ("2019-06-30", "2019-06-30", 0),
        ("2019-06-30", "2019-07-01", 1),
        ("2019-06-30", "2019-12-27", 180),
        ("2019-06-30", "2019-12-28", 181),
        ("2018-02-28", "2019-02-28", 365),
        ("2019-02-28", "2020-02-29", 366),
    ],
)
def test_the_day_after_the_date_on_the_i94_is_the_first_and_the_day_of_leaving_the_last(until, left, count):
    assert days(**PLAIN, from_="2018-01-01", admitted_until=until, to=left) == ((count, count), set())


@pytest.mark.parametrize(
    ("first", "last", "year"),
    [
        ("2018-03-01", "2019-02-27", False),
        ("2018-03-01", "2019-02-28", True),
        ("2019-03-01", "2020-02-28", False),
        ("2019-03-01", "2020-02-29", True),
        ("2020-02-29", "2021-02-26", False),
        ("2020-02-29", "2021-02-27", True),
        ("2020-03-01", "2021-02-28", True),
    ],
)
def test_a_year_ends_on_the_day_before_the_anniversary(first, last, year):
    found = seen("unlawful_full_year", country="us", admission="without-inspection", from_=first, to=last,
                 asylum_claimed="no", extension_requested="no")  # fmt: skip
    assert found.values == (year,) and found.note is not None and "周年" in found.note.zh


def test_days_before_1_april_1997_do_not_count():
    stay = {**PLAIN, "from_": "1995-01-01", "admitted_until": "1995-06-30"}
    assert days(**stay, to="1997-03-31", born="1960") == ((0, 0), set())
    assert days(**stay, to="1997-04-01", born="1960") == ((1, 1), set())


def test_days_before_the_eighteenth_birthday_do_not_count():
    stay = {**PLAIN, "from_": "2017-01-01", "admitted_until": "2017-06-30", "to": "2018-06-15"}
    assert days(**stay, born="2000-06-16") == ((0, 0), set())
    assert days(**stay, born="2000-06-15") == ((1, 1), set())
    assert days(**stay, born=None) == ((0, 350), {"born"})
    assert days(**stay, born="2000") == ((0, 166), {"born"})


# --- how the person was admitted --------------------------------------------------------------------------------------


def test_duration_of_status_counts_only_from_the_day_after_a_formal_finding():
    stay = {**PLAIN, "admission": "duration-of-status", "from_": "2015-01-01", "to": "2019-12-31"}
    assert days(**stay, formal_finding="no") == ((0, 0), set())
    assert days(**stay, formal_finding="yes", formal_finding_on="2019-12-30") == ((1, 1), set())
    assert days(**stay) == ((0, 1825), {"formal_finding"})
    assert days(**stay, formal_finding="yes") == ((0, 1825), {"formal_finding_on"})


def test_a_day_on_the_i94_and_duration_of_status_are_to_settle():
    stay = {
        **PLAIN,
        "admission": "duration-of-status",
        "from_": "2015-01-01",
        "to": "2019-12-31",
        "formal_finding": "no",
    }
    assert days(**stay) == ((0, 0), set())
    found = seen(**stay, admitted_until="2016-06-30")
    assert found.values == (Between(0, 1279),) and found.open[0] == Open("admission", "one", "settle")


def test_without_inspection_every_day_counts_and_no_request_stops_it():
    stay = {**PLAIN, **FILED, "admission": "without-inspection", "from_": "2018-01-01", "to": "2018-12-31"}
    assert days(**stay) == ((365, 365), set())


def test_an_unknown_admission_leaves_only_what_every_way_of_entering_shares():
    stay = {"country": "us", "from_": "2019-01-01", "to": "2019-12-31"}
    assert days(**stay) == ((0, 365), {"on_time", "admission"})
    assert days(**stay, on_time="yes") == ((0, 0), set())


def test_a_day_on_the_i94_means_admission_until_a_fixed_date():
    stay = {"country": "us", "from_": "2019-01-01", "to": "2019-12-31", "admitted_until": "2019-06-30"}
    assert days(**stay) == ((0, 184), {"extension_requested", "asylum_claimed"})


def test_left_on_time_answers_without_any_date():
    assert days(**PLAIN, from_="2019-01-01", on_time="yes", to="2019-12-31") == ((0, 0), set())


def test_left_on_time_and_dates_that_say_otherwise_are_to_settle():
    found = seen(**PLAIN, from_="2019-01-01", admitted_until="2019-06-30", on_time="yes", to="2019-12-31")
    assert found.values == (Between(0, 184),) and found.open == (Open("on_time", "one", "settle"),)


# --- when the stay ended ----------------------------------------------------------------------------------------------


def test_a_stay_that_goes_on_counts_up_to_today():
    stay = {**PLAIN, "from_": "2026-01-01", "admitted_until": "2026-06-30"}
    assert days(**stay, ongoing="yes", on=date(2026, 7, 10)) == ((10, 10), set())
    assert days(**stay, to="2030-01-01", on=date(2026, 7, 10)) == ((10, 10), set())
    assert days(**stay, on=date(2026, 7, 10)) == ((0, 10), {"to", "ongoing"})


def test_leaving_and_going_on_contradict_each_other():
    stay = {**PLAIN, "from_": "2026-01-01", "admitted_until": "2026-06-30", "to": "2026-07-05", "ongoing": "yes"}
    assert days(**stay, on=date(2026, 7, 10)) == ((5, 10), {"ongoing"})
    assert seen("departed", **stay).open == (Open("ongoing", "one", "settle"),)


@pytest.mark.parametrize(
    ("fields", "departed", "asked"),
    [
        ({"to": "2026-11-22"}, (True,), set()),
        ({"to": "2026-11-23"}, (False,), set()),
        ({"to": "2026-11"}, (), {"to"}),
        ({"ongoing": "yes"}, (False,), set()),
        ({"ongoing": "no"}, (), {"to"}),
        ({}, (), {"to", "ongoing"}),
    ],
)
def test_whether_the_person_has_left(fields, departed, asked):
    found = seen("departed", **fields)
    assert found.values == departed
    assert departed or {item.fact for item in found.open} - {"ongoing"} == asked - {"ongoing"}


def test_months_give_a_range_and_are_asked_for():
    stay = {**PLAIN, "from_": "2018-01-01", "admitted_until": "2019-06", "to": "2019-12"}
    assert days(**stay) == ((154, 213), {"admitted_until", "to"})


def test_two_papers_about_the_date_are_to_settle():
    found = seen(**PLAIN, from_="2018-01-01", admitted_until=("2019-06-30", "2019-07-30"), to="2019-12-28")
    assert Open("admitted_until", "one", "settle") in found.open


# --- what stops the count ---------------------------------------------------------------------------------------------


def test_whether_anything_was_asked_for_must_be_known():
    stay = {
        "country": "us",
        "admission": "date-certain",
        "from_": "2018-01-01",
        "admitted_until": "2019-01-01",
        "to": "2019-12-27",
    }
    assert days(**stay) == ((0, 360), {"extension_requested", "asylum_claimed"})


@pytest.mark.parametrize(
    ("filed", "count"),
    [
        ({"extension_decided_on": "2019-05-01"}, (240, 240)),
        ({"extension_decided_on": "2019-05-02"}, (239, 240)),
        ({"extension_decided_on": "2019-12-01"}, (26, 240)),
        ({"extension_decided_on": "2019-12-01", "pending_time_authorised": "no"}, (240, 240)),
        ({"extension_decided_on": "2019-12-01", "pending_time_authorised": "yes"}, (26, 26)),
        ({"extension_decided_on": "2019-12-01", "extension_timely": "no"}, (360, 360)),
        ({"extension_decided_on": "2019-12-01", "worked_unlawfully": "yes"}, (360, 360)),
        (
            {"extension_decided_on": "2019-12-01", "extension_filed_on": "2019-01-02", "extension_timely": "no"},
            (360, 360),
        ),
    ],
)
def test_a_request_stops_the_count_for_120_days_and_the_rest_of_the_wait_is_open(filed, count):
    stay = {**PLAIN, **FILED, "from_": "2018-01-01", "admitted_until": "2019-01-01", "to": "2019-12-27", **filed}
    found, asked = days(**stay)
    assert found == count and asked == ({"pending_time_authorised"} if count[0] != count[1] else set())


def test_an_extension_that_was_granted_moves_the_end():
    stay = {
        **PLAIN,
        "from_": "2018-01-01",
        "admitted_until": "2019-01-01",
        "to": "2019-12-27",
        "extension_requested": "yes",
        "extension_granted": "yes",
    }
    early = {**stay, "extension_decided_on": "2019-03-01", "extension_timely": "yes", "pending_time_authorised": "no"}
    assert days(**early, extension_granted_until="2019-12-26") == ((1, 1), set())
    assert days(**early, extension_granted_until="2019-12")[0] == (0, 26)
    assert days(**stay)[0] == (0, 360)
    del early["extension_granted"]
    assert days(**early, extension_granted_until="2019-12-26") == ((1, 1), set())


def test_a_grant_decided_after_its_own_last_day_leaves_the_wait_open():
    granted = {
        **PLAIN,
        "from_": "2018-01-01",
        "admitted_until": "2019-01-01",
        "to": "2019-12-27",
        "extension_requested": "yes",
        "extension_granted": "yes",
        "extension_granted_until": "2019-12-01",
        "extension_timely": "yes",
        "worked_unlawfully": "no",
    }
    assert days(**granted)[0] == (0, 26)
    late = {**granted, "extension_decided_on": "2020-02-01"}
    assert days(**late, pending_time_authorised="yes")[0] == (0, 0)


def test_duration_of_status_ends_on_the_day_a_change_of_status_was_granted_to():
    changed = {
        **PLAIN,
        "admission": "duration-of-status",
        "formal_finding": "no",
        "from_": "2018-01-01",
        "to": "2019-12-28",
        "extension_requested": "yes",
        "extension_granted": "yes",
        "extension_granted_until": "2019-06-01",
        "extension_decided_on": "2019-03-01",
        "extension_timely": "yes",
        "pending_time_authorised": "no",
    }
    assert days(**changed) == ((210, 210), set())


def test_a_request_that_may_have_been_late_stops_the_count_only_perhaps():
    stay = {**PLAIN, **FILED, "from_": "2018-01-01", "admitted_until": "2019-01-01", "to": "2019-12-27"}
    del stay["extension_timely"]
    found, asked = days(**stay, extension_decided_on="2019-05-01")
    assert found == (240, 360) and "extension_timely" in asked


def test_an_undecided_request_asks_what_came_of_it():
    stay = {**PLAIN, **FILED, "from_": "2018-01-01", "admitted_until": "2019-01-01", "to": "2019-12-27"}
    del stay["extension_granted"]
    assert days(**stay) == ((0, 360), {"extension_granted"})


@pytest.mark.parametrize(
    ("asylum", "count", "asked"),
    [
        ({"worked_unlawfully": "no"}, (165, 165), set()),
        ({"worked_unlawfully": "yes"}, (360, 360), set()),
        ({}, (165, 360), {"worked_unlawfully"}),
        ({"worked_unlawfully": "no", "asylum_pending_to": "2019-07"}, (149, 179), {"asylum_pending_to"}),
    ],
)
def test_a_pending_asylum_application_stops_the_count_unless_the_person_worked_unlawfully(asylum, count, asked):
    claimed = {
        "asylum_claimed": "yes",
        "asylum_pending_from": "2018-12-01",
        "asylum_pending_to": "2019-07-15",
        **asylum,
    }
    stay = {**PLAIN, **claimed, "from_": "2018-01-01", "admitted_until": "2019-01-01", "to": "2019-12-27"}
    assert days(**stay) == (count, asked)


# --- 222(g) -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "overstayed"),
    [
        ({"admitted_until": "2019-06-30", "to": "2019-06-30"}, (False,)),
        ({"admitted_until": "2019-06-30", "to": "2019-07-01"}, (True,)),
        ({"admitted_until": "2019-06", "to": "2019-07-01"}, (True,)),
        ({"admitted_until": "2019-06", "to": "2019-06-20"}, ()),
        ({"to": "2019-07-01", "on_time": "no"}, (True,)),
        ({"to": "2019-07-01", "on_time": "yes"}, (False,)),
        ({"admission": (), "admitted_until": "2019-06-30", "to": "2019-07-01"}, (True,)),
        ({"admission": (), "admitted_until": "2019-06-30", "to": "2019-06-30", "on_time": "yes"}, (False,)),
        ({"admission": "without-inspection", "to": "2019-07-01"}, (False,)),
        ({"admission": "duration-of-status", "to": "2019-07-01", "formal_finding": "no"}, (False,)),
        ({"admission": "duration-of-status", "to": "2019-07-01", "formal_finding_on": "2019-06-30"}, (True,)),
        ({"admission": "duration-of-status", "to": "2019-06-30", "formal_finding_on": "2019-06-30"}, (False,)),
    ],
)
def test_one_day_past_the_authorised_end_is_an_overstay(fields, overstayed):
    assert seen("overstayed", **{**PLAIN, "from_": "2018-01-01", **fields}).values == overstayed


def test_an_overstay_counts_at_any_age_and_at_any_time():
    stay = {**PLAIN, "from_": "1985-01-01", "admitted_until": "1985-06-30", "to": "1985-07-01"}
    assert seen("overstayed", born="1980-01-01", **stay).values == (True,)


def test_an_overstay_that_depends_on_how_one_was_admitted_asks_that():
    stay = {**PLAIN, "from_": "2018-01-01", "to": "2019-07-01", "admission": ()}
    assert {item.fact for item in seen("overstayed", **stay).open} == {"on_time", "admission"}


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, {"extension_requested"}),
        ({"asylum_claimed": "yes"}, {"extension_requested"}),
        ({"asylum_claimed": ("yes", "no")}, {"extension_requested"}),
        ({"extension_requested": "yes"}, {"extension_granted"}),
        ({**FILED, "extension_decided_on": "2019-08-01", "worked_unlawfully": "no"}, {"pending_time_authorised"}),
        ({"admitted_until": "2019-06", "to": "2019-06-20", "extension_requested": "no"}, {"admitted_until"}),
    ],
)
def test_an_overstay_asks_neither_about_age_nor_about_asylum(fields, asked):
    stay = {"admission": "date-certain", "from_": "2018-01-01", "admitted_until": "2019-06-30", "to": "2019-07-01"}
    told = seen("overstayed", **{**stay, **fields})
    assert told.values == () and {item.fact for item in told.open} == asked


@pytest.mark.parametrize(("told", "overstayed"), [("yes", (False,)), ("no", (True,)), (None, ())])
def test_an_overstay_while_a_request_was_pending_depends_on_how_the_wait_counts(told, overstayed):
    stay = {**PLAIN, **FILED, "from_": "2018-01-01", "admitted_until": "2019-01-01", "to": "2019-03-01"}
    stay |= {"extension_decided_on": "2019-03-01"} | ({"pending_time_authorised": told} if told else {})
    assert seen("overstayed", **stay).values == overstayed


def test_days_are_counted_of_a_stay_only():
    with pytest.raises(TypeError):
        facts().derived["unlawful_days"](facts(), None)
