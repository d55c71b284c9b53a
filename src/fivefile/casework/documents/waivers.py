"""What a letter says about a waiver of the ground: that one may be sought, that none may, or an unclear box."""

from __future__ import annotations

import re

from fivefile.casework.documents import cues
from fivefile.casework.documents.sheet import Sheet, Unit
from fivefile.model.reading import WaiverBox

_WAIVER = re.compile(r"\bwaivers?\b|\bwaived\b|\bI-601A?\b|豁免", re.I)
_OTHER = re.compile(
    r"\b(?:interview|fee|visa)\s+waiver|\bwaiver\s+(?:(?:is\s+|was\s+)?(?:not\s+)?(?:needed|required|necessary)|job|employer|position|program|of\s+(?:the\s+)?(?:interview|fee))|免(?:面谈|签)|面谈豁免"
    r"|豁免面谈|(?:无需|不需要?|无须)[^,。;]{0,6}豁免|费用豁免",
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
    """Every line that says whether a waiver may be sought; where boxes say so, the ticked ones alone."""
    ticked: list[WaiverBox] = []
    said: list[WaiverBox] = []
    empty: list[WaiverBox] = []
    label: Unit | None = None
    for unit in sheet.units:
        if label and _answers(unit, label):
            answer = _line(sheet, unit, None if unit.ticked is False else not _NEGATIVE.search(unit.text))
            (empty if unit.ticked is False else said).append(answer)
            label = label if unit.mark == "box" else None
            continue
        label = unit if _is_label(unit) else None
        if label or not _about_waiver(unit):
            continue
        if unit.column:
            said.append(_line(sheet, unit, not _NEGATIVE.search(unit.column.rpartition("|")[2])))
        elif unit.mark == "choice":
            said.append(_line(sheet, unit, unit.ticked))
        elif unit.ticked is False:
            empty.append(_line(sheet, unit, None))
        elif not _general(unit.text) and (unit.ticked or _said(unit.text) is not None):
            (ticked if unit.ticked else said).append(_line(sheet, unit, _said(unit.text)))
    return tuple(ticked or said or empty)


def _about_waiver(unit: Unit) -> bool:
    """Whether it speaks of a waiver of a ground, and is no heading of a table."""
    if unit.column:
        return bool(_WAIVER.search(unit.column))
    heading = _COLUMNS.search(unit.text) and unit.mark != "box" and unit.text[-1:] != "."
    return bool(_WAIVER.search(unit.text)) and not _OTHER.search(unit.text) and not heading


def _is_label(unit: Unit) -> bool:
    """Whether it only asks, so that a box or the next line answers: "Waiver:", "Eligible for a waiver?"."""
    if unit.ticked is not None or unit.mark in ("box", "choice") or unit.column or not _about_waiver(unit):
        return False
    return bool(_LABEL.search(unit.text)) and (_said(unit.text) is None or unit.text[-1:] == "?")


def _answers(unit: Unit, label: Unit) -> bool:
    near = unit.block - label.block
    if unit.mark == "box":
        return near < 3 or bool(_ANSWER.match(unit.text))
    return not unit.mark and near < 2 and label.text[-1:] in ":?" and bool(_ANSWER.match(unit.text))


_ANSWERED = re.compile(r":\s*(?:yes|no|是|否|有|无|可以?|不可以?)\W*$", re.I)


def _said(text: str) -> bool | None:
    for clause in re.split("[;；]", text):
        if _WAIVER.search(clause) and (_NO.search(clause) or _YES.search(clause)):
            return not _NO.search(clause)
    return None


def _general(text: str) -> bool:
    return (
        not _ANSWERED.search(text)
        and bool(
            re.search(r"\bif\b|\bwhether\b|\bsome\b|\bcertain\b|如果|是否|若|某些|有些|部分", text, re.I)
            and not re.search(r"\byou\s+(?:may|can|are|cannot)\b|您(?:可|不|无)", text)
        )
    ) or bool(cues.DENIES_BEFORE.search(text) and not _WAIVER.search(text))


def _line(sheet: Sheet, unit: Unit, available: bool | None) -> WaiverBox:
    span = sheet.span(unit.page, unit.start, unit.end)
    return WaiverBox(" ".join(span.text.split()), available, span)
