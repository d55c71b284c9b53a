"""The words a dossier is told in: what an event is called, what a claim says, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fivefile.law.definitions import Definitions
from fivefile.law.facts import say
from fivefile.locale import both, country
from fivefile.model.evidence import Source, Statement
from fivefile.model.history import Event
from fivefile.model.outcome import Dossier
from fivefile.values.text import Text, same

_LINE = re.compile(r"line (\d+)")
_PAGE = re.compile(r"page (\d+)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one dossier, after the definitions of its facts and events."""

    dossier: Dossier
    definitions: Definitions

    def event(self, event: Event) -> Text:
        """What happened, in a few words: the kind, its result, the country."""
        kind = self.definitions.events.get(event.kind)
        title = kind.title if kind else same(event.kind)
        told = [self._field(event, name) for name in ("result", "outcome")]
        result = next((text for text in told if text is not None), None)
        where = country(event.country) if event.country else None
        english = title.en + (f" ({where.en})" if where else "") + (f": {result.en}" if result else "")
        han = (where.zh if where else "") + title.zh + (f"：{result.zh}" if result else "")
        return Text(english, han)

    def details(self, event: Event) -> tuple[tuple[Text, Text], ...]:
        """What else is claimed about an event, as (label, value), the plainest first."""
        kind = self.definitions.events.get(event.kind)
        if kind is None:
            return ()
        shown = []
        for name, meaning in kind.fields.items():
            if name in ("country", "date", "from", "to", "result", "outcome"):
                continue
            shown += [(meaning.label, say(value, meaning)) for value in event.values(name)]
        return tuple(shown)

    def statement(self, statement: Statement) -> tuple[Text, Text]:
        """A claim as (what it is about, what it says)."""
        if statement.subject.startswith("list:"):
            wanted = self.definitions.lists.get(statement.subject.removeprefix("list:"))
            return (wanted.title if wanted else same(statement.subject)), both("this list is complete")
        if statement.property == "kind":
            kind = self.definitions.events.get(str(statement.value))
            return both("what happened"), kind.title if kind else same(str(statement.value))
        event = self.dossier.timeline.event(statement.subject.removeprefix("event:"))
        meaning = self.definitions.scoped(statement.property, event.kind if event else None)
        if meaning is None:
            return same(statement.property), say(statement.value)
        return meaning.label, say(statement.value, meaning)

    def place(self, source: Source) -> Text:
        """The line or page on a paper; empty when the source gives none."""
        if line := _LINE.search(source.place):
            return both("line {line}", line=line.group(1))
        if page := _PAGE.search(source.place):
            return both("page {page}", page=page.group(1))
        return same("")

    def _field(self, event: Event, name: str) -> Text | None:
        kind = self.definitions.events.get(event.kind)
        value = event.value(name)
        if kind is None or value is None or name not in kind.fields:
            return None
        return say(value, kind.fields[name])
