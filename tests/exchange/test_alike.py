"""Somebody who may not be told of and somebody nobody knows: the same answer, of the same length, by the same work."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fivefile.exchange import items, node
from fivefile.model.exchange import Answer
from fivefile.sharing.arrangement import OnlyAbout
from fivefile.sharing.policy import Policy
from fivefile.values.text import same
from tests.simulator import CANDIDATES, Five, by_prints, prints

LEFT_OUT = ["citizen", "resident", "claimant", "dual"]
ONLY_REMOVED = OnlyAbout(("removals",), (), same("only of people removed"))


def crossed(name: str, **changes: Any) -> bytes:
    """The bytes that leave the node when somebody of that name is asked about."""
    five = Five(changes=changes)
    five.ask(by_prints(name))
    return five.crossed[-1]


def plain(data: bytes) -> bytes:
    """The bytes without what differs between any two questions: signature and the digest of the question."""
    whole = json.loads(data)
    whole["signature"] = re.sub(r"[0-9a-f]", "0", whole["signature"])
    whole["payload"] = re.sub(r"[0-9a-f]{64}", "0" * 64, whole["payload"])
    return json.dumps(whole).encode()


@pytest.mark.parametrize("name", LEFT_OUT)
def test_left_out_and_unknown_have_equal_bytes(name: str):
    assert plain(crossed(name)) == plain(crossed("nobody"))
    assert len(crossed(name)) == len(crossed("nobody"))
    assert plain(crossed("known")) != plain(crossed("nobody"))


def test_not_of_this_kind_and_unknown_have_equal_bytes():
    answers = [crossed(name, only_about=ONLY_REMOVED) for name in ("known", "citizen", "nobody")]
    assert len({plain(data) for data in answers}) == len({len(data) for data in answers}) == 1


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the node calls each of its ports, and cuts a record into items."""
    counted: Counter[str] = Counter()

    def count(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*given: Any, **more: Any) -> Any:
            counted[name] += 1
            return call(*given, **more)

        return counting

    for name in ("refuses", "excluded", "closed", "answers_about", "permit", "category"):
        monkeypatch.setattr(Policy, name, count(name, getattr(Policy, name)))
    monkeypatch.setattr(node, "items", count("items", items.items))
    return counted


def work(calls: Counter[str], name: str) -> dict[str, int]:
    five = Five()
    store, finder = five.registries["ca"], five.nodes["ca"].find
    found: list[int] = []

    def finding(*given: Any) -> Any:
        calls["find"] += 1
        candidates = finder(*given)
        found.append(len(candidates))
        return candidates

    object.__setattr__(five.nodes["ca"], "find", finding)
    calls.clear()
    five.ask(by_prints(name))
    assert store.count() > CANDIDATES and found == [CANDIDATES]
    return dict(calls)


@pytest.mark.parametrize("name", [*LEFT_OUT, "known"])
def test_left_out_and_unknown_cost_the_same_work(calls: Counter[str], name: str):
    done, nobody = work(calls, name), work(calls, "nobody")
    # The claimant's record has one event more than the others; everything counted by candidate is alike.
    done.pop("category"), nobody.pop("category")
    assert done == nobody
    assert done["find"] == 1 and done["items"] == done["excluded"] == done["closed"] == CANDIDATES


def test_items_are_cut_even_when_they_are_thrown_away(calls: Counter[str]):
    assert work(calls, "citizen")["category"] == work(calls, "nobody")["category"] == 2 * CANDIDATES


def test_of_a_refused_question_nothing_depends_on_the_person():
    answers = [plain(_refused(name)) for name in ("known", "citizen", "nobody")]
    assert len(set(answers)) == 1


def _refused(name: str) -> bytes:
    five = Five()
    five.ask(by_prints(name), purpose="removal")
    return five.crossed[-1]


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_question_made_of_two_people_tells_nothing_of_the_one_who_is_left_out(name: str):
    """Asked together with somebody known, whoever is left out changes the answer no more than a stranger does."""

    def asked_with(other: str) -> Answer:
        both = replace(by_prints("known"), prints=(prints("known"), prints(other)))
        answer = Five().ask(both).answer
        assert answer is not None
        return replace(answer, query="")

    assert asked_with(name) == asked_with("nobody") and asked_with(name).outcome == "hit"
