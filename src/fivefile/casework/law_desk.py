"""The law for those who look into it: find a thing by any of its names, try facts on a rule, count what there is."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path

from fivefile.casework.prepare import Library
from fivefile.casework.questions import question
from fivefile.errors import BadInput
from fivefile.law.assess import ask, remedy
from fivefile.law.examples import Example, Situation, differences, load_examples, run, stated
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.law.words import Place
from fivefile.loading import read_yaml, validate
from fivefile.locale import both
from fivefile.model.evidence import Source
from fivefile.model.outcome import Finding, Remedy
from fivefile.model.rule import Citation, Rule
from fivefile.model.sheets import Form, FormQuestion, OwnFile, Pointer, StatusWord, VisaClass, Volatile
from fivefile.values.text import Text

Thing = Rule | Form | VisaClass | Volatile | OwnFile | StatusWord | Pointer
FIRST = ("us", "ca", "gb", "au", "nz")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of the law, and the rulebook it stands in."""

    thing: Thing
    book: Rulebook


def find(library: Library, name: str, country: str | None = None) -> Found:
    """What goes by `name`: an id, a section as a letter writes it, a form, a class of visa, a word of a status page.

    Raises BadInput when nothing does. Without `country` every rulebook is looked into, that of the United States first.
    """
    order = [code for code in (*FIRST, *library.rulebooks) if country in (None, code) and code in library.rulebooks]
    for code in dict.fromkeys(order):
        book = library.rulebooks[code]
        thing = _by_id(book, name) or _by_name(book, name)
        if thing is not None:
            return Found(thing, book)
    raise BadInput(
        both("Nothing in the rulebooks goes by the name: {name}", name=name),
        do=both("See what there is with: fivefile law list us"),
    )


def _by_id(book: Rulebook, name: str) -> Thing | None:
    for rule in book.rules:
        if rule.id == name:
            return rule
    sheets: Mapping[str, tuple[Form | VisaClass | Volatile | OwnFile, ...]] = {
        "forms": book.forms,
        "classes": book.classes,
        "volatile": book.volatile,
        "access": book.access,
    }
    for folder, members in sheets.items():
        for one in members:
            if name == f"{book.country}/{folder}/{one.id}":
                return one
    return None


def _by_name(book: Rulebook, name: str) -> Thing | None:
    pointer = book.pointer(name)
    if pointer is not None:
        return pointer
    status = book.status(name)
    if status is not None:
        return status
    wanted = name.strip().casefold()
    match = book.find(name)
    if match is not None and match[1]:
        return match[0]
    for form in book.forms:
        if wanted in (form.id.casefold(), *(other.casefold() for other in form.also)):
            return form
    return book.visa_class(name) or (match[0] if match is not None else None)


def in_order(book: Rulebook, kind: str) -> list[Rule]:
    """The rules of one kind as people look for them: 212(a)(9) before 212(a)(10)."""
    rules = [rule for rule in book.rules if rule.kind == kind]
    return sorted(rules, key=lambda rule: [(part.isdigit(), part.zfill(6)) for part in _PARTS.findall(rule.code)])


_PARTS = re.compile(r"\d+|[^\d\W]+")


def remedy_of(rule: Rule, book: Rulebook) -> Remedy:
    """What the law says about getting over what `rule` brings."""
    return remedy(rule, book)


def examples(root: Path, library: Library, rule: Rule) -> tuple[Example, ...]:
    """The examples of a rule, from the folder of rulebooks `root`."""
    found = load_examples(root / rule.country, library.definitions)
    return tuple(one for one in found if one.rule == rule.id)


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule asked of a situation: its findings, and for each the questions that would settle what is open."""

    findings: tuple[Finding, ...]
    questions: tuple[tuple[Text, ...], ...]


def tried(library: Library, rule: Rule, situation: Situation, on: date, where: Place) -> Trial:
    """What `rule` finds in a situation on the day `on`; raises BadData for a word or value that cannot be meant."""
    statements, timeline = stated(situation, library.definitions, Source("0" * 64, "case-file", where.file), where)
    facts = Facts(timeline, statements, library.definitions, on, library.derived)
    found = ask(rule, library.rulebooks[rule.country], facts)
    return Trial(found, tuple(tuple(question(facts, item, []).text for item in one.open) for one in found))


def read_situation(text: str, name: str) -> tuple[Situation, Place]:
    """A situation from the text of a file in the form of an example; raises BadInput with file and line."""
    value, lines = read_yaml(text, name, BadInput)
    situation: Situation = validate(value, Situation, name, lines, BadInput)
    return situation, Place(name, value, lines)


def told_situation(facts: Iterable[str], events: Iterable[str], complete: Iterable[str]) -> tuple[Situation, Place]:
    """A situation from words: facts as `name=value`, events as `kind name=value ...`, lists by name.

    Raises BadInput for words of another form.
    """
    named = dict(_pair(word) for word in facts)
    told = []
    for at, line in enumerate(events, 1):
        kind, *words = _words(line)
        told.append({"id": f"event-{at}", "kind": kind, **dict(_pair(word) for word in words)})
    return Situation(named, tuple(told), tuple(complete)), Place("law try")


def _words(line: str) -> list[str]:
    try:
        words = shlex.split(line)
    except ValueError:
        words = []
    if not words:
        raise BadInput(both("'{word}' is not of the form: kind name=value", word=line), where="law try")
    return words


def _pair(word: str) -> tuple[str, str | int]:
    name, sign, value = word.partition("=")
    if not sign or not name or not value:
        raise BadInput(both("'{word}' is not of the form name=value", word=word), where="law try")
    return name, int(value) if value.lstrip("-").isdigit() and len(value) < 19 and "-" not in value[1:] else value


@dataclass(frozen=True, slots=True)
class Count:
    """How much of the law of one country is written down, and how much of it no text we hold confirms."""

    country: str
    rules: int
    by_kind: Mapping[str, int]
    forms: int
    questions: int
    classes: int
    volatile: int
    stale: int
    access: int
    examples: int
    values: int
    unverified: int


def count(book: Rulebook, root: Path, library: Library, on: date) -> Count:
    """The figures of one rulebook; a value is a citation, a question, a class or a field of an own-file request."""
    marks = list(_marks(book))
    kinds = [rule.kind for rule in book.rules]
    return Count(
        country=book.country,
        rules=len(book.rules),
        by_kind={kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
        forms=len(book.forms),
        questions=sum(len(form.questions) for form in book.forms),
        classes=len(book.classes),
        volatile=len(book.volatile),
        stale=sum(one.stale(on) for one in book.volatile),
        access=len(book.access),
        examples=len(load_examples(root / book.country, library.definitions)),
        values=len(marks),
        unverified=sum(marks),
    )


def _marks(value: object) -> Iterator[bool]:
    """For each value that can be marked, whether it is."""
    match value:
        case Citation() | FormQuestion() | VisaClass() | Volatile() | StatusWord():
            yield value.verify
        case OwnFile():
            told = [one.name for one in fields(value) if one.name in OWN_FIELDS and getattr(value, one.name)]
            yield from (name in value.unverified for name in told)
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _marks(getattr(value, one.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _marks(item)


OWN_FIELDS = ("who", "how", "form", "fee", "time_limit", "gets", "withheld", "complaint", "correction")


def wrong(root: Path, library: Library, book: Rulebook) -> list[str]:
    """Every example that does not come out as it says, in words."""
    found = load_examples(root / book.country, library.definitions)
    return [line for one in found for line in differences(one, run(one, book, library.definitions))]
