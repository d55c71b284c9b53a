"""Walks any of our values and finds the texts in it, to check that both languages are there and not mixed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fivefile.values.text import Text

HAN = re.compile(r"[\u3400-\u9fff]")
# Four plain English words in a row are a sentence left untranslated; titles, sections and names are not.
ENGLISH = re.compile(r"\b[a-z]{2,}(?: [a-z']{2,}){3,}")
# No text of ours may advise anyone to leave something out.
HIDING = re.compile(
    r"(?:need|have|has) not (?:to )?(?:disclose|declare|mention)|(?:need|have to)n't|do not mention"
    r"|leave (?:it|this) out",
    re.I,
)
HIDING_HAN = re.compile("不必(?:说|填|披露|申报)|无需(?:说|填|披露|申报)|不用(?:说|填)|隐去|略去")


def texts(value: Any) -> Iterator[Text]:
    """Every Text inside `value`, however deep."""
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            yield from texts(getattr(value, part.name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from texts(part)


def mixed(found: Iterable[Text], quoted: Iterable[str] = ()) -> list[Text]:
    """The texts that lack a language or hold the other one; what is `quoted` from a person's papers does not count."""
    quotes = sorted({quote for quote in quoted if quote}, key=len, reverse=True)
    return [text for text in found if _is_mixed(text, quotes)]


def _is_mixed(text: Text, quotes: list[str]) -> bool:
    english, han = text.en, text.zh
    for quote in quotes:
        english, han = english.replace(quote, ""), han.replace(quote, "")
    if bool(text.en) != bool(text.zh):
        return True
    return bool(HAN.search(english)) or bool(ENGLISH.search(han))
