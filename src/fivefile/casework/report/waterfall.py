"""Why two records were linked as a drawing: from the prior, comparison by comparison, to the total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fivefile.casework.report.inquiry_words import bits
from fivefile.locale import both
from fivefile.model.match import Match
from fivefile.values.text import Text

Kind = Literal["prior", "for", "against", "silent", "total"]
LEAST = 0.01
"""Bits; a match that moves less is drawn as nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: its words and weight, and where its bar lies, from `left`, `width` wide, in hundredths of the whole.

    What speaks for one person goes to the right, what speaks against it to the left; "silent" weighs nothing.
    """

    kind: Kind
    says: Text
    weight: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The steps in order, and where zero lies, in hundredths of the whole."""

    bars: tuple[Bar, ...]
    zero: float


def waterfall(match: Match) -> Waterfall:
    """The drawing of a match: each comparison begins where the one before it ended; prior and total begin at zero."""
    steps: list[tuple[Kind, Text, float]] = [("prior", both("starting point (prior)"), match.prior)]
    steps += [(_kind(one.weight), one.says, one.weight) for one in match.compared]
    places, at = [0.0], 0.0
    for _, _, weight in steps:
        at += weight
        places.append(at)
    low, high = min(*places, match.total), max(*places, match.total)
    scale = 100 / (high - low) if high - low > LEAST else 0.0

    def bar(kind: Kind, says: Text, start: float, weight: float) -> Bar:
        left = (min(start, start + weight) - low) * scale
        return Bar(kind, says, bits(weight), round(left, 2), round(abs(weight) * scale, 2))

    bars = [bar(kind, says, start, weight) for (kind, says, weight), start in zip(steps, places, strict=False)]
    return Waterfall((*bars, bar("total", both("total"), 0.0, match.total)), round(-low * scale, 2))


def _kind(weight: float) -> Kind:
    return "for" if weight > 0 else "against" if weight < 0 else "silent"
