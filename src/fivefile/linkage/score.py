"""How much two identities speak for one person, and why, in one pass."""

from __future__ import annotations

import math

from fivefile.linkage.model import LinkageModel
from fivefile.model.match import Compared, Match
from fivefile.model.people import Identity


def score(model: LinkageModel, left: Identity, right: Identity, left_id: str, right_id: str) -> Match:
    """The match of two identities: each comparison with its level and weight, their sum with the prior, the band.

    What one side does not say weighs nothing.
    """
    compared = []
    for name, weighed in model.comparisons.items():
        reached = weighed.comparison.compare(left, right)
        level = weighed.levels[reached]
        compared.append(Compared(name, reached, level.weight, level.says))
    total = model.prior + math.fsum(one.weight for one in compared)
    probability = 1 / (1 + 2.0**-total)
    return Match(left_id, right_id, model.prior, tuple(compared), total, probability, model.band(total), model.id)
