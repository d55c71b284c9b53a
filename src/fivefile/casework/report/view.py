"""A dossier put in the order in which it is read; nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from fivefile.casework.report.drawing import Drawing, draw
from fivefile.casework.report.sight import Sight, sights
from fivefile.casework.report.words import Words
from fivefile.law.definitions import Definitions
from fivefile.locale import both, country, day, join
from fivefile.model.evidence import Source, Statement
from fivefile.model.history import Event, Gap
from fivefile.model.outcome import BeliefView, Disclosure, Dossier, Finding, Step
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text, same
from fivefile.values.verdict import Verdict

FIRST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: an event, or time that is not explained or is claimed twice."""

    event: Event | None = None
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form: the questions the file bears on, those only the applicant can answer, what it does not ask as such."""

    country: str
    title: Text
    as_of: str | None
    asked: tuple[Disclosure, ...]
    own: tuple[Disclosure, ...]
    silent: tuple[Disclosure, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the dossier template reads."""

    dossier: Dossier
    words: Words
    drawing: Drawing | None
    entries: tuple[Entry, ...]
    groups: tuple[tuple[Verdict, tuple[tuple[Finding, ...], ...]], ...]
    letters: tuple[tuple[str, Text], ...]
    unlisted: tuple[Finding, ...]
    sights: tuple[Sight, ...]
    forms: tuple[FormSheet, ...]
    claims: dict[str, Statement]

    @property
    def stale(self) -> bool:
        """Whether some volatile fact was last seen too long ago to be relied on."""
        return any(one.stale(self.dossier.on) for one in self.dossier.volatile)

    @property
    def tally(self) -> tuple[tuple[Verdict, int], ...]:
        """How many rules there are of each verdict, without the duties, which are counted apart."""
        counted = [(verdict, sum(group[0].kind != "duty" for group in found)) for verdict, found in self.groups]
        return tuple((verdict, number) for verdict, number in counted if number)

    @property
    def duties(self) -> int:
        """How many duties hold, or may."""
        groups = [group for verdict, found in self.groups if verdict is not Verdict.NO for group in found]
        return sum(group[0].kind == "duty" for group in groups)

    def statements(self, step: Step) -> tuple[Statement, ...]:
        """The claims a step rests on."""
        return tuple(self.claims[one] for one in step.statements if one in self.claims)

    def status(self, belief: BeliefView) -> Text:
        """How a belief stands, in a word."""
        return both(belief.status)

    def sources(self, event: Event) -> tuple[Source, ...]:
        """Where an event stands, each paper once."""
        named = {claim.source.name: claim.source for claim in reversed(event.statements)}
        return tuple(named.values())

    def disputed(self, event: Event) -> tuple[PartialDate, ...]:
        """The days claimed for an event whose papers disagree; none when they do not."""
        values = event.values("date") or event.values("from")
        return tuple(one for one in values if isinstance(one, PartialDate)) if event.start is None else ()

    def about(self, event_id: str | None) -> Text | None:
        """The event of that identifier in a few words, with its date."""
        event = self.dossier.timeline.event(event_id) if event_id else None
        if event is None:
            return None
        told = self.words.event(event)
        days = (event.start,) if event.start else self.disputed(event)
        if not days:
            return told
        when = join([day(one) for one in days], last="or")
        return Text(f"{told.en}, {when.en}", f"{when.zh}{told.zh}")


def view(dossier: Dossier, definitions: Definitions) -> View:
    """`dossier` grouped for reading."""
    words = Words(dossier, definitions)
    groups = [(verdict, _by_rule(dossier.findings, verdict)) for verdict in _ORDER]
    return View(
        dossier,
        words,
        draw(words),
        _entries(dossier),
        tuple((verdict, found) for verdict, found in groups if found),
        letters(dossier.findings),
        tuple(one for one in dossier.findings if only_unlisted(one)),
        sights(dossier),
        _forms(dossier),
        {claim.id: claim for claim in dossier.statements},
    )


_ORDER = (Verdict.YES, Verdict.UNKNOWN, Verdict.NO)


def _by_rule(findings: tuple[Finding, ...], verdict: Verdict) -> tuple[tuple[Finding, ...], ...]:
    """The findings of one verdict; those of one rule about several events stand together.

    Grounds that only a letter could name, and none does, are told in one line by `letters`.
    """
    rules: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        if one.verdict is verdict and (verdict is Verdict.YES or not one.by_letter) and not only_unlisted(one):
            rules.setdefault((one.country, one.rule), []).append(one)
    return tuple(tuple(group) for group in rules.values())


def only_unlisted(finding: Finding) -> bool:
    """Whether nothing in the file bears on it, and it stays open only because a list may lack something."""
    lists = all(item.fact.startswith("list:") and item.kind == "ask" for item in finding.open)
    return finding.verdict is Verdict.UNKNOWN and finding.event is None and not finding.by_letter and lists


def letters(findings: tuple[Finding, ...]) -> tuple[tuple[str, Text], ...]:
    """One line a country (its code, the line) for the grounds that only a decision could name, and none surely does."""
    told = []
    for code in dict.fromkeys(one.country for one in findings if one.by_letter):
        named = [one for one in findings if one.by_letter and one.country == code]
        held = {one.rule for one in named if one.verdict is Verdict.YES}
        maybe = {one.rule for one in named if one.verdict is Verdict.UNKNOWN} - held
        if maybe:
            sentence = (
                "{country}: {number} grounds of refusal hold only where a decision names them. Which section your "
                "decisions name, and whether all of them are in this file, is not known yet."
            )
            told.append((code, both(sentence, country=country(code), number=len(maybe))))
        elif no := {one.rule for one in named} - held:
            sentence = (
                "{country}: {number} other grounds of refusal hold only where a decision names them; no decision in "
                "this file does."
            )
            told.append((code, both(sentence, country=country(code), number=len(no))))
    return tuple(told)


def _entries(dossier: Dossier) -> tuple[Entry, ...]:
    """Events in the order of the timeline, with each gap before the first event that begins after it."""
    line = dossier.timeline
    entries = [Entry(event=event) for event in line.events]
    marks = [Entry(gap=gap) for gap in (*line.gaps, *line.overlaps)]
    for mark in marks:
        assert mark.gap is not None
        place = next((at for at, entry in enumerate(entries) if _after(entry, mark.gap)), len(entries))
        entries.insert(place, mark)
    return tuple(entries)


def _after(entry: Entry, gap: Gap) -> bool:
    if entry.event is None:
        return False
    start = entry.event.start
    return start is None or start.earliest > gap.start.latest


def _forms(dossier: Dossier) -> tuple[FormSheet, ...]:
    def key(item: Disclosure) -> tuple[str, str]:
        return item.country, _text(item.form).en

    sheets = []
    for (code, _), group in groupby(sorted(dossier.disclosures, key=key), key=key):
        items = tuple(group)
        asked = tuple(item for item in items if item.asked and not item.open_to_you)
        own = tuple(item for item in items if item.open_to_you)
        silent = tuple(item for item in items if not item.asked)
        sheets.append(FormSheet(code, _text(items[0].form), items[0].as_of, asked, own, silent))
    return tuple(sheets)


def _text(form: Text | str) -> Text:
    return form if isinstance(form, Text) else same(form)
