"""Words of a page as safe HTML, with everything that is not in the page's language marked as such.

A name, a quoted letter or an official citation stays as it was written. It is wrapped so that no translator touches
it and a screen reader knows its language. What both wordings of a Text share in a foreign script is such a quotation.
"""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup, escape

from fivefile.values.dates import PartialDate
from fivefile.values.text import Lang, Text

HTML_LANG: dict[Lang, str] = {"en": "en", "zh": "zh-Hans"}
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff](?:[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef·“”（）\d]*"
                      r"[\u3400-\u9fff\uf900-\ufaff）])?")  # fmt: skip
_LATIN_WORD = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*")
_LATIN_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.'’&/()§:;_\-]*[A-Za-z0-9)]|[A-Za-z]")
_LATIN_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.'’&/§_\-]*[A-Za-z0-9]")


def data(text: str, lang: Lang) -> Markup:
    """Somebody's own words, untouched: marked as data, and with its language where that is not the page's."""
    foreign = _foreign(text, lang)
    mark = f' lang="{foreign}"' if foreign else ""
    return Markup('<span class="data" translate="no"{}>{}</span>').format(Markup(mark), text)


def say(text: Text | str | None, lang: Lang) -> Markup:
    """A Text in the page's language; a bare string, or a Text that is the same in both, counts as data."""
    if text is None:
        return Markup("")
    if isinstance(text, str):
        return data(text, lang)
    if text.en == text.zh:
        return data(text.en, lang) if re.search(r"\w", text.en) else Markup(escape(text.en))
    return _marked(text.zh, text.en, lang) if lang == "zh" else _marked(text.en, text.zh, lang)


def official(text: str) -> Markup:
    """An official citation or title, which is English in both languages."""
    return Markup('<span class="law" lang="en" translate="no">{}</span>').format(text)


def anchor(name: str) -> str:
    """The name of a place on a page: letters, digits and dashes."""
    return "-".join(re.findall(r"[A-Za-z0-9]+", name))


def when(value: date | PartialDate, lang: Lang) -> Markup:
    """A date in words."""
    partial = value if isinstance(value, PartialDate) else PartialDate.of(value)
    return Markup('<time datetime="{}">{}</time>').format(str(partial), partial.words(lang))


def _foreign(text: str, lang: Lang) -> str:
    if lang == "en":
        return HTML_LANG["zh"] if _HAN.search(text) else ""
    return "en" if _LATIN_WORD.search(text) and not _HAN.search(text) else ""


def _marked(text: str, other: str, lang: Lang) -> Markup:
    """`text` with the runs of foreign script that also stand in `other` marked as data."""
    if lang == "en":
        return _wrap(text, _HAN_RUN, lambda run: run in other, lang)
    said = other.casefold()
    whole = _wrap(text, _LATIN_RUN, lambda run: run.casefold() in said and bool(_LATIN_WORD.search(run)), lang)
    if whole != escape(text):
        return whole
    return _wrap(text, _LATIN_TOKEN, lambda run: run.casefold() in said and bool(_LATIN_WORD.search(run)), lang)


def _wrap(text: str, runs: re.Pattern[str], quoted: object, lang: Lang) -> Markup:
    assert callable(quoted)
    out, at = Markup(""), 0
    for found in runs.finditer(text):
        out += escape(text[at : found.start()])
        out += data(found.group(), lang) if quoted(found.group()) else escape(found.group())
        at = found.end()
    return out + escape(text[at:])
