"""docs/case-words.md: the words a case file may use: kinds of event, their fields, lists that can be complete."""

from __future__ import annotations

from collections.abc import Iterator

from fivefile.law.definitions import Definitions, FieldDef

HEAD = """\
# The words of a case file

Made from the data by `python -m fivefile.cli.limits`; do not edit. Kinds of event with their fields (`events:`), and
the names that may stand under `complete:` when a list lacks nothing. Fields marked * may hold several values.
"""


def case_words(definitions: Definitions) -> str:
    """The page, as Markdown, English and Chinese."""
    return "\n".join([HEAD, *_kinds(definitions), *_lists(definitions)]).rstrip() + "\n"


def _kinds(definitions: Definitions) -> Iterator[str]:
    for name, kind in definitions.events.items():
        yield f"## `{name}`: {kind.title.en} {kind.title.zh}"
        yield ""
        yield "| field | means | value |\n|---|---|---|"
        for field, meaning in kind.fields.items():
            several = " *" if meaning.many else ""
            yield f"| `{field}`{several} | {meaning.label.en} {meaning.label.zh} | {_value(meaning)} |"
        yield ""


def _value(meaning: FieldDef) -> str:
    if meaning.choices:
        return ", ".join(f"`{choice}`" for choice in meaning.choices)
    return {"bool": "yes, no", "date": "YYYY, YYYY-MM, YYYY-MM-DD"}.get(meaning.type, meaning.type)


def _lists(definitions: Definitions) -> Iterator[str]:
    yield "## Lists"
    yield ""
    yield "| under `complete` | holds | of kind |\n|---|---|---|"
    for name, wanted in definitions.lists.items():
        if wanted.within is None and not name.startswith("xx_"):
            yield f"| `{name}` | {wanted.title.en} {wanted.title.zh} | `{wanted.kind}` |"
