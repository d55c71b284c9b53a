"""A country's rulebook: its folder of data files in, one checked value out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fivefile.errors import BadData
from fivefile.law.checks import check_rules, check_sheets
from fivefile.law.definitions import Definitions
from fivefile.law.words import Place
from fivefile.loading import cited, read_yaml, validate
from fivefile.model.rule import LegalSource, Rule, legal_sources, strict
from fivefile.model.sheets import (
    FactorSheet,
    Form,
    General,
    InterviewSheet,
    OwnFile,
    Pointer,
    StatusWord,
    VisaClass,
    Volatile,
)
from fivefile.values.dates import PartialDate
from fivefile.values.sections import section_key
from fivefile.values.text import Text

SHEETS: dict[str, Any] = {
    "forms": Form,
    "factors": FactorSheet,
    "interview": InterviewSheet,
    "classes": VisaClass,
    "volatile": Volatile,
    "access": OwnFile,
}
FOLDERS = {"grounds": "ground", "bars": "bar", "duties": "duty", "waivers": "waiver"}


@dataclass(frozen=True, slots=True)
class Head:
    """rulebook.yaml: the country, the day the book was last checked against its sources, and what it leaves out.

    `decides`, `review` and `general` hold of every ground and bar that does not say otherwise. `pointers` are places
    of the law that are no grounds; `statuses` are the words of the official status page.
    """

    country: str
    title: Text
    as_of: PartialDate
    review: Text | None = None
    decides: Text | None = None
    general: tuple[General, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    statuses: tuple[StatusWord, ...] = ()
    not_modelled: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All data of one country, checked: rules, sheets of every kind, sources."""

    head: Head
    rules: tuple[Rule, ...] = ()
    forms: tuple[Form, ...] = ()
    factors: tuple[FactorSheet, ...] = ()
    interview: tuple[InterviewSheet, ...] = ()
    classes: tuple[VisaClass, ...] = ()
    volatile: tuple[Volatile, ...] = ()
    access: tuple[OwnFile, ...] = ()
    sources: dict[str, LegalSource] = field(default_factory=dict)

    @property
    def country(self) -> str:
        """The ISO code of the country, in lower case."""
        return self.head.country

    @property
    def sections(self) -> frozenset[str]:
        """The keys of every section that is a rule's, or is known to be none."""
        names = (name for rule in self.rules if rule.kind != "waiver" for name in rule.names)
        return frozenset(map(section_key, (*names, *(name for one in self.head.pointers for name in one.names))))

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; raises KeyError for no such rule."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def pointer(self, code: str) -> Pointer | None:
        """What that section is, where it is no ground; None where it may be one."""
        wanted = section_key(code)
        return next((one for one in self.head.pointers if wanted in map(section_key, one.names)), None)

    def status(self, word: str) -> StatusWord | None:
        """What that word of the official status page means; None for a word nobody has written down."""
        wanted = word.strip().casefold()
        return next((one for one in self.head.statuses if one.status.casefold() == wanted), None)

    def visa_class(self, name: str) -> VisaClass | None:
        """The class of visa that letters and forms write as `name` ("B1/B2", "f-1"); None for no such class."""
        wanted = plain(name)
        return next((one for one in self.classes if wanted in map(plain, one.names)), None)

    def find(self, code: str) -> tuple[Rule, bool] | None:
        """The rule for a section as a letter writes it, and whether it is that very section.

        Falls back to the nearest section above it ("212(a)(3)(B)" to "212(a)"); None when there is none.
        """
        wanted = section_key(code)
        names = {section_key(name): rule for rule in self.rules for name in rule.names}
        if wanted in names:
            return names[wanted], True
        while "(" in wanted:
            wanted = wanted[: wanted.rindex("(")]
            if wanted in names:
                return names[wanted], False
        return None


strict(Head)


