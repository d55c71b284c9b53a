"""A timeline as a drawing: lanes by country, every place as a share of the width, so that text never shrinks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fivefile.casework.report.words import Words
from fivefile.locale import both, country, day
from fivefile.model.history import Event, Gap
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text

Mark = Literal["refused", "granted", "grave", "other", "bar"]
LANE, TOP, BOTTOM = 46, 8, 34
MOST_LABELS = 5
_REFUSED = ("refused", "cancelled", "revoked", "refused-entry", "withdrew", "expedited-removal")
_GRAVE = ("police", "conviction", "removal")


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing drawn: from `left`, `width` wide (both in per cent), and what it is."""

    mark: Mark
    left: float
    width: float
    rough: bool
    says: Text


@dataclass(frozen=True, slots=True)
class Lane:
    """One row: its name, its middle in pixels from the top, and its shapes."""

    name: Text
    y: int
    shapes: tuple[Shape, ...]
    kind: Literal["country", "gaps", "overlaps"] = "country"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture: `ticks` are (per cent, year), `today` is where the day of the report lies."""

    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, int], ...]
    today: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Days onto per cent of the width."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where `day` lies, from 1 to 99."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(1 + 98 * min(max(share, 0), 1), 2)

    def ticks(self) -> tuple[tuple[float, int], ...]:
        """Years to label, few enough for a phone."""
        years = range(self.first.year, self.last.year + 1)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if len(years) / step <= MOST_LABELS)
        return tuple(
            (self.at(date(year, 1, 1)), year) for year in years if year % step == 0 and date(year, 1, 1) >= self.first
        )


def draw(words: Words) -> Drawing | None:
    """The drawing of a dossier's timeline; None when no event has a date."""
    timeline = words.dossier.timeline
    dated = [event for event in timeline.events if _starts(event)]
    if not dated:
        return None
    starts = [start.earliest for event in dated if (start := _starts(event))]
    ends = [end.latest for event in dated if (end := _ends(event, words.dossier.on))]
    axis = Axis(date(min(starts).year, 1, 1), date(max(*ends, words.dossier.on).year, 12, 31))
    places: dict[str | None, list[Shape]] = {}
    for event in dated:
        places.setdefault(event.country, []).append(_shape(event, words, axis))
    rows: list[tuple[Text, list[Shape], Literal["country", "gaps", "overlaps"]]] = [
        (country(code) if code else both("country not given"), shapes, "country") for code, shapes in places.items()
    ]
    if timeline.gaps:
        rows.append((both("Time not explained"), [_gap(gap, axis) for gap in timeline.gaps], "gaps"))
    if timeline.overlaps:
        rows.append((both("The same time claimed twice"), [_gap(gap, axis) for gap in timeline.overlaps], "overlaps"))
    lanes = tuple(Lane(name, TOP + LANE * at + 30, tuple(shapes), kind) for at, (name, shapes, kind) in enumerate(rows))
    return Drawing(TOP + LANE * len(lanes) + BOTTOM, lanes, axis.ticks(), axis.at(words.dossier.on))


def _starts(event: Event) -> PartialDate | None:
    return event.start or event.end or min(event.dates, key=lambda value: value.earliest, default=None)


def _ends(event: Event, on: date) -> PartialDate | None:
    if event.end:
        return event.end
    return PartialDate.of(on) if event.value("ongoing") is True else _starts(event)


def _shape(event: Event, words: Words, axis: Axis) -> Shape:
    start, end = _starts(event), _ends(event, words.dossier.on)
    assert start is not None and end is not None
    told, on = words.event(event), day(start)
    says = Text(f"{on.en}: {told.en}", f"{on.zh}：{told.zh}")
    left, right = axis.at(start.earliest), axis.at(end.latest)
    mark = _mark(event)
    if mark == "bar":
        return Shape("bar", left, round(max(right - left, 0.8), 2), not (start.exact and end.exact), says)
    middle = round((left + axis.at(start.latest)) / 2, 2)
    return Shape(mark, middle, round(axis.at(start.latest) - left, 2), not start.exact, says)


def _mark(event: Event) -> Mark:
    result = event.value("result") or event.value("outcome")
    if event.value("from") or event.value("to"):
        return "bar"
    if result in _REFUSED:
        return "refused"
    if event.kind in _GRAVE:
        return "grave"
    return "granted" if result in ("granted", "admitted") else "other"


def _gap(gap: Gap, axis: Axis) -> Shape:
    left, right = axis.at(gap.start.earliest), axis.at(gap.end.latest)
    return Shape("bar", left, round(max(right - left, 0.8), 2), True, gap.what)
