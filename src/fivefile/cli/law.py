"""fivefile law: look into the rulebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fivefile.app import load_library, read_settings

app = typer.Typer(help="Look into the rulebooks.", no_args_is_help=True)


@app.callback()
def law() -> None:
    """Look into the rulebooks."""


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="a folder of rulebooks; the shipped ones if not given")] = None,
) -> None:
    """Check every rulebook: words, codes, sources, contradictions. Exit 2 names file and line of the first mistake."""
    library = load_library((folder or read_settings().rulebooks).resolve())
    for book in library.rulebooks.values():
        typer.echo(f"{book.country}: {len(book.rules)} rules, {len(book.forms)} forms, as of {book.head.as_of}")
