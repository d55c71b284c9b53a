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


Fields = Mapping[str, list[Value]]


def attach(readings: tuple[Reading, ...], tied: Mapping[str, str], known: tuple[Statement, ...]) -> Attached:
    """The claims of `readings`, each about the event it is `tied` to by name, or the only refusal it fits.

    Refusals that fit no recorded one become events of their own; a paper that fits several, or shares its only fit with
    a paper of another day, is not guessed at.
    """
    events = _events(known)
    homes = _homes(readings, tied, events)
    statements: list[Statement] = []
    papers: list[Paper] = []
    problems: list[Problem] = []
    for reading in readings:
        home = homes.get(reading.name, tied.get(reading.name))
        if not reading.refused:
            papers.append(Paper(reading.name, _kind(reading), home))
        elif home is None or (home in events and not _may_take(events[home])):
            problems.append(_several(reading) if home is None else _misplaced(reading))
            papers.append(Paper(reading.name, _kind(reading)))
        else:
            claims = claims_of(reading, f"event:{home}")
            if home not in events:
                claims = (Statement(f"event:{home}", "kind", "determination", claims[0].source, by="us"), *claims)
            statements += claims
            papers.append(Paper(reading.name, _kind(reading), home))
    return Attached(tuple(dict.fromkeys(statements)), tuple(papers), tuple(problems))


def _events(statements: tuple[Statement, ...]) -> dict[str, dict[str, list[Value]]]:
    """What the case file says of each event, field by field."""
    events: dict[str, dict[str, list[Value]]] = {}
    for claim in statements:
        if claim.subject.startswith("event:"):
            fields = events.setdefault(claim.subject.removeprefix("event:"), {})
            fields.setdefault(claim.property, []).append(claim.value)
    return events


def _homes(readings: tuple[Reading, ...], tied: Mapping[str, str], events: Mapping[str, Fields]) -> dict[str, str]:
    """The event each refusal belongs to; a refusal without one is left out."""
    homes = {reading.name: tied[reading.name] for reading in readings if reading.name in tied}
    loose = [reading for reading in readings if reading.refused and reading.name not in tied]
    fits = {reading.name: [name for name, fields in events.items() if _fits(reading, fields)] for reading in loose}
    for reading in loose:
        rivals = [other for other in loose if fits[other.name] == fits[reading.name] and not _together(reading, other)]
        if len(fits[reading.name]) == 1 and not rivals and not _doubtful(reading, events[fits[reading.name][0]]):
            homes[reading.name] = fits[reading.name][0]
    for reading in loose:
        if not fits[reading.name]:
            first = next(other for other in loose if not fits[other.name] and _together(reading, other))
            homes[reading.name] = f"paper:{first.name}"
    return homes


def _may_take(fields: Fields) -> bool:
    """Whether an event may be what a US refusal letter speaks of."""
    return fields.get("kind") == ["determination"] and set(fields.get("country", ())) <= {"us"}


def _fits(reading: Reading, fields: Fields) -> bool:
    """Whether this paper may speak of that recorded US refusal."""
    if not _may_take(fields) or "us" not in fields.get("country", ()) or "refused" not in fields.get("result", ()):
        return False
    said = [value for value in fields.get("date", ()) if isinstance(value, PartialDate)]
    dates = _dates(reading)
    if said and dates:
        return any(date.overlaps(value) for date in dates for value in said)
    return not _doubtful(reading, fields)


def _doubtful(reading: Reading, fields: Fields) -> bool:
    """Whether the paper names another section than the event: then it may be another refusal of the same day."""
    recorded, read = {str(value) for value in fields.get("section", ())}, _codes(reading)
    return bool(recorded and read and not recorded & read)


def _together(one: Reading, other: Reading) -> bool:
    """Whether two papers may speak of the same refusal."""
    days, others = _dates(one), _dates(other)
    if days and others and not any(day.overlaps(date) for day in days for date in others):
        return False
    return not (_codes(one) and _codes(other)) or bool(_codes(one) & _codes(other))


def _dates(reading: Reading) -> list[PartialDate]:
    return [one.value for one in reading.dates if one.role in ("refused", "letter", "interview")]


def _codes(reading: Reading) -> set[str]:
    return {section.code for section in reading.sections}


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


def _misplaced(reading: Reading) -> Problem:
    return Problem(
        reading.name,
        both("This is a US refusal, but it is named under an event that is none, so nothing was taken from it."),
        both("Name it under 'papers' of the event it belongs to."),
        "unread",
    )


def _several(reading: Reading) -> Problem:
    return Problem(
        reading.name,
        both("This paper may speak of more than one refusal in the file, so nothing was taken from it."),
        both("Name it under 'papers' of the event it belongs to."),
        "unread",
    )
