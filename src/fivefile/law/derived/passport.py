"""Whether a passport lasts for the planned stay in the United States.

INA 212(a)(7)(B)(i)(I), 8 U.S.C. 1182(a)(7)(B)(i)(I): six months beyond the end of the stay, for a temporary visa. A
passport that counts by agreement as valid for six months longer than it says need only last to that end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fivefile.law.facts import Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.values.dates import PartialDate, add
from fivefile.values.verdict import Verdict

CITATION = "INA 212(a)(7)(B)(i)(I)"
MONTHS = 6
LONGER, IMMIGRANT = "passport_counted_longer", "plans_immigrant_visa"


@dataclass(frozen=True, slots=True)
class End:
    """The last day of the planned stay lies from `low` to `high`; None: as late as may be."""

    low: date
    high: date | None


def too_short(facts: Facts, _event: Event | None) -> Seen:
    """Whether no passport of the file, but for lost ones, lasts long enough; an immigrant visa has no such rule.

    The agreement, other passports and the kind of visa are asked about only once those in the file are too short.
    """
    passports = facts.members("passports")
    ids, end = _statements(facts, passports), _end(facts)
    if passports and end is None:
        return Seen((), ids, facts.see("planned_on").open, citation=CITATION)
    plain, counted = (_enough(facts, passports, end, months) for months in (MONTHS, 0))
    if plain.values or plain.open:
        return replace(plain, statements=ids)
    longer, immigrant, whole = facts.see(LONGER), facts.see(IMMIGRANT), facts.complete("passports")
    if immigrant.values == (True,):
        return Seen((False,), (*ids, *immigrant.statements), citation=CITATION)
    helped = bool(counted.values or counted.open)
    if helped and longer.values == (True,):
        opened = () if counted.values else (*counted.open, *immigrant.open)
        return replace(counted, statements=ids, open=opened)
    opened = (*whole.open, *(longer.open if helped else ()), *immigrant.open)
    return Seen(() if opened else (True,), (*ids, *whole.statements), opened, citation=CITATION)


def _enough(facts: Facts, passports: tuple[Event, ...], end: End | None, months: int) -> Seen:
    """False where a passport lasts so many months beyond the end, open where one may; nothing where none does."""
    if end is None:
        return Seen()
    lasting = {one.id: _lasts(facts, one, end, months) for one in passports}
    if Verdict.YES in lasting.values():
        return Seen((False,), citation=CITATION)
    doubtful = [one for one in passports if lasting[one.id] is Verdict.UNKNOWN]
    opened = [item for one in doubtful for name in ("expires", "lost") for item in facts.see(name, one).open]
    if doubtful:
        opened += [*facts.see("planned_on").open, *facts.see("trip_days").open]
    return Seen((), (), tuple(dict.fromkeys(opened)), citation=CITATION)


def _end(facts: Facts) -> End | None:
    begins, length = facts.see("planned_on").values, facts.see("trip_days").values
    if len(begins) != 1 or not isinstance(begins[0], PartialDate):
        return None
    low, high = begins[0].earliest, begins[0].latest
    if len(length) != 1 or not isinstance(length[0], int):
        return End(low, None)
    return End(add(low, days=max(length[0] - 1, 0)), add(high, days=max(length[0] - 1, 0)))


def _lasts(facts: Facts, passport: Event, end: End, months: int) -> Verdict:
    expires, lost = facts.see("expires", passport).values, facts.see("lost", passport).values
    if lost == (True,):
        return Verdict.NO
    if len(expires) != 1 or not isinstance(expires[0], PartialDate):
        return Verdict.UNKNOWN
    if expires[0].latest < add(end.low, months=months):
        return Verdict.NO
    sure = lost == (False,) and end.high is not None and expires[0].earliest >= add(end.high, months=months)
    return Verdict.YES if sure else Verdict.UNKNOWN


def _statements(facts: Facts, passports: tuple[Event, ...]) -> tuple[str, ...]:
    seen = [facts.see(name, one) for one in passports for name in ("expires", "lost")]
    seen += [facts.see(name) for name in ("planned_on", "trip_days", LONGER)]
    return tuple(dict.fromkeys(item for one in seen for item in one.statements))


DERIVED: dict[str, Derive] = {"passport_too_short": too_short}
