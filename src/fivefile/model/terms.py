"""The closed lists of words in which arrangements, questions and answers are written."""

from __future__ import annotations

from typing import Literal, get_args

Purpose = Literal[
    "visa-application", "travel-authorisation", "arrival", "asylum", "removal", "citizenship", "data-accuracy"
]
Element = Literal["name", "birth-date", "sex", "nationality", "birth-country", "document", "photo", "fingerprints"]
Category = Literal[
    "identity",
    "document",
    "photo",
    "prints",
    "refusals",
    "visas",
    "applications",
    "breaches",
    "removals",
    "protection",
    "movements",
]
Outcome = Literal["hit", "possible", "no-hit", "refused", "unable"]
Delivery = Literal["answered", "not reached", "gave up", "not asked"]
Grade = Literal["documented", "possible", "not documented"]

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
ELEMENTS: tuple[Element, ...] = get_args(Element)
CATEGORIES: tuple[Category, ...] = get_args(Category)
GRADES: tuple[Grade, ...] = get_args(Grade)
