"""The law engine and the program of *.lp, each written from the law by itself, answer alike.

Where they do not, `python -m tests.law.second.report 0 560` shows the least file for each kind of difference.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from tests.law.second import engine
from tests.law.second.contradictions import contradicted, possible
from tests.law.second.made import Situation
from tests.law.second.oracle import Answers, ask
from tests.law.second.relaxed import UNEXPLAINED, reasons
from tests.law.second.situations import situation

MANY = 560
SETS = [pytest.param(0, id="quick"), *(pytest.param(at, marks=pytest.mark.slow) for at in range(1, 9))]
COARSER = 100
"""Of so many answers, one at most may be left open though the program settles it."""


@cache
def answered(part: int) -> list[tuple[Situation, Answers]]:
    """So many situations, and what the program says of them."""
    made = [situation(number) for number in range(part * MANY, (part + 1) * MANY)]
    return list(zip(made, ask(made), strict=True))


@pytest.mark.parametrize("part", SETS)
def test_both_answer_alike(part):
    said = []
    for one, answers in answered(part):
        verdicts, sending = engine.verdicts(one)
        assert sending == {event: answers.due.get(event) for event in answers.sending}, str(one)
        said.append((one, answers.verdicts, verdicts))
    firm: list[str] = []
    left_open: Counter[str] = Counter()
    differ = [each for each in said if any(each[2][key] != verdict for key, verdict in each[1].items())]
    for (one, program, verdicts), why in zip(differ, reasons(differ), strict=True):
        left_open.update(reason for key, reason in why.items() if verdicts[key] == "unknown")
        firm += [
            f"{key}: engine {verdicts[key]}, program {program[key]} ({reason}): {one}"
            for key, reason in why.items()
            if verdicts[key] != "unknown"
        ]
    assert firm == []
    asked = sum(len(program) for _, program, _ in said)
    assert left_open.total() * COARSER < asked and left_open[UNEXPLAINED] * COARSER * 5 < asked, left_open


@pytest.mark.parametrize("part", [pytest.param(0, id="quick"), pytest.param(1, marks=pytest.mark.slow)])
def test_a_file_that_contradicts_itself_gives_no_answer_that_one_word_less_would_turn(part):
    found = 0
    for number in range(part * 25, (part + 1) * 25):
        turned = contradicted(number)
        if turned is None:
            continue
        one, event = turned
        said, _ = engine.verdicts(one)
        for rule, answers in possible(one, event).items():
            assert said[rule, event.id] == "unknown" or answers == {said[rule, event.id]}, (
                f"{rule} of {event.id}: {one}"
            )
            found += 1
    assert found > 20


def test_the_situations_reach_every_answer_of_every_rule():
    seen = {(rule, verdict) for _, answers in answered(0) for (rule, _), verdict in answers.verdicts.items()}
    assert {(rule, verdict) for rule in engine.RULES for verdict in ("yes", "no", "unknown")} <= seen
