"""The arrangement between two countries as data: one file a pair, both directions, every value with its certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from fivefile.errors import BadData
from fivefile.loading import cited, read_yaml, validate
from fivefile.model.rule import Citation, LegalSource, legal_sources, strict
from fivefile.model.terms import Category, Element, Grade, Purpose
from fivefile.sharing.beliefs import Belief, load_beliefs
from fivefile.sharing.categories import Categories, load_categories
from fivefile.values.dates import PartialDate
from fivefile.values.territories import FIVE, MADE_UP
from fivefile.values.text import Text


@dataclass(frozen=True, slots=True)
class Point:
    """One thing a text says, or does not say: in words, and where it stands."""

    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement, memorandum or regulation on which the exchange rests."""

    title: str
    date: PartialDate | None = None
    says: Text | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Excluded:
    """People of whom neither side tells the other; a record of theirs is answered as if there were none.

    `unless` names purposes for which they are answered about all the same.
    """

    id: str
    who: Literal["citizen", "national", "permanent-resident"]
    of: str
    says: Text
    unless: tuple[Purpose, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class ForPurpose:
    """A purpose for which a question is asked, or answered, and how well that is documented."""

    purpose: Purpose
    grade: Grade
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Carries:
    """A category an answer may carry, and how well that is documented; its policy line is DIRECTION/CATEGORY."""

    category: Category
    grade: Grade
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """An element a query may carry."""

    element: Element
    grade: Grade
    says: Text | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrow:
    """For this purpose an answer carries these categories only."""

    purpose: Purpose
    to: tuple[Category, ...]
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyAbout:
    """People about whom an answer may be given: a record of one of these categories, or found by one of `elements`."""

    categories: tuple[Category, ...]
    elements: tuple[Element, ...]
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """A closed way about people who ask for protection.

    no-query: the asker does not ask a country against which the person claims.
    no-answer: the responder does not tell a country against which the person claimed.
    """

    id: str
    closes: Literal["no-query", "no-answer"]
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is not carried here but may reach the other country in another way; `what` is a key of `outside`."""

    what: str
    grade: Grade
    says: Text
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """What `asker` may ask of `responder`, and what `responder` may answer.

    What is not listed is not documented: a purpose is refused, a category withheld. `refusal` says whether the
    responder may or must refuse on grounds of its own law or interest.
    """

    basis: str
    ask: tuple[ForPurpose, ...]
    answer: tuple[ForPurpose, ...]
    elements: tuple[Asks, ...]
    carries: tuple[Carries, ...]
    narrow: tuple[Narrow, ...] = ()
    only_about: OnlyAbout | None = None
    gates: tuple[Gate, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    refusal: Literal["may", "must", "unknown"] = "unknown"
    refusal_says: Point | None = None
    quota: Point | None = None
    deletion: Point | None = None
    correction: Point | None = None
    retention: Point | None = None
    asker: str = ""
    responder: str = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything known about the exchange between two countries; `unknown` lists what the texts leave open."""

    pair: tuple[str, str]
    title: Text
    summary: Text
    as_of: PartialDate
    instruments: tuple[Instrument, ...]
    excluded: tuple[Excluded, ...]
    directions: Mapping[str, Direction]
    changed: tuple[Point, ...] = ()
    unknown: tuple[Text, ...] = ()

    def direction(self, asker: str, responder: str) -> Direction:
        """What `asker` may ask `responder`; raises KeyError for a country that is no party."""
        return self.directions[f"{asker}-{responder}"]


@dataclass(frozen=True, slots=True)
class Arrangements:
    """All arrangements by their pair, the categories they speak of, beliefs about them, and the sources they cite."""

    pairs: Mapping[frozenset[str], Arrangement]
    categories: Categories
    beliefs: tuple[Belief, ...] = ()
    sources: Mapping[str, LegalSource] = field(default_factory=dict)

    def between(self, one: str, other: str) -> Arrangement | None:
        """The arrangement between two countries; None when there is none."""
        return self.pairs.get(frozenset((one, other)))


strict(Point, Instrument, Excluded, ForPurpose, Carries, Asks, Narrow, OnlyAbout, Gate, Elsewhere, Direction)
strict(Arrangement)


def load_arrangements(root: Path) -> Arrangements:
    """Every arrangement below `root`, checked; raises BadData with file and line at the first mistake."""
    categories = load_categories(root / "categories.yaml")
    value, lines = read_yaml((root / "sources.yaml").read_text(encoding="utf-8"), "sources.yaml")
    sources = legal_sources(value, "sources.yaml", lines)
    found = {}
    for path in sorted(root.glob("??-??.yaml")):
        arrangement = _arrangement(path, categories, sources)
        found[frozenset(arrangement.pair)] = arrangement
    if not found:
        raise BadData(Text("There is no arrangement here.", "这里没有信息交换安排。"), where=str(root))
    return Arrangements(found, categories, load_beliefs(root / "beliefs", categories, sources), sources)


def _arrangement(path: Path, categories: Categories, sources: Mapping[str, LegalSource]) -> Arrangement:
    value, lines = read_yaml(path.read_text(encoding="utf-8"), path.name)
    pair = tuple(path.stem.split("-"))
    if set(pair) - {*FIVE, MADE_UP} or pair[0] >= pair[1]:
        raise BadData("a file is named after two of the five countries, in order of the alphabet", where=path.name)
    ways = {f"{pair[0]}-{pair[1]}", f"{pair[1]}-{pair[0]}"}
    directions = value.get("directions") if isinstance(value, dict) else None
    if not isinstance(directions, dict) or set(directions) != ways:
        raise BadData(f"'directions' must have {' and '.join(sorted(ways))}", where=f"{path.name}:1")
    whole: dict[str, Any] = {**cited(value, sources, path.name, lines), "pair": pair}
    for way, direction in whole["directions"].items():
        if isinstance(direction, dict):
            whole["directions"][way] = {**direction, "asker": way[:2], "responder": way[3:]}
    arrangement: Arrangement = validate(whole, Arrangement, path.name, lines)
    for way, told in arrangement.directions.items():
        for at, item in enumerate(told.elsewhere):
            if item.what not in categories.outside:
                line = lines.get(("directions", way, "elsewhere", at, "what"), 1)
                raise BadData(f"'{item.what}' is not in 'outside' of categories.yaml", where=f"{path.name}:{line}")
        _once(way, told, path.name, lines)
    return arrangement


def _once(way: str, told: Direction, name: str, lines: Mapping[tuple[str | int, ...], int]) -> None:
    """Raise BadData where one list names the same thing twice: nobody could say which line counts."""
    lists: dict[str, list[str]] = {
        "ask": [item.purpose for item in told.ask],
        "answer": [item.purpose for item in told.answer],
        "elements": [item.element for item in told.elements],
        "carries": [item.category for item in told.carries],
        "elsewhere": [item.what for item in told.elsewhere],
    }
    for part, keys in lists.items():
        for at, key in enumerate(keys):
            if key in keys[:at]:
                line = lines.get(("directions", way, part, at), 1)
                raise BadData(f"'{key}' stands twice in {way}.{part}", where=f"{name}:{line}")
