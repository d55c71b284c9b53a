"""The term base, every text of ours with its place, and the texts that do not keep to the term base."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from fivefile.loading import load, read_yaml
from fivefile.locale import CATALOGUE
from fivefile.model.rule import strict
from tests.house import PACKAGE, sources

TERMS = CATALOGUE.with_name("terms.yaml")
# What is filled in when the text is shown.
_GAP = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Term:
    """One term of the field; the keys are explained at the top of terms.yaml."""

    en: str
    zh: tuple[str, ...]
    source: str
    not_when: str | None = None
    never: tuple[str, ...] = ()
    within: str = ""
    note: str | None = None

    @cached_property
    def _english(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self.en})(?!\w)", re.I)

    @cached_property
    def _other(self) -> re.Pattern[str]:
        return re.compile(self.not_when or r"(?!)", re.I)

    def meant(self, said: Said) -> bool:
        """Whether the English of this text speaks of the term."""
        english = self._other.sub(" ", _GAP.sub(" ", said.en))
        return said.place.startswith(self.within) and self._english.search(english) is not None

    def kept(self, said: Said) -> bool:
        """Whether one of the allowed wordings stands in the Chinese."""
        return any(wording in said.zh for wording in self.zh)


@dataclass(frozen=True)
class Said:
    """One text in both languages; `place` is its file, within the package, and its line."""

    place: str
    en: str
    zh: str

    @property
    def part(self) -> str:
        """The part of the package it belongs to: rulebooks/us, arrangements/beliefs, loading.py."""
        return "/".join(self.place.split(":")[0].split("/")[:2])


strict(Term)


def load_terms(path: Path = TERMS) -> dict[str, Term]:
    """The terms by name; raises BadData, with file and line, for a mistake in the file."""
    terms: dict[str, Term] = load(path, dict[str, Term])
    return terms


def everything() -> Iterator[Said]:
    """Every text of the data files, of the catalogue and of the code."""
    for path in sorted(PACKAGE.rglob("*.yaml")):
        where = path.relative_to(PACKAGE).as_posix()
        value, lines = read_yaml(path.read_text("utf-8"), where)
        for at, en, zh in _pairs(value, ()):
            yield Said(f"{where}:{lines.get((*at, 'zh'), 1)}", en, zh)
    with CATALOGUE.open("rb") as file:
        for entry in read_po(file, locale="zh_Hans_CN"):
            if entry.id:
                yield Said(f"locale/{CATALOGUE.name}:{entry.lineno}", str(entry.id), str(entry.string))
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                said = [_spelled(part) for part in (*node.args, *(keyword.value for keyword in node.keywords))]
                if len(said) == 2:
                    yield Said(f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}", said[0], said[1])


def _pairs(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    if isinstance(value, dict):
        if set(value) == {"en", "zh"}:
            yield at, str(value["en"]), str(value["zh"])
        else:
            for key, inner in value.items():
                yield from _pairs(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _pairs(inner, (*at, number))


def _spelled(node: ast.expr) -> str:
    """The words that stand in the code; what is worked out at run time is a gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_spelled(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return _spelled(node.left) + _spelled(node.right)
    return "{}"


def wrong(terms: dict[str, Term], texts: Iterable[Said]) -> list[str]:
    """One line for each term that a text does not keep to, and for each wording that may stand nowhere."""
    banned = {wording: name for name, term in terms.items() for wording in term.never}
    found = []
    for said in texts:
        for name, term in terms.items():
            if term.meant(said) and not term.kept(said):
                found.append(f"{said.place}: {name} is {' or '.join(term.zh)}, here: {said.zh}")
        for wording, name in banned.items():
            if wording in said.zh:
                found.append(f"{said.place}: {wording} may not stand for {name}: {said.zh}")
    return found
