"""What the five countries share, as plain text in one language and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from fivefile.casework.report.lines import sources
from fivefile.casework.report.sharing_view import duty, pair_key, pair_view, short_answer, table, told
from fivefile.casework.report.sharing_ways import Line, Part
from fivefile.locale import both, day, translator
from fivefile.sharing.arrangement import Arrangement, Arrangements
from fivefile.sharing.beliefs import Belief
from fivefile.sharing.categories import Categories
from fivefile.values.text import Lang


def overview_text(arrangements: Arrangements, lang: Lang) -> str:
    """The short answer, who asks whom and by what, then the beliefs by their status."""
    say = translator(lang)
    lines = [say("What the five countries share: fact and folklore"), ""]
    lines += [f"  - {text.get(lang)}" for text in short_answer()]
    lines += [f"  ! {duty().get(lang)}", "", f"== {say('Who asks whom, and by what')} =="]
    for _, cells in table(arrangements):
        lines += [
            f"  {cell.title.get(lang)}{say(': ')}{cell.how.get(lang)}  ({cell.pair})"
            for cell in cells
            if cell is not None
        ]
    for part in told(arrangements.beliefs):
        lines += ["", f"== {part.title.get(lang)} =="]
        for group in part.groups:
            lines.append(f"  [{group.title.get(lang)}] {group.means.get(lang)}")
            for belief in group.beliefs:
                lines += [f"  - {belief.says.get(lang)}", f"      {belief.why.get(lang)}"]
                lines += sources(belief.citations, lang)
    return "\n".join(lines) + "\n"


def pair_text(arrangement: Arrangement, categories: Categories, lang: Lang) -> str:
    """Everything known about one arrangement: both sides, then each direction."""
    say, view = translator(lang), pair_view(arrangement, categories)
    lines = [
        f"{arrangement.title.get(lang)} ({view.pair})",
        arrangement.summary.get(lang),
        f"{say('As of')} {day(arrangement.as_of).get(lang)}",
        f"  ! {duty().get(lang)}",
    ]
    lines += _parts(view.parts, "==", lang)
    for way in view.ways:
        lines += ["", f"== {way.title.get(lang)} ==", f"  {say('Basis')}{say(': ')}{way.basis}"]
        lines += _parts(way.parts, "--", lang)
    return "\n".join(lines) + "\n"


def overview_json(arrangements: Arrangements) -> dict[str, Any]:
    """Every direction with what it is asked by, and every belief; texts in both languages."""
    directions = [
        {
            "pair": pair_key(arrangement),
            "asker": direction.asker,
            "responder": direction.responder,
            "elements": {item.element: item.grade for item in direction.elements},
        }
        for arrangement in arrangements.pairs.values()
        for direction in arrangement.directions.values()
    ]
    return {"directions": directions, "beliefs": [_plain(one) for one in arrangements.beliefs]}


def pair_json(arrangement: Arrangement) -> dict[str, Any]:
    """One arrangement as its file has it, each citation with its source."""
    return {"id": pair_key(arrangement), **_plain(arrangement)}


def _parts(parts: Iterable[Part], mark: str, lang: Lang) -> Iterator[str]:
    for part in parts:
        yield from ("", f"{mark} {part.title.get(lang)} {mark}")
        for line in part.lines:
            yield from _line(line, lang)


def _line(line: Line, lang: Lang) -> Iterator[str]:
    say = translator(lang)
    marks = [both(line.grade).get(lang)] if line.grade else []
    marks += [say("not verified")] if line.verify else []
    yield f"  - {line.head.get(lang)}" + (f" [{' · '.join(marks)}]" if marks else "")
    if line.about and line.says:
        yield f"      {line.says.get(lang)}"
    yield from sources(line.citations, lang)


def _plain(value: Arrangement | Belief) -> dict[str, Any]:
    plain: dict[str, Any] = _plainly().dump_python(value, mode="json")
    return plain


@cache
def _plainly() -> TypeAdapter[Arrangement | Belief]:
    return TypeAdapter(Arrangement | Belief)
