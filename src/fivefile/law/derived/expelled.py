"""Expedited removal that the file tells of as an event at the border: INA 212(a)(9)(A)(i)."""

from __future__ import annotations

from fivefile.law.derived.aggregate import ROOT, Whether, american, answer, undated
from fivefile.law.evaluate import LATER
from fivefile.law.facts import Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate, add

REMOVAL = "INA 212(a)(9)(A)(i)"
FIRST_YEARS, AGAIN_YEARS = 5, 20
"""Not in the rule: its `until` and `not_before` are one reckoning from one day each, and here the years hang on a fact.

In data that takes a rule for each length, as for removals in the list of removals (removal-on-arrival, -second).
"""


def recorded_as_removal(facts: Facts, event: Event | None) -> Seen:
    """Whether the list of removals holds the one that this event at the border tells of: of that day or soon after."""
    assert event is not None
    opened: list[Open] = []
    for other in facts.members(ROOT):
        same, here = _soon_after(other, event), american(facts, other)
        if same and here:
            return Seen((True,), tuple(claim.id for claim in other.statements))
        if same is not False and here is not False:
            opened += [*undated(other, event), *(facts.see("country", other).open if here is None else ())]
    return answer(None if opened else False, (), opened, None)


def removal_bar_ends(facts: Facts, event: Event | None) -> Seen:
    """When the bar after this expedited removal ends: INA 212(a)(9)(A)(i); never after an aggravated felony."""
    felony, earlier, day = (facts.see(name, event) for name in ("aggravated_felony", "earlier_removals", "date"))
    ids = (*felony.statements, *earlier.statements, *day.statements)
    if felony.values != (False,) or not earlier.values or not day.values:
        opened = () if felony.values == (True,) else (*felony.open, *earlier.open, *day.open)
        return Seen((), ids, opened, citation=REMOVAL)
    (first,), (removed,) = day.values, earlier.values
    assert isinstance(first, PartialDate)
    return Seen((_later(first, AGAIN_YEARS if removed else FIRST_YEARS),), ids, day.open, citation=REMOVAL)


def _later(day: PartialDate, years: int) -> PartialDate:
    if not day.exact:
        return PartialDate(day.year + years, day.month)
    moved = add(day.earliest, years=years)
    return PartialDate(moved.year, moved.month, moved.day)


def _soon_after(one: Event, other: Event) -> Whether:
    """Whether `one` came on the day of the other or within some three months; None where the dates leave it open."""
    if one.start is None or other.start is None:
        return None
    if one.start.latest < other.start.earliest or one.start.earliest > other.start.latest + LATER:
        return False
    sure = one.start.earliest >= other.start.latest and one.start.latest <= other.start.earliest + LATER
    return sure or None


DERIVED: dict[str, Derive] = {
    "recorded_as_removal": recorded_as_removal,
    "removal_bar_ends": removal_bar_ends,
}
