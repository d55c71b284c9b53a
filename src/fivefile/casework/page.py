"""A YAML file of a person's being read: the claims found in it, and every mistake with its line."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from fivefile.errors import BadInput
from fivefile.law.definitions import Definitions, FactDef, FieldDef
from fivefile.law.values import parse_values
from fivefile.loading import Lines, read_yaml, utf8
from fivefile.locale import both
from fivefile.model.evidence import Problem, Source, Statement
from fivefile.values.text import Text, Unfit

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Page:
    """What was read so far: `statements`, and `problems` that make the file unusable until mended."""

    name: str
    digest: str
    lines: Lines
    definitions: Definitions
    kind: str = "case-file"
    statements: list[Statement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line `path` stands on, or that of the nearest part above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def source(self, path: Path) -> Source:
        """Where `path` stands."""
        return Source(self.digest, self.kind, self.name, f"line {self.line(path)}")

    def wrong(self, path: Path, what: Text, do: Text | None = None) -> None:
        """Note a mistake."""
        where = f"{self.name}:{self.line(path)}"
        self.problems.append(Problem(where, what, do or both("Correct this line and try again.")))

    def add(self, subject: str, name: str, value: Any, path: Path) -> None:
        """Add a claim whose value is known to be good."""
        self.statements.append(Statement(subject, name, value, self.source(path), str(value)))

    def claim(self, subject: str, name: str, meaning: FactDef | FieldDef, raw: Any, path: Path) -> None:
        """Add a claim, or note why its value cannot stand there."""
        try:
            values = parse_values(meaning, raw, self.definitions.sections)
        except Unfit as problem:
            self.wrong(path, both("{field}: {problem}", field=dotted(path), problem=problem.text))
            return
        for value in values:
            self.statements.append(Statement(subject, name, value, self.source(path), str(raw)))

    def unknown(self, path: Path, key: object, known: Iterable[str]) -> None:
        """Note a key that is not known here, with the nearest one that is."""
        names = [str(name) for name in known]
        near = difflib.get_close_matches(str(key), names, n=1)
        if near:
            self.wrong(path, both("Unknown key '{key}'. Did you mean '{near}'?", key=str(key), near=near[0]))
        else:
            listed = ", ".join(names[:20])
            self.wrong(path, both("Unknown key '{key}'. Known here: {known}.", key=str(key), known=listed))

    def mapping(self, value: Any, path: Path) -> Iterator[tuple[str, Any]]:
        """The named values of `value`; a mistake is noted when it holds none."""
        if isinstance(value, dict):
            yield from value.items()
        elif value is not None:
            self.wrong(path, both("'{key}' holds named values, one a line.", key=dotted(path)))

    def list(self, value: Any, path: Path) -> list[Any]:
        """The entries of `value`; a mistake is noted when it is no list."""
        if value is None or isinstance(value, list):
            return value or []
        self.wrong(path, both("'{key}' is a list: begin each entry with a dash.", key=dotted(path)))
        return []


def open_page(name: str, data: bytes, definitions: Definitions, kind: str = "case-file") -> tuple[Page, dict[str, Any]]:
    """The page and its plain content; raises BadInput with the line when it is not YAML or not UTF-8."""
    value, lines = read_yaml(utf8(data, name), name, BadInput)
    page = Page(name, hashlib.sha256(data).hexdigest(), lines, definitions, kind)
    if not isinstance(value, dict):
        page.wrong((), both("A case file is a list of named parts, such as applicant and events."))
        return page, {}
    return page, value


def dotted(path: Path) -> str:
    """A path as people read it: events.2.date."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
