"""python -m tests.law.second.report FIRST COUNT: where engine and program differ, and the least file that shows it."""

from __future__ import annotations

import sys
from collections import defaultdict
from copy import deepcopy

from tests.law.second import engine
from tests.law.second.made import Situation
from tests.law.second.oracle import Key, NoWorld, ask
from tests.law.second.relaxed import reasons
from tests.law.second.situations import situation


def differences(one: Situation) -> dict[Key, tuple[str, str]]:
    """What the program says and what the engine says, where they differ."""
    said = engine.verdicts(one)[0]
    return {key: (verdict, said[key]) for key, verdict in ask([one])[0].verdicts.items() if said[key] != verdict}


def least(one: Situation, key: Key) -> Situation:
    """The situation with all that is not needed for the same difference left out."""
    wanted = differences(one)[key]
    smaller = True
    while smaller:
        smaller = False
        for without in _less(one, key):
            try:
                same = differences(without).get(key) == wanted
            except NoWorld:
                continue
            if same:
                one, smaller = without, True
                break
    return one


def _less(one: Situation, key: Key) -> list[Situation]:
    found = []
    for at, event in enumerate(one.events):
        if event.id != key[1]:
            found.append(deepcopy(one))
            del found[-1].events[at]
    for name in sorted(one.complete):
        found.append(deepcopy(one))
        found[-1].complete = one.complete - {name}
    for at, event in enumerate((one.person, *one.events)):
        for name in event.said:
            if name != "eighteenth":
                found.append(deepcopy(one))
                less = (found[-1].person, *found[-1].events)[at].said
                del less[name]
                if name == "born":
                    del less["eighteenth"]
    return found


def main(first: int, count: int) -> None:
    """Print one example of each kind of difference."""
    made = [situation(number) for number in range(first, first + count)]
    said = [(one, answers.verdicts, engine.verdicts(one)[0]) for one, answers in zip(made, ask(made), strict=True)]
    found: dict[tuple[str, str, str], list[tuple[Situation, Key]]] = defaultdict(list)
    for (one, program, answers), why in zip(said, reasons(said), strict=True):
        for key in why:
            if key[1] is not None or not any(other != key and other[0] == key[0] for other in why):
                found[key[0], f"program {program[key]}, engine {answers[key]}", why[key]].append((one, key))
    for kind in sorted(found):
        one, key = found[kind][0]
        print(*kind, len(found[kind]), sep=": ")
        print(f"  {key[1]}: {least(one, key)}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
