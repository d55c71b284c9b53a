"""Conduct that the visa was not for, and how long after entering it came: 9 FAM 302.9-4(B)(3)(g)(2).

Within 90 days of the visa application or of the admission it lets an officer of the Department of State presume a
misrepresentation; the number stands in the rule. What is done in a stay within 90 days of the application lies within
90 days of the admission that followed it, so the days are reckoned from entering.
"""

from __future__ import annotations

from fivefile.law.derived.stay import Stay
from fivefile.law.facts import Between, Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open

CITATION = "9 FAM 302.9-4(B)(3)(g)(2)"
WORK, OTHER, DAY = "worked_unlawfully", "inconsistent_conduct", "inconsistent_conduct_on"


def told(facts: Facts, event: Event | None) -> Seen:
    """There was conduct other than work if a day is given for such conduct, and nobody says that it was work."""
    day = facts.see(DAY, event)
    if not day.statements or facts.see(WORK, event).values == (True,):
        return Seen()
    return Seen((True,), day.statements, citation=CITATION)


def days(facts: Facts, event: Event | None) -> Seen:
    """The days from entering to the first such conduct, as a range where the file leaves it open.

    Where its day is not given it lies within the stay: in a short one there is no need to ask.
    """
    assert event is not None
    stay = Stay(facts, event)
    ids = tuple(item for name in (WORK, OTHER, DAY, "from", "to") for item in stay.see(name).statements)
    if not (stay.said(WORK) or stay.said(OTHER)):
        return Seen((), ids, (*stay.see(WORK).open, *stay.see(OTHER).open), citation=CITATION)
    first, day = stay.day("from"), stay.day(DAY)
    names = ("from", DAY) if day and day.exact else ("from", DAY, "to", "ongoing")
    opened = tuple(item for name in names for item in stay.see(name).open)
    last = stay.left(sure=False) if stay.day("to") or stay.said("ongoing") else None
    ends = [one for one in (day.latest if day else None, last) if one is not None]
    if first is None or not ends or stay.disputed(DAY):
        return Seen((), ids, opened, citation=CITATION)
    if day and (day.latest < first.earliest or (last and day.earliest > last)):
        return Seen((), ids, (Open(DAY, event.id, "settle"),), citation=CITATION)
    low = max((day.earliest - first.latest).days, 0) if day else 0
    return Seen((Between(low, (min(ends) - first.earliest).days),), ids, opened, citation=CITATION)


DERIVED: dict[str, Derive] = {"agreed_inconsistent_conduct": told, "days_to_conduct": days}
