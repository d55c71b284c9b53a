"""A word against its own dates, or against another event of the file, is to be settled; it never decides silently."""

from __future__ import annotations

import pytest

from fivefile.law.assess import findings
from fivefile.law.facts import Facts
from fivefile.model.outcome import Open
from fivefile.values.verdict import Verdict
from tests.law.made import book, event, facts, overall

YES, NO, UNKNOWN = Verdict
STAY = {"country": "us", "from_": "2018-01-01", "to": "2020-06-30", "worked_unlawfully": "no",
        "extraordinary_circumstances": "no", "protected": "none"}  # fmt: skip
LONG = {**STAY, "admission": "date-certain", "admitted_until": "2018-06-30", "asylum_claimed": "no"}
REMOVAL = {"country": "us", "how": "on-arrival", "aggravated_felony": "no", "consent_to_reapply": "no"}


def held(**fields: object) -> Facts:
    return facts(event("stay", **fields), complete="stays", born="1980-01-01")


def verdict(name: str, known: Facts) -> Verdict:
    return overall(findings(book().rule(name), known))


def settled(name: str, known: Facts) -> set[str]:
    found = findings(book().rule(name), known)
    return {item.fact for one in found for item in one.open if item.kind == "settle"}


VOID, TEN = "us/bars/222-g", "us/bars/unlawful-presence-ten-years"


@pytest.mark.parametrize(
    ("rule", "less", "firm", "more", "word"),
    [
        (
            VOID,
            {**STAY, "admission": "date-certain", "on_time": "no"},
            YES,
            {"admitted_until": "2020-07-31"},
            "on_time",
        ),
        (
            VOID,
            {**LONG, "on_time": "no"},
            YES,
            {"extension_requested": "yes", "extension_granted": "yes", "extension_granted_until": "2020-07-31"},
            "on_time",
        ),
        (VOID, {**STAY, "on_time": "yes"}, NO, {"admitted_until": "2018-06-30"}, "on_time"),
        (TEN, {**STAY, "on_time": "yes"}, NO, {"admission": "without-inspection"}, "on_time"),
        (
            TEN,
            {**LONG, "extension_requested": "no"},
            YES,
            {"extension_granted_until": "2020-07-31"},
            "extension_requested",
        ),
        (
            TEN,
            {**LONG, "extension_requested": "no"},
            YES,
            {"asylum_pending_from": "2018-01-02", "asylum_pending_to": "2020-06-30"},
            "asylum_claimed",
        ),
        (
            TEN,
            {**STAY, "admission": "duration-of-status", "formal_finding": "no", "extension_requested": "no"},
            NO,
            {"formal_finding_on": "2018-06-30"},
            "formal_finding",
        ),
    ],
)
def test_days_that_contradict_a_word_open_what_it_decided(rule, less, firm, more, word):
    assert verdict(rule, held(**less)) is firm
    assert verdict(rule, held(**less, **more)) is UNKNOWN
    assert word in settled(rule, held(**less, **more))


@pytest.mark.parametrize("country", ["us", "gb", "au", "nz", "ca"])
def test_left_on_time_against_the_days_is_to_settle_in_every_country(country):
    stay = event("stay", country=country, on_time="yes", admitted_until="2019-07", from_="2018-09", to="2020-06")
    assert facts(stay).see("on_time", stay).open == (Open("on_time", "one", "settle"),)


@pytest.mark.parametrize(
    "fields",
    [
        {"on_time": "yes", "admitted_until": "2019-06", "to": "2019-06-20"},
        {"on_time": "no", "admitted_until": "2019-06", "to": "2019-06-20"},
        {"on_time": "no", "to": "2019-06-20"},
        {"on_time": "yes", "admitted_until": "2019-06-30", "ongoing": "yes", "extension_requested": "yes",
         "extension_granted": "yes", "extension_granted_until": "2030-01-01"},
        {"on_time": "yes", "admission": "duration-of-status", "formal_finding": "no", "to": "2019-06-20"},
        {"on_time": "no", "admission": "duration-of-status", "formal_finding": "no", "to": "2019-06-20"},
    ],
)  # fmt: skip
def test_a_word_its_days_leave_room_for_stands(fields):
    stay = event("stay", country="us", **fields)
    assert facts(stay).see("on_time", stay).values == (fields["on_time"] == "yes",)


