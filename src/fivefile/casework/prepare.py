"""The first of the two flows: everything a file says on one day, in one pass, as one pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fivefile import __version__
from fivefile.casework import conflicts, disclosure, factors, interview, plan, questions, timeline
from fivefile.casework.beliefs import beliefs
from fivefile.casework.intake import Extraction
from fivefile.casework.visibility import visibility
from fivefile.law.assess import assess
from fivefile.law.definitions import Definitions
from fivefile.law.evaluate import SECTION
from fivefile.law.facts import Derive, Facts
from fivefile.law.rulebook import Rulebook
from fivefile.law.values import known_section
from fivefile.locale import both
from fivefile.model.evidence import Source, Statement
from fivefile.model.outcome import Disclosure, Dossier
from fivefile.model.sheets import VisaClass, Volatile
from fivefile.sharing.arrangement import Arrangements
from fivefile.values.territories import MADE_UP
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict

PLANNED, CLASS = "planned_country", "planned_class"


@dataclass(frozen=True, slots=True)
class Library:
    """What the law says: every rulebook by country, the words they use, the functions that compute facts, and what the
    countries may tell each other.
    """

    rulebooks: Mapping[str, Rulebook]
    definitions: Definitions
    derived: Mapping[str, Derive]
    arrangements: Arrangements


def prepare(case: str, extraction: Extraction, library: Library, on: date, destinations: tuple[str, ...]) -> Dossier:
    """The dossier of one case on the day `on`, for the `destinations` asked about (ISO codes; empty: as planned).

    Reads no clock, file or network. What was not read is in `unread`; what this version does not answer is said.
    """
    facts = _facts(extraction.statements, library, on)
    declared = conflicts.declared_otherwise(facts, library.rulebooks.values())
    against = conflicts.denials(facts, declared)
    facts = _facts((*extraction.statements, *against), library, on) if against else facts
    events = facts.timeline
    countries = destinations or _planned(facts, library)
    books = [library.rulebooks[country] for country in countries]
    views = {book.country: _bound_for(book.country, facts) for book in books}
    found = tuple(finding for book in books for finding in assess(book, views[book.country]))
    disclosed = tuple(item for book in books for item in disclosure.disclosures([book], views[book.country]))
    unread = (*extraction.problems, *conflicts.uncompared(facts, library.rulebooks.values()))
    if unread:
        disclosed = tuple(_with_caution(item) for item in disclosed)
    asked = questions.questions(facts, found, disclosed)
    disputed = conflicts.conflicts(facts, declared, found, disclosed)
    return Dossier(
        case=case,
        title=extraction.title,
        applicant=extraction.applicant,
        on=on,
        destinations=countries,
        timeline=events,
        event_titles={event.id: library.definitions.events[event.kind].title for event in events.events},
        statements=facts.statements,
        papers=extraction.papers,
        findings=found,
        questions=asked,
        conflicts=disputed,
        disclosures=disclosed,
        factors=tuple(item for book in books for item in factors.factors([book], views[book.country])),
        interview=tuple(item for book in books for item in interview.interview([book], views[book.country])),
        plan=plan.plan(found, asked, disputed, on),
        duties=plan.duties(),
        unread=unread,
        visibility=visibility(facts, library.arrangements, countries, disclosed),
        beliefs=beliefs(facts, library.arrangements, countries),
        visa_classes=tuple(one for book in books if (one := _class(book, views[book.country])) is not None),
        volatile=tuple(one for book in books for one in _volatile(book, views[book.country])),
        not_answered=(*_unknown_sections(facts), *(text for book in books for text in book.head.not_modelled)),
        versions=_versions(books, library.arrangements),
    )


def _facts(statements: tuple[Statement, ...], library: Library, on: date) -> Facts:
    events = timeline.build(statements, library.definitions, on)
    return Facts(events, statements, library.definitions, on, library.derived)


def _bound_for(country: str, facts: Facts) -> Facts:
    """The facts of a person who applies to `country`: what is asked of the file, whatever it plans."""
    if facts.see(PLANNED).values == (country,):
        return facts
    asked = Statement("applicant", PLANNED, country, Source("", "question", "--for"), country, by="asked")
    kept = tuple(claim for claim in facts.statements if claim.property != PLANNED)
    return Facts(facts.timeline, (*kept, asked), facts.definitions, facts.on, facts.derived)


def _with_caution(item: Disclosure) -> Disclosure:
    """A "no" is only as good as what was read."""
    if item.answer is not Verdict.NO:
        return item
    because = both("{reason} But not everything in this file could be read: read that first.", reason=item.because)
    return replace(item, because=because)


def _planned(facts: Facts, library: Library) -> tuple[str, ...]:
    """The country the file plans for; else those whose decisions it holds; else every real one."""
    planned = tuple(str(value) for value in facts.see(PLANNED).values if value in library.rulebooks)
    if planned:
        return planned
    decided = {event.country for event in facts.timeline.events if event.kind == "determination"}
    real = tuple(country for country in library.rulebooks if country != MADE_UP)
    return tuple(country for country in real if country in decided) or real


def _class(book: Rulebook, facts: Facts) -> VisaClass | None:
    """The class of visa the file plans for, where the book describes it."""
    named = [str(value) for value in facts.see(CLASS).values]
    return next((one for name in named if (one := book.visa_class(name)) is not None), None)


def _volatile(book: Rulebook, facts: Facts) -> Iterable[Volatile]:
    """What changes without notice and bears on the class planned for; all of it while no class is known."""
    planned = _class(book, facts)
    for fact in book.volatile:
        if planned is None or not fact.classes or any(book.visa_class(name) == planned for name in fact.classes):
            yield fact


def _unknown_sections(facts: Facts) -> Iterable[Text]:
    """A line for each section that a decision names and no rulebook has."""
    for event in facts.timeline.events:
        for value in event.values(SECTION):
            if not known_section(str(value), facts.definitions.sections):
                sentence = (
                    "{event}: it names {section}, which no rulebook of this version has. Nothing is said about what it "
                    "means: ask the authority, or a licensed lawyer, and keep the letter."
                )
                yield both(sentence, event=facts.describe(event), section=str(value))


def _versions(books: Iterable[Rulebook], arrangements: Arrangements) -> dict[str, str]:
    days = [one.as_of for one in arrangements.pairs.values()]
    told = {"arrangements": str(max(days, key=lambda day: day.latest))} if days else {}
    return {"fivefile": __version__, **{f"rulebook {book.country}": str(book.head.as_of) for book in books}, **told}
