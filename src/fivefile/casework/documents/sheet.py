"""A paper cut into units (a sentence, a heading, a row, the words beside a box), each with its place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fivefile.casework.documents import boxes
from fivefile.casework.documents.pages import Page
from fivefile.model.reading import Span
from fivefile.values.folding import Folded, fold
from fivefile.values.sections import find

_LIST = re.compile(
    r"[ \t]*(?:(?P<bullet>[•·▪◦‣●○■◆➢►*–-])(?=[ \t]*\S)(?!-)|(?P<paren>\((?:\d{1,2}|[a-zA-Z]|[ivx]{1,4}"
    r"|[一二三四五六七八九十]{1,3})\))"
    r"|(?P<dot>(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)](?![\w.]*\d)(?=\s)|\d{1,2}[.)](?=[^\W\d]))"
    r"|(?P<han>[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,2}[、,，:：])"
    r"|(?P<ring>[①-⑳])|(?P<dun>\d{1,2}、))[ \t]*"
)
_LABEL = re.compile(r"[ \t]*[A-Za-z\u4e00-\u9fff][\w /.&'()\-]{0,40}:(?:\s|$|[\u4e00-\u9fff])")
_STOP = re.compile(
    r"(?P<han>[。！？!?])[\"')\]”’》]*"
    r"|(?<!\bJan)(?<!\bFeb)(?<!\bMar)(?<!\bApr)(?<!\bJun)(?<!\bJul)(?<!\bAug)(?<!\bSep)(?<!\bSept)"
    r"(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<!\bU\.S)(?<!\bi\.e)(?<!\be\.g)(?<!\bsec)(?<!\bSec)(?<!\bNo)(?<!\bMr)(?<!\bMs)(?<!\bDr)"
    r"(?<!\bMrs)(?<!\bSt)(?<!\bvs)(?<!\b[A-Z])\.[\"')\]]*(?=\s+[A-Z\"'(\[<\d*\u4e00-\u9fff]|\s*$)"
    r"|(?<=\bU\.S\.[CA])\.(?=\s+[A-Z])"
)
_YES_NO = re.compile(r"^\s*(?P<word>yes|no|n/a|是|否|有|无|适用|不适用)\b", re.I)
_CELL = re.compile(r"(?:\s{2,}|\t|\||\s[-:=])\s*(?P<cell>x|✓|✔|√|y|n|yes|no|n/a|是|否|-)\s*\|?\s*$", re.I)
_CELLS = re.compile(r"\||\t+| {3,}")
_ANSWERS_ELSE = re.compile(r"waiver|豁免", re.I)
_HAN_GAP = re.compile(
    r"(?<=[\u3000-\u9fff])\s+(?=[\u3000-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=[(\d])"
    r"|(?<=[)\d])\s+(?=[\u4e00-\u9fff])"
)
_DATE_LINE = re.compile(
    r"\W*(?:date\W+)?(?:[^\W\d]{3,9}\W+)?(?:\d{1,4}\W{1,2}|[^\W\d]{3,9}\W{1,2}|[年月]\s?){1,3}\d{1,4}\W*[日号]?\W*",
    re.I,
)
_CODE = re.compile(r"2[0-4]\d\s{0,2}(?:[(（]|条|[a-zA-Z]\b)")


# Nobody writes a sentence or a line longer than this; a text without an end must not stop the reader.
_LONGEST = 1500
_LINE = re.compile(rf"[^\n]{{1,{_LONGEST}}}(?:[^\S\n]|(?=\n)|\Z)|[^\n]{{1,{_LONGEST}}}")


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a page: `start` to `end` are places in the folded text, `text` is what stands there on one line.

    `ticked` is None without a box; `head` is False for what follows the first sentence beside a box or mark;
    `mark` is the kind of list mark ("box" for a box, "choice" for a line answered by ticking yes or no); `block` counts
    paragraphs and list lines; `blank` says an empty line came before; `column` is "heading|answer" for a row of a table
    whose last column answers something else than whether the row applies.
    """

    page: int
    start: int
    end: int
    text: str
    ticked: bool | None = None
    head: bool = True
    mark: str = ""
    block: int = 0
    blank: bool = False
    column: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper: its pages as they are, folded, and cut into units."""

    pages: tuple[Page, ...]
    folded: tuple[Folded, ...]
    units: tuple[Unit, ...]
    how: boxes.Drawing

    @property
    def text(self) -> str:
        """All pages in one spelling, on one line a page."""
        return "\n".join(squash(page.text) for page in self.folded)

    def span(self, page: int, start: int, end: int) -> Span:
        """The place on the paper of what stands from `start` up to `end` in the folded text of `page`."""
        first, last = self.folded[page - 1].original(start, end)
        return Span(page, first, last, self.pages[page - 1].text[first:last])

    def between(self, unit: Unit, start: int, end: int) -> str:
        """The folded text of the unit's page between two places, on one line."""
        return squash(self.folded[unit.page - 1].text[start:end])


