"""What the dates beside a yes or no make of it: a word against its own dates is a dispute, not an answer.

Each function gives what the rest of the file says; with `open`, it can dispute what was stated but not replace it.
"""

from __future__ import annotations

from datetime import date

from fivefile.law.derived.stay import STATUS, WITHOUT, Stay
from fivefile.law.evaluate import unlisted
from fivefile.law.facts import Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate

REMOVED = "INA 212(a)(9)(A)"


def _happened(*dated: str) -> Derive:
    """It was so if any of these is told of it: nothing has a day that never happened."""

    def told(facts: Facts, event: Event | None) -> Seen:
        seen = [facts.see(name, event) for name in dated]
        ids = tuple(item for one in seen for item in one.statements)
        return Seen((True,), ids) if any(one.values and one.values != (False,) for one in seen) else Seen()

    return told


def ongoing(facts: Facts, event: Event | None) -> Seen:
    """Whether a stay goes on: not once its last day has come."""
    left = facts.see("to", event)
    (day,) = left.values or (None,)
    if not isinstance(day, PartialDate):
        return Seen()
    if day.latest <= facts.on:
        return Seen((False,), left.statements)
    return Seen((True,), left.statements) if day.earliest > facts.on else Seen()


def extension_timely(facts: Facts, event: Event | None) -> Seen:
    """A request filed after the stay had ended was not filed in time."""
    filed, until = facts.see("extension_filed_on", event), facts.see("admitted_until", event)
    (on,), (end,) = filed.values or (None,), until.values or (None,)
    late = isinstance(on, PartialDate) and isinstance(end, PartialDate) and on.earliest > end.latest
    return Seen((False,), (*filed.statements, *until.statements)) if late else Seen()


def on_time(facts: Facts, event: Event | None) -> Seen:
    """Whether a stay kept within its permission, as its dates have it; in any country.

    An entry without inspection had none. Of the days given as the end of the permission (the first one, one an
    extension was granted to, one up to which waiting was authorised) the last counts.
    """
    assert event is not None
    stay = Stay(facts, event)
    admission = stay.see("admission")
    if admission.values == (WITHOUT,):
        return Seen((False,), admission.statements)
    ends, left = _ends(stay, admission.values == (STATUS,)), _left(stay)
    if not ends or left is None:
        return Seen()
    names = ("to", "ongoing", "admitted_until", "extension_granted_until", "formal_finding_on", "extension_decided_on")
    ids = tuple(item for name in names for item in stay.see(name).statements)
    tentative = (Open("on_time", event.id),)
    if left[0] > max(end.latest for end in ends):
        return Seen((False,), ids, tentative)
    # For duration of status a finding ends the stay, but not every stay that was too long has one.
    within = left[1] <= max(end.earliest for end in ends) and stay.day("admitted_until") is not None
    return Seen((True,), ids, tentative) if within else Seen()


def _ends(stay: Stay, status: bool) -> list[PartialDate]:
    names = ["admitted_until"]
    if status and not stay.disputed("formal_finding"):
        names.append("formal_finding_on")
    if stay.granted and stay.extension:
        names.append("extension_granted_until")
    waited = stay.said("pending_time_authorised") and stay.said("extension_timely") and stay.extension
    if waited and stay.day("admitted_until") and stay.said("worked_unlawfully") is False and stay.granted is False:
        names.append("extension_decided_on")
    return [day for name in names if (day := stay.day(name))]


def _left(stay: Stay) -> tuple[date, date] | None:
    left, on = stay.day("to"), stay.facts.on
    if stay.contradictory:
        return None
    if left is not None:
        return min(left.earliest, on), min(left.latest, on)
    return (on, on) if stay.said("ongoing") else None


def earlier_removals(facts: Facts, event: Event | None) -> Seen:
    """Whether the file holds an earlier removal by the same country, or an event that tells of one."""
    assert event is not None
    if event.start is None or event.country is None:
        return Seen()
    begun, country = event.start.earliest, event.country

    def before(one: Event) -> bool:
        last = one.end or one.start
        return one.id != event.id and one.country == country and last is not None and last.latest < begun

    listed = [one for one in facts.members("removals") if before(one)]
    others = [one for one in unlisted("removals", facts) if before(one)]
    found = listed or others
    ids = tuple(claim.id for one in found for claim in one.statements)
    tentative = () if listed else (Open("earlier_removals", event.id),)
    if found:
        return Seen((True,), ids, tentative, citation=REMOVED)
    whole = facts.complete("removals")
    rest = [one for one in facts.members("removals") if one.id != event.id and not _not_before(one, event)]
    first = whole.values and not rest and not unlisted("removals", facts)
    return Seen((False,), whole.statements, citation=REMOVED) if first else Seen()


def _not_before(one: Event, event: Event) -> bool:
    """Whether `one` was by another country, or surely does not lie before `event`."""
    if one.country is not None and one.country != event.country:
        return True
    return one.start is not None and event.start is not None and one.start.earliest >= event.start.latest


DERIVED: dict[str, Derive] = {
    "agreed_ongoing": ongoing,
    "agreed_on_time": on_time,
    "agreed_extension_requested": _happened(
        "extension_filed_on", "extension_decided_on", "extension_granted", "extension_granted_until"
    ),
    "agreed_extension_granted": _happened("extension_granted_until"),
    "agreed_extension_timely": extension_timely,
    "agreed_asylum_claimed": _happened("asylum_pending_from", "asylum_pending_to"),
    "agreed_formal_finding": _happened("formal_finding_on"),
    "agreed_confined": _happened("released_on"),
    "agreed_earlier_removals": earlier_removals,
}
