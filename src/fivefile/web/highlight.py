"""The text of a paper with what was read from it marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fivefile.model.reading import Reading, Span

AROUND = 60
_WORD_CUT_BEFORE, _WORD_CUT_AFTER = re.compile(r"^[A-Za-z0-9]+"), re.compile(r"[A-Za-z0-9]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A span with a little of the text before and after it."""

    before: str
    text: str
    after: str
    page: int


def spans(reading: Reading) -> tuple[Span, ...]:
    """Everything of the paper that the reading rests on."""
    return (
        *(one.span for one in (*reading.sections, *reading.mentioned)),
        *(one.span for one in reading.dates),
        *(one.span for one in reading.items),
        *(one.span for one in reading.waivers),
        *([reading.case_number] if reading.case_number else []),
    )


def marked(text: str, page: int, found: Iterable[Span]) -> tuple[Piece, ...]:
    """The text of one page in pieces, with every span of that page marked; overlapping spans become one."""
    pieces: list[Piece] = []
    at = 0
    for start, end in _joined([span for span in found if span.page == page], len(text)):
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], marked=True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def quote(span: Span, text: str) -> Quote:
    """`span` as it stands in the text of its page; alone when the text there is another."""
    if text[span.start : span.end] != span.text:
        return Quote("", span.text, "", span.page)
    left, right = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before = text[left : span.start].replace("\r", "").split("\n")[-1]
    after = text[span.end : right].replace("\r", "").split("\n")[0]
    if left > 0 and len(before) == span.start - left:
        before = "…" + _WORD_CUT_BEFORE.sub("", before)
    if right < len(text) and len(after) == right - span.end:
        after = _WORD_CUT_AFTER.sub("", after) + "…"
    return Quote(before.lstrip(), span.text, after.rstrip(), span.page)


def _joined(found: list[Span], size: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for span in sorted(found, key=lambda one: one.start):
        start, end = max(0, span.start), min(size, span.end)
        if start >= end:
            continue
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges
