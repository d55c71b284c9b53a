"""The law to look into: what each country's rulebook holds, and each thing of it in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from fivefile.app import App, Rulebook
from fivefile.casework.law_desk import Found, find, identifier, in_order, remedy_of, search, sheets
from fivefile.casework.report.law_text import KINDS, OWN, SHEETS
from fivefile.casework.report.markup import anchor
from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.model.outcome import Remedy
from fivefile.model.rule import Rule
from fivefile.model.sheets import Form, OwnFile, Pointer, StatusWord, VisaClass, Volatile
from fivefile.values.territories import MADE_UP
from fivefile.values.text import Text
from fivefile.web.pages.frame import Context, frame, show


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: where it leads, the names it goes by, its title."""

    path: str
    names: tuple[str, ...]
    title: Text


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a rulebook."""

    id: str
    title: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Desk(Context):
    """The way in: the countries, and a word that was looked for in vain."""

    countries: tuple[Rulebook, ...]
    wanted: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Country(Context):
    """One rulebook."""

    book: Rulebook
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class One(Context):
    """One thing of the law; exactly one of the five is there."""

    book: Rulebook
    title: Text
    today: date
    rule: Rule | None = None
    remedy: Remedy | None = None
    visa_class: VisaClass | None = None
    volatile: Volatile | None = None
    form: Form | None = None
    own: OwnFile | None = None
    own_points: tuple[tuple[Text, Text, bool], ...] = ()


def routes(app: App) -> APIRouter:
    """The pages on the law; they know no case."""
    router = APIRouter()
    library = app.library

    @router.get("/law")
    def desk(request: Request, q: str = "") -> Response:
        wanted = q.strip()[:80]
        found: tuple[Entry, ...] = ()
        if wanted:
            try:
                return RedirectResponse(_path(find(library, wanted), request.query_params.get("lang")), 303)
            except BadInput:
                hits = search(library, wanted)
                found = tuple(Entry(f"/law/{identifier(held, book)}", (), held.title) for held, book in hits)
        books = tuple(book for code, book in library.rulebooks.items() if code != MADE_UP)
        return show(request, "law.html", Desk(frame(request, "law"), books, wanted, found))

    @router.get("/law/{country}")
    def one_country(request: Request, country: str) -> Response:
        book = _book(app, country)
        return show(request, "law_country.html", Country(frame(request, "law"), book, tuple(_groups(book))))

    @router.get("/law/{country}/{folder}/{name}")
    def one(request: Request, country: str, folder: str, name: str) -> Response:
        book = _book(app, country)
        try:
            thing = find(library, f"{country}/{folder}/{name}", country).thing
        except BadInput:
            raise HTTPException(404, "law") from None
        base = frame(request, "law")
        match thing:
            case Rule():
                page = One(base, book, thing.title, app.today, rule=thing, remedy=remedy_of(thing, book))
            case VisaClass():
                page = One(base, book, thing.title, app.today, visa_class=thing)
            case Volatile():
                page = One(base, book, thing.title, app.today, volatile=thing)
            case Form():
                page = One(base, book, thing.title, app.today, form=thing)
            case OwnFile():
                page = One(base, book, thing.authority, app.today, own=thing, own_points=_own(thing))
            case _:
                raise HTTPException(404, "law")
        return show(request, "law_one.html", page)

    return router


def _book(app: App, country: str) -> Rulebook:
    book = app.library.rulebooks.get(country)
    if book is None:
        raise HTTPException(404, "law")
    return book


def _path(found: Found, lang: str | None = None) -> str:
    """Where a thing stands, in the language asked for; words and pointers stand on the page of their country."""
    country, query = f"/law/{found.book.country}", f"?lang={lang}" if lang in ("en", "zh") else ""
    match found.thing:
        case StatusWord(status=word):
            return f"{country}{query}#{anchor(word)}"
        case Pointer(code=code):
            return f"{country}{query}#{anchor(code)}"
    return f"/law/{quote(identifier(found.thing, found.book))}{query}"


def _groups(book: Rulebook) -> Iterable[Group]:
    for kind, title in KINDS.items():
        rules = in_order(book, kind)
        if rules:
            entries = tuple(Entry(f"/law/{rule.id}", (rule.code, *rule.aliases), rule.title) for rule in rules)
            yield Group(kind, both(title), entries)
    for folder, members in sheets(book).items():
        if members:
            entries = tuple(Entry(f"/law/{identifier(one, book)}", (), one.title) for one in members)
            yield Group(folder, both(SHEETS[folder]), entries)


def _own(one: OwnFile) -> tuple[tuple[Text, Text, bool], ...]:
    told = [(both(title), getattr(one, name), name in one.unverified) for name, title in OWN]
    return tuple((title, value, mark) for title, value, mark in told if value is not None)
