"""Which category an event belongs to: what arrangements can carry, and what lies outside all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fivefile.errors import BadData
from fivefile.loading import read_yaml, validate
from fivefile.model.history import Event
from fivefile.model.rule import strict
from fivefile.model.terms import CATEGORIES, Category
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class Which:
    """Events of `kind`; `where` gives for some of its fields the values that count."""

    kind: str
    where: Mapping[str, tuple[str | bool, ...]] | None = None

    def fits(self, event: Event) -> bool:
        """Whether the event is of the kind, and each field has one value, one of those."""
        return event.kind == self.kind and all(
            event.value(name) in wanted for name, wanted in (self.where or {}).items()
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A category: what it is called, what is said of it, and which events belong to it."""

    title: Text
    says: Text | None = None
    events: tuple[Which, ...] = ()


@dataclass(frozen=True, slots=True)
class Categories:
    """`carried` are those of the closed list in model/terms.py; `outside` are matters no immigration registry holds."""

    carried: Mapping[Category, Kind]
    outside: Mapping[str, Kind]

    def carried_as(self, event: Event) -> Category | None:
        """The first category that the event belongs to; None when no arrangement speaks of such an event."""
        return next((name for name, kind in self.carried.items() if _fits(kind, event)), None)


strict(Which, Kind, Categories)


def _fits(kind: Kind, event: Event) -> bool:
    return any(which.fits(event) for which in kind.events)


def load_categories(path: Path) -> Categories:
    """The categories of one file; raises BadData with file and line, also when one of the closed list is missing."""
    value, lines = read_yaml(path.read_text(encoding="utf-8"), path.name)
    found: Categories = validate(value, Categories, path.name, lines)
    missing = [name for name in CATEGORIES if name not in found.carried]
    if missing:
        raise BadData(f"no entry for: {', '.join(missing)}", where=f"{path.name}:1")
    return found
