"""fivefile prepare: the dossier of a case folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fivefile.app import open_app
from fivefile.casework.report.as_json import dossier_json, text
from fivefile.casework.report.as_text import dossier_text
from fivefile.casework.report.html import render
from fivefile.cli.out import INCOMPLETE, LangOption, PageFormat, a_day, language, tell


def prepare(
    case_dir: Annotated[Path, typer.Argument(help="a folder with case.yaml and the papers beside it")],
    for_: Annotated[list[str] | None, typer.Option("--for", help="country applied to: us, gb, ca, au, nz")] = None,
    on: Annotated[str | None, typer.Option(help="the day to answer for, YYYY-MM-DD; today if not given")] = None,
    format: Annotated[PageFormat, typer.Option("--format", help="text, json or html")] = PageFormat.TEXT,
    lang: LangOption = None,
) -> None:
    """Lay out one person's history: timeline, findings with why, questions, contradictions, forms, next steps.

    Exit 2: the case file has mistakes, all listed, and nothing is printed; 3: done, but some paper was not read.
    """
    app, words = open_app(), language(lang)
    dossier = app.prepare(case_dir, a_day(on), tuple(for_ or ()))
    if format is PageFormat.JSON:
        typer.echo(text(dossier_json(dossier)))
    elif format is PageFormat.HTML:
        typer.echo(render(dossier, words, app.definitions))
    else:
        tell(dossier_text(dossier, words), nl=False)
    if dossier.unread:
        raise typer.Exit(INCOMPLETE)
