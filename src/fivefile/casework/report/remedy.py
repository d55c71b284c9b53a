"""What the law says about getting over a refusal: one line a point, the same on page, in text and in print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fivefile.locale import both, join
from fivefile.model.outcome import Remedy
from fivefile.model.rule import Side
from fivefile.values.text import Text

VISAS = {"nonimmigrant": "nonimmigrant visas", "immigrant": "immigrant visas"}
CURES = {
    "yes": "Papers can cure it.",
    "partly": "Papers can only show that it does not apply.",
    "no": "Papers cannot cure it.",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One point and what the law says of it."""

    about: Text
    says: Text
    verify: bool = False


def points(remedy: Remedy) -> tuple[Point, ...]:
    """For which visas, whether papers cure it, the waivers by kind of visa, and who decides."""
    return tuple(_points(remedy))


def _points(remedy: Remedy) -> Iterator[Point]:
    if remedy.sides:
        yield Point(both("Concerns"), join([_visas(side) for side in remedy.sides]))
    if remedy.papers is not None:
        cure = both(CURES[remedy.papers.cure])
        more = remedy.papers.says
        says = both("{first} {second}", first=cure, second=more) if more else cure
        if more and remedy.papers.cure == "partly":
            says = more
        yield Point(both("Papers"), says, remedy.papers.verify)
    yield from _waivers(remedy)
    if remedy.decides is not None:
        yield Point(both("Who decides"), remedy.decides)


def _waivers(remedy: Remedy) -> Iterator[Point]:
    cured = remedy.papers is not None and remedy.papers.cure == "yes"
    for side in remedy.sides:
        known = [one.title for one in remedy.waivers if side in one.sides or not one.sides]
        about = both("Waiver ({visas})", visas=_visas(side))
        if known:
            yield Point(about, join(known))
        elif side in remedy.no_waiver:
            yield Point(about, remedy.instead or both("The law knows none."))
        elif cured:
            yield Point(about, both("None is needed: it is overcome with papers, not waived."))
    if not remedy.sides and remedy.waivers:
        yield Point(both("Waiver"), join([one.title for one in remedy.waivers]))


def _visas(side: Side) -> Text:
    return both(VISAS[side])
