"""Whose paper it is: another country's, or written for everybody, and so no US letter to one person."""

from __future__ import annotations

from fivefile.casework.documents import cues
from fivefile.casework.documents.sheet import Sheet

# How far from the top or the end of a paper its letterhead and its signature stand.
_HEAD = 250


def foreign(sheet: Sheet) -> bool:
    """Whether another country's authority wrote it, or it speaks of another country's visa and never of a US office."""
    text = sheet.text
    if cues.US_OFFICE.search(text[:_HEAD]) and not cues.FOREIGN.match(text.lstrip()):
        return False
    if theirs := cues.FOREIGN.search(text):
        ours = cues.US.search(text)
        signed = cues.FOREIGN.search(text[-_HEAD:]) and not cues.US_OFFICE.search(text)
        return not ours or bool(signed) or (theirs.start() < _HEAD and not cues.US_OFFICE.search(text[-_HEAD:]))
    return not cues.US.search(text) and any(foreign_visa(unit.text) for unit in sheet.units)


def foreign_visa(text: str) -> bool:
    """Whether what is refused here is the visa of another country."""
    return bool(cues.FOREIGN_VISA.search(text) and cues.REFUSES.search(text))


def general(sheet: Sheet) -> bool:
    """Whether it was written for everybody or tells a story: a leaflet, an article, a newsletter, a forum."""
    text = sheet.text
    if cues.TO_MANY.search(text):
        return True
    if cues.GREETS.search(text):
        return False
    written = bool(cues.LEAFLET.search(text) or cues.PRESS.search(text))
    return written or (len(cues.NARRATES.findall(text)) > 1 and not cues.ADDRESSED.search(text))
