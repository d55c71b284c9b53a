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
from fivefile.law.rulebook import Rulebook, plain
from fivefile.law.words import Place
from fivefile.loading import read_yaml, validate
from fivefile.locale import both
from fivefile.model.evidence import Source
from fivefile.model.history import Event, Timeline
from fivefile.model.outcome import Finding, Remedy
from fivefile.model.rule import Citation, Rule
from fivefile.model.sheets import Form, FormQuestion, OwnFile, Pointer, StatusWord, VisaClass, Volatile
from fivefile.values.sections import section_key
from fivefile.values.text import Text

Sheet = Form | VisaClass | Volatile | OwnFile
Held = Rule | Sheet
Thing = Held | StatusWord | Pointer
FIRST = ("us", "ca", "gb", "au", "nz")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of the law, and the rulebook it stands in; not `exact` when it is only the nearest section above."""

    thing: Thing
    book: Rulebook
    exact: bool = True


def find(library: Library, name: str, country: str | None = None) -> Found:
    """What goes by `name`: an id, a section as a letter writes it, a form, a class of visa, a word of a status page.

    Raises BadInput when nothing does. Without `country` every rulebook is looked into, that of the United States first.
    """
    books = _books(library, country)
    for book in books:
        thing = _by_id(book, name) or _by_name(book, name)
        if thing is not None:
            return Found(thing, book)
    for book in books:
        above = book.find(name)
        if above is not None:
            return Found(above[0], book, exact=False)
    near = [identifier(held, book) for held, book in search(library, name)[:5] if country in (None, book.country)]
    raise BadInput(
        both("Nothing in the rulebooks goes by the name: {name}", name=name),
        do=both("Perhaps one of these: {names}", names=", ".join(near))
        if near
        else both("See what there is with: fivefile law list {country}", country=country or "us"),
    )


def _books(library: Library, country: str | None = None) -> list[Rulebook]:
    """The rulebooks in the order in which they are looked into; only that of `country` where one is named."""
    order = dict.fromkeys((*FIRST, *library.rulebooks))
    return [library.rulebooks[code] for code in order if country in (None, code) and code in library.rulebooks]


def sheets(book: Rulebook) -> dict[str, tuple[Sheet, ...]]:
    """What a rulebook holds beside rules, that has a page of its own, by folder."""
    return {"forms": book.forms, "classes": book.classes, "volatile": book.volatile, "access": book.access}


def identifier(held: Held, book: Rulebook) -> str:
    """The id of a rule or sheet, as `law list` shows it: "us/grounds/214-b", "us/classes/f-1"."""
    if isinstance(held, Rule):
        return held.id
    folder = next(name for name, members in sheets(book).items() if any(one is held for one in members))
    return f"{book.country}/{folder}/{held.id}"


def search(library: Library, words: str) -> tuple[tuple[Held, Rulebook], ...]:
    """What has `words` in its title, in either language: at most MOST things, the shortest titles first."""
    wanted = words.strip().casefold()
    found: list[tuple[Held, Rulebook]] = []
    for book in _books(library) if wanted else ():
        held = (*book.rules, *(one for members in sheets(book).values() for one in members))
        found += [(one, book) for one in held if wanted in one.title.en.casefold() or wanted in one.title.zh]
    return tuple(sorted(found, key=lambda pair: len(pair[0].title.en))[:MOST])


MOST = 30


def _by_id(book: Rulebook, name: str) -> Thing | None:
    rule = next((rule for rule in book.rules if rule.id == name), None)
    country, _, rest = name.partition("/")
    folder, _, sheet = rest.partition("/")
    members = sheets(book).get(folder, ()) if country == book.country else ()
    return rule or next((one for one in members if one.id == sheet), None)


def _by_name(book: Rulebook, name: str) -> Thing | None:
    pointer = book.pointer(name)
    if pointer is not None:
        return pointer
    status = book.status(name)
    if status is not None:
        return status
    match = book.find(name)
    if match is not None and match[1]:
        return match[0]
    for form in book.forms:
        if plain(name) in map(plain, (form.id, *form.also)):
            return form
    return book.visa_class(name)


def in_order(book: Rulebook, kind: str) -> list[Rule]:
    """The rules of one kind as people look for them: 212(a)(9) before 212(a)(10)."""
    rules = [rule for rule in book.rules if rule.kind == kind]
    return sorted(rules, key=lambda rule: [(part.isdigit(), part.zfill(6)) for part in _PARTS.findall(rule.code)])


_PARTS = re.compile(r"\d+|[^\d\W]+")


def remedy_of(rule: Rule, book: Rulebook) -> Remedy:
    """What the law says about getting over what `rule` brings, for those who may not look into the law room."""
    return remedy(rule, book)


def related(rule: Rule, book: Rulebook) -> tuple[Rule, ...]:
    """The other rules of the same section, or of a part of it."""
    own = section_key(rule.code)
    keys = ((one, section_key(one.code)) for one in book.rules if one.id != rule.id and one.kind != "waiver")
    return tuple(one for one, key in keys if key == own or key.startswith(f"{own}("))


def asked_of(library: Library, rule: Rule) -> tuple[Finding, ...]:
    """What a rule asks, as findings on a situation of which nothing is known."""
    kind = library.definitions.lists[rule.of].kind if rule.of else None
    events = (Event("one", kind, ()),) if kind else ()
    facts = Facts(Timeline(events), (), library.definitions, date.min.replace(year=2026), library.derived)
    return tuple(one for one in ask(rule, library.rulebooks[rule.country], facts) if not one.by_letter)


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
    named = _once(facts)
    told = []
    for at, line in enumerate(events, 1):
        kind, *words = _words(line)
        told.append({"id": f"event-{at}", "kind": kind, **_once(words)})
    return Situation(named, tuple(told), tuple(complete)), Place("law try")


def _words(line: str) -> list[str]:
    try:
        words = shlex.split(line)
    except ValueError:
        words = []
    if not words:
        raise BadInput(both("'{word}' is not of the form: kind name=value", word=line), where="law try")
    return words


def _once(words: Iterable[str]) -> dict[str, str | int]:
    named: dict[str, str | int] = {}
    for name, value in map(_pair, words):
        if name in named:
            raise BadInput(both("'{name}' is given twice", name=name), where="law try")
        named[name] = value
    return named


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


def count(book: Rulebook, examples: int, on: date) -> Count:
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
        examples=examples,
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


def checked(book: Rulebook, root: Path, library: Library, on: date) -> tuple[Count, list[str]]:
    """The figures of one rulebook, and in words every example that does not come out as it says."""
    found = load_examples(root / book.country, library.definitions)
    wrong = [line for one in found for line in differences(one, run(one, book, library.definitions))]
    return count(book, len(found), on), wrong
