"""Lines that several parts of the plain text share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fivefile.locale import translator
from fivefile.model.rule import Citation
from fivefile.values.text import Lang


def sources(citations: Iterable[Citation], lang: Lang, indent: int = 6) -> Iterator[str]:
    """One line for each citation: the place in law, the text, how sure it is, whether it is not verified."""
    say = translator(lang)
    for item in citations:
        marks = [say(f"certainty: {item.certainty}")]
        marks += [say("not verified")] if item.verify else []
        marks += [say("read via a copy")] if item.source and item.source.via_copy else []
        title = f" — {item.source.title}" if item.source else ""
        yield f"{' ' * indent}{say('source')}{say(': ')}{item.law}{title} [{' · '.join(marks)}]"
