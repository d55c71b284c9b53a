"""What an officer of one authority sees after asking: what came back, and nothing of the applicant's own file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from fivefile import __version__
from fivefile.casework import timeline
from fivefile.casework.declared import declared, filings
from fivefile.casework.inquiry_notes import notes
from fivefile.casework.intake import Extraction
from fivefile.casework.interview import interview
from fivefile.casework.judged import Judged
from fivefile.casework.prepare import PLANNED, Library
from fivefile.casework.report.sharing_words import element, the
from fivefile.law.evaluate import member
from fivefile.law.facts import Facts
from fivefile.law.rulebook import Rulebook
from fivefile.locale import both
from fivefile.model.evidence import Statement
from fivefile.model.exchange import Disclosed, Reply
from fivefile.model.history import Event, Timeline
from fivefile.model.inquiry import Inquiry, Known, Own, Way
from fivefile.model.outcome import InterviewQuestion
from fivefile.model.people import PERSON
from fivefile.model.records import Judgement
from fivefile.model.sheets import InterviewItem
from fivefile.model.terms import Purpose
from fivefile.sharing.arrangement import Arrangements, Asks
from fivefile.sharing.policy import policy
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict

PLAN = (PLANNED, "planned_class", "purpose", "planned_on")
PASSPORT = ("nationality", "born", "sex", "birth_country")
SHEETS: dict[Purpose, str] = {"arrival": "border"}
"""The sheet of interview questions for a purpose; "visa" for all others."""


@dataclass(frozen=True, slots=True)
class Back:
    """What came back to `asker` about one case, unjudged: its own records, the replies, and earlier judgements.

    A judgement may name the applicant's side of a match by the case, by this inquiry, or as the match does.
    """

    id: str
    case: str
    asker: str
    purpose: Purpose
    at: datetime
    own: tuple[Own, ...]
    replies: tuple[Reply, ...]
    judgements: tuple[Judgement, ...] = ()


def inquiry(extraction: Extraction, back: Back, library: Library) -> Inquiry:
    """Everything an officer of `back.asker` may see: what is known, what was declared to it, what to ask.

    Of the applicant's file it reads the forms filed with the asker, the plan if it is for that country, and what the
    passport shows. Raises KeyError for an asker without a rulebook. Reads no clock, file or network.
    """
    book, on = library.rulebooks[back.asker], back.at.date()
    nothing = Facts(Timeline(), (), library.definitions, on, library.derived)
    judged = Judged(back.judgements, (back.id, back.case))
    # A search also brings records that are not the applicant's, so that all searches are alike.
    likely = (item for item in back.own if item.match.band != "unlikely" or judged.taken(item.match))
    back = replace(back, own=tuple(likely))
    told = (*_of_own(back, judged, library.arrangements, nothing), *_of_partners(back, judged, nothing))
    known = tuple(sorted(told, key=_order))
    shown = tuple(_shown(extraction.statements, back.asker))
    claims = (*shown, *(claim for item in known for claim in item.event.statements))
    facts = Facts(Timeline(tuple(item.event for item in known)), claims, library.definitions, on, library.derived)
    file = timeline.build(extraction.statements, library.definitions, on)
    filed = filings((*file.events, *(item.event for item in known if item.authority == back.asker)), book)
    compared = declared(known, filed.filed, book, facts)
    sheet = SHEETS.get(back.purpose, "visa")
    made = Inquiry(
        id=back.id,
        case=back.case,
        applicant=extraction.applicant,
        asker=back.asker,
        purpose=back.purpose,
        at=back.at,
        own=back.own,
        replies=back.replies,
        ways={reply.partner: _way(reply.partner, back, library) for reply in back.replies},
        known=known,
        declared=compared,
        questions=_questions(sheet, book, facts),
        judgements=back.judgements,
        versions=_versions(book, back, library.arrangements),
    )
    return replace(made, notes=notes(made, judged, filed.unlike, any(one.id == sheet for one in book.interview)))


def told_of(item: Disclosed) -> Event | None:
    """The event that a partner disclosed; None when what it disclosed is who the person is."""
    claims = tuple(claim for claim in item.statements if claim.subject == f"event:{item.event}")
    kind = next((str(claim.value) for claim in claims if claim.property == "kind"), None)
    return Event(item.event, kind, claims) if kind is not None else None


def _of_own(back: Back, judged: Judged, arrangements: Arrangements, words: Facts) -> Iterator[Known]:
    """Events of the authority's own records that are taken as the applicant's, but for records since corrected."""
    corrected = {item.record.corrects for item in back.own}
    for item in back.own:
        if item.record.id in corrected or not judged.taken(item.match):
            continue
        for event in item.record.events:
            if event.kind in words.definitions.events:
                named = replace(event, id=f"{back.asker}/{item.record.id}/{event.id}")
                category = arrangements.categories.carried_as(event)
                yield Known(back.asker, category, named, words.summary(event), item.match)


def _of_partners(back: Back, judged: Judged, words: Facts) -> Iterator[Known]:
    """Events that partners disclosed on a hit, but for records that a person judged to be somebody else's."""
    for reply in back.replies:
        answer = reply.answer
        if answer is None or answer.outcome != "hit":
            continue
        matches = {match.right: match for match in answer.matches}
        for item in answer.disclosed:
            event, match = told_of(item), matches.get(item.record)
            if event is None or match is None or judged.different(match):
                continue
            if event.kind in words.definitions.events:
                named = replace(event, id=f"{reply.partner}/{item.record}/{event.id}")
                yield Known(reply.partner, item.category, named, words.summary(event), match)


