"""What a letter says about a waiver of the ground: that one may be sought, that none may, or an unclear box."""

from __future__ import annotations

import re

from fivefile.casework.documents import cues
from fivefile.casework.documents.sheet import Sheet, Unit
from fivefile.model.reading import WaiverBox

_WAIVER = re.compile(r"\bwaivers?\b|\bwaived\b|\bI-601A?\b|豁免", re.I)
_OTHER = re.compile(
    r"\b(?:interview|fee|visa)\s+waiver|\bwaiver\s+(?:program|of\s+(?:the\s+)?(?:interview|fee))|免(?:面谈|签)|面谈豁免"
    r"|豁免面谈|费用豁免",
    re.I,
)
_NO = re.compile(
    r"\b(?:no|not|cannot|neither|without|never|n't|unable)\b[^.;]{0,60}\b(?:waiver|waived|available|eligible"
    r"|apply)|\bwaiver\b[^.;]{0,40}\b(?:not|unavailable|cannot|no)\b"
    r"|(?:不|无法|不能|不可|没有|无|未)[^,。;]{0,14}豁免|豁免[^,。;]{0,10}(?:不适用|不可|无法|不能|没有|否)",
    re.I,
)
_YES = re.compile(
    r"\b(?:may|can|could|is|are|eligible|able)\b[^.;]{0,60}\b(?:waiver|waived|apply|available|eligible|seek"
    r"|request|filed?)|\bwaiver\b[^.;]{0,60}\b(?:available|possible|may|can|eligible|yes)\b|\b(?:seek|request|apply\s+for"
    r"|recommend\w*)\b[^.;]{0,30}\bwaiver"
    r"|(?:可以?|能够?|有资格|允许|得以?)[^,。;]{0,14}豁免|豁免[^,。;]{0,10}(?:可|是|适用)",
    re.I,
)
_LABEL = re.compile(r"\bwaiver\b[\w\s,()]{0,40}[:?]?\s*$|豁免[^。;]{0,12}[:?]?\s*$", re.I)
_COLUMNS = re.compile(r"\w\s*\|\s*\w|\w(?:\t| {3,})\w")
_ANSWER = re.compile(
    r"^\W*(?:yes|no|是|否|有|无|可以?|不可以?|available|not\s+available|may|may\s+not)\b[^\n]{0,40}$", re.I
)
_NEGATIVE = re.compile(r"\b(?:no|not)\b|[否无不]", re.I)


def waivers(sheet: Sheet) -> tuple[WaiverBox, ...]:
    """Every line that says whether a waiver may be sought; lines about waivers in general are left out."""
    read: list[WaiverBox] = []
    boxed: list[WaiverBox] = []
    empty: list[WaiverBox] = []
    label: Unit | None = None
    for unit in sheet.units:
        text = unit.text
        if label and unit.block - label.block < 2 and label.text[-1:] in ":?" and _ANSWER.match(text) and not unit.mark:
            read.append(_line(sheet, unit, not _NEGATIVE.search(text)))
            label = None
            continue
        if label and unit.mark == "box" and (_ANSWER.match(text) or unit.block - label.block < 3):
            if unit.ticked:
                read.append(_line(sheet, unit, not _NEGATIVE.search(text)))
            else:
                empty.append(_line(sheet, unit, None))
            continue
        label = None
        if _WAIVER.search(unit.column):
            read.append(_line(sheet, unit, not _NEGATIVE.search(unit.column.rpartition("|")[2])))
            continue
        if not _WAIVER.search(text) or _OTHER.search(text):
            continue
        if _COLUMNS.search(text) and unit.mark != "box" and unit.text[-1:] != ".":
            continue
        if unit.mark == "choice":
            read.append(_line(sheet, unit, unit.ticked))
            continue
        if (
            unit.ticked is None
            and unit.mark != "box"
            and not _COLUMNS.search(text)
            and _LABEL.search(text)
            and (_said(text) is None or text[-1:] == "?")
        ):
            label = unit
            continue
        if unit.ticked is False:
            empty.append(_line(sheet, unit, None))
            continue
        if _general(text):
            continue
        said = _said(text)
        if said is not None or unit.ticked:
            read.append(_line(sheet, unit, said))
            boxed += read[-1:] if unit.ticked else []
    ticked = [one for one in read if one in boxed]
    return tuple(ticked or read or empty)


_ANSWERED = re.compile(r":\s*(?:yes|no|是|否|有|无|可以?|不可以?)\W*$", re.I)


def _said(text: str) -> bool | None:
    for clause in re.split("[;；]", text):
        if _WAIVER.search(clause) and (_NO.search(clause) or _YES.search(clause)):
            return not _NO.search(clause)
    return None


def _general(text: str) -> bool:
    return (
        (not _ANSWERED.search(text)
        and bool(
            re.search(r"\bif\b|\bwhether\b|\bsome\b|\bcertain\b|如果|是否|若|某些|有些|部分", text, re.I)
            and not re.search(r"\byou\s+(?:may|can|are|cannot)\b|您(?:可|不|无)", text)
        ))
        or bool(cues.DENIES_BEFORE.search(text) and not _WAIVER.search(text))
    )


def _line(sheet: Sheet, unit: Unit, available: bool | None) -> WaiverBox:
    span = sheet.span(unit.page, unit.start, unit.end)
    return WaiverBox(" ".join(span.text.split()), available, span)
