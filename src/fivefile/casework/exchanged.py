"""What one arrangement says of one event of one person: the line that leaves out, or the way it can become known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fivefile.casework.matters import Matter, waits
from fivefile.law.facts import Facts
from fivefile.locale import both, country, join
from fivefile.model.outcome import OtherWay, State, Trigger
from fivefile.model.rule import Citation
from fivefile.model.terms import GRADES, Category, Grade, Purpose
from fivefile.sharing.arrangement import Direction, Excluded, Gate
from fivefile.sharing.policy import Policy, Ruling
from fivefile.values.text import Text, sentences

MOMENTS: tuple[Purpose, ...] = ("visa-application", "travel-authorisation", "arrival")
"""The moments at which an applicant meets a destination."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whether an event can become known at a destination, why, and on which line of which arrangement that rests."""

    state: State
    why: Text
    line: str = ""
    citations: tuple[Citation, ...] = ()


def told(what: Matter, rules: Policy, facts: Facts) -> Told:
    """What the arrangement says of the event: left out, told (how well documented), or not among what is told."""
    shut = _left_out(rules, facts) or _closed(rules, facts)
    texts = _texts(rules)
    ways = {way.grade for way in other_ways(what, rules)} - {"not documented"}
    also = [both("But there is another way than the immigration exchange; it stands below.")] if ways else []
    if shut is not None:
        return Told("excluded", sentences(shut.says, *also), shut.id, shut.citations or texts)
    notes = [*_not_stated(rules, facts), *(waits(item, *_counts(item.key, rules)) for item in what.unsettled)]
    if what.category:
        best = _best(rules, what.category, facts)
        return Told(best.grade, sentences(*best.why, *notes), best.ruling.line, best.citations or texts)
    if what.outside:
        says = [kind.says or kind.title for kind in (rules.categories.outside[key] for key in what.outside)]
        return Told("not documented", sentences(*says, *also, *notes), citations=texts)
    unclear = both("The file does not say what came of it, so it cannot be said what it would be told as.")
    return Told("possible", sentences(unclear, *notes), citations=texts)


def other_ways(what: Matter, rules: Policy) -> tuple[OtherWay, ...]:
    """Ways other than the immigration exchange by which a matter outside it may become known."""
    found = (item for item in rules.direction.elsewhere if item.what in what.outside)
    return tuple(OtherWay(item.grade, item.says, item.citations) for item in found)


def triggers(direction: Direction) -> tuple[Trigger, ...]:
    """The moments at which the destination may ask, as well documented as they are."""
    asks = {item.purpose: item for item in direction.ask}
    return tuple(Trigger(name, asks[name].grade, asks[name].says) for name in MOMENTS if name in asks)


def found_by(rules: Policy) -> Text:
    """By what a person is found: name, fingerprints or both, and how well that is documented."""
    grades = {item.element: item.grade for item in rules.direction.elements if item.grade != "not documented"}
    there = country(rules.direction.responder)
    alone = both("by fingerprint only: only where prints were taken there ({country})", country=there)
    words = {"name": both("by name"), "fingerprints": both("by fingerprint") if "name" in grades else alone}
    ways = [(words[name], grade) for name, grade in grades.items() if name in words]
    if all(grade == "documented" for _, grade in ways):
        told_ = [text for text, _ in ways]
    else:
        told_ = [both("{what} ({grade})", what=text, grade=both(grade)) for text, grade in ways]
    return join(told_, last="or") if ways else both("how a person is found is not known from the texts")


@dataclass(frozen=True, slots=True)
class _Way:
    """How well it is documented that a category is asked for and told for one purpose, and every reason for that."""

    grade: Grade
    ruling: Ruling
    why: tuple[Text, ...]
    citations: tuple[Citation, ...]


def _best(rules: Policy, category: Category, facts: Facts) -> _Way:
    """The best documented of the moments."""
    best = min((_way(rules, category, purpose) for purpose in MOMENTS), key=lambda way: GRADES.index(way.grade))
    only = rules.direction.only_about
    if only is None or category in only.categories:
        return best
    others = (one for one in facts.timeline.events if one.country == rules.direction.responder)
    open_ = set(only.elements) & set(rules.elements) or any(rules.category(one) in only.categories for one in others)
    return replace(
        best,
        grade=best.grade if open_ else "not documented",
        why=(*best.why, only.says),
        citations=tuple(dict.fromkeys((*best.citations, *only.citations))),
    )


def _way(rules: Policy, category: Category, purpose: Purpose) -> _Way:
    ruling = rules.permit(category, purpose)
    answers = next((item for item in rules.direction.answer if item.purpose == purpose), None)
    grade, why = ruling.grade, [ruling.says]
    citations = [*ruling.citations]
    for side in (rules.asked_for(purpose), answers):
        said = side.grade if side else "not documented"
        citations += side.citations if side else ()
        if GRADES.index(said) > GRADES.index(grade):
            grade = said
            why.append(side.says if side else both("No text we could read speaks of asking at such a moment."))
    return _Way(grade, ruling, tuple(why), tuple(dict.fromkeys(citations)))


def _left_out(rules: Policy, facts: Facts) -> Excluded | None:
    """The line that leaves this person out, by the citizenships and permanent residences the file states."""
    citizens, residents = ([str(value) for value in facts.see(name).values] for name in _STATUS)
    return rules.excludes(citizens, residents, MOMENTS[0])


_STATUS = ("nationality", "permanent_resident")
_UNSTATED = {
    "nationality": "The file does not state the nationality.",
    "permanent_resident": "The file does not say whether there is permanent residence anywhere.",
}
_NAMED_BY = {"citizen": "nationality", "national": "nationality", "permanent-resident": "permanent_resident"}


def _not_stated(rules: Policy, facts: Facts) -> Iterator[Text]:
    """Who is left out, where the file does not say whether the applicant is one of them."""
    for name in _STATUS:
        lines = [line for line in rules.arrangement.excluded if _NAMED_BY[line.who] == name]
        if lines and not facts.see(name).values:
            yield both(_UNSTATED[name])
            yield from (line.says for line in lines)


def _closed(rules: Policy, facts: Facts) -> Gate | None:
    """The gate that a claim for protection closes between the two, or None."""
    asker, responder = rules.direction.asker, rules.direction.responder
    claims = [event for event in facts.timeline.events if event.kind == "asylum"]
    shut = {
        "no-answer": any(one.country == responder and asker in one.values("against") for one in claims),
        "no-query": any(one.country == asker and responder in one.values("against") for one in claims),
    }
    return next((gate for gate in rules.direction.gates if shut[gate.closes]), None)


def _counts(key: str, rules: Policy) -> tuple[Text, str]:
    """What a category or matter is called, and how well it is documented that it is told."""
    for category, kind in rules.categories.carried.items():
        if category == key:
            return kind.title, min((_way(rules, category, name).grade for name in MOMENTS), key=GRADES.index)
    return rules.categories.outside[key].title, "not documented"


def _texts(rules: Policy) -> tuple[Citation, ...]:
    """Where the arrangement itself stands."""
    return tuple(dict.fromkeys(one for item in rules.arrangement.instruments for one in item.citations))
