"""The closed words of arrangements as people say them."""

from __future__ import annotations

from fivefile.locale import both, country, join
from fivefile.model.terms import Element, Purpose
from fivefile.sharing.arrangement import Direction
from fivefile.values.text import Text


def the(code: str) -> Text:
    """The name of a country as it stands in a sentence."""
    name = country(code)
    return Text(f"the {name.en}", name.zh) if code in ("us", "gb") else name


def sentence(text: Text) -> Text:
    """`text` begun as a sentence."""
    return Text(text.en[:1].upper() + text.en[1:], text.zh)


def purpose(name: Purpose) -> Text:
    """What a question is asked for."""
    return {
        "visa-application": both("an application for a visa or permit"),
        "travel-authorisation": both("an application for an electronic travel authorisation"),
        "arrival": both("arrival at the border"),
        "asylum": both("a claim for protection"),
        "removal": both("removal and enforcement"),
        "citizenship": both("an application for citizenship"),
        "data-accuracy": both("keeping data accurate"),
    }[name]


def element(name: Element) -> Text:
    """What a question may say of the person it is about."""
    return {
        "name": both("names"),
        "birth-date": both("birth date"),
        "sex": both("sex"),
        "nationality": both("nationality"),
        "birth-country": both("country of birth"),
        "document": both("number of the travel document"),
        "photo": both("photograph"),
        "fingerprints": both("fingerprints"),
    }[name]


def how(direction: Direction) -> Text:
    """By what a question finds a person: by name, by fingerprint or both; what is only possible is called so."""
    grades = {item.element: item.grade for item in direction.elements if item.grade != "not documented"}
    if grades.get("name") == grades.get("fingerprints") == "documented":
        return both("by name or by fingerprint")
    words = {"fingerprints": both("by fingerprint"), "name": both("by name")}
    ways = [
        text if grades[key] == "documented" else both("{what} ({grade})", what=text, grade=both("possible"))
        for key, text in words.items()
        if key in grades
    ]
    return join(ways, last="or") if ways else both("not known")
