"""Why two records were linked as a drawing: each bar begins where the one before it ended, and the sum is the total."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.casework.report.inquiry_words import bits
from fivefile.casework.report.waterfall import waterfall
from fivefile.model.match import Compared, Match
from fivefile.values.text import Text, same

WEIGHTS = st.lists(st.floats(-60, 70).map(lambda one: round(one, 1)), max_size=9)


def match(prior: float, weights: list[float]) -> Match:
    compared = tuple(Compared(f"c{at}", "level", one, same(str(at))) for at, one in enumerate(weights))
    total = prior + math.fsum(weights)
    return Match("a", "b", prior, compared, total, 0.5, "maybe", "test")


@given(st.floats(-40, 0), WEIGHTS)
def test_each_bar_begins_where_the_last_one_ended(prior: float, weights: list[float]):
    fall = waterfall(match(prior, weights))
    if not any(bar.width for bar in fall.bars):
        return
    at, slack = fall.zero, 0.02 * (len(weights) + 2)
    for bar, weight in zip(fall.bars[:-1], [prior, *weights], strict=True):
        begins, ends = (bar.left, bar.left + bar.width)[:: 1 if weight >= 0 else -1]
        assert begins == pytest.approx(at, abs=slack)
        at = ends
    total = fall.bars[-1]
    edges = (total.left, total.left + total.width)
    assert min(abs(edge - fall.zero) for edge in edges) <= slack and min(abs(edge - at) for edge in edges) <= slack


@given(st.floats(-40, 0), WEIGHTS)
def test_nothing_is_drawn_outside(prior: float, weights: list[float]):
    fall = waterfall(match(prior, weights))
    assert 0 <= fall.zero <= 100
    assert all(bar.left >= -0.01 and bar.left + bar.width <= 100.02 for bar in fall.bars)


@given(st.floats(-40, 0), WEIGHTS)
def test_the_kinds_follow_the_signs(prior: float, weights: list[float]):
    kinds = [bar.kind for bar in waterfall(match(prior, weights)).bars]
    signs = ["for" if one > 0 else "against" if one < 0 else "silent" for one in weights]
    assert kinds == ["prior", *signs, "total"]


def test_a_match_of_nothing_at_all_is_drawn_as_nothing():
    fall = waterfall(match(0.0, [0.0]))
    assert fall.zero == 0 and {bar.width for bar in fall.bars} == {0.0}


def test_words_and_weights_stand_at_their_bars():
    made = Match(
        "a", "b", -20.0, (Compared("name", "same", 11.84, Text("Same.", "相同。")),), -8.16, 0.0, "unlikely", "t"
    )
    told = [(bar.says.en, bar.weight) for bar in waterfall(made).bars]
    assert told == [("starting point (prior)", "−20.0"), ("Same.", "+11.8"), ("total", "−8.2")]


@pytest.mark.parametrize(
    ("weight", "text"), [(0, "+0.0"), (-0.04, "+0.0"), (0.04, "+0.0"), (-1.25, "−1.2"), (66.4, "+66.4")]
)
def test_a_weight_has_its_sign_and_nothing_has_no_minus(weight: float, text: str):
    assert bits(weight) == text