def squash(text: str) -> str:
    """`text` on one line, without the gaps that a line's end leaves between Chinese characters."""
    return " ".join(_HAN_GAP.sub("", text).split())


def sheet(pages: tuple[Page, ...]) -> Sheet:
    """The paper on these pages, cut into units."""
    folded = tuple(fold(page.text) for page in pages)
    # The marks of a quoted e-mail are no text; blanks in their place keep every other character where it is.
    plain = [re.sub(r"(?m)^[ \t]*>[> \t]*", lambda quote: " " * len(quote.group()), page.text) for page in folded]
    how = boxes.drawing("\n".join(plain))
    units: list[Unit] = []
    for page, text in zip(pages, plain, strict=True):
        units += _units(page.number, text, how, units[-1].block + 1 if units else 0)
    return Sheet(pages, folded, tuple(units), how)


@dataclass(slots=True)
class _Block:
    start: int
    end: int
    ticked: bool | None
    mark: str
    blank: bool
    column: str = ""


def _units(page: int, text: str, how: boxes.Drawing, number: int) -> Iterator[Unit]:
    for block in _blocks(text, how):
        head = True
        for start, end in _sentences(text, block.start, block.end):
            yield Unit(
                page,
                start,
                end,
                squash(text[start:end]),
                block.ticked,
                head,
                block.mark,
                number,
                block.blank and head,
                block.column,
            )
            head = False
        number += 1


