"""Days past a permission in any country, days taken to leave under an order, and the age on leaving."""

from __future__ import annotations

import pytest

from fivefile.law.facts import Between
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from tests.law.made import event, facts

FIVE = ["us", "ca", "gb", "au", "nz"]
STAY = {"from_": "2025-01-01", "admitted_until": "2025-06-30", "to": "2025-08-09", "extension_requested": "no"}
ASKED = {**STAY, "extension_requested": "yes"}
REFUSED = {**ASKED, "extension_granted": "no"}
WAITED = {**REFUSED, "extension_timely": "yes", "extension_decided_on": "2025-07-30", "pending_time_authorised": "yes"}


def without(fields: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if name not in names}


def stay(country: str = "gb", /, **fields: object) -> Event:
    return event("stay", country=country, **fields)


def days(one: Event, name: str = "overstay_days") -> tuple[int, int] | None:
    """The fewest and the most days the file allows; None when it sets no limit."""
    limits = [(value.low, value.high) for value in facts(one).see(name, one).values if isinstance(value, Between)]
    return limits[0] if limits else None


def asked(one: Event, name: str = "overstay_days", born: str | None = None) -> set[str]:
    known = facts(one, born=born) if born else facts(one)
    return {item.fact for item in known.see(name, one).open}


@pytest.mark.parametrize("country", FIVE)
def test_each_day_after_the_last_one_counts_up_to_the_day_of_leaving(country):
    assert days(stay(country, **STAY)) == (40, 40)


@pytest.mark.parametrize(
    ("to", "counted"), [("2025-06-29", 0), ("2025-06-30", 0), ("2025-07-01", 1), ("2025-07-30", 30), ("2025-07-31", 31)]
)
def test_the_day_on_the_permission_is_in_time(to, counted):
    assert days(stay(**{**STAY, "to": to})) == (counted, counted)


def test_one_who_is_still_there_counts_up_to_today():
    assert days(stay(**without(STAY, "to", "admitted_until"), ongoing="yes", admitted_until="2026-11-02")) == (20, 20)


def test_left_on_time_is_none_whatever_is_not_known():
    assert days(stay(on_time="yes")) == (0, 0)


def test_an_entry_without_permission_counts_from_the_entry():
    assert days(stay(from_="2025-01-01", to="2025-01-11", admission="without-inspection")) == (10, 10)
    unknown = stay(to="2025-01-11", admission="without-inspection")
    assert (days(unknown), asked(unknown)) == (None, {"from"})


@pytest.mark.parametrize(
    ("fields", "limits", "open_"),
    [
        (without(STAY, "extension_requested"), (0, 40), {"extension_requested"}),
        ({**without(STAY, "extension_requested"), "on_time": "no"}, (1, 40), {"extension_requested"}),
        ({**STAY, "to": "2025-08"}, (32, 62), {"to"}),
        ({**STAY, "admitted_until": "2025-06"}, (40, 69), {"admitted_until"}),
        (without(STAY, "to"), (0, 510), {"to", "ongoing"}),
        (without(STAY, "admitted_until"), (0, 220), {"on_time", "admitted_until"}),
        ({**without(STAY, "admitted_until"), "on_time": "no"}, (1, 220), {"admitted_until"}),
        ({"to": "2025-08-09", "on_time": "no"}, None, {"admitted_until"}),
        (ASKED, (0, 40), {"extension_granted"}),
        ({**ASKED, "extension_granted": "yes"}, (0, 40), {"extension_granted_until"}),
        (REFUSED, (0, 40), {"extension_timely", "extension_decided_on", "pending_time_authorised"}),
        (without(WAITED, "extension_decided_on"), (0, 40), {"extension_decided_on"}),
        (without(WAITED, "pending_time_authorised"), (10, 40), {"pending_time_authorised"}),
    ],
)
def test_what_is_not_known_gives_a_range_and_is_asked(fields, limits, open_):
    assert days(stay(**fields)) == limits
    assert asked(stay(**fields)) == open_


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({**STAY, "extension_requested": "yes", "extension_granted_until": "2025-07-31"}, 9),
        ({**STAY, "extension_requested": "yes", "extension_granted_until": "2025-12-31"}, 0),
        ({**STAY, "extension_requested": "yes", "extension_granted_until": "2025-05-31"}, 40),
        (WAITED, 10),
        ({**WAITED, "extension_timely": "no"}, 40),
        ({**WAITED, "pending_time_authorised": "no"}, 40),
    ],
)
def test_an_extension_or_its_waiting_time_moves_the_end(fields, counted):
    assert days(stay(**fields)) == (counted, counted)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({**STAY, "on_time": "yes"}, "on_time"),
        ({**STAY, "on_time": ("yes", "no")}, "on_time"),
        ({**STAY, "ongoing": "yes"}, "ongoing"),
        ({**STAY, "extension_granted_until": "2025-12-31"}, "extension_requested"),
    ],
)
def test_words_against_days_are_to_settle_first(fields, word):
    one = stay(**fields)
    assert days(one) is None
    assert Open(word, "one", "settle") in facts(one).see("overstay_days", one).open


def test_days_are_of_a_stay():
    with pytest.raises(TypeError):
        facts().derived["overstay_days"](facts(), None)


# --- under an order, and at which age ---------------------------------------------------------------------------------


def removal(**fields: object) -> Event:
    return event("removal", country="ca", **fields)


@pytest.mark.parametrize(
    ("enforceable", "left", "limits"),
    [
        ("2024-01-01", "2024-01-31", (30, 30)),
        ("2024-01-01", "2024-02-01", (31, 31)),
        ("2024-02-01", "2024-01-15", (0, 0)),
        ("2024-01", "2024-02-10", (10, 40)),
    ],
)
def test_days_under_an_order_run_from_the_day_it_could_be_enforced(enforceable, left, limits):
    assert days(removal(order_enforceable_on=enforceable, date=left), "days_to_leave") == limits


def test_what_is_missing_to_count_them_is_asked():
    assert asked(removal(date="2024-01-31"), "days_to_leave") == {"order_enforceable_on"}
    assert asked(removal(order_enforceable_on="2024-01", date="2024-02-10"), "days_to_leave") == {
        "order_enforceable_on"
    }


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("under_18_when_left", stay(from_="2020-01-01", to="2024-05-20")),
        ("under_18_when_removed", removal(date="2024-05-20")),
    ],
)
def test_the_eighteenth_birthday_is_of_age(name, one):
    assert facts(one, born="2006-05-21").see(name, one).values == (True,)
    assert facts(one, born="2006-05-20").see(name, one).values == (False,)
    assert facts(one, born="2006").see(name, one).values == ()
    assert asked(one, name, born="2006") == {"born"}
    assert asked(one, name) == {"born"}
