"""What the other countries can learn, and what must be said, as plain text in one language."""

from __future__ import annotations

from collections.abc import Iterator

from fivefile.casework.report.lines import sources
from fivefile.casework.report.sight import Graded, Row, sights
from fivefile.locale import both, country, translator
from fivefile.model.outcome import Dossier
from fivefile.values.text import Lang


def visible_lines(dossier: Dossier, lang: Lang) -> Iterator[str]:
    """The lines of the section, destination by destination; nothing when there is no event to speak of."""
    say = translator(lang)
    if dossier.visibility:
        yield f"  {say(INTRODUCTION)}"
    for sight in sights(dossier):
        yield f"  {country(sight.destination).get(lang)}"
        for row in sight.rows:
            yield from _row(row, lang)
        if sight.far:
            yield f"    · {sight.far.get(lang)}"
            for one in sight.beyond:
                yield f"        {one.says.get(lang)} {one.duty.get(lang)}"


INTRODUCTION = (
    "Five countries ask each other one at a time, each two under an arrangement of their own. Nothing here changes "
    "what must be disclosed."
)


def belief_lines(dossier: Dossier, lang: Lang) -> Iterator[str]:
    """What people say about sharing, and what the sources say of it."""
    for one in dossier.beliefs:
        yield f"  · {one.says.get(lang)} [{both(one.status).get(lang)}]"
        yield f"      {one.why.get(lang)}"
        yield from sources(one.citations, lang)


def _row(row: Row, lang: Lang) -> Iterator[str]:
    say, one = translator(lang), row.seen
    own = f" · {say('its own record')}" if one.own and one.state == "documented" else ""
    yield f"    · {one.says.get(lang)} [{row.state.get(lang)}{own}]"
    yield f"        {say('What must be said')}{say(': ')}{one.duty.get(lang)}"
    for item in one.asked:
        yield f"          {item.wording.get(lang)} → {say(item.answer.value)}"
    yield f"        {say('Why')}{say(': ')}{one.why.get(lang)}"
    if one.arrangement:
        by = f" · {one.found_by.get(lang)}" if one.found_by and row.open else ""
        yield f"        {say('Arrangement')}{say(': ')}{one.arrangement.get(lang)}{by}"
    for moment in row.moments:
        yield _graded(moment, lang)
    for other, way in row.others:
        yield _graded(other, lang)
        yield from sources(way.citations, lang, 10)
    yield from sources(one.citations, lang, 8)


def _graded(item: Graded, lang: Lang) -> str:
    say = translator(lang)
    return f"        {item.what.get(lang)} [{item.word.get(lang)}]{say(': ')}{item.says.get(lang)}"
