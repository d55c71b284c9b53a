"""The number of the case or application, as a letter or status page prints it."""

from __future__ import annotations

import re

from fivefile.casework.documents.sheet import Sheet
from fivefile.model.reading import Span

_LABEL = (
    r"(?:(?:application|case|barcode|confirmation|visa\s+case|immigrant\s+visa\s+case)\s*(?:id|no\.?|number"
    r"|#)(?:\s+or\s+case\s+number)?"
    r"|case\s*#|DS-?160\s*(?:confirmation|application|barcode)?\s*(?:no\.?|number|id|#)?|案件(?:编)?号码?|档案(?:编)?号码?"
    r"|申请(?:编)?号码?|个案(?:编)?号码?|申请\s*ID)"
)
_VALUE = r"(?P<value>(?=[A-Za-z]{0,4}[\d*-]*\d)[A-Z0-9][A-Z0-9*]{2,19}(?:[- ][A-Z0-9*]{1,10}){0,4})"
_LABELLED = re.compile(rf"(?i:{_LABEL})\s*(?:\([^)\n]*\)\s*)?[:#.]?\s{{0,3}}{_VALUE}(?![\w])")
# Formats of the two systems: DS-160 (AA00 and six signs) and immigrant cases (post code and ten digits).
_BARE = re.compile(r"(?<![A-Za-z0-9])(?P<value>AA[0-9A-Z]{8}|[A-Z]{3}\d{10})(?![A-Za-z0-9])")


def case_number(sheet: Sheet) -> Span | None:
    """Where the case or application number stands; None when the paper shows none."""
    for cue in (_LABELLED, _BARE):
        for page, folded in zip(sheet.pages, sheet.folded, strict=True):
            for found in cue.finditer(folded.text):
                if re.search(r"\d", found["value"]) and not re.fullmatch(r"(?:19|20)\d\d", found["value"]):
                    return sheet.span(page.number, found.start("value"), found.end("value"))
    return None
