"""What an arrangement says to one question and one record: rulings, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefile.locale import both
from fivefile.model.exchange import Query, Reason
from fivefile.model.history import Event
from fivefile.model.records import Record
from fivefile.model.rule import Citation
from fivefile.model.terms import Category, Element, Grade, Purpose
from fivefile.sharing.arrangement import Arrangement, Direction, Excluded, ForPurpose, Gate
from fivefile.sharing.categories import Categories
from fivefile.values.text import Text

CLAIM = "protection"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a category may be told: `documented` may; `possible` is for a person to decide; the rest may not."""

    category: Category
    grade: Grade
    line: str
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One direction of one arrangement, ready to be asked. Nothing here looks at a person's name or origin."""

    arrangement: Arrangement
    direction: Direction
    categories: Categories

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements a query may carry; what no text supports is left out."""
        return tuple(item.element for item in self.direction.elements if item.grade != "not documented")

    def carried(self, said: Iterable[Element]) -> tuple[Element, ...]:
        """Of what is said of a person, the elements a query carries: those some text documents for this pair.

        Only where none of them is said, those that no text settles: a query says no more than it needs.
        """
        told = set(said)
        for grade in ("documented", "possible"):
            found = tuple(item.element for item in self.direction.elements
                          if item.grade == grade and item.element in told)  # fmt: skip
            if found:
                return found
        return ()

    def asked_for(self, purpose: Purpose) -> ForPurpose | None:
        """What the texts say about asking for this purpose; None when they say nothing."""
        return next((item for item in self.direction.ask if item.purpose == purpose), None)

    def never_asked(self, claim_against: Iterable[str]) -> Gate | None:
        """The gate that forbids the asker to ask at all, if the person claims protection from the responder."""
        if self.direction.responder not in tuple(claim_against):
            return None
        return next((gate for gate in self.direction.gates if gate.closes == "no-query"), None)

    def refuses(self, query: Query) -> Reason | None:
        """Why the question cannot be answered, whoever it is about; None when it can."""
        purposes = {item.purpose for item in self.direction.answer if item.grade != "not documented"}
        if query.purpose not in purposes:
            return "purpose"
        said = query.identity.elements
        return "elements" if not said or set(said) - set(self.elements) else None

    def excluded(self, record: Record, purpose: Purpose) -> Excluded | None:
        """The line that leaves the person of this record out, or None."""
        citizens, residents = record.said("nationality"), record.said("permanent_resident")
        return self.excludes(citizens, residents, purpose)

    def excludes(self, citizen_of: Iterable[str], resident_of: Iterable[str], purpose: Purpose) -> Excluded | None:
        """The line that leaves out a person of these citizenships and permanent residences, or None.

        A second citizenship elsewhere does not bring anybody back in.
        """
        citizens, residents = set(citizen_of), set(resident_of)
        for line in self.arrangement.excluded:
            held = residents if line.who == "permanent-resident" else citizens
            if line.of in held and purpose not in line.unless:
                return line
        return None

    def closed(self, record: Record) -> Gate | None:
        """The gate that closes for a person who claimed protection from the asker, or None."""
        for gate in self.direction.gates:
            if gate.closes == "no-answer" and any(
                event.kind == "asylum" and self.direction.asker in event.values("against") for event in record.events
            ):
                return gate
        return None

    def answers_about(self, record: Record, found_by: Iterable[str]) -> bool:
        """Whether anything may be told about the person: for what the record holds, or for an element that agrees."""
        only = self.direction.only_about
        if only is None or not set(only.elements).isdisjoint(found_by):
            return True
        return any(self.category(event) in only.categories for event in record.events)

    def category(self, event: Event) -> Category | None:
        """The category under which an event of a registry can be told; None: under none."""
        return self.categories.carried_as(event)

    def permit(self, category: Category, purpose: Purpose) -> Ruling:
        """Whether this category may be told for this purpose, with the line that says so."""
        way = f"{self.direction.asker}-{self.direction.responder}"
        for narrow in self.direction.narrow:
            if narrow.purpose == purpose and category not in narrow.to:
                return Ruling(category, "not documented", f"{way}/narrow/{purpose}", narrow.says, narrow.citations)
        for item in self.direction.carries:
            if item.category == category:
                return Ruling(category, item.grade, f"{way}/{category}", item.says, item.citations)
        says = both("No text that could be read names this category for this direction.")
        return Ruling(category, "not documented", f"{way}/not listed", says)


def policy(arrangement: Arrangement, categories: Categories, asker: str, responder: str) -> Policy:
    """The policy of one direction; raises KeyError when one of the two is no party."""
    return Policy(arrangement, arrangement.direction(asker, responder), categories)
