"""What one case file says about the facts that rules ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from fivefile.law.definitions import Definitions, FactDef, FieldDef
from fivefile.locale import both, country, day, join
from fivefile.model.evidence import Statement, Value, standing
from fivefile.model.history import Event, Timeline, compatible
from fivefile.model.outcome import Open, Step
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text, same

NO_LIMIT = sys.maxsize
"""The top of a number nobody knows an upper limit of."""


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number known only to lie from `low` to `high`, both included; `high` may be NO_LIMIT."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one fact: its values (none: unknown), where they stand, and what would make it known.

    Several values mean that all of them hold (a field of many values). `open` is also set on a value that is only
    roughly known: it says what to ask to know it exactly.
    """

    values: tuple[Value | Between, ...] = ()
    statements: tuple[str, ...] = ()
    open: tuple[Open, ...] = ()
    note: Text | None = None
    citation: str | None = None


Meaning = FactDef | FieldDef
Derive = Callable[["Facts", Event | None], Seen]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one case on the day `on`; `derived` holds the functions that compute facts."""

    timeline: Timeline
    statements: tuple[Statement, ...]
    definitions: Definitions
    on: date
    derived: Mapping[str, Derive]
    _memo: dict[tuple[str, str | None], Seen] = field(default_factory=dict, compare=False, repr=False)
    belonging: dict[tuple[str, str], Step] = field(default_factory=dict, compare=False, repr=False)
    """Whether events belong to lists, by list and event, as far as that was asked already."""

    def see(self, name: str, event: Event | None = None) -> Seen:
        """What the file says about the fact `name`, of `event` or of the person; raises KeyError for no such word."""
        key = (name, event.id if event else None)
        if key not in self._memo:
            self._memo[key] = self._look(name, event)
        return self._memo[key]

    def complete(self, name: str) -> Seen:
        """Whether the applicant said that the list `name` is complete."""
        name = self.definitions.root(name)
        key = (f"list:{name}", None)
        if key not in self._memo:
            self._memo[key] = self._complete(name)
        return self._memo[key]

    def _complete(self, name: str) -> Seen:
        claims = self._claims(f"list:{name}", "complete")
        values = compatible(claim.value for claim in claims)
        ids = tuple(claim.id for claim in claims)
        if values == (True,):
            return Seen((True,), ids)
        return Seen((), ids, (Open(f"list:{name}"),))

    def members(self, name: str) -> tuple[Event, ...]:
        """Every event of the kind of the list `name`; whether each belongs is for the list's condition to say."""
        kind = self.definitions.lists[name].kind
        return tuple(event for event in self.timeline.events if event.kind == kind)

    def _look(self, name: str, event: Event | None) -> Seen:
        meaning = self.definitions.scoped(name, event.kind if event else None)
        if meaning is None:
            raise KeyError(name)
        if not isinstance(meaning, FieldDef):
            if meaning.derived:
                return self.derived[meaning.derived](self, event if meaning.of else None)
            if meaning.of is None:
                event = None
        subject = f"event:{event.id}" if event else "applicant"
        claims = event.claims(name) if event else self._claims(subject, name)
        values = compatible(claim.value for claim in claims)
        ids = tuple(claim.id for claim in claims)
        event_id = event.id if event else None
        if len(values) > 1 and not meaning.many:
            return Seen((), ids, (Open(name, event_id, "settle"),))
        exact = all(not isinstance(value, PartialDate) or value.exact for value in values)
        said = Seen(values, ids, () if values and exact else (Open(name, event_id),))
        return self._checked(said, self.derived[meaning.checked](self, event), name, event) if meaning.checked else said

    def _checked(self, said: Seen, rest: Seen, name: str, event: Event | None) -> Seen:
        """What was said, held against what the rest of the file makes of it: a dispute where the two differ.

        What the rest of the file leaves open can dispute a word, but does not stand in for one.
        """
        if not rest.values or said.values == rest.values:
            return said
        if not said.values:
            return said if rest.open else rest
        ids = tuple(dict.fromkeys((*said.statements, *rest.statements)))
        note = both("What is said here and the rest of the file contradict each other.")
        return Seen((), ids, (Open(name, event.id if event else None, "settle"),), note, rest.citation)

    def _claims(self, subject: str, name: str) -> tuple[Statement, ...]:
        return standing(claim for claim in self.statements if claim.subject == subject and claim.property == name)

    def meaning(self, name: str, event: Event | None = None) -> Meaning | None:
        """What the word `name` means of `event`, or of the person; None for no such word."""
        return self.definitions.scoped(name, event.kind if event else None)

    def describe(self, event: Event) -> Text:
        """An event in a few words: its title, its country and its date."""
        title = self.definitions.events[event.kind].title
        where = country(event.country) if event.country else None
        english = " ".join(part for part in (title.en, f"({where.en})" if where else "") if part)
        han = (where.zh if where else "") + title.zh
        if not event.dates:
            return Text(english, han)
        when = join([day(value) for value in event.dates], last="or")
        return Text(f"{english}, {when.en}", f"{when.zh}{han}")

    def summary(self, event: Event) -> Text:
        """An event with all that the file says of it."""
        said = dict.fromkeys(claim.property for claim in event.statements if _telling(claim))
        fields = self.definitions.events[event.kind].fields
        parts = [
            both(
                "{what}: {value}",
                what=fields[name].label,
                value=join([say(one, fields[name]) for one in event.values(name)]),
            )
            for name in said
            if name in fields
        ]
        about = self.describe(event)
        if not parts:
            return about
        return Text(
            f"{about.en} ({'; '.join(part.en for part in parts)})",
            f"{about.zh}（{'；'.join(part.zh for part in parts)}）",
        )


def _telling(claim: Statement) -> bool:
    """Whether a claim adds to an event's description: not its dates, its country or its kind."""
    return not isinstance(claim.value, PartialDate) and claim.property not in ("kind", "country", "case_number")


def say(value: Value | Between, meaning: Meaning | None = None) -> Text:
    """A value in words in both languages, as the fact or field it belongs to has it."""
    if isinstance(value, bool):
        return Text("yes", "是") if value else Text("no", "否")
    if isinstance(value, PartialDate):
        return day(value)
    if isinstance(value, Between) and value.high == NO_LIMIT:
        return both("{number} or more", number=value.low)
    if isinstance(value, Between):
        return same(str(value.low)) if value.low == value.high else same(f"{value.low}–{value.high}")
    if isinstance(value, str) and meaning is not None:
        if value in meaning.choices:
            return meaning.choices[value]
        if meaning.type == "country":
            return country(value)
    return same(str(value))
