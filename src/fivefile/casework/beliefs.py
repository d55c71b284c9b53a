"""What people believe about sharing, where this file touches it, and what the sources say."""

from __future__ import annotations

from fivefile.casework.matters import HELD, matter
from fivefile.law.facts import Facts
from fivefile.model.outcome import BeliefView
from fivefile.sharing.arrangement import Arrangements
from fivefile.sharing.beliefs import Belief


def beliefs(facts: Facts, arrangements: Arrangements, destinations: tuple[str, ...]) -> tuple[BeliefView, ...]:
    """The beliefs about events like those of the file, between the countries in question, in their own order.

    General ones, about no kind of event, belong to the page on sharing.
    """
    touched = _touched(facts, arrangements, destinations)
    return tuple(
        BeliefView(one.id, one.says, one.status, one.why, one.citations)
        for one in arrangements.beliefs
        if any(_is_about(one, *way) for way in touched)
    )


def _touched(facts: Facts, arrangements: Arrangements, destinations: tuple[str, ...]) -> set[tuple[str, str, str]]:
    """As what each event counts, who holds a record of it, and who might ask, wherever the two have an arrangement."""
    found = set()
    for event in facts.timeline.events:
        holder = event.country
        if event.kind not in HELD or holder is None:
            continue
        what = matter(event, facts, arrangements.categories)
        keys: tuple[str, ...] = (what.category,) if what.category else what.outside
        askers = [one for one in destinations if one != holder and arrangements.between(one, holder)]
        found |= {(key, holder, asker) for key in keys for asker in askers}
    return found


def _is_about(belief: Belief, key: str, holder: str, asker: str) -> bool:
    fits_holder = not belief.holders or holder in belief.holders
    return key in belief.about and fits_holder and (not belief.askers or asker in belief.askers)
