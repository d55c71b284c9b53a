"""fivefile ask: what an officer of one authority sees when a person applies or arrives."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fivefile.app import open_app
from fivefile.casework.report.as_json import inquiry_json, text
from fivefile.casework.report.inquiry_text import inquiry_text
from fivefile.cli.out import INCOMPLETE, Format, FormatOption, LangOption, language, tell
from fivefile.model.terms import PURPOSES


def ask(
    case_dir: Annotated[Path, typer.Argument(help="a folder with case.yaml and the papers beside it")],
    from_: Annotated[str, typer.Option("--from", help="who asks: us, gb, ca, au, nz")],
    purpose: Annotated[str, typer.Option(help="what for: " + ", ".join(PURPOSES))] = "visa-application",
    down: Annotated[list[str] | None, typer.Option(help="act as if this partner could not be reached")] = None,
    format: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Ask four partners about an applicant, as an officer would; made-up registries only.

    Shows what each answers, why each record was linked, what was withheld under which line, and what the applicant had
    declared. Exit 2: it could not be asked; 3: asked, but some partner did not answer.
    """
    app, words = open_app(), language(lang)
    found = app.ask(case_dir, from_, purpose, tuple(down or ()))
    if format is Format.JSON:
        typer.echo(text(inquiry_json(found)))
    else:
        tell(inquiry_text(found, app.library, words), nl=False)
    if any(reply.delivery in ("not reached", "gave up") for reply in found.replies):
        raise typer.Exit(INCOMPLETE)