def test_a_day_stands_for_the_word_nobody_said():
    stay = event("stay", extension_granted_until="2019-01-01", asylum_pending_to="2019-01-01", to="2019-06-30")
    known = facts(stay)
    words = ("extension_requested", "extension_granted", "asylum_claimed", "ongoing")
    assert [known.see(word, stay).values for word in words] == [(True,), (True,), (True,), (False,)]
    assert known.see("on_time", stay).values == ()


def test_two_papers_that_disagree_stay_disputed_whatever_the_days_say():
    stay = event("stay", on_time=("yes", "no"), admitted_until="2019-06-30", to="2019-06-01")
    assert facts(stay).see("on_time", stay).open == (Open("on_time", "one", "settle"),)


def test_confined_against_a_day_of_release():
    crime = event("conviction", confined="no", released_on="2020-01-01")
    assert facts(crime).see("confined", crime).open == (Open("confined", "one", "settle"),)


# --- removals ---------------------------------------------------------------------------------------------------------

BARS = [f"us/bars/removal-{name}" for name in ("on-arrival", "second")]


def removal(name="later", date="2019-05-01", **fields):
    return event("removal", name, **{**REMOVAL, "date": date, **fields})


def test_an_earlier_removal_in_the_list_stands_for_the_word_nobody_said():
    first, second = removal("first", "2017-01-01", earlier_removals="no"), removal()
    known = facts(first, second, complete="removals")
    assert known.see("earlier_removals", second).values == (True,)
    assert verdict("us/bars/removal-second", known) is YES


def test_an_earlier_removal_in_the_list_against_the_word_is_to_settle():
    known = facts(removal("first", "2010-01-01", earlier_removals="no"), removal(earlier_removals="no"),
                  complete="removals")  # fmt: skip
    assert [verdict(rule, known) for rule in BARS] == [NO, UNKNOWN]
    assert settled("us/bars/removal-second", known) == {"earlier_removals"}


def test_a_removal_by_another_country_is_no_earlier_one():
    known = facts(removal("first", "2017-01-01", country="au"), removal(earlier_removals="no"), complete="removals")
    assert verdict("us/bars/removal-second", known) is NO


ENCOUNTER = {"country": "us", "date": "2023-05-01", "outcome": "expedited-removal"}
DEPARTED = {"country": "us", "from_": "2022-01-01", "to": "2023-05-01", "overstay_left_how": "removed"}
TOLD = [event("encounter", **ENCOUNTER), event("stay", **DEPARTED)]
ALL = "removals border_refusals inspections stays"


@pytest.mark.parametrize("told", TOLD, ids=lambda one: one.kind)
def test_a_removal_that_stands_elsewhere_in_the_file_keeps_the_bars_open(told):
    known = facts(told, complete=ALL)
    for rule in (*BARS, "us/bars/removal-other", "us/bars/removal-aggravated-felony"):
        (found,) = findings(book().rule(rule), known)
        assert (found.verdict, found.open) == (UNKNOWN, (Open("list:removals", "one", "settle"),))


@pytest.mark.parametrize("told", TOLD, ids=lambda one: one.kind)
@pytest.mark.parametrize("date", ["2023-05-01", "2023-05-03", "2023"])
def test_a_removal_of_that_time_in_the_list_answers_for_it(told, date):
    known = facts(told, removal(date=date, earlier_removals="no", consent_to_reapply="yes"), complete=ALL)
    assert [verdict(rule, known) for rule in BARS] == [NO, NO]


@pytest.mark.parametrize("other", [{"date": "2015-01-01"}, {"country": "gb"}])
def test_a_removal_of_another_time_or_country_does_not(other):
    known = facts(TOLD[0], removal(**{"earlier_removals": "no", "consent_to_reapply": "yes", **other}), complete=ALL)
    assert verdict("us/bars/removal-on-arrival", known) is UNKNOWN


def test_an_expedited_removal_elsewhere_is_no_matter_of_this_bar():
    known = facts(event("encounter", **{**ENCOUNTER, "country": "gb"}), complete=ALL)
    assert verdict("us/bars/removal-on-arrival", known) is NO


def test_an_earlier_removal_at_the_border_against_the_word_is_to_settle():
    known = facts(TOLD[0], removal(date="2025-05-01", earlier_removals="no"), complete=ALL)
    assert settled("us/bars/removal-on-arrival", known) == {"earlier_removals"}
