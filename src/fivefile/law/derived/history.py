"""Facts that the file's own history answers."""

from __future__ import annotations

import re

from fivefile.law.derived.age import under_18
from fivefile.law.facts import Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.dates import PartialDate
from fivefile.values.sections import normalise

PETTY = "INA 212(a)(2)(A)(ii)"
PAGE = "ceac-status"
NONE = {"none stated", "none"}
_WRITTEN_SHORT = {"6C": "212(a)(6)(C)", "6C1": "212(a)(6)(C)(i)", "6C2": "212(a)(6)(C)(ii)"}
_TOO_SHORT = {"212", "212(a)", "212(a)(6)", *NONE, "refused"}
_TEMPORARY = re.compile(
    r"(?:B-?1|B-?2|C-?1|D|F-[123]|J-?[12]|M-?[123]|H-?1B1?|H-?2[AB]|H-?3|L-?1[AB]?|L-?2|O-?[123]|P-?[1234]|Q-?1|R-?[12]|TN)"
    r"(?:\s*/\s*(?:B-?1|B-?2|D))?",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\s*([A-Z]{1,2})\s*-?\s*\d", re.IGNORECASE)


def names_misrepresentation(facts: Facts, event: Event | None) -> Seen:
    """Whether a refusal names some part of INA 212(a)(6)(C), or 212(a) or 212(a)(6) and no more than that."""
    section = facts.see("section", event)
    law = "INA 212(a)(6)(C)"
    named = [_WRITTEN_SHORT.get(str(value).upper(), normalise(str(value))) for value in section.values]
    if any(value.startswith("212(a)(6)(C)") for value in named):
        return Seen((True,), section.statements, citation=law)
    if not named or any(value in _TOO_SHORT for value in named):
        opened = section.open or (Open("section", event.id if event else None),)
        return Seen(statements=section.statements, open=opened, citation=law)
    return Seen((False,), section.statements, citation=law)


def issued_later(facts: Facts, event: Event | None) -> Seen:
    """Whether a refused application still ended with a visa.

    Not after 214(b) alone: that asks for a new application, so a visa "issued later" on the same one is to be settled.
    """
    later, section, result = (facts.see(name, event) for name in ("later", "section", "result"))
    ids = (*later.statements, *section.statements)
    done = bool(section.values) and all(normalise(str(value)) == "214(b)" for value in section.values)
    if result.values and result.values != ("refused",):
        return Seen((False,), result.statements)
    if done and later.values == ("issued",):
        return Seen((), ids, (Open("later", event.id if event else None, "settle"),), citation="INA 214(b)")
    if done or later.values:
        return Seen((later.values == ("issued",),), ids)
    return Seen((), ids, later.open)


def without_section(facts: Facts, event: Event | None) -> Seen:
    """Whether the letter of a refusal names no section: 22 CFR 41.121. A status page never names one."""
    real, said, ids = _sections(facts, event)
    subject = event.id if event else None
    if real or True in said:
        if False in said:
            return Seen((), ids, (Open("section_stated", subject, "settle"),))
        return Seen((False,), ids)
    if False in said:
        return Seen((True,), ids)
    return Seen((), ids, (Open("section", subject), Open("section_stated", subject)))


def only_refused_shown(facts: Facts, event: Event | None) -> Seen:
    """Whether all that is known of a refusal is the word on the CEAC status page."""
    real, said, ids = _sections(facts, event)
    if real or True in said:
        return Seen((False,), ids)
    if PAGE in said:
        return Seen((True,), ids)
    subject = event.id if event else None
    return Seen((False,), ids) if False in said else Seen((), ids, (Open("section", subject),))


def _sections(facts: Facts, event: Event | None) -> tuple[bool, set[object], tuple[str, ...]]:
    """Whether a section is known, and what letters (yes, no) and the status page say about there being one."""
    assert event is not None
    values = {str(value).lower() for value in facts.see("section", event).values}
    claims = event.claims("section_stated")
    said: set[object] = {PAGE if one.source.kind == PAGE and one.value is False else one.value for one in claims}
    said |= {False for value in values if value in NONE} | {PAGE for value in values if value == "refused"}
    ids = tuple(one.id for one in (*event.claims("section"), *claims))
    return bool(values - NONE - {"refused"}), said, ids


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


def plans_immigrant_visa(facts: Facts, _event: Event | None) -> Seen:
    """No immigrant visa where every class planned is a temporary one of INA 101(a)(15), as forms write it."""
    planned = facts.see("planned_class")
    temporary = [_TEMPORARY.fullmatch(str(value).strip()) is not None for value in planned.values]
    return Seen((False,), planned.statements, citation="INA 101(a)(15)") if temporary and all(temporary) else Seen()


DERIVED: dict[str, Derive] = {
    "agreed_plans_immigrant_visa": plans_immigrant_visa,
    "under_18_at_offence": under_18("offence_on", PETTY),
    "names_misrepresentation": names_misrepresentation,
    "issued_later": issued_later,
    "without_section": without_section,
    "only_refused_shown": only_refused_shown,
    "last_step_on": last_step_on,
    "plans_visitor_visa": plans_visitor_visa,
}