def load_rulebook(folder: Path, definitions: Definitions) -> Rulebook:
    """The rulebook in `folder`; raises BadData with file and line for the first mistake or contradiction in it."""
    file = _read(folder, "sources.yaml")
    sources = legal_sources(file.value, file.file, file.lines or {})
    file = _read(folder, "rulebook.yaml")
    lines = file.lines or {}
    head: Head = validate(cited(file.value, sources, file.file, lines), Head, file.file, lines)
    if head.country != folder.name:
        raise BadData(f"'{head.country}' is not the folder's name", where=file.at("country").line())
    places: dict[str, Place] = {}
    rules = _told_apart(tuple(_rules(folder, head, sources, places)), head.pointers)
    sheets = {name: tuple(_sheets(folder, name, as_type, sources, places)) for name, as_type in SHEETS.items()}
    check_rules(rules, places, definitions)
    check_sheets((*sheets["forms"], *sheets["factors"], *sheets["interview"]), places, definitions)
    return Rulebook(head, rules, **sheets, sources=sources)


def plain(name: str) -> str:
    """The letters and digits of a name, in capitals: "DS 160" and "DS-160" are one."""
    return "".join(char for char in name.upper() if char.isalnum())


def _told_apart(rules: tuple[Rule, ...], pointers: tuple[Pointer, ...]) -> tuple[Rule, ...]:
    """Each rule that letters name, with what is a part of its own section but another rule's, or no ground."""
    inside: dict[str, list[str]] = {}
    names = [name for rule in rules for name in rule.names] + [name for one in pointers for name in one.names]
    for name in map(section_key, names):
        above = name
        while "(" in above:
            above = above[: above.rindex("(")]
            inside.setdefault(above, []).append(name)
    told = []
    for rule in rules:
        own = {section_key(name) for name in rule.names}
        others = [name for one in own for name in inside.get(one, ()) if name not in own] if rule.named_in else []
        told.append(replace(rule, besides=tuple(sorted(others))) if others else rule)
    return tuple(told)


def _read(folder: Path, name: str) -> Place:
    """A file of the rulebook, named as people know it: "us/bars/222-g.yaml"."""
    where, path = f"{folder.name}/{name}", folder / name
    if not path.exists():
        raise BadData("the file is missing", where=where)
    value, lines = read_yaml(path.read_text(encoding="utf-8"), where)
    if not isinstance(value, dict):
        raise BadData("a mapping of keys is expected", where=where)
    return Place(where, value, lines)


def _rules(folder: Path, head: Head, sources: dict[str, LegalSource], places: dict[str, Place]) -> Iterator[Rule]:
    for name, kind in FOLDERS.items():
        for path in sorted((folder / name).glob("*.yaml")):
            given = {"id": f"{folder.name}/{name}/{path.stem}", "country": head.country, "kind": kind}
            file = _read(folder, f"{name}/{path.name}")
            rule: Rule = _one(file, Rule, given, sources)
            if kind in ("ground", "bar"):
                rule = replace(rule, review=rule.review or head.review, decides=rule.decides or head.decides)
            places[rule.id] = file
            yield rule


def _sheets(
    folder: Path, name: str, as_type: Any, sources: dict[str, LegalSource], places: dict[str, Place]
) -> Iterator[Any]:
    for path in sorted((folder / name).glob("*.yaml")):
        file = _read(folder, f"{name}/{path.name}")
        places[f"{folder.name}/{name}/{path.stem}"] = file
        yield _one(file, as_type, {"id": path.stem, "country": folder.name}, sources)


def _one(file: Place, as_type: Any, given: dict[str, Any], sources: dict[str, LegalSource]) -> Any:
    """The value of a file whose folder and name say what is `given`."""
    for key in given:
        if key in file.value:
            raise BadData(f"'{key}' is given by the folder, not by the file", where=file.at(key).line())
    lines = file.lines or {}
    return validate({**cited(file.value, sources, file.file, lines), **given}, as_type, file.file, lines)
