"""One arrangement put into headed lines: what is said, how well it is documented, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fivefile.casework.report.sharing_words import element, purpose, sentence, the
from fivefile.locale import both, day, join
from fivefile.model.rule import Citation
from fivefile.model.terms import CATEGORIES, PURPOSES, Grade
from fivefile.sharing.arrangement import Arrangement, Direction, ForPurpose, Point
from fivefile.sharing.categories import Categories
from fivefile.values.text import Text, same, sentences


@dataclass(frozen=True, slots=True)
class Line:
    """One thing an arrangement says: about what, how well documented (None: no matter of degree), and where.

    What needs no heading has `says` alone.
    """

    about: Text | None
    grade: Grade | None = None
    says: Text | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def head(self) -> Text:
        """What it is known by: what it is about, else what it says."""
        return self.about or self.says or same("")

    @property
    def verify(self) -> bool:
        """Whether something it rests on could not be confirmed."""
        return any(one.verify for one in self.citations)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading."""

    title: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One direction: what `asker` may ask, and what `responder` may answer."""

    asker: str
    responder: str
    title: Text
    basis: str
    parts: tuple[Part, ...]


def both_sides(arrangement: Arrangement) -> tuple[Part, ...]:
    """What concerns both directions: what it rests on, what has changed, who is left out, what is not known."""
    nobody = (Line(None, says=both("No text that could be read leaves anybody out.")),)
    parts = (
        Part(both("Who is left out"), tuple(_excluded(arrangement)) or nobody),
        Part(both("What has changed"), tuple(Line(None, None, one.says, one.citations) for one in arrangement.changed)),
        Part(both("What it rests on"), tuple(_instruments(arrangement))),
        Part(both("What is not known"), tuple(Line(None, None, one) for one in arrangement.unknown)),
    )
    return tuple(part for part in parts if part.lines)


def way(direction: Direction, categories: Categories) -> Way:
    """One direction under its headings; a heading without lines is left out."""
    asker, responder = the(direction.asker), the(direction.responder)
    title = sentence(both("{asker} asks, {responder} answers", asker=asker, responder=responder))
    parts = (
        Part(both("What a question is asked for"), _purposes(direction.ask)),
        Part(both("What a question is answered for"), _purposes(direction.answer)),
        Part(both("What a question may say of the person"), _elements(direction)),
        Part(both("What an answer may carry"), _carried(direction, categories)),
        Part(both("When an answer carries less"), tuple(_limits(direction, categories))),
        Part(both("Where a claim for protection closes the way"), tuple(_gates(direction))),
        Part(both("Other ways than this exchange"), tuple(_elsewhere(direction, categories))),
        Part(both("Refusing, deleting, correcting, keeping"), _care(direction)),
    )
    kept = tuple(part for part in parts if part.lines)
    return Way(direction.asker, direction.responder, title, direction.basis, kept)


def _instruments(arrangement: Arrangement) -> Iterable[Line]:
    for one in arrangement.instruments:
        told = [text for text in (day(one.date) if one.date else None, one.says) if text]
        yield Line(same(one.title), None, sentences(*told) if told else None, one.citations)


def _excluded(arrangement: Arrangement) -> Iterable[Line]:
    for one in arrangement.excluded:
        told = [one.says]
        if one.unless:
            unless = join([purpose(name) for name in one.unless])
            told.append(both("They are answered about all the same for: {purposes}.", purposes=unless))
        yield Line(None, None, sentences(*told), one.citations)


def _purposes(listed: Iterable[ForPurpose]) -> tuple[Line, ...]:
    known = {item.purpose: item for item in listed}
    lines = [
        Line(purpose(name), item.grade, item.says, item.citations)
        for name, item in sorted(known.items(), key=lambda pair: PURPOSES.index(pair[0]))
    ]
    return (*lines, *_silent([purpose(name) for name in PURPOSES if name not in known]))


def _elements(direction: Direction) -> tuple[Line, ...]:
    lines = [Line(element(item.element), item.grade, item.says, item.citations) for item in direction.elements]
    return tuple(lines) or _silent([both("anything")])


def _carried(direction: Direction, categories: Categories) -> tuple[Line, ...]:
    known = {item.category: item for item in direction.carries}
    lines = [
        Line(categories.carried[name].title, item.grade, item.says, item.citations)
        for name, item in sorted(known.items(), key=lambda pair: CATEGORIES.index(pair[0]))
    ]
    return (*lines, *_silent([categories.carried[name].title for name in CATEGORIES if name not in known]))


def _silent(left: list[Text]) -> tuple[Line, ...]:
    """What no text names, in one line; nothing when nothing is left."""
    if not left:
        return ()
    return (Line(_listed(left), "not documented", both("No text that could be read names this for this direction.")),)


def _listed(texts: Iterable[Text]) -> Text:
    """Titles one after another; they hold commas of their own."""
    found = list(texts)
    return Text("; ".join(text.en for text in found), "；".join(text.zh for text in found))


def _limits(direction: Direction, categories: Categories) -> Iterable[Line]:
    for narrow in direction.narrow:
        left = _listed(categories.carried[name].title for name in narrow.to)
        only = both("What is left: {categories}.", categories=left)
        yield Line(purpose(narrow.purpose), None, sentences(narrow.says, only), narrow.citations)
    if direction.only_about is not None:
        yield Line(both("about whom"), None, direction.only_about.says, direction.only_about.citations)


def _gates(direction: Direction) -> Iterable[Line]:
    for gate in direction.gates:
        names = {"asker": the(direction.asker), "responder": the(direction.responder)}
        shut = {
            "no-query": both("{asker} does not ask", **names),
            "no-answer": both("{responder} does not tell", **names),
        }
        yield Line(sentence(shut[gate.closes]), None, gate.says, gate.citations)


def _elsewhere(direction: Direction, categories: Categories) -> Iterable[Line]:
    for item in direction.elsewhere:
        yield Line(categories.outside[item.what].title, item.grade, item.says, item.citations)


def _care(direction: Direction) -> tuple[Line, ...]:
    """What is done with a question and its answer; what no text says is called not known."""
    refusing = {
        "may": both("The answering side may refuse."),
        "must": both("The answering side must refuse where its law or interest requires it."),
        "unknown": None,
    }[direction.refusal]
    points = (
        _point(both("refusing"), direction.refusal_says, refusing),
        _point(both("deleting"), direction.deletion),
        _point(both("correcting"), direction.correction),
        _point(both("keeping"), direction.retention),
        _point(both("how many questions"), direction.quota),
    )
    return points


def _point(about: Text, point: Point | None, first: Text | None = None) -> Line:
    told = [text for text in (first, point.says if point else None) if text]
    says = sentences(*told) if told else both("Not known from the texts that could be read.")
    return Line(about, None, says, point.citations if point else ())
