"""A reading turned into claims about one determination: what the paper says happened, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from fivefile.model.evidence import Source, Statement, Value
from fivefile.model.reading import Reading, Span
from fivefile.values.dates import PartialDate

_NEEDS = {"221(g)-documents": "documents", "221(g)-processing": "processing"}


def statements(reading: Reading, subject: str) -> tuple[Statement, ...]:
    """The claims the paper makes about the determination `subject`; none when it reports no decision of ours."""
    if reading.paper == "other":
        return ()
    return tuple(dict.fromkeys(_claims(reading, subject)))


def _claims(reading: Reading, subject: str) -> Iterator[Statement]:
    yield _claim(reading, subject, "country", "us", None)
    if reading.refused:
        yield _claim(reading, subject, "result", "refused", reading.sections[0].span if reading.sections else None)
        if not reading.stated:
            yield _claim(reading, subject, "section_stated", False, None)
    for role in ("refused", "letter"):
        decided = next((one for one in reading.dates if one.role == role), None)
        if decided:
            yield _claim(reading, subject, "date", decided.value, decided.span)
            break
    for section in {section.code: section for section in reversed(reading.sections)}.values():
        yield _claim(reading, subject, "section", section.code, section.span)
    for section in reading.sections:
        if section.kind in _NEEDS:
            yield _claim(reading, subject, "needs", _NEEDS[section.kind], section.span)
    for item in reading.items:
        if item.ticked is not False:
            yield _claim(reading, subject, "item", item.text, item.span)
    if reading.case_number:
        yield _claim(reading, subject, "case_number", reading.case_number.text, reading.case_number)
    for role, name in (("interview", "interview_on"), ("deadline", "papers_due_on")):
        named = next((one for one in reading.dates if one.role == role), None)
        if named:
            yield _claim(reading, subject, name, named.value, named.span)


def _claim(reading: Reading, subject: str, name: str, value: Value, span: Span | None) -> Statement:
    source = Source(reading.digest, reading.paper, reading.name, place=_place(span), issuer="us", dated=_dated(reading))
    return Statement(subject, name, value, source, original=span.text if span else "", by="us")


def _place(span: Span | None) -> str:
    """Where it stands, counted from 1 as people count."""
    return f"page {span.page}, characters {span.start + 1}–{span.end}" if span else ""


def _dated(reading: Reading) -> PartialDate | None:
    return next((one.value for one in reading.dates if one.role == "letter"), None)
