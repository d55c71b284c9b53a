"""fivefile law: look into the rulebooks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from fivefile.app import App, load_library, open_app, read_settings
from fivefile.casework import law_desk
from fivefile.casework.report.as_json import text
from fivefile.casework.report.law_json import counts_json, list_json, thing_json, trial_json
from fivefile.casework.report.law_text import counted_text, list_text, thing_text, trial_text
from fivefile.cli.out import Format, FormatOption, LangOption, a_day, file_bytes, language, tell
from fivefile.errors import BadInput
from fivefile.loading import utf8
from fivefile.locale import both
from fivefile.model.rule import Rule
from fivefile.values.territories import country_code
from fivefile.values.text import Unfit

app = typer.Typer(help="Look into the rulebooks.", no_args_is_help=True)
CountryOption = Annotated[str | None, typer.Option("--country", help="look into this rulebook only: us, ca ...")]


@app.callback()
def law() -> None:
    """Look into the rulebooks."""


@app.command("list")
def list_(
    country: Annotated[str | None, typer.Argument(help="a country: us, ca, gb, au, nz; all if not given")] = None,
    format: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """List what a country's rulebook holds: grounds, bars, duties, waivers, forms, classes, own-file requests."""
    desk = open_app()
    only = _country(country, desk)
    chosen = [book for code, book in desk.library.rulebooks.items() if only in (None, code)]
    typer.echo(text(list_json(chosen)) if format is Format.JSON else list_text(chosen, language(lang)), nl=False)


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="a section (214(b), 6C1), an id, a form, a class, a status word")],
    country: CountryOption = None,
    format: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Show one thing of the law in full: meaning, what follows, how it is overcome, sources, examples."""
    desk = open_app()
    found = law_desk.find(desk.library, name, _country(country, desk))
    if format is Format.JSON:
        typer.echo(text(thing_json(found)))
        return
    rule = found.thing if isinstance(found.thing, Rule) else None
    examples = law_desk.examples(desk.settings.rulebooks, desk.library, rule) if rule else ()
    asked = law_desk.asked_of(desk.library, rule) if rule else ()
    typer.echo(thing_text(found, examples, asked, desk.today, language(lang)), nl=False)


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="a folder of rulebooks; the shipped ones if not given")] = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Check every rulebook: words, codes, sources, contradictions, examples; then say how much there is.

    Exit 2 names file and line of the first mistake, or every example that does not come out as it says.
    """
    root = (folder or read_settings().rulebooks).resolve()
    library = load_library(root)
    today = read_settings().today or date.today()
    checked = [law_desk.checked(book, root, library, today) for book in library.rulebooks.values()]
    counts, wrong = [one for one, _ in checked], [line for _, lines in checked for line in lines]
    typer.echo(text({"countries": counts_json(counts)}) if format is Format.JSON else counted_text(counts), nl=False)
    for line in wrong:
        typer.echo(line, err=True)
    if wrong:
        raise typer.Exit(2)


@app.command("try")
def try_(
    name: Annotated[str, typer.Argument(help="the rule: an id (us/bars/222-g) or a section")],
    file: Annotated[Path | None, typer.Argument(help="a situation as in an example: facts, events, complete")] = None,
    fact: Annotated[list[str] | None, typer.Option("--fact", help="a fact of the person: name=value")] = None,
    event: Annotated[list[str] | None, typer.Option("--event", help="an event: 'stay country=us to=2020'")] = None,
    complete: Annotated[list[str] | None, typer.Option("--complete", help="a list that lacks nothing: stays")] = None,
    on: Annotated[str | None, typer.Option("--on", help="the day asked about; today if not given")] = None,
    format: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Try facts on a rule: its verdict, why, and what would settle what is not known."""
    desk = open_app()
    rule = law_desk.find(desk.library, name).thing
    if not isinstance(rule, Rule):
        raise BadInput(both("This is no rule that could be asked: {name}", name=name))
    if file is not None and (fact or event or complete):
        raise BadInput(both("Give the situation in a file or in words, not both."), where="law try")
    if file is not None:
        situation, place = law_desk.read_situation(utf8(file_bytes(file), file.name), file.name)
    else:
        situation, place = law_desk.told_situation(fact or (), event or (), complete or ())
    trial = law_desk.tried(desk.library, rule, situation, a_day(on) or desk.today, place)
    if format is Format.JSON:
        typer.echo(text(trial_json(trial)))
    else:
        tell(trial_text(trial, language(lang)), nl=False)


def _country(name: str | None, desk: App) -> str | None:
    if name is None:
        return None
    try:
        code = country_code(name)
    except Unfit as problem:
        raise BadInput(problem.text) from None
    if code not in desk.library.rulebooks:
        known = ", ".join(desk.library.rulebooks)
        raise BadInput(both("There is no rulebook of that country."), where=name, do=both("Use {known}.", known=known))
    return code
