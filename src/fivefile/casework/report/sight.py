"""What each destination can learn, in the order in which it is read: row by row, all other countries in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefile.casework.visibility import beyond
from fivefile.locale import both, country, join
from fivefile.model.outcome import Dossier, OtherWay, Visible
from fivefile.model.terms import Grade
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class Graded:
    """Something the texts support more or less: what it is, how well, and what they say."""

    what: Text
    grade: Grade
    says: Text

    @property
    def word(self) -> Text:
        """How well it is documented, in a word."""
        return both(self.grade)


@dataclass(frozen=True, slots=True)
class Row:
    """One event as one destination sees it: the moments at which it may ask, and ways other than asking.

    `open`: there is a way under the arrangement, so how and when it is asked is of interest.
    """

    seen: Visible
    open: bool
    state: Text
    moments: tuple[Graded, ...]
    others: tuple[tuple[Graded, OtherWay], ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """All events as one destination sees them; `beyond` are those recorded outside the five, and `far` says so."""

    destination: str
    rows: tuple[Row, ...]
    beyond: tuple[Visible, ...]
    far: Text | None


def sights(dossier: Dossier) -> tuple[Sight, ...]:
    """What each destination can learn, in the order of the destinations; those without any event are left out."""
    found = []
    for destination in dict.fromkeys(one.destination for one in dossier.visibility):
        seen = [one for one in dossier.visibility if one.destination == destination]
        away = tuple(one for one in seen if beyond(one))
        rows = tuple(_row(one) for one in seen if not beyond(one))
        found.append(Sight(destination, rows, away, _far(away) if away else None))
    return tuple(found)


def _row(one: Visible) -> Row:
    open_ = one.state in ("documented", "possible")
    asks = one.triggers if open_ else ()
    moments = tuple(Graded(both(_MOMENTS[item.purpose]), item.grade, item.says) for item in asks)
    others = tuple((Graded(both("Another way"), way.grade, way.says), way) for way in one.other_ways)
    return Row(one, open_, both(one.state), moments, others)


_MOMENTS = {
    "visa-application": "When you apply for a visa",
    "travel-authorisation": "When you ask for a travel authorisation",
    "arrival": "When you arrive",
}


def _far(events: Iterable[Visible]) -> Text:
    """The events recorded elsewhere, in one line."""
    found = list(events)
    where = join([country(code) for code in dict.fromkeys(one.holder for one in found) if code])
    if len(found) == 1:
        return both("1 event in {countries}: none of the ten arrangements concerns it.", countries=where)
    return both(
        "{number} events in {countries}: none of the ten arrangements concerns them.",
        number=len(found),
        countries=where,
    )
