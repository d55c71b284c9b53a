"""Coming back without being admitted: days of several stays added up, removals before, and when ten years are over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fivefile.law.assess import assess, findings
from fivefile.law.evaluate import LATER
from fivefile.law.facts import Facts
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate
from fivefile.values.verdict import Verdict
from tests.law.made import book, event, facts, overall

YES, NO, UNKNOWN = Verdict
US = {"country": "us"}
SECRET = {**US, "admission": "without-inspection"}
PLAIN = {**SECRET, "extension_requested": "no", "asylum_claimed": "no", "protected": "none"}
BACK = "us/bars/reentry-without-admission"
TRIED = "us/bars/attempt-without-admission"
BORDER = "us/bars/removal-at-the-border"
ALL = "stays removals border_refusals"


def again() -> Event:
    return event("stay", "again", **SECRET, from_="2015-02-01", to="2015-06-01")


def before(*events: Event, name: str = "year_in_all_before_entry", complete: str = ALL, **said: Any) -> object:
    """Yes, no, or what is asked, of an entry in 2015 after these events."""
    known: dict[str, Any] = {"born": "1980-01-01", **said}
    held = facts(*events, again(), complete=complete, **known)
    seen = held.see(name, held.timeline.event("again"))
    return bool(seen.values[0]) if seen.values else {item.fact for item in seen.open}


# --- more than one year in all ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "more"),
    [("2010-12-31", False), ("2011-01-01", True)],
)
def test_a_year_in_all_is_the_days_up_to_the_anniversary_of_the_first_and_no_more(last, more):
    assert before(event("stay", **PLAIN, from_="2010-01-01", to=last)) is more


def test_a_leap_year_is_a_year_of_366_days():
    assert before(event("stay", **PLAIN, from_="2011-03-01", to="2012-02-29")) is False
    assert before(event("stay", **PLAIN, from_="2011-03-01", to="2012-03-01")) is True


@pytest.mark.parametrize(("last", "more"), [("2013-06-14", False), ("2013-06-15", True)])
def test_the_days_of_several_stays_are_added_up(last, more):
    first = event("stay", "a", **PLAIN, from_="2010-01-01", to="2010-07-19")  # 200 days
    second = event("stay", "b", **PLAIN, from_="2013-01-01", to=last)  # 165 or 166
    assert before(first, second) is more


def test_neither_this_stay_nor_a_later_one_nor_one_elsewhere_counts():
    later = event("stay", "a", **PLAIN, from_="2016-01-01", to="2019-01-01")
    elsewhere = event("stay", "b", country="gb", admission="without-inspection", from_="2010-01-01", to="2013-01-01")
    assert before(later, elsewhere) is False


def test_days_before_1_april_1997_do_not_count():
    assert before(event("stay", **PLAIN, from_="1990-01-01", to="1998-03-31"), born="1960-01-01") is False
    assert before(event("stay", **PLAIN, from_="1990-01-01", to="1998-04-01"), born="1960-01-01") is True


def test_excepted_days_make_it_unknown_until_a_lawyer_says_whether_they_count():
    minor = event("stay", **PLAIN, from_="2010-01-01", to="2012-01-01")
    assert before(minor, born="2000-01-01") == {"excepted_days_count"}
    assert before(minor, born="2000-01-01", excepted_days_count="yes") is True
    assert before(minor, born="2000-01-01", excepted_days_count="no") is False


def test_excepted_days_that_make_no_difference_are_not_asked_about():
    short = event("stay", **PLAIN, from_="2010-01-01", to="2010-03-01")
    assert before(short, born="2000-01-01") is False
    long = event("stay", **PLAIN, from_="2010-01-01", to="2014-03-01")
    assert before(long, born="1993-01-01") is True


def test_an_asylum_application_is_such_an_exception():
    claimed = {"asylum_claimed": "yes", "asylum_pending_from": "2010-01-01", "asylum_pending_to": "2011-12-01"}
    stay = event("stay", **{**PLAIN, **claimed}, worked_unlawfully="no", from_="2010-01-01", to="2012-01-01")
    assert before(stay) == {"excepted_days_count"}


@pytest.mark.parametrize(
    ("shelter", "said", "more"),
    [
        ((), {}, {"protected"}),
        ((), {"excepted_days_count": "yes"}, True),
        ((), {"excepted_days_count": "no"}, {"protected"}),
        ("family-unity", {}, {"excepted_days_count"}),
        ("family-unity", {"excepted_days_count": "yes"}, True),
        ("family-unity", {"excepted_days_count": "no"}, False),
        ("abuse", {}, True),
        ("trafficking", {}, True),
    ],
)
def test_days_of_family_unity_are_excepted_and_what_frees_from_the_other_bars_only_is_not(shelter, said, more):
    stay = {**PLAIN, "protected": shelter}
    assert before(event("stay", **stay, from_="2010-01-01", to="2012-01-01"), **said) == more


def test_protection_of_a_short_stay_makes_no_difference():
    stay = {**PLAIN, "protected": ()}
    assert before(event("stay", **stay, from_="2010-01-01", to="2010-06-01")) is False


def test_how_the_earlier_stay_went_is_asked_where_it_matters():
    assert before(event("stay", **US, from_="2010-01-01", to="2012-01-01")) == {"on_time", "admission"}
    assert before(event("stay", **US, from_="2010-01-01", to="2010-03-01")) is False
    assert before(event("stay", **US, from_="2010-01-01", to="2012-01-01", on_time="yes")) is False


def test_an_earlier_stay_without_a_day_of_entry_asks_for_it():
    undated = event("stay", **PLAIN, to="2012-01-01")
    found = before(undated)
    assert isinstance(found, set) and "from" in found


def test_roughly_known_dates_leave_the_order_open():
    rough = event("stay", **PLAIN, from_="2015", to="2018-01-01")
    assert before(rough) == {"from"}


def test_a_list_of_stays_that_is_not_complete_leaves_it_open_unless_it_is_more_than_a_year_already():
    short = event("stay", **PLAIN, from_="2010-01-01", to="2010-03-01")
    assert before(short, complete="removals") == {"list:stays"}
    assert before(event("stay", **PLAIN, from_="2010-01-01", to="2012-03-01"), complete="") is True


# --- a removal before -------------------------------------------------------------------------------------------------


def removed(*events: Event, complete: str = ALL) -> object:
    return before(*events, name="removed_before_entry", complete=complete)


@pytest.mark.parametrize(
    ("day", "earlier"),
    [("2015-01-31", True), ("2015-02-01", False), ("2015-02-02", False), ("2016", False), ("2014", True)],
)
def test_a_removal_counts_when_it_came_before_the_entry(day, earlier):
    assert removed(event("removal", **US, date=day)) is earlier


def test_a_removal_by_another_country_does_not_count():
    assert removed(event("removal", country="au", date="2012-01-01")) is False


def test_a_removal_without_a_day_or_a_country_is_asked_for():
    assert removed(event("removal", **US)) == {"date"}
    assert removed(event("removal", **US, date="2015")) == {"date"}
    assert removed(event("removal", date="2012-01-01")) == {"country"}


def test_expedited_removal_that_is_only_an_inspection_counts_as_a_removal():
    assert removed(event("encounter", **US, date="2012-01-01", outcome="expedited-removal")) is True
    assert removed(event("encounter", **US, date="2012-01-01", outcome="withdrew")) is False
    assert removed(event("encounter", **US, date="2012-01-01")) == {"outcome"}
    assert removed(event("encounter", **US, date="2016-01-01", outcome="expedited-removal")) is False


def test_a_stay_that_ended_in_removal_counts_or_is_to_be_settled_with_the_list():
    stay = event("stay", **PLAIN, from_="2010-01-01", to="2010-03-01", overstay_left_how="removed")
    assert removed(stay, complete="stays") is True
    held = facts(stay, again(), complete=ALL, born="1980-01-01")
    found = held.see("removed_before_entry", held.timeline.event("again"))
    assert found.values == () and found.open == (Open("list:removals", "one", "settle"),)


def test_nothing_told_asks_for_the_list_of_removals():
    assert removed(complete="stays") == {"list:removals"}
    assert removed() is False


# --- without being admitted -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "came"),
    [
        ({"admission": "without-inspection"}, True),
        ({"admission": "date-certain"}, False),
        ({"admission": "duration-of-status"}, False),
        ({"admitted_until": "2015-10-01"}, False),
        ({"on_time": "yes"}, False),
        ({"visa_class": "B1/B2"}, False),
        ({}, None),
        ({"admission": ("without-inspection", "date-certain")}, None),
    ],
)
def test_whether_the_person_was_admitted(fields, came):
    stay = event("stay", **US, from_="2015-01-01", to="2015-06-01", **fields)
    seen = facts(stay).see("entered_without_admission", stay)
    assert seen.values == (() if came is None else (came,))
    assert came is not None or {item.fact for item in seen.open} == {"admission"}


@pytest.mark.parametrize(
    ("fields", "tried"),
    [
        ({"outcome": "caught-without-inspection"}, True),
        ({"outcome": "expedited-removal", "without_inspection": "yes"}, True),
        ({"outcome": "expedited-removal", "without_inspection": "no"}, False),
        ({"outcome": "expedited-removal"}, {"without_inspection"}),
        ({"outcome": "withdrew"}, False),
        ({"outcome": "refused-entry"}, False),
        ({"outcome": "admitted"}, False),
        ({}, {"outcome"}),
    ],
)
def test_whether_it_was_an_attempt_to_come_in_without_being_admitted(fields, tried):
    at = event("encounter", **US, date="2015-01-01", **fields)
    seen = facts(at).see("tried_without_admission", at)
    assert (seen.values[0] if seen.values else {item.fact for item in seen.open}) == tried


def test_the_permanent_bar_has_a_day_before_which_consent_cannot_be_asked_for():
    stay = event("stay", "a", **PLAIN, from_="2010-01-01", to="2012-01-01")
    held = facts(stay, again(), complete=ALL, born="1980-01-01")
    (finding,) = [one for one in findings(book().rule(BACK), held) if one.verdict is YES]
    step = next(one for one in finding.next if one.id == "consent-after-ten-years")
    assert finding.until is None and step.not_before == date(2025, 6, 1)


def test_the_permanent_bar_names_its_waivers_and_says_of_each_whether_it_is_open():
    stay = event("stay", "a", **PLAIN, from_="2010-01-01", to="2012-01-01")
    held = facts(stay, again(), complete=f"{ALL} refusals", born="1980-01-01", plans_immigrant_visa="no")
    (finding,) = [one for one in assess(book(), held) if one.rule == BACK and one.verdict is YES]
    shown = {one.code: one.verdict for one in finding.waivers}
    assert shown == {"212(d)(3)(A)": YES, "212(a)(9)(C)(ii)": YES, "212(a)(9)(C)(iii)": UNKNOWN}


def test_a_day_in_the_country_within_the_ten_years_closes_consent_again():
    visit = event("stay", "visit", **US, from_="2022-01-01", to="2022-01-08", visa_class="B1/B2")
    held = facts(event("stay", "a", **PLAIN, from_="2010-01-01", to="2012-01-01"), again(), visit, complete=ALL)
    assert overall(findings(book().rule("us/waivers/212-a-9-C-ii"), held)) is NO


def test_an_attempt_after_a_removal_is_the_permanent_bar():
    at = event("encounter", "at", **US, date="2015-01-01", outcome="caught-without-inspection")
    first = event("removal", "first", **US, date="2012-01-01")
    assert overall(findings(book().rule(TRIED), facts(first, at, complete=ALL))) is YES
    assert overall(findings(book().rule(TRIED), facts(at, complete=ALL))) is NO


# --- the last departure -----------------------------------------------------------------------------------------------


def departure(*events: Event) -> object:
    seen = facts(*events).see("last_us_departure")
    return seen.values[0] if seen.values else {item.fact for item in seen.open}


def test_the_last_departure_is_the_latest_of_stays_removals_and_attempts():
    stay = event("stay", "a", **US, from_="2015-01-01", to="2016-01-01")
    gone = event("removal", "b", **US, date="2017-02-03")
    tried = event("encounter", "c", **US, date="2018-04-05", outcome="caught-without-inspection")
    asked = event("encounter", "d", **US, date="2019-04-05", outcome="withdrew")
    british = event("stay", "e", country="gb", from_="2020-01-01", to="2021-01-01")
    assert departure(stay, british) == PartialDate(2016, 1, 1)
    assert departure(stay, gone) == PartialDate(2017, 2, 3)
    assert departure(stay, gone, tried, asked) == PartialDate(2018, 4, 5)
    assert departure() == set()


def test_there_is_none_while_a_stay_goes_on_or_its_end_is_not_known():
    stay = event("stay", "a", **US, from_="2015-01-01", to="2016-01-01")
    assert departure(stay, event("stay", "b", **US, from_="2020-01-01", ongoing="yes")) == set()
    assert departure(stay, event("stay", "b", **US, from_="2020-01-01")) == {"to", "ongoing"}


# --- expedited removal that the file tells of as an inspection only ---------------------------------------------------

EXPELLED = {**US, "outcome": "expedited-removal", "date": "2024-01-01", "consent_to_reapply": "no"}
FIRST = {"earlier_removals": "no", "aggravated_felony": "no"}


def bar(*events: Event, complete: str = ALL) -> Verdict:
    return overall(findings(book().rule(BORDER), facts(*events, complete=complete)))


@pytest.mark.parametrize("complete", ["", ALL])
def test_expedited_removal_brings_its_bar_though_no_removal_is_listed(complete):
    assert bar(event("encounter", **EXPELLED, **FIRST), complete=complete) is YES


def test_it_is_silent_when_the_removal_is_listed_and_then_that_one_speaks():
    at = event("encounter", "at", **EXPELLED, **FIRST)
    listed = event("removal", "listed", **US, date="2024-01-02", how="on-arrival", aggravated_felony="no",
                   earlier_removals="no", consent_to_reapply="no")  # fmt: skip
    assert bar(at, listed) is NO
    known = facts(at, listed, complete=ALL)
    assert overall(findings(book().rule("us/bars/removal-on-arrival"), known)) is YES


@pytest.mark.parametrize(
    ("listed", "recorded"),
    [
        ({"date": "2024-01-01"}, True),
        ({"date": str(date(2024, 1, 1) + LATER)}, True),
        ({"date": "2024-05-01"}, False),
        ({"date": "2023-12-31"}, False),
        ({"date": "2024-01"}, True),
        ({"date": "2024"}, {"date"}),
        ({}, {"date"}),
        ({"date": "2024-01-01", "country": ()}, {"country"}),
        ({"date": "2024-01-01", "country": "au"}, False),
    ],
)
def test_whether_the_removal_is_listed(listed, recorded):
    at = event("encounter", "at", **EXPELLED, **FIRST)
    one = event("removal", "listed", **{**US, **listed})
    seen = facts(at, one).see("recorded_as_removal", at)
    assert (seen.values[0] if seen.values else {item.fact for item in seen.open}) == recorded


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        (FIRST, PartialDate(2029, 1, 1)),
        ({**FIRST, "earlier_removals": "yes"}, PartialDate(2044, 1, 1)),
        ({**FIRST, "date": "2024-02-29"}, PartialDate(2029, 2, 28)),
        ({**FIRST, "date": "2024-03"}, PartialDate(2029, 3)),
        ({**FIRST, "date": "2024"}, PartialDate(2029)),
        ({"earlier_removals": "no", "aggravated_felony": "yes"}, set()),
        ({"earlier_removals": "no"}, {"aggravated_felony"}),
        ({"aggravated_felony": "no"}, {"earlier_removals"}),
        ({**FIRST, "date": ()}, {"date"}),
    ],
)
def test_when_the_bar_ends(fields, ends):
    at = event("encounter", **{**EXPELLED, **fields})
    known: Facts = facts(at)
    seen = known.see("removal_bar_ends", at)
    assert (seen.values[0] if seen.values else {item.fact for item in seen.open}) == ends


def test_an_earlier_removal_in_the_file_makes_it_twenty_years():
    at = event("encounter", "at", **EXPELLED, aggravated_felony="no")
    first = event("removal", "first", **US, date="2016-01-01")
    (finding,) = [one for one in findings(book().rule(BORDER), facts(first, at)) if one.verdict is YES]
    assert finding.until == date(2044, 1, 1)


# --- protection -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("left", "asked"), [("2019-12-27", set()), ("2019-12-28", {"protected"})])
def test_protection_is_asked_about_only_where_a_bar_would_run(left, asked):
    stay = event("stay", **US, from_="2019-01-01", admission="date-certain", admitted_until="2019-06-30", to=left,
                 extension_requested="no", asylum_claimed="no")  # fmt: skip
    seen = facts(stay, born="1980-01-01").see("protection", stay)
    assert seen.values == () and {item.fact for item in seen.open} == asked


def test_nobody_is_asked_about_protection_while_it_is_open_whether_the_stay_was_too_long():
    stay = event("stay", **US, from_="2018-01-01", to="2019-12-28")
    for rule in ("us/bars/unlawful-presence-three-years", "us/bars/unlawful-presence-ten-years"):
        (finding,) = findings(book().rule(rule), facts(stay, born="1980-01-01"))
        assert finding.verdict is UNKNOWN and "protected" not in {item.fact for item in finding.open}
