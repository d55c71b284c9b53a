"""One comparison after another: identities and the level they reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.linkage.comparisons import COMPARISONS
from fivefile.model.people import Identity
from fivefile.values.dates import PartialDate
from tests.linkage.made import who

DATES = [
    ("1985-03-04", "1985-03-04", "equal"),
    ("1985-03-04", "1985-03", "same-month"),
    ("1985-03", "1985-03", "same-month"),
    ("1985-03-04", "1985", "same-year"),
    ("1985-03", "1985", "same-year"),
    ("1985-03-04", "1985-03-05", "close"),
    ("1985-03-04", "1975-03-04", "close"),
    ("1985-03-04", "1985-04-03", "close"),
    ("1985-03-04", "1986-04-03", "different"),
    ("1985-03-04", "1985-03-15", "different"),
    ("1985-03", "1985-04-03", "different"),
    ("1985", "1986", "different"),
    ("", "1985", "unsaid"),
]


def level(comparison: str, left: Identity, right: Identity) -> str:
    return COMPARISONS[comparison].compare(left, right)


@pytest.mark.parametrize(("left", "right", "reached"), DATES)
def test_two_birth_dates_reach_their_level_from_either_side(left, right, reached):
    assert level("birth-date", who(born=left), who(born=right)) == reached
    assert level("birth-date", who(born=right), who(born=left)) == reached


@pytest.mark.parametrize(
    ("comparison", "left", "right", "reached"),
    [
        ("sex", who(sex="male"), who(sex="male"), "same"),
        ("sex", who(sex="male"), who(sex="female"), "different"),
        ("sex", who(), who(sex="female"), "unsaid"),
        ("nationality", who(nationality="cn"), who(nationality="ca CN"), "same"),
        ("nationality", who(nationality="cn"), who(nationality="ca"), "different"),
        ("nationality", who(), who(), "unsaid"),
        ("birth-country", who(birth_country="cn"), who(birth_country="cn"), "same"),
        ("birth-country", who(birth_country="cn"), who(birth_country="ca"), "different"),
        ("birth-country", who(birth_country="cn"), who(), "unsaid"),
        ("document", who(document="cn:E12345678"), who(document="CN:e123-45678"), "same"),
        ("document", who(document="cn:E12345678"), who(document="cn:E87654321 cn:E12345678"), "same"),
        ("document", who(document="cn:E12345678"), who(document="ca:E12345678"), "different"),
        ("document", who(document="cn:E12345678"), who(), "unsaid"),
        ("prints", who(prints="MADE-UP-0001"), who(prints="MADE-UP-0001"), "same"),
        ("prints", who(prints="MADE-UP-0001"), who(prints="MADE-UP-0002"), "different"),
        ("prints", who(prints="MADE-UP-0001"), who(), "unsaid"),
    ],
)
def test_what_is_shared_is_seen(comparison, left, right, reached):
    assert level(comparison, left, right) == level(comparison, right, left) == reached


def test_the_best_two_names_count():
    former = who(("LI/NA 李娜", "LI/AN 李安"))
    assert level("name", former, who("LI/AN 李安")) == "characters-equal"
    assert level("name", former, who("WANG/WU 王武")) == "characters-differ"
    assert level("name", who(), who("LI/AN")) == "unsaid"


def test_a_second_paper_in_spelling_does_not_hide_that_the_characters_differ():
    left, right = who(("CHEN/WEI 陈伟", "CHEN/WEI")), who("CHEN/WEI 陈卫")
    assert level("name", left, right) == level("name", right, left) == "characters-differ"
    assert level("name", who("CHEN/WEI 陈伟"), who(("陈卫", "CHEN/WEI"))) == "characters-differ"


def test_the_best_two_birth_dates_count():
    two = Identity(born=(PartialDate(1985, 3, 4), PartialDate(1985)))
    assert level("birth-date", two, who(born="1985-04-03")) == "same-year"
    assert level("birth-date", two, who(born="1985-03-04")) == "equal"


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_every_comparison_says_unsaid_when_nothing_is_said(comparison):
    assert level(comparison, who(), who()) == "unsaid"


dates = st.builds(
    PartialDate, st.sampled_from([1985, 1986, 1995]), st.sampled_from([3, 4]), st.sampled_from([None, 3, 4, 14])
)


@given(st.lists(dates, max_size=2), st.lists(dates, max_size=2))
def test_birth_dates_can_be_changed_over(one, other):
    left, right = Identity(born=tuple(one)), Identity(born=tuple(other))
    reached = level("birth-date", left, right)
    assert reached == level("birth-date", right, left)
    assert reached in (*COMPARISONS["birth-date"].levels, "unsaid")
