"""A linkage model: what each level of each comparison speaks for or against, loaded from one file and checked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import Field

from fivefile.errors import BadData
from fivefile.linkage.comparisons import COMPARISONS, Comparison
from fivefile.linkage.names import UNSAID
from fivefile.loading import Lines, read_yaml, validate
from fivefile.model.match import Band
from fivefile.model.rule import strict
from fivefile.values.text import Text

MODELS = Path(__file__).with_name("models")
Share = Annotated[float, Field(gt=0, le=1)]
Bits = Annotated[float, Field(allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Level:
    """One level: the share of pairs at it among pairs of one person (`m`) and of two people (`u`), and its words."""

    says: Text
    m: Share | None = None
    u: Share | None = None

    @property
    def weight(self) -> float:
        """log2(m/u) in bits; 0 for "unsaid". The one place where a weight is made."""
        return math.log2(self.m / self.u) if self.m and self.u else 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A comparison with its levels by name."""

    comparison: Comparison
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class LinkageModel:
    """How pairs of records are weighed; `trained` says whether its numbers come from pairs, `made` how, in words.

    `prior` and the thresholds are bits: a total from `sure` up is sure, from `maybe` up maybe, below it unlikely.
    """

    id: str
    made: Text
    trained: bool
    prior: float
    sure: float
    maybe: float
    comparisons: Mapping[str, Weighed]

    def band(self, total: float) -> Band:
        """Where the two thresholds put a total."""
        if total >= self.sure:
            return "sure"
        return "maybe" if total >= self.maybe else "unlikely"


@dataclass(frozen=True, slots=True)
class _Written:
    made: Text
    trained: bool
    prior: Bits
    sure: Bits
    maybe: Bits
    comparisons: Mapping[str, Mapping[str, Level]]


strict(Level, _Written)


def load_model(path: Path, comparisons: Mapping[str, Comparison] = COMPARISONS) -> LinkageModel:
    """The model of one file, named as the file; raises BadData with file and line for numbers that cannot be meant."""
    value, lines = read_yaml(path.read_text(encoding="utf-8"), path.name)
    told: _Written = validate(value, _Written, path.name, lines)
    file = _File(path.name, lines)
    if not told.prior < told.maybe < told.sure:
        raise file.bad("a pair without evidence must be unlikely: prior < maybe < sure", "maybe")
    file.lists(told.comparisons, comparisons, "comparisons")
    weighed = {}
    for name, comparison in comparisons.items():
        levels = told.comparisons[name]
        file.lists(levels, (*comparison.levels, UNSAID), "comparisons", name)
        file.orders(levels, comparison.levels, "comparisons", name)
        weighed[name] = Weighed(comparison, levels)
    return LinkageModel(path.stem, told.made, told.trained, told.prior, told.sure, told.maybe, weighed)


@dataclass(frozen=True, slots=True)
class _File:
    """Where things stand in the file, to name the line of a mistake."""

    name: str
    lines: Lines

    def bad(self, what: str, *path: str) -> BadData:
        return BadData(what, where=f"{self.name}:{self.lines.get(path, 1)}")

    def lists(self, told: Iterable[str], meant: Iterable[str], *path: str) -> None:
        """Raise BadData unless the file names exactly what the code has."""
        for name in sorted(set(told) - set(meant)):
            raise self.bad(f"'{name}' is not defined in linkage/comparisons.py", *path, name)
        for name in sorted(set(meant) - set(told)):
            raise self.bad(f"'{name}' is missing here", *path)

    def orders(self, levels: Mapping[str, Level], best_first: tuple[str, ...], *path: str) -> None:
        """Raise BadData unless every level but "unsaid" has both shares, and no level outweighs a better one."""
        for name, level in levels.items():
            if (name == UNSAID) != (level.m is None) or (level.m is None) != (level.u is None):
                raise self.bad(f"'{name}': give m and u, and neither for '{UNSAID}'", *path, name)
        for better, worse in pairwise(best_first):
            if levels[worse].weight > levels[better].weight:
                raise self.bad(f"'{worse}' weighs more than '{better}', which is the better level", *path, worse)
