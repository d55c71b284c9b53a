"""The people of a case file: the applicant and those around, with names in characters and passport spelling."""

from __future__ import annotations

import re
from typing import Any

from fivefile.casework.page import Page
from fivefile.locale import both
from fivefile.values.text import Text, same

MANY = ("nationality", "permanent_resident")
FACTS = ("born", "sex", "birth_country", "prints", *MANY)
PERSON = ("names", *FACTS)
RELATED = ("id", "relation", "lives_in", *PERSON)
RELATIONS = ("spouse", "child", "parent", "sibling", "fiance", "friend", "other")
_MADE_UP = re.compile(r"MADE-UP-[0-9A-Z]{4,16}")
_CODES = re.compile(r"\d{4}( \d{4})*")


def read_people(page: Page, value: dict[str, Any]) -> Text:
    """The applicant's name as text; claims about everyone go to `page`."""
    applicant = value.get("applicant")
    if not isinstance(applicant, dict):
        page.wrong(("applicant",), both("The file must say who the applicant is, with names and born."))
        return same("")
    name = _person(page, applicant, "applicant", ("applicant",), PERSON)
    for at, person in enumerate(page.list(value.get("people"), ("people",))):
        path = ("people", at)
        if not isinstance(person, dict) or "id" not in person:
            page.wrong(path, both("A person needs an id and a relation."))
            continue
        if person.get("relation") not in RELATIONS:
            page.wrong((*path, "relation"), both("A relation is one of: {known}.", known=", ".join(RELATIONS)))
        for key in ("relation", "lives_in"):
            if key in person:
                page.add(f"person:{person['id']}", key, str(person[key]), (*path, key))
        _person(page, person, f"person:{person['id']}", path, RELATED)
    return name


def _person(
    page: Page, person: dict[str, Any], subject: str, path: tuple[str | int, ...], known: tuple[str, ...]
) -> Text:
    for key, raw in person.items():
        if key not in known:
            page.unknown((*path, key), key, known)
        elif key == "prints" and not _MADE_UP.fullmatch(str(raw)):
            page.wrong(
                (*path, key), both("Only one made-up reference can stand in for fingerprints, such as MADE-UP-A001.")
            )
        elif key in FACTS:
            for item in raw if isinstance(raw, list) and key in MANY else [raw]:
                page.claim(subject, key, page.definitions.facts[key], item, (*path, key))
    names = page.list(person.get("names"), (*path, "names"))
    shown = [_name(page, name, subject, (*path, "names", at)) for at, name in enumerate(names)]
    return next((name for name in shown if name.en), same(str(person.get("id", ""))))


def _name(page: Page, name: Any, subject: str, path: tuple[str | int, ...]) -> Text:
    passport: Any = name.get("passport", {}) if isinstance(name, dict) else None
    if not isinstance(name, dict) or not isinstance(passport, dict):
        page.wrong(path, both("A name holds characters, passport (surname and given) and telegraph."))
        return same("")
    for key, raw in name.items():
        if key not in ("characters", "passport", "telegraph"):
            page.unknown((*path, key), key, ("characters", "passport", "telegraph"))
        elif key != "passport":
            page.add(subject, f"name.{key}", str(raw), (*path, key))
    for key, raw in passport.items():
        if key in ("surname", "given"):
            page.add(subject, f"name.{key}", str(raw), (*path, "passport", key))
        else:
            page.unknown((*path, "passport", key), key, ("surname", "given"))
    codes = name.get("telegraph")
    if codes is not None and not _CODES.fullmatch(str(codes)):
        page.wrong((*path, "telegraph"), both("Telegraph codes are groups of four digits in quotes."))
    latin = " ".join(str(passport[key]) for key in ("surname", "given") if key in passport)
    characters = str(name.get("characters") or "")
    return Text(en=latin or characters, zh=characters or latin)
