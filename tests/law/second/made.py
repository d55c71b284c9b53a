"""A made-up situation: what is true of a person on a day, and what their file says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Value = str | int | date | tuple[str, ...]
"""A word, a number, a day, or the words that all hold of a field of many values."""


@dataclass(frozen=True, slots=True)
class Rough:
    """A date of which the file knows the month or the year only."""

    first: date
    last: date
    written: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """Two papers say different things: the file does not know which is so."""

    one: Value
    other: Value


Said = Value | Rough | Disputed


@dataclass(slots=True)
class Made:
    """An event: what is true of it and what is said of it. (The person is one too, of the kind `person`.)"""

    id: str
    kind: str
    truth: dict[str, Value]
    said: dict[str, Said] = field(default_factory=dict)


@dataclass(slots=True)
class Situation:
    """A person's file on a day."""

    number: int
    on: date
    person: Made
    events: list[Made]
    complete: frozenset[str]

    def __str__(self) -> str:
        """The whole of what the file says, to be put into an example."""
        lines = [f"#{self.number} on {self.on} complete {sorted(self.complete)}"]
        for one in (self.person, *self.events):
            said = ", ".join(f"{name}: {write(value)}" for name, value in one.said.items())
            lines.append(f"  {one.id} {one.kind} {{{said}}}")
        return "\n".join(lines)


def write(value: Said) -> str:
    """A value as a case file has it."""
    if isinstance(value, Rough):
        return value.written
    if isinstance(value, Disputed):
        return f"{write(value.one)} | {write(value.other)}"
    return "[" + ", ".join(value) + "]" if isinstance(value, tuple) else str(value)
