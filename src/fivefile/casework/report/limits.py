"""docs/limits.md: everything the rulebooks say they do not model, and the citations no text we hold confirms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fivefile.casework.prepare import Library
from fivefile.law.rulebook import Rulebook
from fivefile.model.rule import Rule
from fivefile.values.territories import MADE_UP
from fivefile.values.text import Text

HEAD = """\
# Limits

Made from the data by `python -m fivefile.cli.limits`; do not edit. What each rule does not look at (`not_modelled`) is
shown beside it in every report too. A value that no text we hold confirms is marked "not verified" wherever it stands.
"""


def limits(library: Library) -> str:
    """The page, as Markdown: first what a whole country lacks, then rule by rule, English and Chinese."""
    books = [book for code, book in library.rulebooks.items() if code != MADE_UP]
    return "\n".join([HEAD, *(line for book in books for line in _country(book))]).rstrip() + "\n"


def _country(book: Rulebook) -> Iterator[str]:
    yield f"## {book.head.title.en} {book.head.title.zh}"
    yield ""
    yield from _lines(book.head.not_modelled)
    for rule in book.rules:
        yield from _rule(rule)
    unverified = [rule for rule in book.rules if any(one.verify for one in rule.citations)]
    if unverified:
        yield "### Citations not verified"
        yield ""
        for rule in unverified:
            laws = "; ".join(one.law for one in rule.citations if one.verify)
            yield f"- `{rule.id}`: {laws}"
        yield ""


def _rule(rule: Rule) -> Iterator[str]:
    if rule.not_modelled:
        yield f"### {rule.code} {rule.title.en} {rule.title.zh}"
        yield ""
        yield from _lines(rule.not_modelled)


def _lines(texts: Iterable[Text]) -> Iterator[str]:
    told = [f"- {text.en}\n  {text.zh}" for text in texts]
    if told:
        yield from told
        yield ""
