"""What the commands share: output format, language, and errors in words."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fivefile.casework.intake import CaseProblems
from fivefile.errors import BadInput, FivefileError
from fivefile.locale import both
from fivefile.values.dates import PartialDate
from fivefile.values.text import Lang, Unfit, sentences


class Format(StrEnum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


class PageFormat(StrEnum):
    """How a dossier is printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class Language(StrEnum):
    """The language people are answered in."""

    EN = "en"
    ZH = "zh"


FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs")]
LangOption = Annotated[Language | None, typer.Option("--lang", help="en or zh (Simplified Chinese)")]
INCOMPLETE = 3


def language(chosen: Language | None) -> Lang:
    """The language asked for, else that of the environment (LC_ALL, LANG), else English."""
    if chosen is not None:
        return "zh" if chosen is Language.ZH else "en"
    env = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "zh" if env.lower().startswith("zh") else "en"


def tell(text: str, *, nl: bool = True) -> None:
    """Print `text` with signs that steer a terminal or turn the direction of writing spelt out: "\\u202e"."""
    typer.echo(_plain(text), nl=nl)


def _plain(text: str) -> str:
    return _STEERING.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def a_day(on: str | None) -> date | None:
    """The day of `--on`, None when it is not given; raises BadInput for anything but a whole day."""
    if on is None:
        return None
    try:
        day = PartialDate.parse(on)
    except Unfit as problem:
        raise BadInput(both("--on is not a day: {problem}", problem=problem.text)) from None
    if not day.exact:
        raise BadInput(both("--on needs a whole day: YYYY-MM-DD."))
    return day.earliest


def file_bytes(path: Path) -> bytes:
    """The content of a file; raises BadInput, with the path, when it cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(both("There is no such file."), where=str(path)) from None
    except OSError as problem:
        raise BadInput(both("The file cannot be opened: {why}", why=problem.strerror or "?"), where=str(path)) from None


def complain(problem: FivefileError, lang: Lang | None = None) -> None:
    """Print every mistake to standard error, one a line."""
    lang = lang or _asked() or language(None)
    if isinstance(problem, CaseProblems):
        for item in problem.problems:
            gap = "：" if lang == "zh" else ": "
            print(_plain(f"{item.where}{gap}{sentences(item.what, item.do).get(lang)}"), file=sys.stderr)
        return
    print(_plain(problem.text.get(lang)), file=sys.stderr)


def _asked() -> Lang | None:
    """The language of `--lang` on the command line."""
    words = sys.argv[1:]
    for at, word in enumerate(words):
        if word == "--lang=zh" or (word == "--lang" and words[at + 1 : at + 2] == ["zh"]):
            return "zh"
        if word == "--lang=en" or (word == "--lang" and words[at + 1 : at + 2] == ["en"]):
            return "en"
    return None