def _blocks(text: str, how: boxes.Drawing) -> list[_Block]:
    """Paragraphs, list lines and the words beside each box."""
    blocks: list[_Block] = []
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if re.search(r"\w|[^\x00-\x7f]", text[start:end])]
    widths = sorted(_width(text[start:end]) for start, end in lines)
    width = max(40, widths[len(widths) * 9 // 10]) if widths else 0
    before: tuple[int, int] | None = None
    heading = ""
    for start, end in lines:
        blank = before is None or text.count("\n", before[1], start) > 1
        pieces = list(_pieces(text, start, end, how))
        if (cells := _CELLS.split(text[start:end].strip(" |"))) and len(cells) > 1:
            if not _CODE.search(text[start:end]):
                heading = cells[-1].strip()
            elif _ANSWERS_ELSE.search(heading) and len(pieces) == 1:
                pieces[0].ticked, pieces[0].column = None, f"{heading}|{cells[-1].strip()}"
        alone = len(pieces) == 1 and pieces[0].ticked is None and not (pieces[0].mark or pieces[0].column)
        if (before and not blank and blocks and _cut_section(text, before, (start, end))) or (
            alone and not blank and before and blocks and _goes_on(text[slice(*before)], text[start:end], width)
        ):
            blocks[-1].end = end
        else:
            pieces[0].blank = blank
            blocks += pieces
        before = (start, end)
    return blocks


def _pieces(text: str, start: int, end: int, how: boxes.Drawing) -> Iterator[_Block]:
    """One line as one block, or as one block for each of its boxes."""
    line = text[start:end]
    mark = _LIST.match(line)
    kind = next((name for name, value in mark.groupdict().items() if value), "") if mark else ""
    found = boxes.marks(line, how)
    if not found:
        ticked = None
        if (
            (cell := _CELL.search(line.rstrip(), max(0, len(line.rstrip()) - 40)))
            and _CODE.search(line[: cell.start()])
            and cell.start() < 120
            and not _ANSWERS_ELSE.search(line)
        ):
            ticked = cell["cell"].lower() in ("x", "✓", "✔", "√", "y", "yes", "是")
        yield _Block(start + (mark.end() if mark else 0), end, ticked, kind, False)
        return
    if trailing := _trailing(line, found):
        at = 0
        for one in found[:trailing]:
            yield _Block(start + at, start + one.start, one.ticked, "box", False)
            at = one.end
        if line[at:].strip():
            yield from _pieces(text, start + at, end, how)
        return
    pair = [_YES_NO.match(line[one.end :]) for one in found]
    if len(found) > 1 and all(pair) and line[: found[0].start].strip():
        chosen = [word["word"].lower() for one, word in zip(found, pair, strict=True) if one.ticked and word]
        yes = bool(chosen) and chosen[0] in ("yes", "是", "有", "适用")
        yield _Block(start, start + found[0].start, yes, "choice" if chosen else "box", False)
        return
    first = line[: found[0].start].strip(" \t|.-")
    if (
        not line[found[-1].end :].strip(" \t|.")
        and first
        and not (mark and not line[mark.end() : found[0].start].strip())
    ):
        at = 0
        for one in found:
            yield _Block(start + at, start + one.start, one.ticked, "box", False)
            at = one.end
        return
    if first and not (mark and mark.end() >= found[0].start):
        yield _Block(start, start + found[0].start, None, kind, False)
    for one, following in zip(found, [*found[1:], None], strict=True):
        number = _LIST.match(line, one.end)
        at = number.end() if number else one.end
        yield _Block(start + at, start + following.start if following else end, one.ticked, "box", False)


def _trailing(line: str, found: list[boxes.Mark]) -> int:
    """How many boxes, from the first, stand right after a section ("214(b) [ ]  221(g) [x]"); 0 when only one does."""
    count = at = 0
    for one in found:
        before = line[at : one.start].rstrip()
        if not (named := find(before)) or named[-1].end < len(before):
            break
        count, at = count + 1, one.end
    return count if count > 1 else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next line belongs to the same paragraph."""
    last, first = line.rstrip()[-1:], following.lstrip()[:1]
    if _DATE_LINE.fullmatch(following):
        return False
    label = _LABEL.match(following)
    if (
        label
        and first.isascii()
        and label.end() >= len(following.rstrip())
        and last not in ".!?。！？:"
        and _width(line) >= width * 0.6
    ):
        label = None  # "... of the Immigration and / Nationality Act:" goes on, though it looks like a label
    if last in ":" or (label and not first.islower()) or (_LABEL.match(line) and first.isupper()):
        return False
    if last in ".!?。！？" and _width(line) < width * 0.6:
        return False
    if _CODE.match(following.lstrip(" \t§*-")) and _width(line) < width * 0.6:
        return False
    long = _width(line) >= width * 0.6
    return long or first.islower() or (first in "(（0123456789" and last not in ".!?。！？" and not first.isupper())


def _cut_section(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether the line's end cuts a section in two, so that its "(g)" or "(II)" is no list mark."""
    if not text[slice(*line)].lstrip().startswith("("):
        return False
    start = max(before[0], before[1] - 60)
    return any(one.start + start < before[1] <= line[0] < one.end + start for one in find(text[start : line[1]]))


def _width(line: str) -> int:
    return sum(2 if char >= "\u2e80" else 1 for char in line.strip())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two places, without the blanks around them."""
    at = start
    stops = [*(found.end() for found in _STOP.finditer(text, start, end)), end]
    for stop in _shortened(text, start, stops):
        piece = text[at:stop]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = stop


def _shortened(text: str, start: int, stops: list[int]) -> Iterator[int]:
    """The stops, with more of them where two stand too far apart."""
    for stop in stops:
        while stop - start > _LONGEST:
            gap = text.rfind(" ", start + 1, start + _LONGEST)
            start = gap if gap > start else start + _LONGEST
            yield start
        yield stop
        start = stop
