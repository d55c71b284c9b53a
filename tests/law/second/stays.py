"""A made-up stay whose facts agree, close to every threshold of unlawful presence."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.law.second.days import COUNTING, years
from tests.law.second.made import Made, Value

LENGTHS = (1, 2, 30, 119, 120, 121, 179, 180, 181, 182, 299, 300, 301, 302, 364, 365, 366, 367, 485, 486, 487, 700)


LEAPS = (date(2004, 2, 29), date(2012, 2, 29), date(2020, 2, 29), date(2024, 2, 29))


def near(rng: Random, day: date, spread: int = 1) -> date:
    """That day, or one close by."""
    return day + timedelta(days=rng.randint(-spread, spread))


def anyday(rng: Random, first: int = 1995, last: int = 2024) -> date:
    """A day; often one that calendars find hard."""
    if rng.random() < 0.15:
        return near(rng, rng.choice(LEAPS))
    return date(first, 1, 1) + timedelta(days=rng.randint(0, (last - first) * 365))


def flip(rng: Random, yes: float = 0.5) -> str:
    """Yes or no."""
    return "yes" if rng.random() < yes else "no"


def stay(rng: Random, person: Made, name: str, after: date | None = None) -> tuple[Made, date]:
    """A stay whose facts agree, and the day on which it ends."""
    first = anyday(rng)
    if "born" not in person.truth and rng.random() < 0.05:
        person.truth["born"] = date(rng.choice((1980, 1984, 1988, 2000)), 2, 29)
        first = near(rng, years(day_of(person.truth, "born"), 18)) - timedelta(days=rng.choice((0, 1, 20)))
    elif rng.random() < 0.1:
        first = COUNTING - timedelta(days=rng.choice((-1, 0, 1, 30, 180, 400)))
    counted = rng.choice(LENGTHS) + rng.choice((0, 0, 0, -1, 1))
    admission = rng.choice(("date-certain", "date-certain", "duration-of-status", "without-inspection"))
    lawful = timedelta(days=0 if admission == "without-inspection" else rng.randint(1, 300))
    came = first - lawful
    if after is not None:
        came = after + timedelta(days=rng.choice((1, 2, 30, 200)))
        first = came + lawful
    style = rng.choice(("any", "any", "any", "year", "law", "waiting", "in time"))
    if style == "year" and after is None:
        leap = rng.choice(LEAPS)
        first = leap - timedelta(days=rng.choice((0, 0, 1, 100, 366, 365)))
        came = first - lawful
    if style in ("year", "waiting"):
        counted = rng.choice((181, (years(first, 1) - first).days)) + rng.choice((-1, -1, 0))
    if style == "law" and after is None:
        first = COUNTING - timedelta(days=rng.choice((0, 1, 30, 400)))
        came = first - lawful
        counted = (COUNTING - first).days + rng.choice((180, 181, 364, 365))
    left = max(came, first + timedelta(days=counted - 1))
    if style == "in time":
        left = max(came, first - timedelta(days=rng.randint(0, 3)))
    if "born" not in person.truth and rng.random() < 0.4:
        adult = rng.choice((first, COUNTING, left)) - timedelta(days=rng.choice((-1, 0, 1, 20, 179, 180, 181, 365)))
        person.truth["born"] = years(adult, -18)
    truth: dict[str, Value] = {
        "country": "us" if rng.random() < 0.9 else "gb",
        "from": came,
        "to": left,
        "admission": admission,
        "worked_unlawfully": flip(rng, 0.2),
        "left_after_proceedings": flip(rng, 0.2),
        "extraordinary_circumstances": flip(rng, 0.2),
        "protected": rng.choice(("none", "none", "none", "none", "abuse", "family-unity", "trafficking")),
    }
    if admission == "date-certain":
        truth["admitted_until"] = first - timedelta(days=1)
    elif admission == "duration-of-status":
        truth["formal_finding"] = flip(rng, 0.7)
        if truth["formal_finding"] == "yes":
            truth["formal_finding_on"] = first - timedelta(days=1)
    if style == "waiting" and admission != "without-inspection":
        truth["worked_unlawfully"] = "no"
        waited = rng.choice((0, 60, 119, 120, 121, 200))
        left += timedelta(days=min(waited, 120))
        truth |= _waiting(rng, came, first, waited) | {"to": left, "asylum_claimed": "no"}
    else:
        truth |= _request(rng, came, first, left) | _asylum(rng, came, first, left)
    return Made(name, "stay", truth | _conduct(rng, truth, came, left)), left


def _waiting(rng: Random, came: date, first: date, waited: int) -> dict[str, Value]:
    """A request in time that was refused after so many days without permission."""
    return {
        "extension_requested": "yes",
        "extension_filed_on": max(came, first - timedelta(days=rng.choice((1, 20)))),
        "extension_timely": "yes",
        "extension_granted": "no",
        "pending_time_authorised": flip(rng, 0.3),
        "extension_decided_on": first + timedelta(days=waited - 1),
    }


def _conduct(rng: Random, truth: dict[str, Value], came: date, left: date) -> dict[str, Value]:
    if truth["worked_unlawfully"] == "no" and rng.random() < 0.7:
        return {"inconsistent_conduct": "no"}
    day = came + timedelta(days=rng.choice((0, 10, 89, 90, 91, 92, 200)))
    other = "yes" if truth["worked_unlawfully"] == "no" else flip(rng)
    return {"inconsistent_conduct": other, "inconsistent_conduct_on": min(day, left)}


def _request(rng: Random, came: date, first: date, left: date) -> dict[str, Value]:
    if rng.random() < 0.55:
        return {"extension_requested": "no", "extension_granted": "no", "extension_timely": "no"}
    filed = first - timedelta(days=rng.choice((-20, -1, 0, 1, 2, 30)))
    filed = min(max(filed, came), left)
    waited = rng.choice((0, 30, 119, 120, 121, 122, 200, 400)) + rng.choice((0, 0, -1, 1))
    held: dict[str, Value] = {
        "extension_requested": "yes",
        "extension_filed_on": filed,
        "extension_timely": "no" if filed >= first else flip(rng, 0.8),
        "extension_granted": "no",
        "pending_time_authorised": flip(rng),
        "extension_decided_on": max(filed, first + timedelta(days=waited - 1)),
    }
    if rng.random() < 0.25:
        held["extension_granted"] = "yes"
        until = rng.choice((first + timedelta(days=rng.randint(0, 200)), left, left - timedelta(days=181)))
        held["extension_granted_until"] = max(first, until)
    return held


def _asylum(rng: Random, came: date, first: date, left: date) -> dict[str, Value]:
    if rng.random() < 0.7:
        return {"asylum_claimed": "no"}
    begins = min(max(came, first + timedelta(days=rng.choice((-20, 0, 1, 10, 100)))), left)
    ends = begins + timedelta(days=rng.choice((0, 1, 100, 181, 365)))
    return {"asylum_claimed": "yes", "asylum_pending_from": begins, "asylum_pending_to": ends}


def plain(one: Made, length: int) -> date:
    """Make it a stay without inspection of so many days; the day on which it ends."""
    left = day_of(one.truth, "from") + timedelta(days=length - 1)
    one.truth = {name: one.truth[name] for name in (*_PLAIN, "from")}
    one.truth |= {
        "country": "us",
        "to": left,
        "admission": "without-inspection",
        "asylum_claimed": "no",
        "extension_requested": "no",
        "extension_granted": "no",
        "extension_timely": "no",
        "inconsistent_conduct": "no",
    }
    return left


_PLAIN = ("worked_unlawfully", "left_after_proceedings", "extraordinary_circumstances", "protected")


def agree_stay(truth: dict[str, Value], on: date) -> None:
    """Still there or not; on time or not. A request is not granted before it is decided."""
    if day_of(truth, "to") == on and on.day % 2:
        del truth["to"]
    truth["ongoing"] = "no" if "to" in truth else "yes"
    for name in ("extension_decided_on", "asylum_pending_to"):
        if name in truth and day_of(truth, name) > on:
            del truth[name]
    if "formal_finding_on" in truth and day_of(truth, "formal_finding_on") > on:
        del truth["formal_finding_on"]
        truth["formal_finding"] = "no"
    if "extension_decided_on" not in truth:
        truth["extension_granted"] = "no"
        truth.pop("extension_granted_until", None)
    truth["on_time"] = "yes" if _kept_within(truth, on) else "no"


def _kept_within(truth: dict[str, Value], on: date) -> bool:
    if truth["admission"] == "without-inspection":
        return False
    last = day_of(truth, "to") if "to" in truth else on
    ends = [day_of(truth, name) for name in ("admitted_until", "formal_finding_on") if name in truth]
    if truth["admission"] == "date-certain" and "extension_granted_until" in truth:
        ends = [max(day_of(truth, "extension_granted_until"), *ends)]
    elif "extension_granted_until" in truth:
        ends.append(day_of(truth, "extension_granted_until"))
    if not ends or last <= min(ends):
        return True
    waits = truth["extension_timely"] == "yes" and truth["worked_unlawfully"] == "no"
    if not waits or truth["pending_time_authorised"] == "no" or day_of(truth, "extension_filed_on") > min(ends):
        return False
    return "extension_decided_on" not in truth or last <= day_of(truth, "extension_decided_on")


def day_of(truth: dict[str, Value], name: str) -> date:
    """The day of that name."""
    day = truth[name]
    assert isinstance(day, date)
    return day
