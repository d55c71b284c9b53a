"""What happened to made-up people at one authority: visas, stays, petitions and claims, in the words of events.yaml."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from random import Random

from fivefile.model.evidence import Value
from fivefile.store.made_up_people import Person, words
from fivefile.values.dates import PartialDate
from fivefile.values.territories import FIVE

Fields = list[tuple[str, Value]]
_FIRST, _LAST = date(2006, 1, 1).toordinal(), date(2023, 6, 30).toordinal()
_GROWN = 18 * 366

# How often each story is told, in a thousand. A young child is only ever told the first three.
_STORIES = {
    "visit": 300, "refused": 200, "refused, then visit": 110, "study": 130, "work": 60, "overstay": 70,
    "application": 40, "petition": 50, "turned back": 25, "asylum": 15,
}  # fmt: skip
_NAMES, _TOTALS = tuple(_STORIES), tuple(accumulate(_STORIES.values()))
_CHILD = 3


def draw_history(rng: Random, person: Person, authority: str) -> list[tuple[str, Fields]]:
    """One to four events as (kind, fields), in order of time, all of `authority` and after the person was born."""
    told = _History(rng, authority)
    grown = person.born.toordinal() + _GROWN
    names = _NAMES if grown < _LAST else _NAMES[:_CHILD]
    story = rng.choices(names, cum_weights=_TOTALS[: len(names)])[0]
    earliest = person.born.toordinal() + 366 if story in _NAMES[:_CHILD] else grown
    told.day = rng.randint(max(_FIRST, earliest), _LAST)
    match story:
        case "visit" | "study" | "work":
            told.granted(story)
            told.stay(story)
        case "refused":
            told.refused()
        case "refused, then visit":
            told.refused()
            told.granted("visit")
            told.stay("visit")
        case "overstay":
            told.granted("visit")
            told.overstay()
        case "application":
            told.granted("visit")
            told.stay("visit")
            told.application()
        case "petition":
            if rng.random() < 0.5:
                told.granted("visit")
                told.stay("visit")
            told.petition()
        case "turned back":
            told.granted("visit")
            told.turned_back()
        case _:
            told.asylum(person)
    return told.events


class _History:
    """Events being told one after another; `day` is how far the story has come."""

    def __init__(self, rng: Random, authority: str) -> None:
        self.rng, self.authority, self.day = rng, authority, _FIRST
        self.events: list[tuple[str, Fields]] = []

    def add(self, kind: str, *told: tuple[str, Value]) -> None:
        self.events.append((kind, [("country", self.authority), *told]))

    def after(self, least: int, most: int) -> PartialDate:
        """A day some days later, to which the story moves on."""
        self.day += self.rng.randint(least, most)
        return PartialDate.of(date.fromordinal(self.day))

    def visa(self, aim: str) -> tuple[str, Value]:
        return "visa_class", words().visas[self.authority][aim]  # type: ignore[index]

    def granted(self, aim: str) -> None:
        self.add("determination", ("date", self.after(5, 60)), self.visa(aim), ("result", "granted"))

    def refused(self) -> None:
        aim = "visit" if self.rng.random() < 0.8 else "study"
        section = words().sections.get(self.authority)
        named = () if section is None else (("section", section),)
        self.add("determination", ("date", self.after(5, 60)), self.visa(aim), ("result", "refused"), *named)

    def stay(self, aim: str) -> None:
        entered = self.after(7, 120)
        left = self.after(5, 85) if aim == "visit" else self.after(200, 650)
        self.add("stay", ("from", entered), ("to", left), self.visa(aim), ("on_time", True))

    def overstay(self) -> None:
        entered, until, left = self.after(7, 120), self.after(90, 180), self.after(3, 500)
        removed = self.rng.random() < 0.2
        how = "removed" if removed else "own-expense"
        self.add("stay", ("from", entered), ("to", left), self.visa("visit"), ("admitted_until", until),
                 ("on_time", False), ("overstay_left_how", how))  # fmt: skip
        if removed:
            self.add("removal", ("date", left), ("how", "other"))

    def application(self) -> None:
        aim = "work" if self.rng.random() < 0.5 else "study"
        self.add("application", ("date", self.after(30, 300)), self.visa(aim), ("status", "pending"))

    def petition(self) -> None:
        by = self.rng.choice(("a relative", "an employer"))
        status = self.rng.choice(("pending", "pending", "granted", "refused"))
        self.add("petition", ("date", self.after(30, 300)), ("by", by), ("immigrant", True), ("status", status))

    def turned_back(self) -> None:
        outcome = "refused-entry" if self.rng.random() < 0.7 else "withdrew"
        self.add("encounter", ("date", self.after(7, 120)), ("outcome", outcome), ("secondary", True))

    def asylum(self, person: Person) -> None:
        """A claim against the country of birth; now and then against another of the five, so that gates are tried."""
        of_five = self.rng.choice([one for one in FIVE if one != self.authority])
        against = of_five if self.rng.random() < 0.1 else person.birth_country
        outcome = self.rng.choice(("pending", "granted", "refused"))
        self.add("asylum", ("date", self.after(7, 200)), ("against", against), ("outcome", outcome))
