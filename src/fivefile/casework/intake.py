"""A case folder in, claims out: `case.yaml`, the answers given since, and the papers beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fivefile.casework.answers import read_answers
from fivefile.casework.attach import attach
from fivefile.casework.case_file import impossible, read_case_file, read_shown, read_ties
from fivefile.casework.documents import read
from fivefile.casework.page import open_page
from fivefile.errors import BadInput
from fivefile.law.definitions import Definitions
from fivefile.locale import both
from fivefile.model.evidence import Problem, Statement
from fivefile.model.outcome import Paper
from fivefile.model.reading import Reading
from fivefile.values.text import Text

CASE, ANSWERS = "case.yaml", "answers.yaml"


class CaseProblems(BadInput):
    """A case file has mistakes; `problems` lists all of them, each with its file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(problems[0].what, where=problems[0].where, do=problems[0].do)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything a case folder says, and what of it could not be read."""

    title: Text
    applicant: Text
    statements: tuple[Statement, ...]
    papers: tuple[Paper, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_case(files: Mapping[str, bytes], definitions: Definitions, on: date) -> Extraction:
    """The claims in a case folder (`files` by name).

    Raises CaseProblems with every mistake in its YAML files. A paper that cannot be read is left out and listed in
    `problems` as unread; it is never taken for silence.
    """
    if CASE not in files:
        raise BadInput(both("There is no {file} in this folder.", file=CASE), do=both("Point at a case folder."))
    papers = {name: data for name, data in sorted(files.items()) if name not in (CASE, ANSWERS)}
    page, value = open_page(CASE, files[CASE], definitions)
    if not value:
        page.wrong((), both("A case file is a list of named parts, such as applicant and events."))
        raise CaseProblems(tuple(page.problems[:1]))
    title, applicant = read_case_file(page, value)
    tied = read_ties(page, value, papers)
    read_shown(page, value, {name: hashlib.sha256(data).hexdigest() for name, data in papers.items()})
    impossible(page, on)
    readings, unread = _read(papers)
    attached = attach(readings, tied, tuple(page.statements))
    page.statements += attached.statements
    if ANSWERS in files:
        answers, listed = open_page(ANSWERS, files[ANSWERS], definitions, "answer")
        read_answers(answers, listed, page)
        impossible(answers, on, page.statements)
        page.statements += answers.statements
        page.problems += answers.problems
    if page.problems:
        raise CaseProblems(tuple(page.problems))
    statements = tuple(dict.fromkeys(page.statements))
    return Extraction(title, applicant, statements, attached.papers, (*unread, *attached.problems))


def _read(papers: Mapping[str, bytes]) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    readings, unread = [], []
    for name, data in papers.items():
        try:
            readings.append(read(name, data))
        except BadInput as problem:
            do = problem.do if problem.do.en else both("Type what it says into case.yaml.")
            unread.append(Problem(problem.where or name, problem.what, do, "unread"))
    return tuple(readings), tuple(unread)
