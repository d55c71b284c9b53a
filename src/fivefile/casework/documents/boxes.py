"""Boxes to tick, as papers draw them: ☑ ☐ [x] [ ] (X) _X_ √ and the signs PDF fonts leave behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Wingdings boxes arrive as private characters; these meanings are those of the font's own table.
_ON = "☑☒✓✔✅√🗹🗷\uf0fe\uf0fd\uf0fc\uf052\uf051\uf050"
_OFF = "☐□◻▢❏❑❒⬜\uf0a8\uf06f\uf071\uf072\uf0a3"
_FULL, _ROUND, _CROSS = "■◼⬛", "○◯", "✗✘×\uf0fb"
_MARK = re.compile(
    rf"(?P<on>[{_ON}]|\[\s{{0,3}}[xXvV✓✔√*×✗✘]\s{{0,3}}\]|(?<![\w)\]])\(\s{{0,3}}[xX✓✔√]\s{{0,3}}\)|<\s?[xX]\s?>"
    r"|(?<![^\W])_{1,12}\s?[xX✓✔√]\s?_{1,12})"
    rf"|(?P<off>[{_OFF}]|(?<![\w=])\[\s{{0,5}}_{{0,5}}\s{{0,5}}\]|(?<![\w)\]])\(\s{{1,6}}\)"
    rf"|(?<![\w_])_{{2,8}}(?=\s*[^\s_.,;:]))"
    rf"|(?P<full>[{_FULL}●◉])|(?P<round>[{_ROUND}])|(?P<cross>[{_CROSS}])"
)
_LONE = re.compile(r"(?m)^[ \t]*(?P<mark>[xX])[ \t]{1,6}(?=[^\s=:+*/-])")
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\u25af]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A box, or a sign in place of one, from `start` up to `end`."""

    start: int
    end: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """How one paper draws its boxes: what is only a bullet on one paper is a filled box on another."""

    full: bool
    round: bool
    cross_is_no: bool
    lone: bool


def drawing(text: str) -> Drawing:
    """How `text`, the whole paper, draws its boxes."""
    kinds = {kind for found in _MARK.finditer(text) for kind in [found.lastgroup]}
    square = any(sign in text for sign in _OFF)
    round_off = any(sign in text for sign in _ROUND) and any(sign in text for sign in "●◉")
    lone = [text[found.end() : found.end() + 80] for found in _LONE.finditer(text)]
    return Drawing(
        full=square or round_off,
        round=round_off,
        cross_is_no=any(sign in text for sign in "✓✔√☑"),
        lone="off" in kinds or len(lone) > 1 or any(re.search(r"2[0-4]\d\s?[(a-zA-Z条]", line) for line in lone),
    )


def marks(line: str, how: Drawing) -> list[Mark]:
    """The boxes on one line, in order."""
    found = [mark for one in _MARK.finditer(line) if (mark := _mark(one, how))]
    if how.lone and not found and (lone := _LONE.match(line)):
        found.append(Mark(lone.start("mark"), lone.end("mark"), True))
    return found


def _mark(found: re.Match[str], how: Drawing) -> Mark | None:
    kind = found.lastgroup
    if kind == "full":
        return Mark(found.start(), found.end(), True) if how.full else None
    if kind == "round":
        return Mark(found.start(), found.end(), False) if how.round else None
    if kind == "cross":
        # In place of a tick a cross is a choice, beside ticks it is a "no"; inside a line it is a sign like any other.
        first = not found.string[: found.start()].strip()
        return Mark(found.start(), found.end(), not how.cross_is_no) if first else None
    return Mark(found.start(), found.end(), kind == "on")


def strange(text: str) -> bool:
    """Whether signs stand in `text` that no longer say what they were: a lost tick may be among them."""
    return any(not _MARK.fullmatch(found.group()) for found in _STRANGE.finditer(text))
