"""What a file says of the truth: most of it; some of it roughly, some of it twice and otherwise."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from random import Random

from tests.law.second.days import ONLY_IF, eighteenth, years
from tests.law.second.made import Disputed, Made, Rough, Said, Situation, Value
from tests.law.second.stays import near

FIRM = frozenset(
    {
        "on_time",
        "ongoing",
        "earlier_removals",
        "worked_unlawfully",
        "inconsistent_conduct",
        *(word for word, _ in ONLY_IF.values()),
    }
)
"""What papers do not dispute here, since the rest of the file would have a say in it."""


def tell(rng: Random, made: Situation) -> None:
    """What the file says: most of the truth; some of it roughly, some of it twice and otherwise."""
    knows = rng.choice((1.0, 1.0, 0.97, 0.95, 0.9, 0.8))
    made.person.said = _said(rng, made.person, knows)
    born = made.person.said.get("born")
    if isinstance(born, date | Rough):
        made.person.said["eighteenth"] = eighteenth(born)
    truth = made.person.truth["born"]
    assert isinstance(truth, date)
    made.person.truth["eighteenth"] = years(truth, 18)
    for event in made.events:
        event.said = _said(rng, event, knows)


def _said(rng: Random, event: Made, knows: float) -> dict[str, Said]:
    said: dict[str, Said] = {}
    follows = ("on_time", "ongoing", "earlier_removals")
    for name, value in event.truth.items():
        if rng.random() > (knows * 0.5 if name in follows else knows):
            continue
        said[name] = value
        if isinstance(value, date) and rng.random() < (1 - knows) / 2:
            said[name] = rough(rng, value)
        elif event.kind != "person" and name not in FIRM and rng.random() < (1 - knows) / 6:
            said |= disputed(rng, name, value)
    return said


def disputed(rng: Random, name: str, value: Value) -> dict[str, Said]:
    """Two papers on it, if it is a yes or no, or a day."""
    if value in ("yes", "no"):
        return {name: Disputed("yes", "no")}
    return {name: Disputed(value, near(rng, value, 400))} if isinstance(value, date) and name != "born" else {}


def rough(rng: Random, day: date) -> Rough:
    """The month or the year of a day."""
    if rng.random() < 0.5:
        last = monthrange(day.year, day.month)[1]
        return Rough(day.replace(day=1), day.replace(day=last), f"{day.year:04d}-{day.month:02d}")
    return Rough(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year:04d}")
