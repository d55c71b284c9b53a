"""What one record says, cut into the items an arrangement speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fivefile.model.evidence import Statement
from fivefile.model.exchange import Disclosed
from fivefile.model.people import PERSON
from fivefile.model.records import Record
from fivefile.model.terms import CATEGORIES, Category
from fivefile.sharing.policy import Policy, Ruling

ABOUT_THE_PERSON: Mapping[Category, tuple[str, ...]] = {
    "identity": ("name.surname", "name.given", "name.characters", "name.telegraph", "born", "sex", "birth_country"),
    "document": ("document",),
    "prints": ("prints",),
}
"""The properties of the person that each category covers; no other property of the person is told."""

PASSPORT = ("kind", "country", "number")


def items(record: Record, policy: Policy, rulings: Mapping[Category, Ruling]) -> tuple[Disclosed, ...]:
    """Everything of `record` that the rulings let through (grade "documented"), in the order of the categories.

    `event` of an item is "" where it is about the person.
    """
    found: list[tuple[Category, str, tuple[Statement, ...]]] = []
    for category, names in ABOUT_THE_PERSON.items():
        found.append((category, "", tuple(_about_the_person(record.statements, names))))
    for event in record.events:
        if event.kind == "passport":
            found.append(("document", event.id, tuple(one for one in event.statements if one.property in PASSPORT)))
        elif (kind := policy.category(event)) is not None:
            found.append((kind, event.id, event.statements))
    told = (
        Disclosed(category, rulings[category].line, record.id, name, statements)
        for category, name, statements in found
        if statements and category in rulings and rulings[category].grade == "documented"
    )
    return tuple(sorted(told, key=lambda item: CATEGORIES.index(item.category)))


def _about_the_person(statements: Iterable[Statement], names: tuple[str, ...]) -> Iterable[Statement]:
    return (claim for claim in statements if claim.subject == PERSON and claim.property in names)
