"""The only room that knows every other: settings in, an App out."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import yaml
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from fivefile.casework.answers import APPLICANT
from fivefile.casework.documents import read as read_paper
from fivefile.casework.explain import explain
from fivefile.casework.inquiry import Back, inquiry
from fivefile.casework.intake import ANSWERS, CASE, CaseProblems, read_case
from fivefile.casework.judged import records_found
from fivefile.casework.prepare import Library, prepare
from fivefile.errors import BadData, BadInput
from fivefile.law.definitions import Definitions, load_definitions
from fivefile.law.derived import DERIVED
from fivefile.law.rulebook import Rulebook, load_rulebook
from fivefile.law.values import parse_values
from fivefile.loading import read_yaml, utf8
from fivefile.locale import both
from fivefile.model.inquiry import Inquiry
from fivefile.model.outcome import Dossier, Open
from fivefile.model.reading import Explanation, Reading
from fivefile.model.records import Opinion, Record
from fivefile.model.terms import PURPOSES
from fivefile.sharing.arrangement import Arrangement, Arrangements, load_arrangements
from fivefile.store.folders import Folders, NoSuchCase, read_folder
from fivefile.values.territories import FIVE, country_code
from fivefile.values.text import Text, Unfit, same

if TYPE_CHECKING:
    from fivefile.app.nodes import Nodes

PACKAGE = Path(__file__).parents[1]
RULEBOOKS = PACKAGE / "rulebooks"
ARRANGEMENTS = PACKAGE / "arrangements"
EXAMPLES = PACKAGE.parents[1] / "examples"
MEDIA = {".pdf": "application/pdf"}
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Between these days every date that is reckoned from today can be written."""
LONGEST_NUMBER = 10
LONGEST_NAME = 120


class Settings(BaseSettings):
    """Where things are, from the environment (FIVEFILE_HOME, FIVEFILE_RULEBOOKS, FIVEFILE_TODAY ...)."""

    model_config = SettingsConfigDict(env_prefix="FIVEFILE_", frozen=True)

    home: Path = Path.home() / ".local" / "share" / "fivefile"
    rulebooks: Path = RULEBOOKS
    arrangements: Path = ARRANGEMENTS
    examples: Path = EXAMPLES
    today: Annotated[date, Field(ge=EARLIEST, le=LATEST)] | None = None


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
        self._nodes: Nodes | None = None

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

    def ask(self, folder: Path, asker: str, purpose: str, down: tuple[str, ...] = ()) -> Inquiry:
        """What an officer of `asker` sees of the applicant of a case folder; `down` act as if unreachable.

        Raises CaseProblems for a broken case, BadInput for an asker or partner that is not one of the five.
        """
        return self._ask(folder.resolve().name, read_folder(folder), asker, purpose, down)

    def ask_kept(self, case_id: str, asker: str, purpose: str, down: tuple[str, ...] = ()) -> Inquiry:
        """The same for a case kept here."""
        return self._ask(case_id, self.store.files(case_id), asker, purpose, down)

    def judge(self, made: Inquiry, record: str, opinion: Opinion, by: str) -> Inquiry:
        """The inquiry about a kept case with one more judgement, which is kept; no partner is asked again.

        The applicant's file is read as it stands now. Raises BadInput for a record that the inquiry did not find, and
        for a case that is not kept here or broken.
        """
        if record not in records_found(made):
            raise BadInput(both("That record is not among those this question found."))
        extraction = read_case(self.store.files(made.case), self.definitions, self.today)
        judgement = self.nodes.judge(made.asker, made.case, record, opinion, by)
        judgements = (*made.judgements, judgement)
        back = Back(made.id, made.case, made.asker, made.purpose, made.at, made.own, made.replies, judgements)
        return inquiry(extraction, back, self.library)

    @property
    def nodes_made(self) -> bool:
        """Whether the five nodes are made already, so that the first question takes no longer than others."""
        from fivefile.app.nodes import are_made  # noqa: PLC0415 - as below

        return self._nodes is not None or are_made(self.settings.home / "nodes")

    @property
    def nodes(self) -> Nodes:
        """The five nodes, made when first needed; raises BadInput when one of their files cannot be used."""
        from fivefile.app.nodes import Nodes  # noqa: PLC0415 - only those who ask wait for the store and the romaniser
        from fivefile.linkage.model import MODELS, load_model  # noqa: PLC0415
        from fivefile.store.sqlite import not_now  # noqa: PLC0415

        with self._writing:
            if self._nodes is None:
                known = {kind: tuple(meaning.fields) for kind, meaning in self.definitions.events.items()}
                model, home = load_model(MODELS / "immigration-1.yaml"), self.settings.home / "nodes"
                try:
                    self._nodes = Nodes(home, self.library.arrangements, model, known, self._clock)
                except OSError:
                    raise not_now(home.name) from None
            return self._nodes

    def _clock(self) -> datetime:
        """This moment, on the day all answers are given for."""
        now = datetime.now().astimezone()
        return now if self.settings.today is None else datetime.combine(self.settings.today, now.timetz())

    def _ask(self, case: str, files: dict[str, bytes], asker: str, purpose: str, down: tuple[str, ...]) -> Inquiry:
        asker, away = one_of_five(asker), tuple(one_of_five(name) for name in down)
        if asker in away:
            raise BadInput(both("The one who asks is no partner of its own: leave {name} out of --down.", name=asker))
        if purpose not in PURPOSES:
            what = both("'{name}' is no purpose. Known: {known}.", name=purpose, known=", ".join(PURPOSES))
            raise BadInput(what)
        extraction = read_case(files, self.definitions, self.today)
        asked = self.nodes.ask(Record(case, asker, extraction.statements), asker, purpose, away)
        back = Back(asked.id, case, asker, purpose, asked.at, asked.own, asked.replies, asked.judgements)
        return inquiry(extraction, back, self.library)

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
            parse_values(meaning, known, self.definitions.sections)
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


def one_of_five(name: str) -> str:
    """The code of one of the five countries; raises BadInput for any other name."""
    try:
        code = country_code(name)
    except ValueError:
        code = ""
    if code not in FIVE:
        what = both("'{name}' is not one of the five countries: {known}.", name=name, known=", ".join(FIVE))
        raise BadInput(what)
    return code


def open_app(settings: Settings | None = None) -> App:
    """The App for `settings` (from the environment if None); raises BadData when a rulebook is wrong."""
    settings = settings or read_settings()
    return App(settings, load_library(settings.rulebooks, settings.arrangements))


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
def load_library(root: Path, arrangements: Path = ARRANGEMENTS) -> Library:
    """Every rulebook below `root` and every arrangement, checked; raises BadData where the first mistake is."""
    if not any(root.glob("*/rulebook.yaml")):
        raise BadData(Text("There is no rulebook here.", "这里没有规则库。"), where=str(root))
    definitions = load_definitions(root)
    books = [load_rulebook(path.parent, definitions) for path in sorted(root.glob("*/rulebook.yaml"))]
    definitions = replace(definitions, sections=frozenset(key for book in books for key in book.sections))
    return Library({book.country: book for book in books}, definitions, DERIVED, load_arrangements(arrangements))


def prepare_folder(folder: Path, on: date, destinations: tuple[str, ...] = ()) -> Dossier:
    """The dossier of one case folder with the shipped rulebooks: the whole flow in one call."""
    return open_app().prepare(folder, on, destinations)


__all__ = [
    "App",
    "Arrangement",
    "Arrangements",
    "CaseProblems",
    "CaseSummary",
    "NoSuchCase",
    "Rulebook",
    "Settings",
    "load_library",
    "open_app",
    "prepare_folder",
]
