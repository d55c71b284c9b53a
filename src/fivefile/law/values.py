"""Values as people write them in a case file or an example, read by the definition of their fact or field."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from fivefile.law.definitions import FactDef, FieldDef
from fivefile.locale import both
from fivefile.model.evidence import Value
from fivefile.values.dates import PartialDate
from fivefile.values.sections import find, normalise, section_key
from fivefile.values.territories import country_code
from fivefile.values.text import Unfit

LONGEST = 2000
LONGEST_SECTION = 60
NONE = ("none stated", "none", "refused")
_NUMBERED = re.compile(r"\d")
_ALIAS = re.compile(r"\d{1,3}[A-Za-z]\w{0,8}|none stated|refused")


def parse_values(meaning: FactDef | FieldDef, raw: Any, sections: Collection[str] = ()) -> tuple[Value, ...]:
    """The values written as `raw`: one, or every section a text names; raises Unfit saying what may stand there.

    `sections` are the keys of all sections the rulebooks know: those are sections however they are written.
    """
    value = parse_value(meaning, raw)
    if meaning.type != "section":
        return (value,)
    if section_key(str(value)) in sections:
        return (normalise(str(value)),)
    codes = tuple(dict.fromkeys(found.code for found in find(str(value))))
    written = normalise(str(value))
    if (
        not codes
        and not _ALIAS.fullmatch(written)
        and not (_NUMBERED.search(written) and len(written) <= LONGEST_SECTION)
    ):
        raise Unfit(both("'{value}' names no section of law: write it like 214(b)", value=str(value)))
    return codes or (written,)


def known_section(written: str, sections: Collection[str]) -> bool:
    """Whether a section, or one it is a part of, is among the keys `sections`; a word for "none" counts as known."""
    key = section_key(written)
    while key not in sections and "(" in key:
        key = key[: key.rindex("(")]
    return key in sections or key in NONE


def parse_value(meaning: FactDef | FieldDef, raw: Any) -> Value:
    """The value of a fact or field written as `raw`; raises ValueError saying what may stand there."""
    if raw is None or isinstance(raw, dict | list):
        raise Unfit(both("one value is expected here: {kind}", kind=both(_KINDS[meaning.type])))
    if meaning.type == "bool":
        if raw in ("yes", "no", True, False):
            return raw in ("yes", True)
        raise Unfit(both("write yes or no, not '{value}'", value=str(raw)))
    if meaning.type == "number":
        if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
            return raw
        raise Unfit(both("a whole number is expected, not '{value}'", value=str(raw)))
    text = str(raw).strip()
    if not text or len(text) > LONGEST:
        raise Unfit(both("between 1 and {most} characters are expected", most=LONGEST))
    if meaning.type == "date":
        return PartialDate.parse(text)
    if meaning.type == "country":
        return country_code(text)
    if meaning.type == "choice" and text not in meaning.choices:
        raise Unfit(both("'{value}' is not one of: {choices}", value=text, choices=", ".join(meaning.choices)))
    return text


_KINDS = {
    "text": "text",
    "date": "date",
    "bool": "yes or no",
    "number": "whole number",
    "choice": "choice",
    "country": "country code",
    "section": "section of law",
}
