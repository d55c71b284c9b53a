"""What happened, when and where: events and the timeline they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fivefile.model.evidence import Statement, Value, standing
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the applicant; `kind` and its fields are declared in rulebooks/events.yaml.

    `statements` are all claims about it, from every paper; two papers may disagree about the same field.
    """

    id: str
    kind: str
    statements: tuple[Statement, ...] = ()

    def claims(self, name: str) -> tuple[Statement, ...]:
        """Every claim about the field `name` that stands."""
        return standing(claim for claim in self.statements if claim.property == name)

    def values(self, name: str) -> tuple[Value, ...]:
        """The different values claimed for `name`: none when nobody said, several when papers disagree."""
        return compatible(claim.value for claim in self.claims(name))

    def value(self, name: str) -> Value | None:
        """The one value of `name`, or None when nobody said or papers disagree."""
        values = self.values(name)
        return values[0] if len(values) == 1 else None

    @property
    def country(self) -> str | None:
        """The country it happened in or concerns, as an ISO code in lower case."""
        value = self.value("country")
        return value if isinstance(value, str) else None

    @property
    def start(self) -> PartialDate | None:
        """When it happened or began; None when unknown or disputed."""
        return next((date for name in ("date", "from") if (date := self._date(name))), None)

    @property
    def dates(self) -> tuple[PartialDate, ...]:
        """Every date that some paper gives for when it happened or began."""
        values = (value for name in ("date", "from") for value in self.values(name))
        return tuple(value for value in values if isinstance(value, PartialDate))

    @property
    def disputed(self) -> tuple[PartialDate, ...]:
        """The dates that papers give for it when they disagree; none when they do not."""
        return self.dates if self.start is None else ()

    @property
    def end(self) -> PartialDate | None:
        """When it ended, for events that last."""
        return self._date("to")

    def _date(self, name: str) -> PartialDate | None:
        value = self.value(name)
        return value if isinstance(value, PartialDate) else None


def compatible(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values that differ; a date that only makes another more precise does not differ from it."""
    kept: list[Value] = []
    for value in values:
        if isinstance(value, PartialDate):
            wider = [old for old in kept if isinstance(old, PartialDate) and old.overlaps(value)]
            if wider:
                kept[kept.index(wider[0])] = min(wider[0], value, key=lambda date: date.latest - date.earliest)
                continue
        if value not in kept:
            kept.append(value)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Gap:
    """Two neighbouring claims leave time unexplained, or claim the same time twice (`overlap`)."""

    kind: str
    what: Text
    start: PartialDate
    end: PartialDate
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events in order of time (undated ones last), with gaps and overlaps."""

    events: tuple[Event, ...] = ()
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[Gap, ...] = field(default=())

    def event(self, event_id: str) -> Event | None:
        """The event of that identifier, or None."""
        return next((event for event in self.events if event.id == event_id), None)
