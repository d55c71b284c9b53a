"""The commands: one file a verb."""

from __future__ import annotations

import sys

import typer

from fivefile.cli import ask, law, prepare, read, serve, sharing
from fivefile.cli.out import complain
from fivefile.errors import BadInput, FivefileError
from fivefile.locale import both

app = typer.Typer(
    name="fivefile",
    help="One person's visa history across five countries, told truthfully.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("prepare")(prepare.prepare)
app.command("ask")(ask.ask)
app.command("sharing")(sharing.sharing)
app.command("serve")(serve.serve)
app.add_typer(law.app, name="law")


def main() -> None:
    """Run the command line: exit 0 done, 2 bad input or data, 3 done but something was not read."""
    try:
        app()
    except FivefileError as problem:
        complain(problem)
        sys.exit(2)
    except OSError as problem:
        complain(BadInput(both("A file cannot be read or written: {why}", why=problem.strerror or str(problem))))
        sys.exit(2)
