"""The ten arrangements and the beliefs about them, in the order in which they are read; nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from fivefile.casework.report.sharing_ways import Line, Part, Way, both_sides, way
from fivefile.casework.report.sharing_words import how, sentence, the
from fivefile.locale import both
from fivefile.sharing.arrangement import Arrangement, Arrangements
from fivefile.sharing.beliefs import Belief, Status, Topic
from fivefile.sharing.categories import Categories
from fivefile.values.territories import FIVE
from fivefile.values.text import Text

__all__ = ["Cell", "Group", "Line", "PairView", "Part", "Told", "Way", "pair_view", "short_answer", "table", "told"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One direction in the table of all: who asks whom, by what, and the pair it belongs to."""

    asker: str
    responder: str
    pair: str
    how: Text

    @property
    def title(self) -> Text:
        """The direction in words."""
        return sentence(both("{asker} asks {responder}", asker=the(self.asker), responder=the(self.responder)))


@dataclass(frozen=True, slots=True)
class Group:
    """The beliefs of one status, and what that status means."""

    status: Status
    title: Text
    means: Text
    beliefs: tuple[Belief, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What people believe about one topic, by status."""

    topic: Topic
    title: Text
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """One arrangement as it is read: what concerns both sides, then each direction, then what is not known."""

    pair: str
    arrangement: Arrangement
    parts: tuple[Part, ...]
    ways: tuple[Way, ...]


Row = tuple[str, tuple[Cell | None, ...]]


def short_answer() -> tuple[Text, ...]:
    """What the five countries share, in a few sentences."""
    return (
        both(
            "There are ten separate arrangements, one for each pair of the five countries. There is no common database."
        ),
        both(
            "One country asks about one person, and the other answers that question. "
            "As far as the texts show, nothing is broadcast."
        ),
        both("What is searched are immigration records. The police have channels of their own."),
        both("An answer of no match does not mean that there is no record."),
    )


def duty() -> Text:
    """What stands beside every answer about sharing, whatever it is."""
    return both(
        "None of this changes what you must disclose. Answer every question truthfully and in full, "
        "whatever anybody can see."
    )


def table(arrangements: Arrangements) -> tuple[Row, ...]:
    """A row for each country that asks, a cell for each that answers; None for itself and where nothing is known."""
    return tuple((asker, tuple(_cell(arrangements, asker, responder) for responder in FIVE)) for asker in FIVE)


def told(beliefs: tuple[Belief, ...]) -> tuple[Told, ...]:
    """The beliefs by their topic, those about sharing first; a topic that none has is left out."""
    titles: dict[Topic, Text] = {
        "sharing": both("What people believe"),
        "law": both("What people believe about the law"),
    }
    by_topic = ((topic, tuple(one for one in beliefs if one.topic == topic)) for topic in titles)
    return tuple(Told(topic, titles[topic], _groups(ones)) for topic, ones in by_topic if ones)


def _groups(beliefs: tuple[Belief, ...]) -> tuple[Group, ...]:
    """The beliefs by their status, what is documented first; a status that none has is left out."""
    means = {
        "documented": both("A text that could be read says so."),
        "possible": both("The texts that could be read allow it, but do not settle it."),
        "not documented": both("No text that could be read says so. That is no proof that it never happens."),
        "outdated": both("It was so once, and is no longer."),
        "false": both("The texts say otherwise."),
    }
    statuses: tuple[Status, ...] = get_args(Status)
    found = ((status, tuple(one for one in beliefs if one.status == status)) for status in statuses)
    return tuple(Group(status, sentence(both(status)), means[status], ones) for status, ones in found if ones)


def pair_key(arrangement: Arrangement) -> str:
    """The name of a pair as it stands in addresses and commands: ca-us."""
    return "-".join(arrangement.pair)


def pair_view(arrangement: Arrangement, categories: Categories) -> PairView:
    """One arrangement with every line it has; where its lists are silent that is said."""
    first, second = arrangement.pair
    sides = ((first, second), (second, first))
    ways = tuple(way(arrangement.direction(asker, responder), categories) for asker, responder in sides)
    return PairView(pair_key(arrangement), arrangement, both_sides(arrangement), ways)


def _cell(arrangements: Arrangements, asker: str, responder: str) -> Cell | None:
    arrangement = arrangements.between(asker, responder) if asker != responder else None
    if arrangement is None:
        return None
    return Cell(asker, responder, pair_key(arrangement), how(arrangement.direction(asker, responder)))
