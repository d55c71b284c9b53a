"""A letter or sheet by which a US consulate refuses a visa."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from fivefile.casework.documents import cues, notes, origin
from fivefile.casework.documents import dates as days
from fivefile.casework.documents.boxes import strange
from fivefile.casework.documents.grounds import Mention, Standing, can_refuse, looks_back, mentions, settle
from fivefile.casework.documents.items import asks, items
from fivefile.casework.documents.numbers import case_number
from fivefile.casework.documents.pages import Page
from fivefile.casework.documents.sheet import Sheet, Unit, sheet
from fivefile.casework.documents.waivers import waivers
from fivefile.model.reading import Reading, Section, SectionKind
from fivefile.values.text import Text

_KINDS: tuple[tuple[str, SectionKind], ...] = (
    ("214(b)", "214(b)"),
    ("221(g)", "221(g)"),
    ("212(a)", "212(a)"),
    ("222(g)", "222(g)"),
    ("212(f)", "212(f)"),
)
# A revoked visa and an ended registration are decisions of their own, not refusals of an application.
_ENDED = {"221(i)", "203(g)"}
_PROCLAMATION = re.compile(
    r"(?:Presidential\s+)?Proclamation\s*(?:No\.?\s*)?(?:\d{4,5})?|总统(?:公告|令"
    r"|行政命令)(?:第?\s?\d{4,5}号?)?",
    re.I,
)
_REVOKED = re.compile(
    r"\bvisa\b[^.;]{0,60}\b(?:revoked|cancell?ed)\b|\brevok\w+\b[^.;]{0,30}\bvisa\b"
    r"|签证[^。;]{0,12}(?:撤销|吊销|取消)",
    re.I,
)
_UNREADABLE = re.compile(r"\b2[12][1-4]\s?\((?:9|q|6|8|\?)\)|\b(?:2\?[124]|2[12]\?|\?[12][124])\s?\([a-z?]\)", re.I)
_OTHER_LAW = re.compile(
    r"\b(?:under|pursuant\s+to)\s+(?:the\s+)?(?:sections?|sec\.?|§)\s*\d+|\bPublic\s+Law\s+\d|\b22\s+U\.?S\.?C"
    r"|根据[^。;]{0,20}第\d+",
    re.I,
)


# So short a text need not say "visa": who pastes two lines about 214(b) means the section everybody knows.
_BRIEF = 600


@dataclass(frozen=True, slots=True)
class Letter:
    """What was found before it is put into a Reading; `joined`: no sentence of it holds both refusal and section."""

    sheet: Sheet
    found: tuple[Mention, ...]
    refused: bool
    plain: bool
    held: bool
    processing: bool
    revoked: bool
    joined: bool

    @property
    def grounds(self) -> list[Mention]:
        """The sections given as the reason, each once; 212(a) alone goes where 212(a)(6)(C)(i) is given too."""
        firm = {one.code: one for one in reversed(self.found) if one.firm}
        kept = [
            one for code, one in firm.items() if not any(other != code and other.startswith(code) for other in firm)
        ]
        return sorted(kept, key=lambda one: (one.unit.page, one.start))


@lru_cache(maxsize=4)
def letter(pages: tuple[Page, ...]) -> Letter:
    """What these pages say as a letter."""
    paper = sheet(pages)
    found = mentions(paper)
    plain = any(_refuses(unit) for unit in paper.units)
    said = any(one.standing in (Standing.GROUND, Standing.TICKED) for one in found)
    labelled = any(one.standing is Standing.LABEL for one in found) and bool(cues.US.search(paper.text))
    settled = settle(found, plain or said or labelled, _ticks_lost(paper))
    revoked = not plain and any(_REVOKED.search(unit.text) and not _hedged(unit) for unit in paper.units)
    codes = {one.code for one in settled if one.firm}
    held = codes == {"221(g)"} and not plain and not any(_says_refused(unit) for unit in paper.units)
    processing = any(_processing(unit) for unit in paper.units)
    refused = plain or any(one.firm for one in settled)
    return Letter(paper, tuple(settled), refused, plain, held, processing, revoked, not any(one.firm for one in found))


def recognise(pages: tuple[Page, ...]) -> bool:
    """Whether a US consulate refuses somebody here (or says that an application of theirs is held for processing)."""
    read = letter(pages)
    text = read.sheet.text
    if not (read.refused or read.processing or read.revoked) or origin.foreign(read.sheet):
        return False
    if not cues.CONSULAR.search(text) and not (read.grounds and len(text) < _BRIEF):
        return False
    if (
        read.refused
        and not read.grounds
        and not cues.US.search(text)
        and not any(
            re.search("visa|consul|embass|签证|领事|使馆", unit.text, re.I)
            for unit in read.sheet.units
            if _refuses(unit)
        )
    ):
        return False
    ticked = any(one.standing is Standing.TICKED for one in read.found)
    if origin.general(read.sheet) and not ticked:
        return False
    if not read.refused:
        return bool(read.revoked or (cues.ADDRESSED.search(text) and re.search("consul|embass|领事|使馆", text, re.I)))
    return True


def read(name: str, digest: str, pages: tuple[Page, ...]) -> Reading:
    """What the letter says, with the place of each thing; nothing that it does not say."""
    found = letter(pages)
    grounds = found.grounds
    wanted = items(found.sheet)
    asked = bool(wanted) or any(asks(unit) for unit in found.sheet.units)
    sections = [section for one in grounds for section in _sections(found, one, asked)]
    sections += _proclamation(found, sections)
    refused = None if found.revoked and not found.refused else found.refused or None
    if sections and {section.code for section in sections} <= _ENDED and not found.plain:
        refused = None
    given = {one.unit for one in found.found if one.firm}
    dates = days.dates(found.sheet, frozenset(one.unit for one in found.found if one.past) - given)
    reading = Reading(
        name,
        digest,
        "refusal-letter",
        languages(found.sheet.text),
        refused=refused,
        stated=bool(sections),
        sections=tuple(sections),
        mentioned=mentioned(found.sheet, found.found, {section.code for section in sections}),
        dates=dates,
        items=wanted,
        waivers=waivers(found.sheet),
        case_number=case_number(found.sheet),
        pages=len(pages),
    )
    cautions = [*_cautions(found, reading), *(notes.ambiguous_date(one.span.text) for one in days.ambiguous(dates))]
    return replace(reading, notes=tuple(cautions))


def languages(text: str) -> tuple[str, ...]:
    """The languages of a paper: English, Chinese or both."""
    chinese = len(re.findall("[\u4e00-\u9fff]", text)) > 1
    words = len(re.findall(r"\b[A-Za-z]{2,}\b", text))
    english = words >= 12 if chinese else words > 0
    return (*(["en"] if english else []), *(["zh"] if chinese else []))


def mentioned(paper: Sheet, found: tuple[Mention, ...], grounds: set[str]) -> tuple[Section, ...]:
    """The sections named and not given as the reason, each once."""
    seen: dict[str, Section] = {}
    for one in found:
        if one.code not in grounds and one.code not in seen:
            seen[one.code] = Section(one.code, kind(one.code), paper.span(one.unit.page, one.start, one.end))
    return tuple(seen.values())


def kind(code: str) -> SectionKind:
    """The family a section belongs to."""
    return next((kind for start, kind in _KINDS if code.startswith(start)), "other")


def _sections(found: Letter, one: Mention, asked: bool) -> list[Section]:
    span = found.sheet.span(one.unit.page, one.start, one.end)
    if kind(one.code) != "221(g)":
        return [Section(one.code, kind(one.code), span)]
    kinds: list[SectionKind] = []
    if asked:
        kinds.append("221(g)-documents")
    if found.processing:
        kinds.append("221(g)-processing")
    return [Section(one.code, which, span) for which in kinds or ["221(g)"]]


def _proclamation(found: Letter, sections: list[Section]) -> list[Section]:
    """A proclamation given as the reason stands for the section it rests on."""
    if sections:
        return []
    for unit in found.sheet.units:
        named = _PROCLAMATION.search(unit.text)
        if named and cues.REFUSES.search(unit.text) and not _hedged(unit):
            place = _PROCLAMATION.search(found.sheet.folded[unit.page - 1].text, unit.start)
            if place:
                return [Section("212(f)", "212(f)", found.sheet.span(unit.page, place.start(), place.end()))]
    return []


def _ticks_lost(paper: Sheet) -> bool:
    """Whether the paper speaks of marked lines and this copy shows no mark."""
    return bool(cues.MARKED.search(paper.text)) and not any(unit.mark == "box" for unit in paper.units)


def _refuses(unit: Unit) -> bool:
    """Whether the unit refuses a visa to the person written to, here and now."""
    return unit.ticked is not False and any(
        _refuses_here(unit, said) for said in islice(cues.REFUSED_PLAINLY.finditer(unit.text), 6)
    )


def _refuses_here(unit: Unit, said: re.Match[str]) -> bool:
    before, after = unit.text[: said.start()], unit.text[said.start() :]
    denied = cues.DENIES_BEFORE.search(unit.text[: said.end()] + " ") or re.search(
        r"\b(?:not|n't|never)\s+(?:been\s+|be\s+|a\s+|an\s+|yet\s+)*(?:refus|den[iy]|reject)|(?:没有|并未|未|不是"
        r"|并非)(?:被)?拒(?!绝签发)",
        unit.text,
        re.I,
    )
    if denied or _hedged(unit, said.end()) or unit.text.rstrip().endswith("?"):
        return False
    return bool(
        cues.YOU.search(unit.text) or (len(unit.text) < 80 and not before.strip().endswith(("if", "of")) and after)
    )


def _says_refused(unit: Unit) -> bool:
    """Whether the unit uses the word, of this application."""
    said = re.search(r"refus(?:ed|al)|denied|reject|ineligib|拒|不予", unit.text, re.I)
    return (
        bool(said)
        and unit.ticked is not False
        and not _hedged(unit, said.end() if said else 0)
        and not (cues.DENIES_BEFORE.search(unit.text[: said.end()] if said else ""))
    )


def _hedged(unit: Unit, end: int | None = None) -> bool:
    """Whether what the unit says is supposed, past, said of others or of everybody."""
    text = unit.text[:end]
    if (
        origin.foreign_visa(unit.text)
        or cues.SUPPOSES_BEFORE.search(text)
        or looks_back(text, unit.text[len(text) :])
        or cues.OTHERS.search(text + " ")
    ):
        return True
    return bool(
        (cues.EVERYBODY_BEFORE.search(text) and not cues.HAPPENED.search(text))
        or (cues.EXPLAINS.search(text) and cues.MEANS.search(unit.text))
        or cues.POINTS_ELSEWHERE.search(text)
    )


def _processing(unit: Unit) -> bool:
    """Whether the unit says that processing of this application goes on."""
    said = cues.PROCESSING.search(unit.text)
    if unit.ticked is False or not said or cues.PROCESSING_NOT.search(unit.text):
        return False
    if unit.ticked and unit.head:
        return True
    return not _hedged(unit, said.start()) and bool(
        cues.YOU.search(unit.text) or cues.REFUSES.search(unit.text) or len(unit.text) < 60
    )


def _cautions(found: Letter, reading: Reading) -> list[Text]:
    """The notes a reading of a letter needs."""
    cautions: list[Text] = []
    text = found.sheet.text
    if not reading.refused:
        codes = {section.code for section in reading.sections}
        cautions += [notes.REVOKED] if found.revoked or "221(i)" in codes else []
        cautions += [notes.ENDED] if "203(g)" in codes else []
    if not reading.stated:
        cautions += _unstated(found, reading, text)
    if reading.stated and any(
        section.span.text and _PROCLAMATION.fullmatch(section.span.text) for section in reading.sections
    ):
        cautions.append(notes.PROCLAMATION)
    if found.held:
        cautions.append(notes.HELD_IS_REFUSED)
    if _languages_differ(found):
        cautions.append(notes.LANGUAGES_DIFFER)
    if found.grounds and found.joined:
        cautions.append(notes.NAMED_ONCE)
    if any(one.doubtful for one in found.found):
        cautions.append(notes.DOUBTFUL)
    if any(page.boxes for page in found.sheet.pages):
        cautions.append(notes.FORM_BOXES)
    return cautions


def _unstated(found: Letter, reading: Reading, text: str) -> list[Text]:
    """Why no section was read."""
    if any(one.standing is Standing.UNTICKED for one in found.found):
        return [notes.BOXES_EMPTY]
    named = [one for one in found.found if one.standing in (Standing.NEUTRAL, Standing.LABEL)]
    if found.found and (_ticks_lost(found.sheet) or (strange(text) and len(found.found) > 1)):
        return [notes.TICKS_LOST]
    if reading.refused is None:
        return [notes.PROCESSING_UNNAMED] if found.processing else []
    if named or any(can_refuse(one.code) for one in found.found):
        return [notes.NAMED_NOT_GIVEN]
    if _UNREADABLE.search(text):
        return [notes.UNREADABLE]
    if not found.found and any(
        _OTHER_LAW.search(unit.text) and cues.REFUSES.search(unit.text) for unit in found.sheet.units
    ):
        return [notes.OTHER_LAW]
    cautions = [notes.PROCESSING_UNNAMED] if found.processing else [notes.NONE_STATED]
    return [*cautions, notes.REFUSED_ALONE] if not found.processing else cautions


def _languages_differ(found: Letter) -> bool:
    english = {one.code for one in found.found if one.firm and not one.chinese}
    chinese = {one.code for one in found.found if one.firm and one.chinese}
    return bool(english and chinese and not english <= chinese and not chinese <= english)
