"""Any other paper: said to be none of ours, with the sections it names only as mentioned."""

from __future__ import annotations

import re

from fivefile.casework.documents import cues, notes, origin
from fivefile.casework.documents.grounds import Standing, can_refuse
from fivefile.casework.documents.numbers import case_number
from fivefile.casework.documents.pages import Page
from fivefile.casework.documents.us_letter import Letter, languages, letter, mentioned
from fivefile.model.reading import Reading
from fivefile.values.text import Text

_APPOINTMENT = re.compile(
    r"\bappointment\b.{0,40}\b(?:confirm\w*|instructions|date|scheduled|letter)|\b(?:scheduled"
    r"|confirm\w*)\b.{0,40}\b(?:appointment|interview)|预约(?:确认|单|信|成功|通知)|面谈预约",
    re.I,
)

_CLEARLY_NOT = (Standing.NO, Standing.UNTICKED)


def recognise(pages: tuple[Page, ...]) -> bool:
    """Every paper is some paper."""
    return bool(pages)


def read(name: str, digest: str, pages: tuple[Page, ...]) -> Reading:
    """What kind of paper it is not, and which sections it names."""
    found = letter(pages)
    text = found.sheet.text
    approved = any(_approves(unit.text) for unit in found.sheet.units if unit.ticked is not False)
    approved = approved and bool(cues.CONSULAR.search(text)) and not origin.foreign(found.sheet)
    return Reading(
        name,
        digest,
        "other",
        languages(text),
        refused=False if approved else None,
        mentioned=mentioned(found.sheet, found.found, set()),
        case_number=case_number(found.sheet) if cues.CONSULAR.search(text) else None,
        pages=len(pages),
        notes=(_what(found, approved),),
    )


def _approves(text: str) -> bool:
    said = cues.APPROVED.search(text)
    before = text[: said.end()] if said else ""
    return bool(said) and not re.search(
        r"\bif\b|\bwhen\b|\bonce\b|\bunless\b|\bsay\b|\bnot\b|如果|若|一旦|尚未|没有"
        r"|未",
        before,
        re.I,
    )


def _what(found: Letter, approved: bool) -> Text:
    text = found.sheet.text
    if approved:
        return notes.APPROVED
    if origin.foreign(found.sheet):
        return notes.FOREIGN
    if _APPOINTMENT.search(text) and cues.CONSULAR.search(text):
        return notes.APPOINTMENT
    if cues.CONSULAR.search(text) and origin.general(found.sheet):
        return notes.LEAFLET
    unclear = {one.code: one for one in found.found if can_refuse(one.code) and one.standing not in _CLEARLY_NOT}
    if unclear:
        return notes.names_only(", ".join([*unclear][:5]))
    if cues.CONSULAR.search(text) and (cues.REFUSES.search(text) or cues.LEAFLET.search(text)):
        return notes.LEAFLET
    return notes.NOT_A_LETTER
