"""Which days can matter to a person: between two neighbours of them no answer changes."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tests.law.second.made import Made, Rough, Situation

COUNTING = date(1997, 4, 1)
FIRST, LAST = date(1950, 1, 1), date(2060, 1, 1)
NEVER = LAST.toordinal() + 1
DATES: dict[str, tuple[str, ...]] = {
    "person": ("eighteenth",),
    "stay": (
        "from",
        "to",
        "admitted_until",
        "formal_finding_on",
        "extension_filed_on",
        "extension_decided_on",
        "extension_granted_until",
        "asylum_pending_from",
        "asylum_pending_to",
        "inconsistent_conduct_on",
    ),
    "encounter": ("date",),
    "police": (),
    "removal": ("date",),
    "conviction": ("offence_on", "released_on"),
    "declaration": (),
    "determination": ("date", "papers_due_on"),
}
ENDS = ("admitted_until", "extension_granted_until", "formal_finding_on")
AFTER = {**dict.fromkeys(ENDS, 121), "from": 91}
"""So many days after which of them something begins: the 120 days, the ninety days are over."""
MAY_NEVER_COME = ("to", "extension_decided_on", "asylum_pending_to", "released_on")
MAY_LIE_AHEAD = ("admitted_until", "extension_granted_until", "papers_due_on")
YEAR = (180, 181, 182, 364, 365, 366, 367)
STEPS = {
    "to": (*YEAR, 120, 121, 300, 301),
    "extension_decided_on": (119, 120, 121),
    "asylum_pending_to": (180, 181),
    "inconsistent_conduct_on": (90, 91),
    "from": tuple(-step for step in (*YEAR, 90, 91)),
    "asylum_pending_from": (-180, -181),
    "eighteenth": tuple(-step for step in YEAR),
    **dict.fromkeys(ENDS, tuple(-step for step in (*YEAR, 120, 121, 300, 301))),
}
"""So many days from another date of the same event something begins or ends."""
YEARS = {"to": (3, 10), "removal": (5, 10, 20), "offence_on": (5,), "released_on": (5,), "determination": (1,)}

ONLY_IF = {
    "admitted_until": ("admission", "date-certain"),
    "formal_finding": ("admission", "duration-of-status"),
    "formal_finding_on": ("formal_finding", "yes"),
    "extension_timely": ("extension_requested", "yes"),
    "extension_granted": ("extension_requested", "yes"),
    "extension_filed_on": ("extension_requested", "yes"),
    "extension_decided_on": ("extension_requested", "yes"),
    "extension_granted_until": ("extension_granted", "yes"),
    "pending_time_authorised": ("extension_requested", "yes"),
    "asylum_pending_from": ("asylum_claimed", "yes"),
    "asylum_pending_to": ("asylum_claimed", "yes"),
    "released_on": ("confined", "yes"),
    "admission_excepted": ("admitted_elements", "moral-turpitude"),
}
"""What there can only be if another word of the event is so."""


def matters(event: Made, name: str) -> bool:
    """Whether the event can have a value of that name, as far as the file tells."""
    if name == "inconsistent_conduct_on" and name not in event.said:
        return any(event.said.get(word) != "no" for word in ("inconsistent_conduct", "worked_unlawfully"))
    if name in event.said or name not in ONLY_IF:
        return True
    other, needed = ONLY_IF[name]
    said = event.said.get(other)
    held = said if isinstance(said, tuple) else (said,)
    return (not isinstance(said, str | tuple) or needed in held) and matters(event, other)


def years(day: date, number: int) -> date:
    """The same day so many years later, or the last of its month where there is no such day."""
    year = day.year + number
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def eighteenth(born: date | Rough) -> date | Rough:
    """The eighteenth birthday."""
    if isinstance(born, Rough):
        return Rough(years(born.first, 18), years(born.last, 18), born.written)
    return years(born, 18)


def moved(day: date, days: int) -> date:
    """So many days later."""
    return day + timedelta(days=days)


def window(situation: Situation, name: str) -> tuple[date, date]:
    """Between which days a date lies of which the file says nothing."""
    ahead = name in MAY_LIE_AHEAD or name == "eighteenth"
    return FIRST, moved(situation.on, 800) if ahead else situation.on


def candidates(situation: Situation, event: Made, name: str) -> list[int]:
    """The days, as ordinals, that the date `name` of `event` may be taken for."""
    said = event.said.get(name)
    if isinstance(said, date):
        return [said.toordinal()]
    first, last = (said.first, said.last) if isinstance(said, Rough) else window(situation, name)
    near = {day for day in _near(situation, event, name) if first <= day <= last}
    found = {first.toordinal(), last.toordinal(), *(day.toordinal() for day in near)}
    truth = event.truth.get(name)
    if isinstance(truth, date):
        found.add(truth.toordinal())
    if name in MAY_NEVER_COME and not isinstance(said, Rough):
        found.add(NEVER)
    return sorted(found)


def _near(situation: Situation, event: Made, name: str) -> Iterator[date]:
    today = situation.on
    yield today
    yield moved(today, -1)
    for number in YEARS.get(name, YEARS.get(event.kind, ())):
        yield from (moved(years(today, -number), step) for step in (-2, -1, 0, 1, 2))
    for anchor in _known(event, situation.person):
        yield from (moved(anchor, step) for step in (-1, 0, 1, *STEPS.get(name, ())))
    for other in situation.events if event.kind in ("person", "stay", "encounter", "removal") else ():
        steps = STEPS.get(name, ()) if event.kind == "person" else ()
        yield from (moved(anchor, step) for anchor in _known(other) for step in (-1, 0, 1, *steps))


def _known(*events: Made) -> Iterator[date]:
    """The days their files give, and the edges of those known roughly; for a stay, the day the law began."""
    for event in events:
        for name in DATES[event.kind]:
            said = event.said.get(name)
            if isinstance(said, date):
                yield said
            elif isinstance(said, Rough):
                yield from (said.first, said.last)
        if event.kind == "stay":
            yield COUNTING


def line(situation: Situation, values: Iterable[tuple[str, int]]) -> list[int]:
    """All days of a person in order; `values` are the days their dates may be taken for, by name."""
    today = situation.on.toordinal()
    days = {FIRST.toordinal(), COUNTING.toordinal(), today, today + 1, NEVER}
    for name, value in values:
        if value != NEVER:
            days |= {value, value + 1}
        if name in AFTER:
            days.add(value + AFTER[name])
    return sorted(day for day in days if day <= NEVER)
