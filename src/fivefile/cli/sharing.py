"""fivefile sharing: what the five countries share, as fact and folklore, and one pair in full."""

from __future__ import annotations

from typing import Annotated

import typer

from fivefile.app import Arrangement, Arrangements, open_app
from fivefile.casework.report.as_json import text
from fivefile.casework.report.sharing_text import overview_json, overview_text, pair_json, pair_text
from fivefile.cli.out import Format, FormatOption, LangOption, language
from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.values.territories import country_code
from fivefile.values.text import Unfit


def sharing(
    countries: Annotated[
        list[str] | None, typer.Argument(metavar="[PAIR]", help="a pair: ca-us, or two countries: us ca")
    ] = None,
    format: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Say what the five countries share: who asks whom, what people believe and what is known; or one pair in full."""
    arrangements, words = open_app().library.arrangements, language(lang)
    if not countries:
        shown = text(overview_json(arrangements)) if format is Format.JSON else overview_text(arrangements, words)
    else:
        arrangement = chosen(arrangements, tuple(countries))
        plain = format is Format.TEXT
        shown = pair_text(arrangement, arrangements.categories, words) if plain else text(pair_json(arrangement))
    typer.echo(shown, nl=format is Format.JSON)


def chosen(arrangements: Arrangements, words: tuple[str, ...]) -> Arrangement:
    """The arrangement of the two countries named; raises BadInput when they are not two that have one."""
    names = [name for word in words for name in word.split("-") if name]
    try:
        codes = [country_code(name) for name in names]
    except Unfit as problem:
        raise BadInput(problem.text) from None
    found = arrangements.between(*codes) if len(set(codes)) == 2 and len(codes) == 2 else None
    if found is None:
        known = ", ".join(sorted("-".join(one.pair) for one in arrangements.pairs.values()))
        raise BadInput(
            both("There is no arrangement of that name: {name}", name=" ".join(words)),
            do=both("Name two countries, or one of: {known}", known=known),
        )
    return found
