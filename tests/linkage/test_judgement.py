"""What people judged about pairs, and the subjects that follow from it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from fivefile.linkage.judgement import clusters, contradictions, current
from tests.linkage.made import judged

IDS = ["a", "b", "c", "d", "e"]
PAIRS = list(combinations(IDS, 2))


def groups(judgements, ids=IDS):
    return [subject.records for subject in clusters(ids, judgements)]


def test_records_nobody_judged_are_a_subject_each():
    assert groups([]) == [("a",), ("b",), ("c",), ("d",), ("e",)]
    assert [subject.id for subject in clusters(IDS, [])] == IDS


def test_same_joins_also_through_a_third():
    assert groups([judged("a", "b", "same"), judged("b", "d", "same")]) == [("a", "b", "d"), ("c",), ("e",)]
    assert [subject.id for subject in clusters(["b", "a"], [judged("a", "b", "same")])] == ["a"]


def test_the_last_word_on_a_pair_counts_whatever_the_clock_said():
    first, later = judged("a", "b", "same", minute=2), judged("a", "b", "different", minute=1)
    assert current([first, later]) == (later,) and current([later, first]) == (first,)
    assert groups([first, later])[0] == ("a",)


def test_records_judged_different_are_never_one_subject_even_through_a_third():
    told = [judged("a", "b", "same"), judged("b", "c", "same"), judged("a", "c", "different"), judged("d", "e", "same")]
    assert groups(told) == [("a",), ("b",), ("c",), ("d", "e")]
    assert contradictions(IDS, told) == (told[2],)


def test_different_that_contradicts_nobody_is_no_contradiction():
    told = [judged("a", "b", "same"), judged("b", "c", "different")]
    assert groups(told)[0] == ("a", "b")
    assert contradictions(IDS, told) == ()


def test_settling_the_contradiction_brings_the_subject_back():
    told = [judged("a", "b", "same"), judged("b", "c", "same"), judged("a", "c", "different")]
    assert groups([*told, judged("a", "c", "unsure", minute=5)])[0] == ("a", "b", "c")


def test_a_record_that_is_not_asked_about_joins_nobody():
    assert groups([judged("a", "x", "same"), judged("x", "b", "same")])[:2] == [("a",), ("b",)]


JUDGEMENTS = st.lists(
    st.builds(
        lambda pair, opinion, minute: judged(pair[0], pair[1], opinion, minute),
        st.sampled_from(PAIRS), st.sampled_from(["same", "different", "unsure"]), st.integers(0, 50),
    ),
    max_size=8,
)  # fmt: skip
ONE_EACH = JUDGEMENTS.map(current)


@given(ONE_EACH, st.sampled_from(PAIRS), st.sampled_from(["same", "different"]))
def test_taking_a_judgement_back_restores_the_subjects(before, pair, opinion):
    left, right = pair
    before = [one for one in before if (one.left, one.right) != pair]
    taken_back = [*before, judged(left, right, opinion, 60), judged(left, right, "unsure", 61)]
    assert clusters(IDS, taken_back) == clusters(IDS, before)
    assert contradictions(IDS, taken_back) == contradictions(IDS, before)


@given(ONE_EACH, st.randoms())
def test_the_order_of_judgements_on_different_pairs_does_not_matter(told, random):
    shuffled = list(told)
    random.shuffle(shuffled)
    assert clusters(IDS, shuffled) == clusters(IDS, told)


@given(JUDGEMENTS)
def test_every_record_is_in_exactly_one_subject_and_none_with_one_it_differs_from(told):
    parts = groups(told)
    assert sorted(record for part in parts for record in part) == IDS
    together = {pair for part in parts for pair in combinations(part, 2)}
    assert not together & {(one.left, one.right) for one in current(told) if one.opinion == "different"}


@given(JUDGEMENTS)
def test_records_are_apart_though_judged_same_only_where_a_contradiction_is_listed(told):
    parts = groups(told)
    apart = [
        one for one in current(told)
        if one.opinion == "same" and not any({one.left, one.right} <= set(part) for part in parts)
    ]  # fmt: skip
    assert not apart or contradictions(IDS, told)
