"""The only file that knows every room: settings in, an App out."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from fivefile.casework.answers import APPLICANT
from fivefile.casework.documents import read as read_paper
from fivefile.casework.explain import explain
from fivefile.casework.intake import ANSWERS, CASE, CaseProblems, read_case
from fivefile.casework.prepare import Library, prepare
from fivefile.errors import BadData, BadInput
from fivefile.law.definitions import Definitions, load_definitions
from fivefile.law.derived import DERIVED
from fivefile.law.rulebook import load_rulebook
from fivefile.law.values import parse_values
from fivefile.loading import read_yaml, utf8
from fivefile.locale import both
from fivefile.model.outcome import Dossier, Open
from fivefile.model.reading import Explanation, Reading
from fivefile.store.folders import Folders, NoSuchCase, read_folder
from fivefile.values.territories import country_code
from fivefile.values.text import Text, Unfit, same

RULEBOOKS = Path(__file__).parent / "rulebooks"
EXAMPLES = Path(__file__).parents[2] / "examples"
MEDIA = {".pdf": "application/pdf"}
LONGEST_NUMBER = 10
LONGEST_NAME = 120


class Settings(BaseSettings):
    """Where things are, from the environment (FIVEFILE_HOME, FIVEFILE_RULEBOOKS, FIVEFILE_TODAY ...)."""

    model_config = SettingsConfigDict(env_prefix="FIVEFILE_", frozen=True)

    home: Path = Path.home() / ".local" / "share" / "fivefile"
    rulebooks: Path = RULEBOOKS
    examples: Path = EXAMPLES
    today: date | None = None


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One line of the list of cases; `example` marks the made-up ones; `broken` says why a case cannot be read."""

    id: str
    title: Text
    applicant: Text
    example: bool
    broken: Text | None = None


class App:
    """The rooms, wired: what the commands and the pages call."""

    def __init__(self, settings: Settings, library: Library) -> None:
        self.settings, self.library = settings, library
        self.store = Folders(settings.home / "cases")
        self._writing = threading.Lock()

    @property
    def today(self) -> date:
        """The day all answers are given for."""
        return self.settings.today or date.today()

    @property
    def definitions(self) -> Definitions:
        """The words case files and rulebooks use."""
        return self.library.definitions

    def read(self, name: str, data: bytes) -> tuple[Reading, tuple[Explanation, ...]]:
        """What a paper says, and what its sections mean; raises BadInput when it cannot be read."""
        reading = read_paper(name, data)
        book = self.library.rulebooks["us"]
        return reading, explain(reading, book, self.definitions, self.library.derived, self.today)

    def prepare(self, folder: Path, on: date | None = None, destinations: tuple[str, ...] = ()) -> Dossier:
        """The dossier of a case folder; raises CaseProblems with every mistake in its files."""
        return self._dossier(folder.resolve().name, read_folder(folder), on or self.today, destinations)

    def cases(self) -> tuple[CaseSummary, ...]:
        """All cases kept here."""
        return tuple(self._summary(name) for name in self.store.names())

    def is_example(self, case_id: str) -> bool:
        """Whether a kept case is one of the made-up ones."""
        return (self.settings.examples / case_id / CASE).is_file()

    def dossier(self, case_id: str, destinations: tuple[str, ...] = ()) -> Dossier:
        """The dossier of a kept case, today; raises BadInput for an unknown case, CaseProblems for a broken one."""
        return self._dossier(case_id, self.store.files(case_id), self.today, destinations)

    def paper(self, case_id: str, name: str) -> tuple[bytes, str]:
        """A paper of a case and its media type (PDF, else plain text)."""
        files = self.store.files(case_id)
        if name not in files:
            raise BadInput(both("There is no paper of that name in this case."), where=name)
        return files[name], MEDIA.get(Path(name).suffix.lower(), "text/plain; charset=utf-8")

    def keep(self, name: str, data: bytes, title: str) -> str:
        """The id of a new case made of one paper; nothing half-written."""
        paper = _paper_name(name)
        title = " ".join(title.split())[:120] or paper
        head = {"fivefile": 1, "title": title, "applicant": {"names": []}}
        case = yaml.safe_dump(head, allow_unicode=True, sort_keys=False).encode()
        digest = hashlib.sha256(data).hexdigest()[:6]
        return self.store.create(f"{self.today.isoformat()}-{digest}", {CASE: case, paper: data})

    def answer(self, case_id: str, item: Open, value: str) -> None:
        """Add the answer to an open question of a case; raises BadInput with the reason when it cannot stand."""
        with self._writing:
            files = self.store.files(case_id)
            known = self._checked(files, item, value)
            old, _ = read_yaml(utf8(files[ANSWERS], ANSWERS), ANSWERS, BadInput) if ANSWERS in files else ({}, {})
            entries = list((old or {}).get("answers") or [])
            entry = {"about": item.event or APPLICANT, "fact": item.fact, "value": known, "on": self.today.isoformat()}
            entries.append({**entry, "settles": "yes"} if item.kind == "settle" else entry)
            text = yaml.safe_dump({"answers": entries}, allow_unicode=True, sort_keys=False).encode()
            self._dossier(case_id, {**files, ANSWERS: text}, self.today, ())
            self.store.write(case_id, ANSWERS, text)

    def load_examples(self) -> None:
        """Put the made-up cases into the store; one that was answered is left as it is."""
        if not self.settings.examples.is_dir():
            return
        names = self.store.names()
        for folder in sorted(path for path in self.settings.examples.iterdir() if (path / CASE).is_file()):
            files = read_folder(folder)
            if folder.name not in names:
                self.store.create(folder.name, files)
                continue
            kept = self.store.files(folder.name)
            for file, data in files.items() if ANSWERS not in kept else ():
                if kept.get(file) != data:
                    self.store.write(folder.name, file, data)

    def _checked(self, files: dict[str, bytes], item: Open, value: str) -> str | int:
        """The answer as it is kept; raises BadInput when it cannot stand."""
        value = value.strip()
        if item.fact.startswith("list:"):
            if item.fact.removeprefix("list:") not in self.definitions.lists or value not in ("yes", "no"):
                raise BadInput(both("This is not an answer to that question."))
            return value
        claims = read_case(files, self.definitions, self.today).statements
        kinds = {claim.subject: str(claim.value) for claim in claims if claim.property == "kind"}
        kind = kinds.get(f"event:{item.event}")
        meaning = self.definitions.scoped(item.fact, kind)
        if meaning is None or (item.event and kind is None):
            raise BadInput(both("This is not an answer to that question."))
        known = int(value) if meaning.type == "number" and value.isdecimal() and len(value) < LONGEST_NUMBER else value
        try:
            parse_values(meaning, known)
        except Unfit as problem:
            raise BadInput(both("That answer cannot be used: {problem}", problem=problem.text)) from None
        return known

    def _dossier(self, case: str, files: dict[str, bytes], on: date, destinations: tuple[str, ...]) -> Dossier:
        wanted = tuple(dict.fromkeys(self._country(name) for name in destinations))
        extraction = read_case(files, self.definitions, max(on, self.today))
        return prepare(case, extraction, self.library, on, wanted)

    def _country(self, name: str) -> str:
        try:
            code = country_code(name)
        except ValueError:
            code = ""
        if code not in self.library.rulebooks:
            known = ", ".join(self.library.rulebooks)
            raise BadInput(both("There is no rulebook for '{country}'. Known: {known}.", country=name, known=known))
        return code

    def _summary(self, name: str) -> CaseSummary:
        example = self.is_example(name)
        try:
            extraction = read_case(self.store.files(name), self.definitions, self.today)
        except BadInput as problem:
            return CaseSummary(name, same(name), same(""), example, problem.text)
        return CaseSummary(name, extraction.title, extraction.applicant, example)


