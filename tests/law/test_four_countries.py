"""Canada, the United Kingdom, Australia and New Zealand against the facts, by hand: bars, numbers, days of review.

The tables are written from the library of facts (sections 7, 11 and 12), not from the rulebooks. What is not in a table
may not be in the data: a bar, a deadline or a number that nobody wrote down here fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from fivefile.model.condition import All, AnyOf, Condition, Count, Exists, Not, Test, Today
from fivefile.model.rule import Until
from fivefile.values.dates import add
from fivefile.values.verdict import Verdict
from tests.law.four import BOOKS, RULES, holding, refusal, verdict
from tests.law.made import TODAY, event

YES, NO, UNKNOWN = Verdict


# --- bars: how long, and from what ------------------------------------------------------------------------------------

OVERSTAY = {"from_": "2024-01-01", "admitted_until": "2024-06-01", "on_time": "no", "extension_requested": "no"}
DAY = date(2025, 3, 10)
ON_DAY = str(DAY)

# The bar -> years, the day they run from, and an event of that day on which it holds.
TIMED: dict[str, tuple[int, str, Any]] = {
    "ca/bars/misrepresentation-five-years": (
        5, "date",
        event("determination", country="ca", date=ON_DAY, result="refused", section="A40(1)(a)", made_inside="no"),
    ),
    "ca/bars/exclusion-one-year": (
        1, "date",
        event("removal", country="ca", date=ON_DAY, ca_order="exclusion", ca_return_authorized="no"),
    ),
    "ca/bars/exclusion-five-years": (
        5, "date",
        event("removal", country="ca", date=ON_DAY, ca_order="exclusion-misrepresentation",
              ca_return_authorized="no"),
    ),
    "gb/bars/overstay-one-year": (
        1, "to", event("stay", country="gb", to=ON_DAY, overstay_left_how="own-expense", **OVERSTAY),
    ),
    "gb/bars/overstay-two-years": (
        2, "to",
        event("stay", country="gb", to=ON_DAY, overstay_left_how="public-expense", left_soon_after_notice="yes",
              **OVERSTAY),
    ),
    "gb/bars/overstay-five-years": (
        5, "to",
        event("stay", country="gb", to=ON_DAY, overstay_left_how="public-expense", left_soon_after_notice="no",
              **OVERSTAY),
    ),
    "gb/bars/caution-five-years": (
        5, "to", event("stay", country="gb", to=ON_DAY, overstay_left_how="conditional-caution", **OVERSTAY),
    ),
    "gb/bars/removed-ten-years": (10, "date", event("removal", country="gb", date=ON_DAY)),
    "gb/bars/deception-ten-years": (
        10, "date",
        event("determination", country="gb", date=ON_DAY, result="refused", deception_found="yes"),
    ),
    "au/bars/pic-4013-three-years": (
        3, "date",
        event("determination", country="au", date=ON_DAY, result="cancelled", au_exclusion_named="yes"),
    ),
    "au/bars/pic-4014": (
        3, "to", event("stay", country="au", to=ON_DAY, au_left_on_bridging_visa="no", **OVERSTAY),
    ),
    "au/bars/pic-4020-three-years": (
        3, "date",
        event("determination", country="au", date=ON_DAY, result="refused", section="PIC 4020",
              au_identity_doubted="no"),
    ),
    "au/bars/pic-4020-ten-years": (
        10, "date",
        event("determination", country="au", date=ON_DAY, result="refused", section="PIC 4020",
              au_identity_doubted="yes"),
    ),
    "nz/bars/s-179-two-years": (
        2, "date", event("removal", country="nz", date=ON_DAY, nz_prohibition="two-years"),
    ),
    "nz/bars/s-179-five-years": (
        5, "date", event("removal", country="nz", date=ON_DAY, nz_prohibition="five-years"),
    ),
    "nz/grounds/s-15-twelve-months": (
        10, "date", event("conviction", country="cn", date=ON_DAY, sentence_months=12),
    ),
}  # fmt: skip

# Bars that no day ends: what ends them, if anything, is in `severity`.
UNTIMED: dict[str, tuple[str, Any]] = {
    "ca/bars/departure-order": (
        "permanent",
        event("removal", country="ca", date="1990-06-01", ca_order="departure", order_enforceable_on="1990-05-01",
              departure_confirmed="yes", ca_return_authorized="no"),
    ),
    "ca/bars/deportation-order": (
        "permanent",
        event("removal", country="ca", date="1990-06-01", ca_order="deportation", ca_return_authorized="no"),
    ),
    "au/bars/501-removal": (
        "permanent", event("removal", country="au", date="1990-06-01", au_character_removal="yes"),
    ),
    "nz/bars/s-179-permanent": (
        "permanent", event("removal", country="nz", date="2010-06-01", nz_prohibition="permanent"),
    ),
    "nz/grounds/s-15-five-years": (
        "permanent", event("conviction", country="cn", date="1980-06-01", sentence_months=60),
    ),
    "nz/grounds/s-15-removed": ("permanent", event("removal", country="us", date="1980-06-01")),
}  # fmt: skip


def test_every_bar_stands_in_a_table():
    bars = {rule.id for rule in RULES.values() if rule.kind == "bar"}
    assert bars - set(TIMED) - set(UNTIMED) == {"au/bars/48"}


def test_only_what_stands_in_the_table_ends_on_a_day():
    assert {rule.id for rule in RULES.values() if rule.effect.until is not None} == set(TIMED)


@pytest.mark.parametrize(("name", "years", "after"), [(name, one[0], one[1]) for name, one in TIMED.items()])
def test_a_bar_runs_so_many_years_from_the_right_day(name: str, years: int, after: str):
    assert RULES[name].effect.until == Until(after, years=years)


@pytest.mark.parametrize("name", TIMED)
def test_its_last_day_is_the_day_before_the_anniversary(name: str):
    years, _, happened = TIMED[name]
    end = add(DAY, years=years)
    (found,) = holding(name, happened, on=end - timedelta(days=1))
    assert found.until == end
    assert verdict(name, happened, on=end) is NO


@pytest.mark.parametrize("name", UNTIMED)
def test_the_others_hold_however_long_ago(name: str):
    severity, happened = UNTIMED[name]
    assert RULES[name].effect.severity == severity
    (found,) = holding(name, happened)
    assert found.until is None


# --- the numbers at which a rule turns --------------------------------------------------------------------------------

# Every number a condition of the four rulebooks compares with, besides the years above and the days of review below.
NUMBERS: dict[str, set[tuple[str, str, int]]] = {
    "ca/bars/departure-order": {("days_to_leave", "more_than", 30)},
    "ca/grounds/criminality": {("sentence_completed_on", "from years", 10), ("sentence_completed_on", "from days", 1),
                               ("count convictions", "at_most", 1)},
    "ca/waivers/rehabilitation": {("sentence_completed_on", "from years", 5)},
    "ca/waivers/restoration": {("overstay_days", "at_most", 90)},
    "gb/bars/overstay-one-year": {("overstay_days", "more_than", 30), ("to", "before years", 1)},
    "gb/bars/overstay-two-years": {("overstay_days", "at_least", 1), ("to", "before years", 2)},
    "gb/bars/overstay-five-years": {("overstay_days", "at_least", 1), ("to", "before years", 5)},
    "gb/bars/caution-five-years": {("to", "before years", 5)},
    "gb/bars/removed-ten-years": {("date", "before years", 10)},
    "gb/bars/deception-ten-years": {("date", "before years", 10)},
    "gb/grounds/administrative-review": {("date", "before days", 29), ("date", "before days", 15)},
    "au/bars/pic-4013-three-years": {("date", "before years", 3)},
    "au/bars/pic-4014": {("overstay_days", "more_than", 28), ("to", "before years", 3)},
    "au/bars/pic-4020-three-years": {("date", "before years", 3)},
    "au/bars/pic-4020-ten-years": {("date", "before years", 10)},
    "ca/bars/misrepresentation-five-years": {("date", "before years", 5)},
    "ca/bars/exclusion-one-year": {("date", "before years", 1)},
    "ca/bars/exclusion-five-years": {("date", "before years", 5)},
    "nz/bars/s-179-two-years": {("date", "before years", 2)},
    "nz/bars/s-179-five-years": {("date", "before years", 5)},
    "nz/grounds/s-15-five-years": {("sentence_months", "at_least", 60)},
    "nz/grounds/s-15-twelve-months": {("sentence_months", "at_least", 12), ("sentence_months", "less_than", 60),
                                      ("date", "before years", 10)},
    "nz/grounds/a5-25-5-convictions": {("sentence_months", "at_least", 1)},
    "nz/grounds/a5-45-5-convictions": {("max_penalty_months", "at_least", 3)},
    "nz/waivers/s-17": {("sentence_months", "at_least", 12)},
    "nz/waivers/character-waiver": {("sentence_months", "at_least", 60), ("sentence_months", "at_least", 12),
                                    ("date", "before years", 10)},
}  # fmt: skip


def numbers(condition: Condition) -> Iterator[tuple[str, str, int]]:
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from numbers(part)
        case Not(part):
            yield from numbers(part)
        case Exists(where=where):
            if where is not None:
                yield from numbers(where)
        case Count(of=of, op=op, number=number, where=where):
            yield f"count {of}", op, number
            if where is not None:
                yield from numbers(where)
        case Today(fact=fact, before=before, years=years, days=days):
            word = "before" if before else "from"
            yield from ((fact, f"{word} {unit}", span) for unit, span in (("years", years), ("days", days)) if span)
        case Test(fact=fact, op=op, operand=operand) if isinstance(operand, int) and not isinstance(operand, bool):
            yield fact, op, operand


def test_every_number_in_a_rule_is_one_of_the_facts():
    found = {
        rule.id: {
            one
            for version in rule.versions
            for condition in (version.condition, *(item.condition for item in version.exceptions))
            for one in numbers(condition)
        }
        for rule in RULES.values()
    }
    assert {name: held for name, held in found.items() if held} == NUMBERS


def stay(country: str, days: int, **more: str):
    """A stay that ran so many days past its permission, which ended on 1 January 2026."""
    left = date(2026, 1, 1) + timedelta(days=days)
    return event("stay", country=country, from_="2025-07-01", to=str(left), admitted_until="2026-01-01",
                 on_time="no", extension_requested="no", **more)  # fmt: skip


@pytest.mark.parametrize(("days", "held"), [(1, NO), (30, NO), (31, YES)])
def test_the_united_kingdom_disregards_thirty_days_that_ended_at_ones_own_expense(days: int, held: Verdict):
    assert verdict("gb/bars/overstay-one-year", stay("gb", days, overstay_left_how="own-expense")) is held


def test_it_disregards_none_that_ended_at_public_expense():
    left = stay("gb", 1, overstay_left_how="public-expense", left_soon_after_notice="yes")
    assert verdict("gb/bars/overstay-two-years", left) is YES
    assert verdict("gb/bars/overstay-five-years", left) is NO


@pytest.mark.parametrize(("born", "held"), [("2008-02-11", YES), ("2008-02-12", NO)])
def test_the_age_of_eighteen_decides_in_the_united_kingdom(born: str, held: Verdict):
    """Left on 11 February 2026, 41 days over; removed on the same day."""
    left = stay("gb", 41, overstay_left_how="own-expense")
    removed = event("removal", country="gb", date="2026-02-11")
    assert verdict("gb/bars/overstay-one-year", left, born=born) is held
    assert verdict("gb/bars/removed-ten-years", removed, born=born) is held


@pytest.mark.parametrize(("born", "held"), [("2008-02-11", YES), ("2008-02-12", NO)])
def test_the_age_of_eighteen_decides_in_new_zealand(born: str, held: Verdict):
    removed = event("removal", country="nz", date="2026-02-11", nz_prohibition="five-years")
    assert verdict("nz/bars/s-179-five-years", removed, born=born) is held


@pytest.mark.parametrize(("days", "held"), [(28, NO), (29, YES)])
def test_australia_counts_more_than_twenty_eight_days(days: int, held: Verdict):
    assert verdict("au/bars/pic-4014", stay("au", days, au_left_on_bridging_visa="no")) is held


def test_a_bridging_visa_on_leaving_counts_by_itself():
    assert verdict("au/bars/pic-4014", stay("au", 2, au_left_on_bridging_visa="yes")) is YES
    in_time = event("stay", country="au", from_="2026-01-01", to="2026-02-01", on_time="yes",
                    au_left_on_bridging_visa="yes")  # fmt: skip
    cancelled = event("determination", "cancelled", country="au", date="2026-01-20", result="cancelled")
    assert verdict("au/bars/pic-4014", in_time, cancelled) is YES


@pytest.mark.parametrize("country", ["gb", "ca", "nz", "us"])
def test_the_overstay_bars_are_kept_apart(country: str):
    """Forty days over in one country bar from no other of the four."""
    left = stay(country, 40, overstay_left_how="own-expense", au_left_on_bridging_visa="no")
    bars = [rule.id for rule in RULES.values() if rule.kind == "bar" and verdict(rule.id, left) is not NO]
    assert bars == (["gb/bars/overstay-one-year"] if country == "gb" else [])


@pytest.mark.parametrize(("left", "confirmed", "held"), [(30, "yes", NO), (31, "yes", YES), (1, "no", YES)])
def test_a_departure_order_needs_thirty_days_and_a_confirmed_departure(left: int, confirmed: str, held: Verdict):
    day = str(date(2026, 1, 1) + timedelta(days=left))
    removal = event("removal", country="ca", date=day, ca_order="departure", order_enforceable_on="2026-01-01",
                    departure_confirmed=confirmed, ca_return_authorized="no")  # fmt: skip
    assert verdict("ca/bars/departure-order", removal) is held


@pytest.mark.parametrize(
    ("rule", "equivalent", "completed", "held"),
    [
        ("ca/waivers/rehabilitation", "indictable", "2021-11-22", YES),
        ("ca/waivers/rehabilitation", "indictable", "2021-11-23", NO),
        ("ca/waivers/rehabilitation", "none", "2001-11-22", NO),
        ("ca/grounds/criminality", "indictable", "2016-11-22", YES),
        ("ca/grounds/criminality", "indictable", "2016-11-21", NO),
        ("ca/grounds/serious-criminality", "serious", "1980-01-01", YES),
        ("ca/grounds/serious-criminality", "indictable", "2026-01-01", NO),
    ],
)
def test_rehabilitation_takes_five_years_and_is_deemed_after_ten(rule, equivalent, completed, held):
    convicted = event("conviction", country="cn", date="1979-01-01", ca_equivalent=equivalent, ca_rehabilitated="no",
                      sentence_completed_on=completed)  # fmt: skip
    assert verdict(rule, convicted) is held


# --- review: who, within how many days --------------------------------------------------------------------------------

# Every day a step of the four rulebooks gives: rule, step -> days, from what, whether to be verified.
DEADLINES: dict[tuple[str, str], tuple[int, str, bool]] = {
    ("ca/grounds/refusal", "court-outside"): (60, "date", False),
    ("ca/grounds/refusal", "court-inside"): (15, "date", False),
    ("ca/grounds/without-status", "restore"): (90, "admitted_until", False),
    ("gb/grounds/administrative-review", "review-outside"): (28, "date", False),
    ("gb/grounds/administrative-review", "review-inside"): (14, "date", False),
    ("au/grounds/refused-inside", "ask-for-review"): (28, "date", True),
    ("nz/grounds/declined-inside", "reconsideration"): (14, "date", False),
    ("nz/grounds/residence-declined", "appeal"): (42, "date", False),
    ("nz/grounds/unlawfully-there", "humanitarian-appeal"): (42, "admitted_until", True),
}


def test_every_deadline_is_one_of_the_facts():
    found = {
        (rule.id, step.id): (until, step.verify)
        for rule in RULES.values()
        for step in rule.next
        for until in step.deadlines
    }
    wanted = {key: (Until(after, days=days), verify) for key, (days, after, verify) in DEADLINES.items()}
    assert found == wanted
    labels = {step.label for rule in RULES.values() for step in rule.next if step.deadlines}
    assert labels == {"law"}


@pytest.mark.parametrize(
    ("rule", "step", "country", "more"),
    [
        ("ca/grounds/refusal", "court-outside", "ca", {"made_inside": "no"}),
        ("ca/grounds/refusal", "court-inside", "ca", {"made_inside": "yes"}),
        ("gb/grounds/administrative-review", "review-outside", "gb",
         {"made_inside": "no", "gb_visit": "no", "section": "none stated"}),
        ("gb/grounds/administrative-review", "review-inside", "gb",
         {"made_inside": "yes", "gb_visit": "no", "section": "none stated"}),
        ("au/grounds/refused-inside", "ask-for-review", "au", {"made_inside": "yes"}),
        ("nz/grounds/declined-inside", "reconsideration", "nz", {"made_inside": "yes", "nz_residence_class": "no"}),
        ("nz/grounds/residence-declined", "appeal", "nz", {"nz_residence_class": "yes"}),
    ],
)  # fmt: skip
def test_a_step_is_shown_up_to_its_last_day(rule: str, step: str, country: str, more: dict[str, str]):
    days, _, _ = DEADLINES[rule, step]
    refused = event("determination", country=country, date=ON_DAY, result="refused", **more)
    last = DAY + timedelta(days=days)
    assert planned(rule, refused, on=last).get(step) == last
    assert step not in planned(rule, refused, on=last + timedelta(days=1))


def planned(rule: str, *events: Any, on: date = TODAY) -> dict[str, date | None]:
    """The steps of the rule where it holds, with their last days."""
    return {step.id: step.by for found in holding(rule, *events, on=on) for step in found.next}


def test_what_there_is_not():
    """No administrative review for a visitor, no tribunal and no reconsideration for somebody abroad."""
    assert verdict("gb/grounds/administrative-review", refusal("gb", gb_visit="yes", made_inside="no")) is NO
    assert verdict("gb/grounds/administrative-review", refusal("gb", section="V 4.2")) is NO
    assert verdict("au/grounds/refused-inside", refusal("au", made_inside="no")) is NO
    assert verdict("nz/grounds/declined-inside", refusal("nz", made_inside="no", nz_residence_class="no")) is NO
    assert verdict("nz/grounds/declined-inside", refusal("nz", made_inside="yes", nz_residence_class="yes")) is NO
    abroad = [
        ("au/grounds/refused-outside", refusal("au", made_inside="no")),
        ("nz/grounds/declined-outside", refusal("nz", made_inside="no", nz_residence_class="no")),
        ("gb/grounds/refusal", refusal("gb", gb_visit="yes", made_inside="no")),
    ]
    for rule, refused in abroad:
        assert verdict(rule, refused) is YES
        assert [day for day in planned(rule, refused).values() if day is not None] == []


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("ca", ["no appeal on the merits", "60 days", "15 days", "Federal Court"]),
        ("gb", ["no administrative review", "human rights or protection", "judicial review"]),
        ("au", ["outside Australia usually has no merits review", "the letter names"]),
        ("nz", ["no reconsideration and no appeal", "14 days", "lawfully", "42 days"]),
    ],
)
def test_the_way_of_review_is_said_of_the_whole_country(country: str, words: list[str]):
    review = BOOKS[country].head.review
    assert review is not None
    assert [word for word in words if word not in review.en] == []
