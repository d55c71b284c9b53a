"""Wording in both languages: English stands in the code, Chinese in `zh-Hans.po` (gettext).

`both("Gap from {start} to {end}", start=..., end=...)` gives a Text; templates use `_("...")` for one language.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

from fivefile.errors import BadData
from fivefile.values.dates import PartialDate
from fivefile.values.text import Lang, Text

CATALOGUE = Path(__file__).with_name("zh-Hans.po")
Param = str | int | Text | PartialDate | date


def both(message: str, **params: Param) -> Text:
    """`message` in both languages with `{name}` filled in; raises BadData when the catalogue lacks it."""
    if not params:
        return _plain(message)
    return Text(en=_fill(message, params, "en"), zh=_fill(chinese(message), params, "zh"))


@cache
def _plain(message: str) -> Text:
    return Text(en=message, zh=chinese(message))


def chinese(message: str) -> str:
    """The Chinese wording of an English message; raises BadData when the catalogue lacks it."""
    try:
        return _catalogue()[message]
    except KeyError:
        raise BadData(f"no Chinese for '{message}'", where=CATALOGUE.name, do="add it to the catalogue") from None


def translator(lang: Lang) -> Callable[..., str]:
    """The `_` of templates: `_("message", name=value)` in `lang`."""

    def translate(message: str, **params: Param) -> str:
        return _fill(chinese(message) if lang == "zh" else message, params, lang)

    return translate


def join(parts: list[Text], *, last: str = "and") -> Text:
    """A list in words: 'a, b and c', 'a、b和c' (`last` is "and" or "or")."""
    english, han = [part.en for part in parts], [part.zh for part in parts]
    if len(parts) < 2:
        return parts[0] if parts else Text("", "")
    word = {"and": "和", "or": "或"}[last]
    return Text(en=f"{', '.join(english[:-1])} {last} {english[-1]}", zh=f"{'、'.join(han[:-1])}{word}{han[-1]}")


@lru_cache(maxsize=512)
def country(code: str) -> Text:
    """The name of a country in both languages; an unknown code stands for itself."""
    if code == "xx":
        return both("Xanadia (made up)")
    english, han = (_territories(lang).get(code.upper(), code.upper()) for lang in ("en", "zh_Hans_CN"))
    return Text(en=english, zh=han.removesuffix("特别行政区") if han else han)


def day(value: date | PartialDate) -> Text:
    """A date in words in both languages."""
    partial = value if isinstance(value, PartialDate) else PartialDate.of(value)
    return Text(en=partial.words("en"), zh=partial.words("zh"))


def _fill(message: str, params: dict[str, Param], lang: Lang) -> str:
    return message.format(**{name: _say(value, lang) for name, value in params.items()}) if params else message


def _say(value: Param, lang: Lang) -> str:
    if isinstance(value, Text):
        return value.get(lang)
    return day(value).get(lang) if isinstance(value, PartialDate | date) else str(value)


@cache
def _catalogue() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh_Hans_CN")
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}


@cache
def _territories(name: str) -> dict[str, str]:
    return dict(Locale.parse(name).territories)
