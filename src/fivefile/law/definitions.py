"""The words rules may use: kinds of event with their fields, lists of events, and facts (rulebooks/*.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

from fivefile.errors import BadData
from fivefile.law.words import Place, check_words
from fivefile.loading import read_yaml, validate
from fivefile.model.condition import Condition
from fivefile.model.rule import strict
from fivefile.values.text import Text

Type = Literal["text", "date", "bool", "number", "choice", "country", "section"]


@dataclass(frozen=True, slots=True)
class FieldDef:
    """A field of a kind of event. `many`: several values may hold at once. `question` may use {event}.

    `checked` names the function that says what the rest of the file makes of it: where both differ, it is disputed.
    """

    type: Type
    label: Text
    question: Text | None = None
    many: bool = False
    choices: Mapping[str, Text] = field(default_factory=dict)
    checked: str | None = None


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event and its fields; `lasting` events have `from` and `to`, others a `date`."""

    title: Text
    fields: Mapping[str, FieldDef]
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class ListDef:
    """All events of one kind that match `where`; `question` asks whether the list is complete.

    A list `within` a wider one is complete when the wider one is, and needs no question of its own. `shown_by` names
    lists of another kind whose events tell of a member: one without a member of that time leaves the list incomplete.
    """

    kind: str
    title: Text
    question: Text | None = None
    where: Condition | None = None
    within: str | None = None
    shown_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactDef:
    """Something a rule asks of the person, or of one event (`of` names its kind).

    It is stated by the applicant (then `question` asks for it, and `checked` is as in a field) or computed by the
    function `derived` names.
    """

    type: Type
    label: Text
    question: Text | None = None
    of: str | None = None
    derived: str | None = None
    many: bool = False
    choices: Mapping[str, Text] = field(default_factory=dict)
    checked: str | None = None


@dataclass(frozen=True, slots=True)
class Definitions:
    """Every word that case files and rulebooks may use; `sections` are those the rulebooks know, by their keys."""

    events: Mapping[str, EventKind] = field(default_factory=dict)
    lists: Mapping[str, ListDef] = field(default_factory=dict)
    facts: Mapping[str, FactDef] = field(default_factory=dict)
    sections: frozenset[str] = frozenset()

    def root(self, name: str) -> str:
        """The list whose completeness answers for the list `name`."""
        return self.lists[name].within or name

    def scoped(self, name: str, kind: str | None) -> FactDef | FieldDef | None:
        """What `name` means inside an event of `kind` (or of the person, for None); None if it means nothing."""
        fact = self.facts.get(name)
        if kind is not None:
            if fact is not None and fact.of == kind:
                return fact
            if name in self.events[kind].fields:
                return self.events[kind].fields[name]
        return fact if fact is not None and fact.of is None else None


strict(FieldDef, EventKind, ListDef, FactDef, Definitions)


def load_definitions(root: Path) -> Definitions:
    """The definitions in `root`/facts.yaml, `root`/events.yaml and each country's facts.yaml, as one.

    Raises BadData, with file and line, for a mistake or for a word defined twice.
    """
    whole: dict[str, dict[str, object]] = {part.name: {} for part in fields(Definitions) if part.name != "sections"}
    places: dict[tuple[str, str], Place] = {}
    for path in sorted([*root.glob("events.yaml"), *root.glob("facts.yaml"), *root.glob("*/facts.yaml")]):
        where = path.relative_to(root).as_posix()
        value, lines = read_yaml(path.read_text(encoding="utf-8"), where)
        part: Definitions = validate(value, Definitions, where, lines)
        for section, words in whole.items():
            for name, meaning in getattr(part, section).items():
                place = Place(where, value, lines, (section, name))
                if name in words:
                    raise BadData(f"'{name}' is defined twice", where=place.line())
                words[name] = meaning
                places[(section, name)] = place
    definitions = Definitions(**whole)  # type: ignore[arg-type]
    for name in definitions.lists:
        _check_list(name, definitions, places[("lists", name)])
    for name, fact in definitions.facts.items():
        where = places[("facts", name)].line()
        if fact.of is not None and fact.of not in definitions.events:
            raise BadData(f"the fact '{name}' is of an unknown kind of event '{fact.of}'", where=where)
        if (fact.question is None) == (fact.derived is None):
            raise BadData(f"the fact '{name}' needs either a question or 'derived'", where=where)
        if (fact.type == "choice") != bool(fact.choices):
            raise BadData(f"the fact '{name}': choices belong to a fact of type choice", where=where)
    return definitions


def _check_list(name: str, definitions: Definitions, place: Place) -> None:
    wanted, where = definitions.lists[name], place.line()
    if wanted.kind not in definitions.events:
        raise BadData(f"the list '{name}' is of an unknown kind of event '{wanted.kind}'", where=where)
    if (wanted.question is None) == (wanted.within is None):
        raise BadData(f"the list '{name}' needs either a question or 'within'", where=where)
    if wanted.within is not None:
        wider = definitions.lists.get(wanted.within)
        if wider is None or wider.within is not None or wider.kind != wanted.kind:
            raise BadData(f"the list '{name}' lies within '{wanted.within}', no such list of its own", where=where)
    if wanted.where is not None:
        check_words(wanted.where, definitions, wanted.kind, place.at("where"))
    for shown in definitions.lists[definitions.root(name)].shown_by:
        if shown not in definitions.lists:
            raise BadData(f"the list '{name}' is shown by an unknown list '{shown}'", where=where)
        if wanted.where is not None:
            check_words(wanted.where, definitions, definitions.lists[shown].kind, place.at("where"))
