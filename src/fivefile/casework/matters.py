"""As what an event counts: a category of record that arrangements may carry, or matters outside all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fivefile.law.facts import Facts
from fivefile.locale import both, country, day, join
from fivefile.model.evidence import Source, Statement
from fivefile.model.history import Event
from fivefile.model.terms import Category
from fivefile.sharing.categories import Categories, Kind, Which
from fivefile.values.text import Text

HELD = ("determination", "encounter", "stay", "removal", "police", "conviction", "petition", "application", "asylum",
        "study")  # fmt: skip
"""The kinds of event an authority may hold a record of; work, passports and forms filed are no such events."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The event may count as `key` too: that waits for `facts`, which the file leaves open."""

    key: str
    facts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """`category` is set when an arrangement may speak of the event, else `outside`; both empty: not known as what."""

    category: Category | None
    outside: tuple[str, ...]
    unsettled: tuple[Unsettled, ...]


def matter(event: Event, facts: Facts, categories: Categories) -> Matter:
    """As what the event counts on all that the file says of it."""
    seen = _seen(event, facts)
    category = categories.carried_as(seen)
    if category:
        return Matter(category, (), tuple(_open(categories.carried.items(), seen, facts, before=category)))
    unsettled = (*_open(categories.carried.items(), seen, facts), *_open(categories.outside.items(), seen, facts))
    return Matter(None, _outside(categories.outside, seen), unsettled)


def named(event: Event, facts: Facts) -> Text:
    """An event in a few words: what it was and how it ended, where, and when."""
    kind = facts.definitions.events[event.kind]
    told = next((kind.fields[name].choices.get(str(event.value(name)))
                 for name in ("result", "outcome") if name in kind.fields and event.value(name)), None)  # fmt: skip
    where = country(event.country) if event.country else None
    when = join([day(value) for value in event.dates], last="or") if event.dates else None
    english = [kind.title.en + (f" ({told.en})" if told else ""), where.en if where else "", when.en if when else ""]
    han = (when.zh if when else "") + (where.zh if where else "") + kind.title.zh + (f"（{told.zh}）" if told else "")
    return Text(", ".join(part for part in english if part), han)


def waits(item: Unsettled, title: Text, grade: str) -> Text:
    """What the file leaves open about an event, and as what it may count."""
    return both(
        "This file leaves open: {facts}. Depending on the answer it may count as “{category}” ({grade}).",
        facts=join(list(item.facts)),
        category=title,
        grade=both(grade),
    )


def _seen(event: Event, facts: Facts) -> Event:
    """The event with its fields as the whole file has them: a disputed word is nobody's, a computed one counts."""
    statements = event.statements
    for name, meaning in facts.definitions.events[event.kind].fields.items():
        if meaning.checked:
            values = facts.see(name, event).values
            computed = [
                Statement(f"event:{event.id}", name, value, Source("", "computed", "timeline"), by="computed")
                for value in values
                if isinstance(value, bool | str)
            ]
            statements = (*(claim for claim in statements if claim.property != name), *computed)
    return replace(event, statements=statements)


def _outside(kinds: Mapping[str, Kind], event: Event) -> tuple[str, ...]:
    """Every matter the event surely is; one that takes all events of its kind counts only when no other does."""
    sure = [(key, which) for key, kind in kinds.items() for which in kind.events if which.fits(event)]
    narrow = [key for key, which in sure if which.where]
    return tuple(dict.fromkeys(narrow or [key for key, _ in sure]))


def _open(kinds: Iterable[tuple[str, Kind]], event: Event, facts: Facts, before: str = "") -> Iterator[Unsettled]:
    """What the event would count as before `before` (empty: at all), if facts that can be asked for were known."""
    for key, kind in kinds:
        if key == before:
            return
        missing = [open_ for which in kind.events if (open_ := _missing(which, event, facts))]
        if missing and not any(which.fits(event) for which in kind.events):
            yield Unsettled(key, tuple(dict.fromkeys(label for labels in missing for label in labels)))


def _missing(which: Which, event: Event, facts: Facts) -> list[Text]:
    """The labels of the facts that keep the event from fitting only because nobody has settled them."""
    if which.kind != event.kind:
        return []
    fields, labels = facts.definitions.events[event.kind].fields, []
    for name, wanted in (which.where or {}).items():
        value = event.value(name)
        if value in wanted:
            continue
        if value is not None or fields[name].question is None:
            return []
        labels.append(fields[name].label)
    return labels
