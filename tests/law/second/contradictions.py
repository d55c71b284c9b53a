"""Files in which one word does not fit the rest, and what they would say if one word fewer stood in them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from random import Random

from tests.law.second.days import ONLY_IF
from tests.law.second.made import Made, Situation
from tests.law.second.oracle import Answers, NoWorld, ask
from tests.law.second.situations import LISTS, situation

WORDS = frozenset({"ongoing", "on_time", "earlier_removals", *(word for word, _ in ONLY_IF.values())})


def contradicted(number: int) -> tuple[Situation, Made] | None:
    """The situation of that number with one yes or no turned, and the event it is of, if no world fits it any more."""
    one = situation(number)
    places = [
        (event, word)
        for event in one.events
        for word, said in event.said.items()
        if word in WORDS and said in ("yes", "no")
    ]
    if not places:
        return None
    event, word = Random(number).choice(places)
    event.said[word] = "no" if event.said[word] == "yes" else "yes"
    return None if _answers(one) else (one, event)


def possible(one: Situation, turned: Made) -> dict[str, set[str]]:
    """By rule, every answer about the event that is possible once one word of the file is taken back.

    It is a word of that event, or that the list of such events is complete. The readings the engine does not have are
    left out: what only they contradict is no contradiction for it.
    """
    found: dict[str, set[str]] = {}
    for less in _less(one, turned):
        answers = _answers(less)
        for (rule, event), verdicts in answers.possible.items() if answers else ():
            if event == turned.id:
                found.setdefault(rule, set()).update(verdicts)
    return found


def _less(one: Situation, turned: Made) -> Iterator[Situation]:
    for word in turned.said:
        if word != "country":
            less = deepcopy(one)
            event = next(event for event in less.events if event.id == turned.id)
            del event.said[word]
            yield less
    less = deepcopy(one)
    less.complete -= {LISTS[turned.kind]}
    yield less


def _answers(one: Situation) -> Answers | None:
    try:
        return ask([one])[0]
    except NoWorld:
        return None
