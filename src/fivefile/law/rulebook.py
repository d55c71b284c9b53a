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
from fivefile.model.sheets import FactorSheet, Form, InterviewSheet
from fivefile.values.dates import PartialDate
from fivefile.values.sections import normalise
from fivefile.values.text import Text

FOLDERS = {"grounds": "ground", "bars": "bar", "duties": "duty", "waivers": "waiver"}


@dataclass(frozen=True, slots=True)
class Head:
    """rulebook.yaml: the country, the day the book was last checked against its sources, and what it leaves out."""

    country: str
    title: Text
    as_of: PartialDate
    review: Text | None = None
    not_modelled: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All data of one country, checked: rules, forms, factors, interview questions, sources."""

    head: Head
    rules: tuple[Rule, ...] = ()
    forms: tuple[Form, ...] = ()
    factors: tuple[FactorSheet, ...] = ()
    interview: tuple[InterviewSheet, ...] = ()
    sources: dict[str, LegalSource] = field(default_factory=dict)

    @property
    def country(self) -> str:
        """The ISO code of the country, in lower case."""
        return self.head.country

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; raises KeyError for no such rule."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def find(self, code: str) -> tuple[Rule, bool] | None:
        """The rule for a section as a letter writes it, and whether it is that very section.

        Falls back to the nearest section above it ("212(a)(3)(B)" to "212(a)"); None when there is none.
        """
        wanted = normalise(code)
        names = {normalise(name): rule for rule in self.rules for name in rule.names}
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
    file = _read(folder, "rulebook.yaml")
    head: Head = validate(file.value, Head, file.file, file.lines or {})
    if head.country != folder.name:
        raise BadData(f"'{head.country}' is not the folder's name", where=file.at("country").line())
    file = _read(folder, "sources.yaml")
    sources = legal_sources(file.value, file.file, file.lines or {})
    places: dict[str, Place] = {}
    rules = tuple(_rules(folder, head, sources, places))
    forms = tuple(_sheets(folder, "forms", Form, sources, places))
    factors = tuple(_sheets(folder, "factors", FactorSheet, sources, places))
    interview = tuple(_sheets(folder, "interview", InterviewSheet, sources, places))
    check_rules(rules, places, definitions)
    check_sheets((*forms, *factors, *interview), places, definitions)
    return Rulebook(head, rules, forms, factors, interview, sources)


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
            if rule.review is None and kind in ("ground", "bar"):
                rule = replace(rule, review=head.review)
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
