"""What is true of a node under each of the real arrangements, in both directions and for every purpose."""

from __future__ import annotations

from functools import cache

import pytest

from fivefile.exchange.asker import make_query
from fivefile.exchange.message import digest, write_answer, write_query
from fivefile.exchange.node import Answered, answer
from fivefile.model.evidence import Value
from fivefile.model.terms import PURPOSES, Purpose
from fivefile.sharing.arrangement import load_arrangements
from fivefile.sharing.policy import Policy, policy
from fivefile.store.registry import Registry
from fivefile.values.dates import PartialDate
from tests.exchange.test_asker import WHOLE
from tests.exchange.test_node import EVERY
from tests.house import PACKAGE
from tests.simulator import NOON, PlainFinder, keys_of, record

ALL = load_arrangements(PACKAGE / "arrangements")
WAYS = sorted(way for pair in ALL.pairs.values() for way in pair.directions)

each_way = pytest.mark.parametrize("way", WAYS)


def rules(way: str) -> Policy:
    asker, responder = way.split("-")
    pair = ALL.between(asker, responder)
    assert pair is not None
    return policy(pair, ALL.categories, asker, responder)


@cache
def registry(status: str = "nationality", value: str = "cn", *, held: bool = True) -> Registry:
    """Nine others, and one person with everything there is to hold, of this status."""
    said: dict[str, Value] = {"name__surname": "CHEN", "name__given": "Meili", "born": PartialDate(1990, 4, 1)}
    said |= {"sex": "f", "prints": WHOLE.prints[0], status: value}
    store = Registry()
    others = [record(f"other-{at}", events={"refusal": EVERY["refusal"]}, nationality="cn") for at in range(9)]
    store.add((one, keys_of(one.identity)) for one in [*others, *([record("r", events=EVERY, **said)] if held else [])])
    return store


def told(way: str, purpose: Purpose, store: Registry) -> Answered:
    """What the responder answers from this registry."""
    query = make_query(WHOLE, rules(way), purpose, NOON, "q1")
    return answer(query, digest(write_query(query)), PlainFinder(store), rules(way), NOON)


def answered_purposes(way: str) -> list[Purpose]:
    """The purposes for which this direction answers at all."""
    return [item.purpose for item in rules(way).direction.answer if item.grade != "not documented"]


@each_way
def test_what_is_told_is_documented_and_what_is_asked_beside_is_withheld(way: str):
    for purpose in answered_purposes(way):
        got = told(way, purpose, registry()).answer
        assert got.outcome == "hit"
        for item in got.disclosed:
            ruling = rules(way).permit(item.category, purpose)
            assert (ruling.grade, ruling.line) == ("documented", item.line)
        asked = make_query(WHOLE, rules(way), purpose, NOON, "q1").categories
        open_to = [name for name in asked if rules(way).permit(name, purpose).grade == "documented"]
        assert [item.category for item in got.withheld] == [name for name in asked if name not in open_to]


@each_way
def test_a_purpose_that_is_not_answered_is_refused(way: str):
    for purpose in set(PURPOSES) - set(answered_purposes(way)):
        assert (told(way, purpose, registry()).answer.outcome, told(way, purpose, registry()).answer.reason) == (
            "refused",
            "purpose",
        )


@each_way
def test_who_is_left_out_is_answered_as_nobody_in_every_byte(way: str):
    for line in rules(way).arrangement.excluded:
        status = "permanent_resident" if line.who == "permanent-resident" else "nationality"
        for purpose in answered_purposes(way):
            if purpose not in line.unless:
                left_out = told(way, purpose, registry(status, line.of))
                nobody = told(way, purpose, registry(held=False))
                assert left_out.inside == "excluded" and nobody.inside == "nothing found"
                assert write_answer(left_out.answer) == write_answer(nobody.answer)
