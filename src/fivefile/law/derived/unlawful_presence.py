"""Days of unlawful presence in the United States, stay by stay.

INA 212(a)(9)(B)(ii)-(iv), 8 U.S.C. 1182(a)(9)(B): counted from the day after the authorised stay ends (or from an
entry without inspection), the day of departure included; not before 1 April 1997, not under 18, not while a bona
fide asylum application is pending without unauthorised work; a timely, non-frivolous request to extend or change
stops the count for 120 days, and what follows while it is pending is unknown until somebody says how it counts.
Admitted for duration of status (D/S): only from the day after a formal finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fivefile.law.derived.age import ADULT
from fivefile.law.derived.stay import FIELDS, FIXED, ONE, WITHOUT, Stay
from fivefile.law.facts import Between, Derive, Facts, Seen
from fivefile.locale import both
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate, add

CITATION = "INA 212(a)(9)(B)(ii)-(iv)"
VOID = "INA 222(g)(1)"
EFFECTIVE = date(1997, 4, 1)
TOLLING_DAYS = 120
ASKED_AFTER_DAYS = 180
"""Above so many days protection is asked about. Whether a bar runs is for the number in the rule to say."""
Days = tuple[date, date]
"""A run of days, both ends included."""


@dataclass(frozen=True, slots=True)
class Count:
    """Days counted under one reading of the facts, whether they make a full year, and the first and last of them."""

    days: int = 0
    year: bool = False
    span: Days | None = None


def days(facts: Facts, event: Event | None) -> Seen:
    """The days of unlawful presence in this stay, as a range where the facts or the law leave it open."""
    stay = _stay(facts, event)
    low, high = fewest(stay), most(stay)
    ids = statements(stay)
    if low.days != high.days:
        if any(stay.begins(admission, False) == date.min for admission in stay.admissions):
            return Seen(statements=ids, open=stay.ask(), citation=CITATION)  # no upper limit worth showing
        note = both("Counted from {low} to {high} days", low=low.days, high=high.days)
        return Seen((Between(low.days, high.days),), ids, stay.ask(), note, CITATION)
    note = both("No day of unlawful presence")
    if high.span:
        note = both("Counted from {begins} to {ends}, both included", begins=high.span[0], ends=high.span[1])
    return Seen((Between(low.days, high.days),), ids, note=note, citation=CITATION)


def full_year(facts: Facts, event: Event | None) -> Seen:
    """Whether the days counted make one year: as many as lie between the first day counted and its anniversary."""
    stay = _stay(facts, event)
    low, high = fewest(stay), most(stay)
    note = both("A year is read as the days from the first day counted to the day before its anniversary")
    if low.year != high.year:
        return Seen((), statements(stay), stay.ask(), note, CITATION)
    return Seen((low.year,), statements(stay), note=note, citation=CITATION)


def overstayed(facts: Facts, event: Event | None) -> Seen:
    """Whether the stay went past its authorised end by a day or more: INA 222(g)(1), 8 U.S.C. 1202(g)(1).

    An entry without inspection has no authorised end to go past.
    """
    stay = _stay(facts, event)
    ids = statements(stay)
    if stay.disputed("on_time"):
        return Seen((), ids, stay.ask_end(), citation=VOID)
    if stay.admissions == (FIXED,) and stay.said("on_time") is False:
        return Seen((True,), ids, citation=VOID)
    sure, possible = (
        [admission != WITHOUT and _went_past(stay, admission, least) for admission in stay.admissions]
        for least in (True, False)
    )
    if all(sure) == any(possible):
        return Seen((all(sure),), ids, citation=VOID)
    return Seen((), ids, stay.ask_end(), citation=VOID)


def departed(facts: Facts, event: Event | None) -> Seen:
    """Whether the person has left by the day of the assessment: both bars of INA 212(a)(9)(B)(i) begin on departure."""
    stay = _stay(facts, event)
    left, ongoing = stay.see("to"), stay.see("ongoing")
    ids = (*left.statements, *ongoing.statements)
    day = stay.day("to")
    if stay.contradictory:
        return Seen((), ids, (Open("ongoing", stay.event.id, "settle"),), citation=CITATION)
    if day is None and ongoing.values != (True,):
        return Seen((), ids, (*left.open, *ongoing.open), citation=CITATION)
    if day is None or day.earliest > facts.on:
        return Seen((False,), ids, citation=CITATION)
    return Seen((True,) if day.latest <= facts.on else (), ids, left.open, citation=CITATION)


def protection(facts: Facts, event: Event | None) -> Seen:
    """What protects the stay: INA 212(a)(9)(B)(iii)(III)-(V). It is asked only of a stay that would bring a bar."""
    stay = _stay(facts, event)
    said = stay.see("protected")
    asked = said.open if fewest(stay).days > ASKED_AFTER_DAYS or any(one.kind == "settle" for one in said.open) else ()
    return Seen(said.values, said.statements, () if said.values else asked, citation=CITATION)


def _stay(facts: Facts, event: Event | None) -> Stay:
    if event is None:
        raise TypeError("days of unlawful presence are counted stay by stay")
    return Stay(facts, event)


def statements(stay: Stay) -> tuple[str, ...]:
    """What the counting of a stay rests on."""
    seen = [*(stay.see(name) for name in FIELDS), stay.facts.see("born")]
    return tuple(dict.fromkeys(item for one in seen for item in one.statements))


def _went_past(stay: Stay, admission: str, least: bool) -> bool:
    begins, left = stay.begins(admission, least), stay.left(least)
    if begins is None or left is None:
        return False
    waits = [wait for wait in _pending(stay, admission, least) if wait[0] <= begins <= wait[1]]
    return left >= begins and not any(wait[1] >= left for wait in waits)


def fewest(stay: Stay, whole: bool = False) -> Count:
    """The count under the reading with the fewest days; `whole` leaves out none of the days the law excepts."""
    counts = [_count(stay, admission, sure=True, whole=whole) for admission in stay.admissions]
    least = min(counts, key=lambda count: count.days)
    return Count(least.days, all(count.year for count in counts), least.span)


def most(stay: Stay, whole: bool = False) -> Count:
    """The count under the reading with the most days; `whole` leaves out none of the days the law excepts."""
    counts = [_count(stay, admission, sure=False, whole=whole) for admission in stay.admissions]
    longest = max(counts, key=lambda count: count.days)
    return Count(longest.days, any(count.year for count in counts), longest.span)


def _count(stay: Stay, admission: str, *, sure: bool, whole: bool) -> Count:
    begins, left = stay.begins(admission, sure), stay.left(sure)
    adult = date.min if whole else _adult_on(stay.facts, sure)
    if begins is None or left is None or adult is None:
        return Count()
    runs = [(max(begins, EFFECTIVE, adult), left)]
    excepted = () if whole else (*_asylum(stay, sure), *_tolled(stay, admission, sure))
    for pause in (*excepted, *_pending(stay, admission, sure)):
        runs = [part for run in runs for part in _without(run, pause)]
    runs = [(first, last) for first, last in runs if first <= last]
    if not runs:
        return Count()
    total = sum((last - first).days + 1 for first, last in runs)
    first = runs[0][0]
    return Count(total, total >= (add(first, years=1) - first).days, (first, runs[-1][1]))


def _without(run: Days, pause: Days) -> Iterator[Days]:
    if pause[1] < run[0] or pause[0] > run[1] or pause[0] > pause[1]:
        yield run
        return
    if run[0] < pause[0]:
        yield run[0], pause[0] - ONE
    if pause[1] < run[1]:
        yield pause[1] + ONE, run[1]


def _adult_on(facts: Facts, sure: bool) -> date | None:
    born = facts.see("born").values
    if len(born) != 1 or not isinstance(born[0], PartialDate):
        return None if sure else date.min
    return add(born[0].latest if sure else born[0].earliest, years=ADULT)


def _asylum(stay: Stay, sure: bool) -> Iterator[Days]:
    claimed = stay.said("asylum_claimed")
    begins, ends = stay.day("asylum_pending_from"), stay.day("asylum_pending_to")
    if claimed is False or not _no_work(stay, sure):
        return
    if sure:
        yield begins.earliest if begins else date.min, ends.latest if ends else date.max
    elif claimed and begins and ends:
        yield begins.latest, ends.earliest


def _request(stay: Stay, admission: str, sure: bool) -> Days | None:
    """The days after the authorised end on which a timely request to extend or change was pending; None for none."""
    until, decided = stay.until(admission), stay.day("extension_decided_on")
    timely = stay.said("extension_timely")
    if admission == WITHOUT or stay.extension is False:
        return None
    if timely is False or not _no_work(stay, sure):
        return None
    begins = stay.begins(admission, sure)
    if sure:
        return begins or date.min, decided.latest if decided else date.max
    if until and begins and timely and decided and stay.extension and stay.granted is not None:
        return begins, decided.earliest
    return None


def _tolled(stay: Stay, admission: str, sure: bool) -> Iterator[Days]:
    """The 120 days that the statute itself leaves out."""
    pending = _request(stay, admission, sure)
    if pending and pending[0] > date.min:
        yield pending[0], min(pending[1], pending[0] + timedelta(days=TOLLING_DAYS - 1))


def _pending(stay: Stay, admission: str, sure: bool) -> Iterator[Days]:
    """All the time of waiting, where it is (or, for the fewest days, may be) counted as authorised stay."""
    authorised = stay.said("pending_time_authorised")
    pending = _request(stay, admission, sure)
    if pending and (authorised or (sure and authorised is None)):
        yield pending


def _no_work(stay: Stay, sure: bool) -> bool:
    """Whether unauthorised work can be left out: surely none, or (for the fewest days) none that anyone stated."""
    worked = stay.said("worked_unlawfully")
    return worked is False or (sure and worked is None)


DERIVED: dict[str, Derive] = {
    "unlawful_days": days,
    "unlawful_full_year": full_year,
    "overstayed": overstayed,
    "departed": departed,
    "protection": protection,
}
