"""Why two records may be about one person: the explanation is the object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fivefile.values.text import Text

Band = Literal["sure", "maybe", "unlikely"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: the level reached, its weight in bits (log2 m/u; 0 when one side says nothing), in words.

    `says` names the level and never the values compared, so it may be shown where values may not.
    """

    comparison: str
    level: str
    weight: float
    says: Text


@dataclass(frozen=True, slots=True)
class Match:
    """How much two records speak for one person: prior + weights = total (bits), and the probability of that total.

    It belongs to a pair of records, never to a person. `band` is where the model's two thresholds put the total.
    """

    left: str
    right: str
    prior: float
    compared: tuple[Compared, ...]
    total: float
    probability: float
    band: Band
    model: str