def _order(item: Known) -> tuple[date, str]:
    """By the earliest day any paper gives; what has no date comes last."""
    return min((day.earliest for day in item.event.dates), default=date.max), item.event.id


def _shown(statements: tuple[Statement, ...], asker: str) -> Iterator[Statement]:
    """What the applicant puts before the officer: the passport, and the plan if it is for this country."""
    mine = [claim for claim in statements if claim.subject == PERSON]
    planned = {claim.value for claim in mine if claim.property == PLANNED}
    shown = (*PASSPORT, *(PLAN if planned == {asker} else ()))
    return (claim for claim in mine if claim.property in shown)


def _way(partner: str, back: Back, library: Library) -> Way:
    arrangements = library.arrangements
    arrangement = arrangements.between(back.asker, partner)
    asker, other = the(back.asker), the(partner)
    if arrangement is None:
        none = both("This version holds no arrangement between {one} and {other}.", one=asker, other=other)
        return Way(partner, none, "not documented", none, ())
    rules = policy(arrangement, arrangements.categories, back.asker, partner)
    elements = tuple(_element(item) for item in rules.direction.elements if item.element in rules.elements)
    asks = rules.asked_for(back.purpose)
    if asks is None:
        says = both(
            "No text that could be read says that {asker} asks {partner} for this purpose.", asker=asker, partner=other
        )
        return Way(partner, arrangement.title, "not documented", says, elements)
    return Way(partner, arrangement.title, asks.grade, asks.says, elements, asks.citations)


def _element(item: Asks) -> Text:
    """An element in words, marked where it is not documented."""
    what = element(item.element)
    if item.element == "fingerprints":
        what = both("{what} (a made-up enrolment reference stands in for them)", what=what)
    return what if item.grade == "documented" else both("{what} ({grade})", what=what, grade=both(item.grade))


def _questions(sheet: str, book: Rulebook, facts: Facts) -> tuple[InterviewQuestion, ...]:
    """The questions of the sheet: first those that what is known leads to, then those asked of everybody."""
    sheets = tuple(one for one in book.interview if one.id == sheet)
    items = {item.id: item for one in sheets for item in one.questions}
    asked = interview((replace(book, interview=sheets),), facts)
    return tuple(sorted(asked, key=lambda one: not _led_to(items[one.id], facts)))


def _led_to(item: InterviewItem, facts: Facts) -> bool:
    return item.when is not None or any(
        member(name, facts, event).verdict is Verdict.YES for name in item.lists for event in facts.members(name)
    )


def _versions(book: Rulebook, back: Back, arrangements: Arrangements) -> dict[str, str]:
    found = {"fivefile": __version__, f"rulebook {book.country}": str(book.head.as_of)}
    for reply in back.replies:
        arrangement = arrangements.between(back.asker, reply.partner)
        if arrangement is not None:
            found[f"arrangement {'-'.join(arrangement.pair)}"] = str(arrangement.as_of)
    return found
