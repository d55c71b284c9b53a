"""The dossier as HTML: one template, shared by the page in the browser and by the report on one sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fivefile.casework.report import markup
from fivefile.casework.report.remedy import points
from fivefile.casework.report.view import view
from fivefile.law.definitions import Definitions
from fivefile.locale import both, country, translator
from fivefile.model.outcome import Dossier
from fivefile.values.dates import PartialDate
from fivefile.values.text import Lang, Text

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def environment(lang: Lang, *more: Path) -> Environment:
    """The templates of this folder (and of `more`) in one language; every value is escaped."""
    env = Environment(
        loader=FileSystemLoader([*more, HERE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.tests["numbered"] = lambda text: any(sign.isdigit() for sign in text)
    env.globals.update(
        _=translator(lang),
        lang=lang,
        html_lang=markup.HTML_LANG[lang],
        official=markup.official,
        anchor=markup.anchor,
        country=country,
        day_of=_day,
        points=points,
        **_SIGNS[lang],
        **{name: partial(tell, lang=lang) for name, tell in _TELLING.items()},
    )
    return env


def render(dossier: Dossier, lang: Lang, definitions: Definitions) -> str:
    """The dossier as one page that needs nothing else: its style is inside, nothing is fetched."""
    style = Markup((STATIC / "dossier.css").read_text(encoding="utf-8"))
    page = environment(lang).get_template("page.html")
    return page.render(view=view(dossier, definitions), style=style)


def days_until(day: date, on: date) -> Text:
    """How far `day` lies from `on`, in words."""
    days = (day - on).days
    if days == 0:
        return both("today")
    if days > 0:
        return both("in {days} days", days=days) if days > 1 else both("tomorrow")
    return both("{days} days ago", days=-days) if days < -1 else both("yesterday")


def _remaining(day: date, on: date, lang: Lang) -> str:
    return days_until(day, on).get(lang)


def _day(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


# Chinese signs are full width: no space follows them.
_SIGNS: dict[Lang, dict[str, str]] = {
    "en": {"gap": " ", "colon": ": ", "semi": "; ", "comma": ", ", "listed": ", "},
    "zh": {"gap": "", "colon": "：", "semi": "；", "comma": "，", "listed": "、"},
}
_TELLING: dict[str, Callable[..., str]] = {
    "say": markup.say,
    "data": markup.data,
    "when": markup.when,
    "remaining": _remaining,
}
