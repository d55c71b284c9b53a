"""Registries of made-up people: those written by hand in a file, and a population of any size drawn from a seed.

Nobody here exists. Registries hold immigration records only: any other kind of event is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from fivefile.errors import BadData
from fivefile.loading import Lines, read_yaml, validate
from fivefile.model.evidence import Source, Statement, Value
from fivefile.model.people import PERSON
from fivefile.model.records import Record
from fivefile.model.rule import strict
from fivefile.store.made_up_histories import draw_history
from fivefile.store.made_up_people import Person, document, draw_person, spelt, spelt_otherwise, words
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from fivefile.values.territories import FIVE, country_code

HELD = ("determination", "encounter", "stay", "removal", "petition", "application", "asylum")
"""The kinds of event an immigration registry holds; no police, no court, no school."""

_Fields = Sequence[tuple[str, Value]]
_Happened = tuple[str, str, _Fields]  # identifier, kind, fields
_NAME = tuple(part.name for part in fields(Name))


def _record(authority: str, number: str, names: Iterable[Name], person: Iterable[tuple[str, Value]],
           events: Iterable[_Happened]) -> Record:  # fmt: skip
    """What `authority` holds under `number`: statements in the words of case files, said by the authority."""
    record_id = f"{authority}-{number}"
    digest = hashlib.sha256(record_id.encode()).hexdigest()
    source = Source(digest, "registry", f"{authority} registry (made up)", issuer=authority)
    said = []
    for at, name in enumerate(names):
        # A second spelling often shares its surname with the first; the place keeps the two claims apart.
        place = source if not at else replace(source, place=f"name {at + 1}")
        said += [(PERSON, f"name.{part}", word, place) for part in _NAME if (word := getattr(name, part))]
    said += [(PERSON, key, value, source) for key, value in person]
    for event_id, kind, told in events:
        subject = f"event:{event_id}"
        said.append((subject, "kind", kind, source))
        said += [(subject, key, value, source) for key, value in told]
    return Record(
        record_id, authority, tuple(Statement(who, key, value, at, "", authority) for who, key, value, at in said)
    )


# --- written by hand --------------------------------------------------------------------------------------------------

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_Listed = BeforeValidator(lambda value: value if isinstance(value, list) else [value])
_Country = Annotated[str, AfterValidator(country_code)]
_Document = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}:EX\d{7,8}$")]


@dataclass(frozen=True, slots=True)
class _Spelling(Name):
    """A name as the file writes it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One record as the file writes it; `about` says for maintainers who is meant and how the record came about."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    about: str
    names: Annotated[tuple[_Spelling, ...], Field(min_length=1)]
    born: PartialDate
    sex: Literal["male", "female", "other"]
    nationality: Annotated[tuple[_Country, ...], _Listed]
    birth_country: _Country
    events: tuple[dict[str, Any], ...]
    permanent_resident: Annotated[tuple[_Country, ...], _Listed] = ()
    document: Annotated[tuple[_Document, ...], _Listed] = ()
    prints: Annotated[str, StringConstraints(pattern=r"^MADE-UP-[0-9A-Z]{4,16}$")] | None = None


@dataclass(frozen=True, slots=True)
class _File:
    """The file of one authority."""

    authority: _Country
    records: tuple[_Entry, ...]


strict(_Spelling, _Entry, _File)


def load_registry(path: Path, known: Mapping[str, Collection[str]]) -> tuple[Record, ...]:
    """The made-up records of one authority, in the order of the file.

    `known` gives the fields of each kind of event. Raises BadData with file and line for an unknown key, kind or field,
    for a kind no immigration registry holds, for anything that is not plainly made up, and for what stands twice.
    """
    value, lines = read_yaml(path.read_text(encoding="utf-8"), path.name)
    file: _File = validate(value, _File, path.name, lines)
    found: dict[str, Record] = {}
    for at, entry in enumerate(file.records):
        page = _Page(path.name, lines, ("records", at), file.authority)
        if entry.id in found:
            raise page.wrong(f"two records have the id '{entry.id}'", "id")
        events = [page.event(index, raw, known) for index, raw in enumerate(entry.events)]
        if len({event[0] for event in events}) < len(events):
            raise page.wrong("two events of the record have the same id", "events")
        found[entry.id] = _record(file.authority, entry.id, entry.names, _person_of(entry), events)
    return tuple(found.values())


def _person_of(entry: _Entry) -> Iterator[tuple[str, Value]]:
    yield from (("born", entry.born), ("sex", entry.sex))
    for key in ("nationality", "permanent_resident", "document"):
        yield from ((key, value) for value in getattr(entry, key))
    yield "birth_country", entry.birth_country
    if entry.prints:
        yield "prints", entry.prints


