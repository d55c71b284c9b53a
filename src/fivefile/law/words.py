"""Every word a condition uses must be defined, in the scope it is used in, and comparable in the way it is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fivefile.errors import BadData
from fivefile.loading import Lines
from fivefile.model.condition import All, AnyOf, Cites, Condition, Count, Exists, Not, Test, Today
from fivefile.values.dates import PartialDate
from fivefile.values.sections import normalise
from fivefile.values.territories import country_code

if TYPE_CHECKING:
    from fivefile.law.definitions import Definitions

ORDERED = ("more_than", "at_least", "less_than", "at_most")
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a data file, so that a mistake can be named with its line."""

    file: str
    value: Any = None
    lines: Lines | None = None
    path: Path = ()

    def at(self, *path: str | int) -> Place:
        """The part of this part that `path` leads to."""
        return Place(self.file, self.value, self.lines, (*self.path, *path))

    def line(self, word: object = None) -> str:
        """FILE:LINE of this part, or of the place within it where `word` stands as a value."""
        if self.lines is None:
            return self.file
        inside = [path for path in self.lines if path[: len(self.path)] == self.path]
        for path in inside if word is not None else ():
            if path and self._value(path) == word:
                return f"{self.file}:{self.lines[path]}"
        path = self.path
        while path not in self.lines:
            path = path[:-1]
        return f"{self.file}:{self.lines[path]}"

    def _value(self, path: Path) -> object:
        value = self.value
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int):
                value = value[part]
        return value


def check_words(condition: Condition, definitions: Definitions, kind: str | None, place: Place) -> None:
    """Raise BadData, with the line, for the first fact, list, choice or comparison that cannot be meant.

    `kind` is the kind of event the condition is asked of; None for the person.
    """
    for test, scope in _leaves(condition, definitions, kind, place):
        meaning = definitions.scoped(test.fact, scope)
        where = place.line(test.fact)
        if meaning is None:
            raise BadData(f"unknown fact '{test.fact}'", where=where, do=f"define it for {scope or 'the person'}")
        if isinstance(test, Today):
            if meaning.type != "date":
                raise BadData(f"'today' is reckoned from '{test.fact}', which is no date", where=where)
            continue
        if test.op in ORDERED and meaning.type not in ("number", "date"):
            raise BadData(f"'{test.fact}' is a {meaning.type}; nothing is more or less than it", where=where)
        for value in test.operand if isinstance(test.operand, tuple) else (test.operand,):
            if not _fits(meaning.type, meaning.choices, value):
                raise BadData(f"'{test.fact}' is a {meaning.type}; it cannot be compared with {value!r}", where=where)


def _fits(type_: str, choices: Mapping[str, object], value: object) -> bool:
    match type_:
        case "bool":
            return isinstance(value, bool)
        case "number":
            return isinstance(value, int) and not isinstance(value, bool)
        case "date":
            return isinstance(value, PartialDate)
        case "choice":
            return value in choices
        case "country":
            return isinstance(value, str) and _is_code(value)
    # A section is written as statutes write it, or it would never be found.
    return isinstance(value, str) and (not value[:3].isdigit() or normalise(value) == value)


def _is_code(value: str) -> bool:
    try:
        return country_code(value) == value
    except ValueError:
        return False


def _leaves(
    condition: Condition, definitions: Definitions, kind: str | None, place: Place
) -> Iterator[tuple[Test | Today, str | None]]:
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part, definitions, kind, place)
        case Not(part):
            yield from _leaves(part, definitions, kind, place)
        case Exists(of=of, where=inner) | Count(of=of, where=inner):
            if of not in definitions.lists:
                raise BadData(f"unknown list '{of}'", where=place.line(of), do="define it in facts.yaml")
            if inner is not None:
                yield from _leaves(inner, definitions, definitions.lists[of].kind, place)
        case Test() | Today():
            yield condition, kind
        case Cites(sections=sections):
            yield Test("section", "one_of", sections), kind
