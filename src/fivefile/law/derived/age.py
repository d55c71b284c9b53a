"""Whether the person was under 18 on the day of something; for any country."""

from __future__ import annotations

from fivefile.law.facts import Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.values.dates import PartialDate, add

ADULT = 18


def under_18(day: str, citation: str | None = None) -> Derive:
    """Whether the person was under 18 on the day that the field `day` of the event gives."""

    def young(facts: Facts, event: Event | None) -> Seen:
        done, born = facts.see(day, event), facts.see("born")
        ids, opened = (*done.statements, *born.statements), (*done.open, *born.open)
        then, birth = (seen.values[0] if len(seen.values) == 1 else None for seen in (done, born))
        if not isinstance(then, PartialDate) or not isinstance(birth, PartialDate):
            return Seen((), ids, opened, citation=citation)
        if then.latest < add(birth.earliest, years=ADULT):
            return Seen((True,), ids, citation=citation)
        grown = then.earliest >= add(birth.latest, years=ADULT)
        return Seen((False,) if grown else (), ids, () if grown else opened, citation=citation)

    return young
