"""Coming back without being admitted: the permanent bar of INA 212(a)(9)(C), 8 U.S.C. 1182(a)(9)(C).

It meets somebody who enters, or tries to enter, without being admitted after more than one year of unlawful presence
in all (over every earlier stay, not before 1 April 1997) or after a removal. Consent to reapply can be asked for ten
years after the last departure.

Whether days that the three-year and ten-year bars except (under 18, family unity, an asylum application, the 120
days) count here is told by no text we hold: where it makes a difference, the answer is unknown until a lawyer says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fivefile.law.derived.stay import WITHOUT, Stay
from fivefile.law.derived.unlawful_presence import Count, departed, fewest, most, statements
from fivefile.law.evaluate import member, nothing_else, unlisted
from fivefile.law.facts import Derive, Facts, Seen
from fivefile.locale import both
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate, add
from fivefile.values.verdict import Verdict

CITATION = "INA 212(a)(9)(C)"
EXCEPTED, FAMILY = "excepted_days_count", "family-unity"
CAUGHT, EXPEDITED = "caught-without-inspection", "expedited-removal"
STAYS, REMOVALS, BORDER = "us_stays", "us_removals", "us_border_attempts"
ROOT, ENDED = "removals", "stays_ended_by_removal"
Whether = bool | None
"""Yes, no, or (None) not known."""


@dataclass(frozen=True, slots=True)
class _Total:
    """Days over several stays: the fewest, the most, and the first day surely counted."""

    low: int = 0
    high: int = 0
    first: date | None = None

    def plus(self, low: Count, high: Count) -> _Total:
        firsts = [day for day in (self.first, low.span[0] if low.span else None) if day]
        return _Total(self.low + low.days, self.high + high.days, min(firsts, default=None))

    @property
    def over_a_year(self) -> Whether:
        """Whether it is more than one year, read as the days from the first counted up to its anniversary."""
        if self.low == self.high and self.first:
            return self.low > (add(self.first, years=1) - self.first).days
        if self.low > 366:
            return True
        return False if self.high <= 365 else None


@dataclass(frozen=True, slots=True)
class _Totals:
    """The total in three readings: the least and the most that is left out as excepted, and nothing left out.

    The first two differ where nobody said whether family unity protected a stay.
    """

    least: _Total = _Total()
    usual: _Total = _Total()
    whole: _Total = _Total()

    def plus(self, stay: Stay, sure: bool) -> _Totals:
        """With the days of one more stay, which counts surely or perhaps."""
        none, shelter = Count(), stay.see("protected").values
        usual = (none, none) if shelter == (FAMILY,) else (fewest(stay), most(stay))
        least = usual if shelter else (none, usual[1])
        read = ((self.least, least), (self.usual, usual), (self.whole, (fewest(stay, True), most(stay, True))))
        return _Totals(*(total.plus(low if sure else none, high) for total, (low, high) in read))

    def over_a_year(self, said: tuple[object, ...]) -> Whether:
        """The answer all readings share that are possible by what was `said` about excepted days."""
        kept = (
            [self.whole] if said == (True,) else [self.least, self.usual, *([] if said == (False,) else [self.whole])]
        )
        answers = {total.over_a_year for total in kept}
        return answers.pop() if len(answers) == 1 else None


def year_in_all_before(facts: Facts, event: Event | None) -> Seen:
    """Whether more than one year of unlawful presence in all lies before this entry, or attempt to enter."""
    assert event is not None
    totals, ids = _Totals(), list[str]()
    opened: list[Open] = []
    shelters: list[Open] = []
    for other in facts.members(STAYS):
        belongs, earlier = member(STAYS, facts, other), _before(other, event)
        stay = Stay(facts, other)
        if other.id == event.id or belongs.verdict is Verdict.NO or earlier is False or not most(stay, True).days:
            continue
        totals = totals.plus(stay, earlier is True and belongs.verdict is Verdict.YES)
        ids += statements(stay)
        opened += [*belongs.open, *(() if earlier else undated(other, event))]
        opened += stay.ask() if _open(stay) else ()
        shelters += () if stay.see("protected").values else stay.see("protected").open
    said, rest = facts.see(EXCEPTED), nothing_else(STAYS, facts)
    verdict = totals.over_a_year(said.values)
    if verdict is not True and rest.verdict is not Verdict.NO:
        verdict, opened = None, [*opened, *rest.open]
    if said.values != (True,) and totals.usual.over_a_year is True and totals.least.over_a_year is not True:
        opened += shelters
    if totals.usual.over_a_year != totals.whole.over_a_year:
        opened += said.open
    return answer(verdict, tuple(dict.fromkeys(ids)), opened, totals.usual if verdict is not False else None)


def _open(stay: Stay) -> bool:
    """Whether it is not known exactly how many days of the stay count."""
    return any(fewest(stay, whole).days != most(stay, whole).days for whole in (False, True))


def answer(verdict: Whether, ids: tuple[str, ...], opened: list[Open], total: _Total | None) -> Seen:
    """A yes or no, or what would settle it, with the days it rests on."""
    note = both("Counted from {low} to {high} days", low=total.low, high=total.high) if total and total.high else None
    if verdict is None:
        return Seen((), ids, tuple(dict.fromkeys(opened)), note, CITATION)
    return Seen((verdict,), ids, note=note, citation=CITATION)


def removed_before(facts: Facts, event: Event | None) -> Seen:
    """Whether the United States removed the person before this entry, or attempt to enter.

    An inspection that ended in expedited removal counts as a removal, whether or not it stands among the removals; a
    stay that ended in one does, unless the list of removals is said to be complete without it.
    """
    assert event is not None
    opened: list[Open] = []
    for other, told in _removals(facts):
        earlier, here = _before(other, event), american(facts, other)
        if other.id == event.id or earlier is False or here is False or told is False:
            continue
        if earlier and here and told:
            return Seen((True,), tuple(claim.id for claim in other.statements), citation=CITATION)
        opened += facts.see("country", other).open if here is None else ()
        opened += [] if earlier else undated(other, event)
        opened += facts.see("outcome", other).open if told is None and other.kind == "encounter" else ()
        opened += [Open(f"list:{ROOT}", other.id, "settle")] if told is None and other.kind == "stay" else ()
    opened += facts.complete(ROOT).open
    return answer(None if opened else False, facts.complete(ROOT).statements, opened, None)


def _removals(facts: Facts) -> Iterator[tuple[Event, Whether]]:
    """Every event that is, tells of, or may tell of a removal, and whether it does."""
    yield from ((one, True) for one in facts.members(ROOT))
    for one in facts.members(BORDER):
        outcome = facts.see("outcome", one).values
        yield one, (outcome == (EXPEDITED,)) if outcome else None
    disputed = unlisted(ROOT, facts) if facts.complete(ROOT).values else ()
    for one in facts.members(ENDED):
        if member(ENDED, facts, one).verdict is Verdict.YES:
            yield one, None if one in disputed else True


def american(facts: Facts, event: Event) -> Whether:
    """Whether it was in the United States, or done by them."""
    countries = facts.see("country", event).values
    return countries == ("us",) if len(countries) == 1 else None


def entered_without_admission(facts: Facts, event: Event | None) -> Seen:
    """Whether the person came in for this stay without being admitted."""
    assert event is not None
    seen, ways = facts.see("admission", event), Stay(facts, event).admissions
    if WITHOUT not in ways or ways == (WITHOUT,):
        return Seen((WITHOUT in ways,), seen.statements, citation=CITATION)
    return Seen((), seen.statements, seen.open, citation=CITATION)


def tried_without_admission(facts: Facts, event: Event | None) -> Seen:
    """Whether this event at the border was an attempt to come in without being admitted.

    Who presents himself for inspection asks to be admitted, however it ends.
    """
    outcome, between = facts.see("outcome", event), facts.see("without_inspection", event)
    if outcome.values in ((CAUGHT,), (EXPEDITED,)):
        caught = outcome.values == (CAUGHT,)
        ids = (*outcome.statements, *between.statements)
        return Seen((True,), ids) if caught else Seen(between.values, ids, between.open)
    return Seen((False,) if outcome.values else (), outcome.statements, outcome.open)


def last_departure(facts: Facts, _event: Event | None) -> Seen:
    """The last day on which the file has the person leave the United States; none while a stay there goes on."""
    days: list[PartialDate] = []
    ids: list[str] = []
    for kind, other in _leavings(facts):
        if kind == STAYS and departed(facts, other).values != (True,):
            left = departed(facts, other)
            return Seen((), left.statements, left.open, citation=CITATION)
        seen = facts.see("to" if kind == STAYS else "date", other)
        days += [value for value in seen.values if isinstance(value, PartialDate)]
        ids += seen.statements
    last = max(days, key=lambda day: (day.latest, day.earliest), default=None)
    return Seen((last,) if last else (), tuple(ids), citation=CITATION)


def _leavings(facts: Facts) -> Iterator[tuple[str, Event]]:
    for name in (STAYS, REMOVALS, BORDER):
        for event in facts.members(name):
            if member(name, facts, event).verdict is Verdict.YES:
                yield name, event


def _before(one: Event, other: Event) -> Whether:
    """Whether `one` began before the other; None where the dates leave it open."""
    if one.start is None or other.start is None:
        return None
    if one.start.latest < other.start.earliest:
        return True
    return False if one.start.earliest >= other.start.latest else None


def undated(*events: Event) -> list[Open]:
    """The dates that would tell which came first."""
    return [
        Open("from" if event.kind == "stay" else "date", event.id, "settle" if event.disputed else "ask")
        for event in events
        if event.start is None or not event.start.exact
    ]


DERIVED: dict[str, Derive] = {
    "year_in_all_before": year_in_all_before,
    "removed_before": removed_before,
    "entered_without_admission": entered_without_admission,
    "tried_without_admission": tried_without_admission,
    "last_us_departure": last_departure,
}
