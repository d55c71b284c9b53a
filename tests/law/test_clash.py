"""Two exceptions of equal rank and opposite effect must be kept apart by a fact."""

from __future__ import annotations

import pytest

from fivefile.law.clash import MOST, clashes, together
from fivefile.model.condition import parse
from fivefile.model.rule import RuleException
from fivefile.values.text import same
from tests.law.made import definitions


def pair(one, other):
    return together(parse(one), parse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"fact": "a"}, {"fact": "b"}),
        ({"fact": "n", "more_than": 3}, {"fact": "n", "less_than": 5}),
        ({"fact": "n", "at_least": 3}, {"fact": "n", "at_most": 3}),
        ({"fact": "d", "at_least": "2019-05-01"}, {"fact": "d", "at_most": "2019"}),
        ({"fact": "c", "one_of": ["x", "y"]}, {"fact": "c", "one_of": ["y", "z"]}),
        ({"not": {"fact": "c", "is": "x"}}, {"not": {"fact": "c", "is": "y"}}),
        ({"any": [{"fact": "a"}, {"fact": "b"}]}, {"not": {"fact": "a"}}),
        ({"exists": "stays"}, {"exists": "stays", "where": {"fact": "a"}}),
        ({"today": {"before": "d", "years": 3}}, {"today": {"before": "d", "years": 5}}),
    ],
)
def test_conditions_that_can_hold_together(one, other):
    assert pair(one, other) and pair(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"fact": "a"}, {"fact": "a", "is": "no"}),
        ({"fact": "a"}, {"not": {"fact": "a"}}),
        ({"fact": "n", "more_than": 3}, {"fact": "n", "at_most": 3}),
        ({"fact": "n", "more_than": 3}, {"fact": "n", "less_than": 4}),
        ({"fact": "d", "more_than": "2019"}, {"fact": "d", "at_most": "2019-12-31"}),
        ({"fact": "c", "is": "x"}, {"fact": "c", "one_of": ["y", "z"]}),
        ({"all": [{"fact": "a"}, {"fact": "b"}]}, {"not": {"any": [{"fact": "b"}, {"fact": "c"}]}}),
        ({"exists": "stays"}, {"not": {"exists": "stays"}}),
        ({"today": {"before": "d", "years": 3}}, {"today": {"from": "d", "years": 3}}),
    ],
)
def test_conditions_that_a_fact_keeps_apart(one, other):
    assert not pair(one, other) and not pair(other, one)


def exception(name, condition, gives, rank=1):
    return RuleException(name, same(name), parse(condition), gives, rank)


def test_rank_and_effect_decide_whether_two_are_rivals():
    ill, no = exception("ill", {"fact": "xx_ill"}, "no"), exception("no", {"fact": "xx_host"}, "no")
    work = exception("work", {"fact": "xx_worked_while_ill"}, "yes")
    above = exception("above", {"fact": "xx_worked_while_ill"}, "yes", 2)
    found = list(clashes((ill, no, work, above), definitions(), "stay"))
    assert [(one.id, other.id) for one, other in found] == [("ill", "work"), ("no", "work")]


def test_two_values_of_a_field_of_many_can_hold_at_once():
    one = exception("one", {"fact": "section", "is": "214(b)"}, "no")
    other = exception("other", {"fact": "section", "is": "221(g)"}, "yes")
    assert list(clashes((one, other), definitions(), "determination")) == [(one, other)]
    post = [
        exception(name, {"fact": "post", "is": name}, gives) for name, gives in (("Ottawa", "no"), ("Seoul", "yes"))
    ]
    assert list(clashes(tuple(post), definitions(), "determination")) == []


def test_what_has_too_many_ways_to_try_counts_as_a_rival():
    either = {"any": [{"fact": "a"}, {"fact": "b"}]}
    many = {"all": [{"any": [{"fact": f"{n}-{side}"} for side in "xy"]} for n in range(MOST.bit_length())]}
    assert pair(many, either)
    few = {"all": [*many["all"][:3], {"fact": "a"}]}
    assert not pair(few, {"not": {"fact": "a"}})
    assert pair({"all": [*many["all"], {"fact": "a"}]}, {"not": {"fact": "a"}})
