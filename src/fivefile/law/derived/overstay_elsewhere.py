"""Days past the permission to stay, days taken to leave under an order, and the age then; for any country.

The day the permission ends is the last day in time; each day after it counts, the day of leaving included. How a
country treats those days (United Kingdom: Part Suitability, SUI 12.1 and 13.1) is for its rules to say. What the file
leaves open gives a range, from the fewest days it allows to the most.
"""

from __future__ import annotations

from datetime import date

from fivefile.law.derived.age import under_18
from fivefile.law.derived.stay import WITHOUT, Stay
from fivefile.law.facts import Between, Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate

FIELDS = (
    "from", "to", "ongoing", "on_time", "admission", "admitted_until", "extension_requested", "extension_granted",
    "extension_granted_until", "extension_timely", "extension_decided_on", "pending_time_authorised",
)  # fmt: skip


def overstay_days(facts: Facts, event: Event | None) -> Seen:
    """The days of a stay after its permission had ended, as a range where the file leaves it open; 0 for none.

    A request to extend moves the end where it was granted, or where its waiting time is known to be authorised.
    """
    if event is None:
        raise TypeError("days past a permission are counted stay by stay")
    stay = Stay(facts, event)
    ids = tuple(dict.fromkeys(item for name in FIELDS for item in stay.see(name).statements))
    disputed = tuple(item for name in FIELDS for item in stay.see(name).open if item.kind == "settle")
    if disputed:
        return Seen((), ids, disputed)
    word = stay.said("on_time")
    if word:
        return Seen((Between(0, 0),), ids)
    fewest, most = _days(stay, True), _days(stay, False)
    if most is None:
        return Seen((), ids, _ask(stay))
    low = max(fewest or 0, 0 if word is None else 1)
    high = max(most, low)
    return Seen((Between(low, high),), ids, _ask(stay) if low != high else ())


def _days(stay: Stay, fewest: bool) -> int | None:
    """The days under the reading of the file with the fewest of them, or the most; None when there is no limit."""
    end, left = _end(stay, fewest), stay.left(fewest)
    return None if end is None or left is None else max((left - end).days, 0)


def _end(stay: Stay, fewest: bool) -> date | None:
    """The last day the permission may have run to: the latest possible one for the fewest days, else the earliest."""
    until, entered = stay.day("admitted_until"), stay.day("from")
    if stay.see("admission").values == (WITHOUT,):
        return _edge(entered, fewest)
    if until is None:
        return None if fewest else _edge(entered, fewest)
    first = _edge(until, fewest)
    return first if first is None or stay.extension is False else max(first, _extended(stay, fewest) or first)


def _extended(stay: Stay, fewest: bool) -> date | None:
    """The day a request to extend, or its waiting time, moved the end to; None when it may not have moved it."""
    longer = stay.day("extension_granted_until")
    if longer is not None:
        return _edge(longer, fewest)
    if stay.granted is False:
        decided, timely = stay.day("extension_decided_on"), stay.said("extension_timely")
        authorised = stay.said("pending_time_authorised")
        if timely is False or authorised is False:
            return None
        sure = timely is True and authorised is True and stay.extension is True
        return (_edge(decided, fewest) or date.max) if fewest else _edge(decided, fewest) if sure else None
    return date.max if fewest else None


def _edge(day: PartialDate | None, latest: bool) -> date | None:
    return None if day is None else day.latest if latest else day.earliest


def _ask(stay: Stay) -> tuple[Open, ...]:
    """What to ask to know the days: when the permission ended and the stay ended, then whether it was extended."""
    until, left = stay.see("admitted_until"), stay.see("to")
    names = ["from"] if stay.see("admission").values == (WITHOUT,) else ["admitted_until"]
    if not until.values and stay.said("on_time") is None:
        names.insert(0, "on_time")
    if not left.values and not stay.said("ongoing"):
        names += ["to", "ongoing"]
    elif left.values:
        names.append("to")
    if until.values:
        names += _about_extension(stay)
    return tuple(dict.fromkeys(item for name in names for item in stay.see(name).open))


def _about_extension(stay: Stay) -> list[str]:
    if not stay.extension:
        return ["extension_requested"]
    if stay.granted is None:
        return ["extension_granted"]
    if stay.granted:
        return ["extension_granted_until"]
    return ["extension_timely", "extension_decided_on", "pending_time_authorised"]


def days_to_leave(facts: Facts, event: Event | None) -> Seen:
    """The days from the day a removal order could be enforced to the day of leaving: IRPR 224(2) allows thirty."""
    bound, left = facts.see("order_enforceable_on", event), facts.see("date", event)
    ids, opened = (*bound.statements, *left.statements), (*bound.open, *left.open)
    first, last = (seen.values[0] if len(seen.values) == 1 else None for seen in (bound, left))
    if not isinstance(first, PartialDate) or not isinstance(last, PartialDate):
        return Seen((), ids, opened)
    low, high = (last.earliest - first.latest).days, (last.latest - first.earliest).days
    return Seen((Between(max(low, 0), max(high, 0)),), ids, opened if low != high else ())


DERIVED: dict[str, Derive] = {
    "overstay_days": overstay_days,
    "under_18_when_left": under_18("to"),
    "under_18_when_removed": under_18("date"),
    "days_to_leave": days_to_leave,
}
