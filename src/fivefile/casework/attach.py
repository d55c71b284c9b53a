"""Which event does a letter or status page speak of?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fivefile.casework.documents.statements import statements as claims_of
from fivefile.locale import both, join
from fivefile.model.evidence import Problem, Statement, Value
from fivefile.model.outcome import Paper
from fivefile.model.reading import Reading
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text, same


@dataclass(frozen=True, slots=True)
class Attached:
    """The claims of all papers, what each paper is, and papers that could speak of several events."""

    statements: tuple[Statement, ...]
    papers: tuple[Paper, ...]
    problems: tuple[Problem, ...]


def attach(readings: tuple[Reading, ...], tied: Mapping[str, str], known: tuple[Statement, ...]) -> Attached:
    """The claims of `readings`, each about the event it is `tied` to by name, or the only refusal it fits.

    A refusal that fits no recorded one becomes an event of its own; one that fits several is not guessed at.
    """
    statements: list[Statement] = []
    papers: list[Paper] = []
    problems: list[Problem] = []
    for reading in readings:
        if not reading.refused:
            papers.append(Paper(reading.name, _kind(reading), tied.get(reading.name)))
            continue
        fitting = [tied[reading.name]] if reading.name in tied else _fitting(reading, (*known, *statements))
        if len(fitting) > 1:
            problems.append(_several(reading))
            papers.append(Paper(reading.name, _kind(reading)))
            continue
        event = fitting[0] if fitting else f"paper:{reading.name}"
        claims = claims_of(reading, f"event:{event}")
        if not fitting:
            kind = Statement(f"event:{event}", "kind", "determination", claims[0].source, by="us")
            claims = (kind, *claims)
        statements += claims
        papers.append(Paper(reading.name, _kind(reading), event))
    return Attached(tuple(statements), tuple(papers), tuple(problems))


def _fitting(reading: Reading, statements: tuple[Statement, ...]) -> list[str]:
    """The recorded US refusals that this paper does not contradict."""
    events: dict[str, dict[str, list[Value]]] = {}
    for claim in statements:
        if claim.subject.startswith("event:"):
            events.setdefault(claim.subject[6:], {}).setdefault(claim.property, []).append(claim.value)
    refusals = {name: fields for name, fields in events.items() if _us_refusal(fields)}
    dates = [one.value for one in reading.dates if one.role in ("refused", "letter", "interview")]
    codes = {section.code for section in reading.sections}
    return [name for name, fields in refusals.items() if _agrees(fields, dates, codes)]


def _us_refusal(fields: Mapping[str, list[Value]]) -> bool:
    return (
        fields.get("kind") == ["determination"]
        and "us" in fields.get("country", ())
        and "refused" in fields.get("result", ())
    )


def _agrees(fields: Mapping[str, list[Value]], dates: list[PartialDate], codes: set[str]) -> bool:
    said = [value for value in fields.get("date", ()) if isinstance(value, PartialDate)]
    if said and dates and not any(date.overlaps(value) for date in dates for value in said):
        return False
    sections = {str(value) for value in fields.get("section", ())}
    return not (sections and codes) or bool(sections & codes)


def _kind(reading: Reading) -> Text:
    if reading.paper == "ceac-status":
        return both("status page: {status}", status=reading.status or "?")
    if reading.paper == "refusal-letter":
        codes = [same(section.code) for section in reading.sections]
        return (
            both("refusal letter: {sections}", sections=join(codes))
            if codes
            else both("refusal letter without a section")
        )
    return both("kept as a paper; it is no refusal letter, and nothing was taken from it")


def _several(reading: Reading) -> Problem:
    return Problem(
        reading.name,
        both("This paper may speak of more than one refusal in the file, so nothing was taken from it."),
        both("Name it under 'papers' of the event it belongs to."),
        "unread",
    )
