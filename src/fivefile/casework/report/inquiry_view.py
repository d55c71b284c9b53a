"""An inquiry in the order in which an officer reads it; what the plain text and the page both lay out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from fivefile.casework.inquiry_notes import reached
from fivefile.casework.judged import Judged
from fivefile.casework.prepare import Library
from fivefile.casework.report import inquiry_words as words
from fivefile.casework.report.inquiry_words import Word
from fivefile.casework.report.sharing_words import how
from fivefile.casework.report.waterfall import Waterfall, waterfall
from fivefile.law.facts import Facts
from fivefile.locale import both, country
from fivefile.model.exchange import Answer, Reply, Withheld
from fivefile.model.history import Timeline
from fivefile.model.inquiry import Declared, Inquiry, Known, Own, Way
from fivefile.model.match import Match
from fivefile.model.outcome import InterviewQuestion
from fivefile.model.records import Judgement, Opinion
from fivefile.model.terms import CATEGORIES, Category
from fivefile.values.text import Text, sentences

Pairs = tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What was disclosed of one record under one category by one policy line."""

    title: Text
    line: str
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A record that may be the applicant's: why (`fall`), what a person judged, and whether it is taken as theirs.

    `told` is what a partner disclosed of it; `says` and `events` are what a record of the asking authority holds.
    """

    anchor: str
    record: str
    match: Match
    fall: Waterfall
    judgement: Judgement | None
    judged: Text | None
    taken: bool
    told: tuple[Told, ...] = ()
    says: Pairs = ()
    events: tuple[Text, ...] = ()
    corrects: str | None = None

    @property
    def band(self) -> Text:
        """Where the total lies, in words."""
        return words.band(self.match.band)

    @property
    def opinion(self) -> Opinion | None:
        """What was judged last."""
        return self.judgement.opinion if self.judgement else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A category that is withheld, whether or not there is anything of the kind."""

    title: Text
    withheld: Withheld


@dataclass(frozen=True, slots=True)
class Place:
    """One authority and everything that came from it. `code` is its anchor; `state` a name for its outcome.

    `word` is that outcome in words; `why` is the reason where there is one.
    """

    code: str
    own: bool
    state: str
    word: Word
    why: Text | None
    links: tuple[Link, ...]
    way: Way | None = None
    carried: Pairs | None = None
    kept: tuple[Kept, ...] = ()

    @property
    def counts(self) -> tuple[Text, Text]:
        """How many items were disclosed, and how many categories withheld."""
        items = sum(len(told.items) for link in self.links for told in link.told)
        return both("items disclosed: {count}", count=items), both("categories withheld: {count}", count=len(self.kept))

    @property
    def short(self) -> Text:
        """The outcome, its meaning and its reason in sentences."""
        return sentences(self.word.whole, *([self.why] if self.why else []))


