"""fivefile read: what a refusal letter or status page says, and what it means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from fivefile.app import open_app
from fivefile.casework.report.as_json import reading_json, text, unread_json
from fivefile.casework.report.as_text import reading_text, unread_text
from fivefile.cli.out import INCOMPLETE, Format, FormatOption, LangOption, file_bytes, language
from fivefile.errors import BadInput
from fivefile.model.evidence import Problem


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="letters or status pages: text or PDF")],
    format: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Read US refusal letters and CEAC status pages: the section of law, what it means, what to do, by when.

    JSON gives one object a file, one a line when there are several. Exit 2: no file could be read; 3: some could not.
    """
    app, words = open_app(), language(lang)
    failed = 0
    for path in files:
        try:
            reading, explanations = app.read(path.name, file_bytes(path))
        except BadInput as problem:
            failed += 1
            left_out = Problem(problem.where or path.name, problem.what, problem.do, "unread")
            shown, plain = unread_json(left_out), unread_text(left_out, words)
        else:
            shown, plain = reading_json(reading, explanations), reading_text(reading, explanations, words)
        if format is Format.TEXT:
            typer.echo(plain)
        else:
            typer.echo(text(shown) if len(files) == 1 else json.dumps(shown, ensure_ascii=False))
    if failed:
        raise typer.Exit(2 if failed == len(files) else INCOMPLETE)
