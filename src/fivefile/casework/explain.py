"""What a letter or status means, before there is any case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from fivefile.casework.documents.statements import statements as claims_of
from fivefile.casework.timeline import build
from fivefile.law.assess import remedy, steps, unverified
from fivefile.law.definitions import Definitions
from fivefile.law.facts import Derive, Facts
from fivefile.law.rulebook import Rulebook
from fivefile.locale import both
from fivefile.model.evidence import Source, Statement
from fivefile.model.outcome import PlanStep
from fivefile.model.reading import Explanation, Reading
from fivefile.model.rule import Rule
from fivefile.model.sheets import Pointer, StatusWord

NONE_STATED, ONLY_REFUSED = "none stated", "refused"
LETTER = "event:letter"


def explain(
    reading: Reading, book: Rulebook, definitions: Definitions, derived: Mapping[str, Derive], on: date
) -> tuple[Explanation, ...]:
    """One explanation for each section the paper gives as a reason; for a refusal without one, that none is stated.

    Days are reckoned from the dates on the paper itself. For a paper that refuses nothing, the sections it merely
    mentions are explained as such (`given` False), with nothing to do.
    """
    facts = _facts(reading, definitions, derived, on)
    status = book.status(reading.status) if reading.status and not reading.refused else None
    if status is not None:
        return (_status(status), *_mentioned(reading, book, facts))
    if reading.refused is None and not reading.sections:
        return tuple(_mentioned(reading, book, facts))
    codes = [(section.code, section.kind) for section in reading.sections]
    if not codes and reading.refused:
        name = ONLY_REFUSED if reading.paper == "ceac-status" else NONE_STATED
        codes = [(name, "other")]
    found = []
    for code, kind in codes:
        match = (book.find(kind) if kind not in ("other", "212(a)") else None) or book.find(code)
        pointer = book.pointer(code)
        if pointer is not None:
            found.append(_pointer(pointer))
        else:
            found.append(_explanation(code, *match, book, facts) if match is not None else _unknown(code))
    return tuple(found)


def _unknown(code: str) -> Explanation:
    """The honest answer for a section without an entry in the rulebook."""
    return Explanation(
        code=code,
        title=both("A section this version does not explain"),
        meaning=both("The paper gives section {code} as the reason. This version has no entry for it yet.", code=code),
        is_not=both("That this program does not know it says nothing about how serious it is."),
        effect=both("Ask the post what follows from it, or a licensed lawyer, and keep the letter."),
        review=None,
        next=(),
        citations=(),
        known=False,
    )


def _status(word: StatusWord) -> Explanation:
    """What a word of the status page means that is no refusal."""
    return Explanation(
        code=word.status,
        title=both("The status page says: {status}", status=word.status),
        meaning=both("A word of the official status page. No official list of its words is published."),
        is_not=both("It names no section of law, and it is no decision on a later application."),
        effect=word.means,
        review=None,
        next=(PlanStep("status", word.do, "advice", word.means, verify=word.verify),),
        citations=word.citations,
        verify=word.verify,
    )


def _pointer(pointer: Pointer) -> Explanation:
    """A place of the law that is no ground, though the paper names it."""
    return Explanation(
        code=pointer.code,
        title=both("A place in the law that is no ground of refusal"),
        meaning=pointer.says,
        is_not=both("By itself it refuses nothing."),
        effect=both("Look in the letter for the section that is the ground, or ask the post for it."),
        review=None,
        next=(),
        citations=pointer.citations,
        verify=any(citation.verify for citation in pointer.citations),
    )


def _mentioned(reading: Reading, book: Rulebook, facts: Facts) -> Iterator[Explanation]:
    for code in dict.fromkeys(section.code for section in reading.mentioned):
        match = book.find(code)
        if match is not None:
            yield replace(_explanation(code, *match, book, facts), given=False, next=())


def _facts(reading: Reading, definitions: Definitions, derived: Mapping[str, Derive], on: date) -> Facts:
    claims = claims_of(reading, LETTER)
    source = Source(reading.digest, reading.paper, reading.name)
    statements = (Statement(LETTER, "kind", "determination", source, by="us"), *claims)
    return Facts(build(statements, definitions, on), statements, definitions, on, derived)


def _explanation(code: str, rule: Rule, exact: bool, book: Rulebook, facts: Facts) -> Explanation:
    event = facts.timeline.event("letter") if rule.of else None
    return Explanation(
        code=code,
        title=rule.title,
        meaning=rule.meaning,
        is_not=rule.is_not,
        effect=rule.effect.says,
        review=rule.review,
        next=steps(rule, facts, event),
        citations=rule.citations,
        known=exact,
        verify=unverified(rule),
        remedy=remedy(rule, book),
        rule=rule.id,
    )