def open_app(settings: Settings | None = None) -> App:
    """The App for `settings` (from the environment if None); raises BadData when a rulebook is wrong."""
    settings = settings or read_settings()
    return App(settings, load_library(settings.rulebooks))


def read_settings() -> Settings:
    """The settings of the environment; raises BadInput naming the variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as problem:
        name = ".".join(str(part) for part in problem.errors()[0]["loc"])
        what = both("The setting cannot be used: {why}", why=problem.errors()[0]["msg"])
        raise BadInput(what, where=f"FIVEFILE_{name.upper()}") from None


def _paper_name(name: str) -> str:
    """A file name that can be kept: no folder, no leading dot, short, and none of the case's own files."""
    kept = Path(name.replace("\\", "/")).name.lstrip(".").strip() or "letter.txt"
    stem, dot, ending = kept.rpartition(".")
    ending = f"{dot}{ending}"[:12] if stem else ""
    while len((stem or kept).encode()) + len(ending.encode()) > LONGEST_NAME:
        stem = (stem or kept)[:-1]
    kept = f"{stem or kept}{ending}"
    return f"paper-{kept}" if kept in (CASE, ANSWERS) else kept


@cache
def load_library(root: Path) -> Library:
    """Every rulebook below `root`, checked; raises BadData with file and line at the first mistake."""
    if not any(root.glob("*/rulebook.yaml")):
        raise BadData(Text("There is no rulebook here.", "这里没有规则库。"), where=str(root))
    definitions = load_definitions(root)
    books = (load_rulebook(path.parent, definitions) for path in sorted(root.glob("*/rulebook.yaml")))
    return Library({book.country: book for book in books}, definitions, DERIVED)


def prepare_folder(folder: Path, on: date, destinations: tuple[str, ...] = ()) -> Dossier:
    """The dossier of one case folder with the shipped rulebooks: the whole flow in one call."""
    return open_app().prepare(folder, on, destinations)


__all__ = ["App", "CaseProblems", "CaseSummary", "NoSuchCase", "Settings", "load_library", "open_app", "prepare_folder"]
