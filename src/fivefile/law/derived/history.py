"""Facts that the file's own history answers."""

from __future__ import annotations

import re

from fivefile.law.facts import Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate, add
from fivefile.values.sections import normalise

PETTY = "INA 212(a)(2)(A)(ii)"
ADULT = 18
_CLASS = re.compile(r"\s*([A-Z]{1,2})\s*-?\s*\d", re.IGNORECASE)


def age_at_offence(facts: Facts, event: Event | None) -> Seen:
    """Whether the person was under 18 at the offence: INA 212(a)(2)(A)(ii)(I)."""
    offence, born = facts.see("offence_on", event), facts.see("born")
    ids = (*offence.statements, *born.statements)
    unknown = Seen(statements=ids, open=(*offence.open, *born.open), citation=PETTY)
    done, birth = (seen.values[0] if len(seen.values) == 1 else None for seen in (offence, born))
    if not isinstance(done, PartialDate) or not isinstance(birth, PartialDate):
        return unknown
    if done.latest < add(birth.earliest, years=ADULT):
        return Seen((True,), ids, citation=PETTY)
    return Seen((False,), ids, citation=PETTY) if done.earliest >= add(birth.latest, years=ADULT) else unknown


def names_212a(facts: Facts, event: Event | None) -> Seen:
    """Whether a refusal names some part of INA 212(a), 8 U.S.C. 1182(a)."""
    section = facts.see("section", event)
    if not section.values:
        return Seen(statements=section.statements, open=section.open, citation="INA 212(a)")
    named = any(normalise(str(value)).startswith("212(a)") for value in section.values)
    return Seen((named,), section.statements, citation="INA 212(a)")


def last_step_on(facts: Facts, event: Event | None) -> Seen:
    """The day of the interview or of the last paper sent, whichever is later; failing both, the day of the refusal.

    From it posts reckon the 180 days before an inquiry (221(g) information page of the US Mission in Kazakhstan).
    """
    named = [facts.see(name, event) for name in ("interview_on", "papers_sent_on", "date")]
    days = [value for seen in named for value in seen.values if isinstance(value, PartialDate)]
    ids = tuple(item for seen in named for item in seen.statements)
    opened = tuple(item for seen in named for item in seen.open)
    last = max(days, key=lambda day: (day.latest, day.earliest), default=None)
    return Seen((last,) if last else (), ids, opened, citation="Guidance of posts on INA 221(g)")


def plans_visitor_visa(facts: Facts, _event: Event | None) -> Seen:
    """Whether the class planned is a visitor's, B-1 or B-2: 22 CFR 41.31. A word that is no class leaves it open."""
    planned = facts.see("planned_class")
    letters = {found[1].upper() for value in planned.values if (found := _CLASS.match(str(value)))}
    if len(letters) != 1:
        opened = planned.open or (Open("planned_class"),)
        return Seen(statements=planned.statements, open=opened, citation="22 CFR 41.31")
    return Seen((letters == {"B"},), planned.statements, citation="22 CFR 41.31")


DERIVED: dict[str, Derive] = {
    "under_18_at_offence": age_at_offence,
    "names_212a": names_212a,
    "last_step_on": last_step_on,
    "plans_visitor_visa": plans_visitor_visa,
}
