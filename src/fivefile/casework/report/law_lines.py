"""Plain text about the law itself: how a refusal is overcome, what a class asks, what changes without notice."""

from __future__ import annotations

from collections.abc import Iterator

from fivefile.casework.report.lines import sources
from fivefile.casework.report.remedy import points
from fivefile.locale import translator
from fivefile.model.outcome import Dossier, Remedy
from fivefile.model.sheets import VisaClass, Volatile
from fivefile.values.text import Lang

STATES = {
    "in force": "in force",
    "announced": "announced, not in force",
    "postponed": "postponed",
    "ended": "ended",
    "unknown": "not known whether in force",
}
PRESUMED = {
    "inside": "The presumption of immigrant intent in section 214(b) applies to this class.",
    "outside": "The presumption of immigrant intent in section 214(b) does not apply to this class.",
    "mostly outside": "Section 214(b) hardly reaches this class.",
}
HOME = {
    "required": "A residence abroad that is not given up is asked for.",
    "softer": "A residence abroad is not asked for, or less strictly.",
}


def remedy_lines(remedy: Remedy, lang: Lang, indent: int = 6) -> Iterator[str]:
    """One line a point, then what must never be done."""
    say, space = translator(lang), " " * indent
    for one in points(remedy):
        mark = f" · {say('not verified')}" if one.verify else ""
        yield f"{space}{one.about.get(lang)}{say(': ')}{one.says.get(lang)}{mark}"
    for text in remedy.never:
        yield f"{space}{say('What must not be done')}{say(': ')}{text.get(lang)}"


def class_lines(dossier: Dossier, lang: Lang) -> Iterator[str]:
    """The class of visa the file plans for."""
    for one in dossier.visa_classes:
        yield from visa_class(one, lang)


def visa_class(one: VisaClass, lang: Lang) -> Iterator[str]:
    """Whether the presumption meets it, what must be shown, what counts as new."""
    say = translator(lang)
    mark = f" · {say('not verified')}" if one.verify else ""
    yield f"  {one.title.get(lang)}{mark}"
    yield f"    {say(PRESUMED[one.presumption])}"
    if one.home in HOME:
        yield f"    {say(HOME[one.home])}"
    yield f"    {one.standard.get(lang)}"
    yield from (f"    · {text.get(lang)}" for text in one.shows)
    for title, texts in (
        ("What counts as new in another application", one.changed),
        ("What does not", one.unchanged),
    ):
        if texts:
            yield f"    {say(title)}"
            yield from (f"    · {text.get(lang)}" for text in texts)
    yield from sources(one.citations, lang)


def volatile_lines(dossier: Dossier, lang: Lang) -> Iterator[str]:
    """Each fact that changes, with the day it was last seen so."""
    for one in dossier.volatile:
        yield from volatile(one, one.stale(dossier.on), lang)


def volatile(fact: Volatile, stale: bool, lang: Lang) -> Iterator[str]:
    """What it is, its value, as of when, and whether that is long ago."""
    say = translator(lang)
    marks = [say(STATES[fact.state]), f"{say('as of')} {fact.as_of.words(lang)}"]
    marks += [say("not verified")] if fact.verify else []
    marks += [say("last seen more than six months ago")] if stale else []
    yield f"  - {fact.title.get(lang)}{say(': ')}{fact.value.get(lang)} [{' · '.join(marks)}]"
    yield from sources(fact.citations, lang)
