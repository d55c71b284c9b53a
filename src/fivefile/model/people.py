"""Who is meant: the elements by which one person can be told from another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from fivefile.model.evidence import Statement, Value
from fivefile.model.terms import Element
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name

PERSON = "applicant"
"""The subject of what a record or a case says about the person it is about."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is meant, as far as it is said; what is not said is empty.

    `documents` are "ISSUER:NUMBER". `prints` is a MADE-UP enrolment reference that stands in for fingerprints until
    real ones are built: two equal references mean prints of the same fingers.
    """

    names: tuple[Name, ...] = ()
    born: tuple[PartialDate, ...] = ()
    sex: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    birth_countries: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()

    def only(self, elements: Iterable[Element]) -> Identity:
        """The same person with nothing but these elements: what an arrangement lets a query carry."""
        kept = {FIELDS[element] for element in elements if element in FIELDS}
        return replace(self, **{name: () for name in FIELDS.values() if name not in kept})

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements that are said."""
        return tuple(element for element, name in FIELDS.items() if getattr(self, name))


FIELDS: dict[Element, str] = {
    "name": "names",
    "birth-date": "born",
    "sex": "sex",
    "nationality": "nationalities",
    "birth-country": "birth_countries",
    "document": "documents",
    "fingerprints": "prints",
}
"""The field of an Identity that carries each element of a query."""


NAME_PARTS = {f"name.{part.name}": part.name for part in fields(Name)}
"""The part of a name that each property of the person says; any other property is no part of it."""


def identity(statements: Iterable[Statement]) -> Identity:
    """Who the statements about the person mean: names in the order in which they are written.

    Of a passport whose number or issuer papers give in two ways, each is a document: either may be the right one.
    """
    told: dict[str, list[Value]] = {}
    names: list[dict[str, str]] = []
    passports: dict[str, dict[str, list[str]]] = {}
    for claim in statements:
        if claim.subject == PERSON and claim.property in NAME_PARTS:
            part = NAME_PARTS[claim.property]
            if not names or part in names[-1]:
                names.append({})
            names[-1][part] = str(claim.value)
        elif claim.subject == PERSON:
            told.setdefault(claim.property, []).append(claim.value)
        elif claim.subject.startswith("event:") and claim.property in ("kind", "country", "number"):
            said = passports.setdefault(claim.subject, {"kind": [], "country": [], "number": []})
            said[claim.property].append(str(claim.value))
    numbers = [f"{issuer}:{number}" for one in passports.values() if "passport" in one["kind"]
               for issuer in one["country"] for number in one["number"]]  # fmt: skip
    return Identity(
        names=tuple(dict.fromkeys(Name(**name) for name in names)),
        born=tuple(dict.fromkeys(value for value in told.get("born", ()) if isinstance(value, PartialDate))),
        sex=_words(told.get("sex", ())),
        nationalities=_words(told.get("nationality", ())),
        birth_countries=_words(told.get("birth_country", ())),
        documents=_words([*told.get("document", ()), *numbers]),
        prints=_words(told.get("prints", ())),
    )


def _words(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values))
