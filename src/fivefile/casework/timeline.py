"""Claims about events in, the timeline out: events in order of time, with gaps and overlaps."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from fivefile.law.definitions import Definitions
from fivefile.locale import both
from fivefile.model.evidence import Statement
from fivefile.model.history import Event, Gap, Timeline
from fivefile.values.dates import PartialDate

OCCUPIED = ("work", "study")
LONGEST_GAP = timedelta(days=62)
ONE = timedelta(days=1)


def build(statements: tuple[Statement, ...], definitions: Definitions, on: date) -> Timeline:
    """The timeline of the events that `statements` speak of; `on` closes what still goes on."""
    grouped: dict[str, list[Statement]] = {}
    for claim in statements:
        if claim.subject.startswith("event:"):
            grouped.setdefault(claim.subject.removeprefix("event:"), []).append(claim)
    events = []
    for name, claims in grouped.items():
        kind = next((str(claim.value) for claim in claims if claim.property == "kind"), None)
        if kind is not None and kind in definitions.events:
            events.append(Event(name, kind, tuple(claims)))
    events.sort(key=_order)
    return Timeline(tuple(events), tuple(_gaps(events, on)), tuple(_overlaps(events, on)))


def _order(event: Event) -> tuple[date, str]:
    """The earliest day any paper gives; an event without a date comes last."""
    days = [claim.value.earliest for claim in event.statements
            if claim.property in ("date", "from") and isinstance(claim.value, PartialDate)]  # fmt: skip
    return min(days, default=date.max), event.id


def _end(event: Event, on: date) -> PartialDate | None:
    if event.value("ongoing") is True:
        return PartialDate.of(on)
    return event.end


def _gaps(events: list[Event], on: date) -> list[Gap]:
    """Time between two periods of work or study that is surely longer than two months.

    A period without an end may still go on, so nothing after its beginning is called a gap.
    """
    periods = [
        (event, event.start, _end(event, on) or PartialDate.of(on)) for event in events if event.kind in OCCUPIED
    ]
    dated = sorted(((event, start, end) for event, start, end in periods if start), key=lambda one: one[1].earliest)
    gaps: list[Gap] = []
    covered: tuple[Event, PartialDate] | None = None
    for event, start, end in dated:
        if covered and start.earliest - covered[1].latest > LONGEST_GAP:
            first, last = PartialDate.of(covered[1].latest + ONE), PartialDate.of(start.earliest - ONE)
            what = both("Nothing in the file says what you did from {start} to {end}.", start=first, end=last)
            gaps.append(Gap("gap", what, first, last, (covered[0].id, event.id)))
        if covered is None or end.latest > covered[1].latest:
            covered = (event, end)
    return gaps


def _overlaps(events: list[Event], on: date) -> list[Gap]:
    """Two stays in different countries that surely claim the same days."""
    stays = [(event, event.start, _end(event, on)) for event in events if event.kind == "stay"]
    found: list[Gap] = []
    for (one, begins, ends), (other, starts, stops) in combinations(stays, 2):
        if not (begins and ends and starts and stops) or one.country == other.country:
            continue
        first, last = max(begins.latest, starts.latest), min(ends.earliest, stops.earliest)
        if first < last:
            span = (PartialDate.of(first), PartialDate.of(last))
            what = both("Two stays in different countries claim {start} to {end}.", start=span[0], end=span[1])
            found.append(Gap("overlap", what, *span, (one.id, other.id)))
    return found