@dataclass(frozen=True, slots=True)
class Line:
    """A known event, who holds it, and the anchor of why its record is linked."""

    known: Known
    holder: Text
    anchor: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A known event beside every question of a form that concerns it."""

    line: Line
    questions: tuple[tuple[Declared, Word], ...]


@dataclass(frozen=True, slots=True)
class InquiryView:
    """The whole: places begin with the asking authority; `reached` is empty when every partner answered."""

    inquiry: Inquiry
    places: tuple[Place, ...]
    reached: tuple[Text, ...]
    known: tuple[tuple[Text, tuple[Line, ...]], ...]
    declared: tuple[Beside, ...]
    questions: tuple[tuple[Text, tuple[InterviewQuestion, ...]], ...]


def inquiry_view(inquiry: Inquiry, library: Library) -> InquiryView:
    """The inquiry as it is laid out; `library` gives the words for categories, events and arrangements."""
    order = _Order(inquiry, library)
    places = (order.own(), *map(order.partner, inquiry.replies))
    anchors = {(place.code, link.match.left, link.match.right): link.anchor for place in places for link in place.links}

    def line(item: Known) -> Line:
        anchor = anchors.get((item.authority, item.match.left, item.match.right), item.authority)
        return Line(item, country(item.authority), anchor)

    carried = [*CATEGORIES, None]
    by_category = sorted(inquiry.known, key=lambda one: carried.index(one.category))
    done = all(reply.delivery == "answered" for reply in inquiry.replies)
    return InquiryView(
        inquiry,
        places,
        () if done else tuple(reached(inquiry.replies)),
        tuple((order.title(name), tuple(map(line, group))) for name, group in groupby(by_category, _category)),
        tuple(
            Beside(line(group[0].known), tuple((one, words.against(one.against)) for one in group))
            for group in (list(found) for _, found in groupby(inquiry.declared, lambda one: one.known.event.id))
        ),
        tuple((sheet, tuple(group)) for sheet, group in groupby(inquiry.questions, lambda one: one.sheet)),
    )


def _category(item: Known) -> Category | None:
    return item.category


class _Order:
    """One inquiry being laid out."""

    def __init__(self, inquiry: Inquiry, library: Library) -> None:
        self.inquiry, self.library = inquiry, library
        self.facts = Facts(Timeline(), (), library.definitions, inquiry.at.date(), library.derived)
        self.judged = Judged(inquiry.judgements, (inquiry.id, inquiry.case))

    def title(self, category: Category | None) -> Text:
        if category is None:
            return both("what no arrangement speaks of")
        return self.library.arrangements.categories.carried[category].title

    def own(self) -> Place:
        """The asking authority: what its own registry holds of whoever may be the applicant."""
        links = tuple(self.held(item, at) for at, item in enumerate(self.inquiry.own, 1))
        word = both(
            "records found: {count}; taken as the applicant's: {taken}",
            count=len(links),
            taken=sum(one.taken for one in links),
        )
        if not links:
            word = both("Nothing was found there that may be the applicant's.")
        return Place(self.inquiry.asker, True, "found" if links else "nothing", Word(word), None, links)

    def held(self, item: Own, at: int) -> Link:
        record, known = item.record, self.library.definitions.events
        return replace(
            self.link(item.match, record.id, f"{self.inquiry.asker}-{at}"),
            says=words.person(record.identity, self.library),
            events=tuple(self.facts.summary(event) for event in record.events if event.kind in known),
            corrects=record.corrects,
        )

    def link(self, match: Match, record: str, anchor: str) -> Link:
        last = self.judged.last(match)
        told = words.judged(last) if last else None
        return Link(anchor, record, match, waterfall(match), last, told, self.judged.taken(match))

    def partner(self, reply: Reply) -> Place:
        """One partner: what became of the question, and what it answered."""
        answer, way = reply.answer, self.inquiry.ways.get(reply.partner)
        state: str = reply.delivery
        word, why = words.delivery(reply.delivery), reply.why
        if answer is not None:
            state = answer.outcome
            word, why = words.outcome(answer.outcome), self.reason(reply.partner, answer)
        asked = reply.query is not None and reply.delivery != "not asked"
        return Place(
            reply.partner,
            False,
            state.replace(" ", "-"),
            word,
            why,
            tuple(self.links(reply)),
            way,
            words.person(reply.query.identity, self.library) if asked and reply.query else None,
            tuple(Kept(self.title(one.category), one) for one in answer.withheld) if answer else (),
        )

    def reason(self, partner: str, answer: Answer) -> Text | None:
        if answer.reason is None:
            return None
        found = self.library.arrangements.between(self.inquiry.asker, partner)
        return words.reason(
            answer.reason, how(found.direction(self.inquiry.asker, partner)) if found else both("not known")
        )

    def links(self, reply: Reply) -> Iterator[Link]:
        for at, match in enumerate(reply.answer.matches if reply.answer else (), 1):
            link = self.link(match, match.right, f"{reply.partner}-{at}")
            yield replace(link, told=tuple(self.told(reply.answer, match.right)))

    def told(self, answer: Answer | None, record: str) -> Iterator[Told]:
        """What was disclosed of one record, one entry for each category and line, in the order in which it came."""
        items = (item for item in answer.disclosed if item.record == record) if answer else ()
        for (category, line), group in groupby(items, lambda one: (one.category, one.line)):
            says = tuple(words.disclosed(one, self.library, self.facts) for one in group)
            yield Told(self.title(category), line, says)
