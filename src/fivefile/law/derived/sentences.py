"""The prison sentences of the whole file, added up."""

from __future__ import annotations

from fivefile.law.evaluate import nothing_else
from fivefile.law.facts import NO_LIMIT, Between, Derive, Facts, Seen
from fivefile.model.history import Event
from fivefile.model.outcome import Open
from fivefile.values.verdict import Verdict

CITATION = "INA 212(a)(2)(B)"
CONVICTIONS = "convictions"


def sentences_added(facts: Facts, _event: Event | None) -> Seen:
    """The months of prison imposed by all convictions together, purely political ones apart: INA 212(a)(2)(B).

    A range where it is not known whether an offence was purely political. A sentence that nobody stated, or a list
    that may not be complete, leaves no upper limit; where nothing is sure either, nothing is said.
    """
    low = high = 0
    limited, ids, opened = True, [], list[Open]()
    for event in facts.members(CONVICTIONS):
        political, sentence = facts.see("political", event), facts.see("sentence_months", event)
        ids += [*political.statements, *sentence.statements]
        if political.values == (True,) or sentence.values == (0,):
            continue
        opened += [*political.open, *sentence.open]
        months = sentence.values[0] if len(sentence.values) == 1 else None
        if not isinstance(months, int):
            limited = False
            continue
        high += months
        low += months if political.values == (False,) else 0
    rest = nothing_else(CONVICTIONS, facts)
    ids += rest.statements
    if rest.verdict is not Verdict.NO:
        limited, opened = False, [*opened, *rest.open]
    found, known = tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(opened))
    if limited:
        return Seen((Between(low, high),), found, known, citation=CITATION)
    return Seen((Between(low, NO_LIMIT),) if low else (), found, known, citation=CITATION)


DERIVED: dict[str, Derive] = {"sentences_added": sentences_added}
"""Facts that several convictions make together."""