@dataclass(frozen=True, slots=True)
class _Page:
    """Where a record stands in its file."""

    name: str
    lines: Lines
    path: tuple[str | int, ...]
    authority: str

    def wrong(self, what: str, *at: str | int) -> BadData:
        """The error for what stands at `at` in the record."""
        path = (*self.path, *at)
        while path not in self.lines:
            path = path[:-1]
        return BadData(what, where=f"{self.name}:{self.lines[path]}")

    def event(self, at: int, raw: Mapping[str, Any], known: Mapping[str, Collection[str]]) -> _Happened:
        """An event of the record, its values typed as in a case file."""
        here = ("events", at)
        kind, event_id = raw.get("kind"), raw.get("id")
        if kind not in HELD:
            held = ", ".join(HELD)
            raise self.wrong(f"'{kind}' is not a kind of event an immigration registry holds: {held}", *here, "kind")
        if not isinstance(event_id, str):
            raise self.wrong("an event needs an id", *here)
        if raw.get("country") != self.authority:
            raise self.wrong(f"a registry holds events of its own country, {self.authority}", *here, "country")
        told: list[tuple[str, Value]] = []
        for key, value in raw.items():
            if key in ("id", "kind"):
                continue
            if kind not in known or key not in known[kind]:
                raise self.wrong(f"unknown field '{key}' of {kind}", *here, key)
            told += [(key, self._value(one, *here, key)) for one in (value if isinstance(value, list) else [value])]
        return event_id, kind, told

    def _value(self, raw: Any, *at: str | int) -> Value:
        if isinstance(raw, bool | int):
            return raw
        if not isinstance(raw, str) or raw in ("", "yes", "no"):
            raise self.wrong("a text, a date, a number, true or false is expected", *at)
        try:
            return PartialDate.parse(raw) if _DATE.fullmatch(raw) else raw
        except ValueError as problem:
            raise self.wrong(str(problem), *at) from None


# --- drawn from a seed ------------------------------------------------------------------------------------------------

# Of every hundred records of an authority the first four are about people whose first record another authority has,
# and the next ones are those that others see: about 8 % of the people of one authority stand in a second registry.
_BLOCK, _GUESTS = 100, len(FIVE) - 1


def population(authority: str, count: int, seed: int) -> Iterator[Record]:
    """`count` made-up records of one of the five, always the same for the same `seed`, drawn from one made-up world.

    A longer population begins with the shorter one. `person_of` says which records of the five are about one person.
    Raises ValueError for an authority that is not one of the five.
    """
    if authority not in FIVE:
        raise ValueError(f"{authority!r} is not one of {', '.join(FIVE)}")
    for slot in range(count):
        home, number = _who(authority, slot)
        # A generator for each person, so that every authority sees the same one without building the whole world.
        person = draw_person(Random(f"{seed} {home} {number}"), number * len(FIVE) + FIVE.index(home))
        rng = Random(f"{seed} {home} {number} {authority}")
        yield _held(rng, person, authority, f"{slot:06d}", home != authority)


def person_of(record_id: str) -> str:
    """The person a record of the population is about, as the id of that person's first record: the truth for measuring.

    Two records of one seed are about one person exactly when this is equal.
    """
    authority, slot = record_id.split("-")
    home, number = _who(authority, int(slot))
    return f"{home}-{number:06d}"


def _who(authority: str, slot: int) -> tuple[str, int]:
    """The authority that has the first record of the person at this place of a registry, and the place it has there."""
    place = slot % _BLOCK
    if place >= _GUESTS:
        return authority, slot
    others = [one for one in FIVE if one != authority]
    return others[place], slot - place + _GUESTS + FIVE.index(authority)


def _held(rng: Random, person: Person, authority: str, number: str, guest: bool) -> Record:
    """The record of a person; one whom another authority has too differs in spelling, in passport or in both."""
    change = rng.random() if guest else None
    otherwise, replaced = change is not None and change < 0.7, change is not None and change >= 0.4
    name = spelt_otherwise(rng, person) if otherwise else spelt(person)
    if authority in words().characters and rng.random() < 0.85:
        name = replace(name, characters=person.characters)
    told: list[tuple[str, Value]] = [
        ("born", PartialDate.of(person.born)),
        ("sex", person.sex),
        ("nationality", person.nationality),
        ("birth_country", person.birth_country),
        ("document", document(person, replaced)),
    ]
    if person.resident:
        told.append(("permanent_resident", person.resident))
    # Of its own citizens no authority takes prints here, as New Zealand says of itself.
    if person.nationality != authority and rng.random() < 0.7:
        told.append(("prints", person.prints))
    history = draw_history(rng, person, authority)
    return _record(authority, number, [name], told, [(f"e{at}", *one) for at, one in enumerate(history, 1)])
