"""Pairs of identities and the band the shipped model puts them in; and what holds for any pair."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.model.people import Identity
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from tests.linkage.made import MODEL, match, who
from tests.texts import mixed, texts

BORN = "1985-03-04"
CN = {"sex": "male", "nationality": "cn"}
FULL = {**CN, "birth_country": "cn"}

BANDS = [
    ("prints alone", who(prints="MADE-UP-0001"), who(prints="MADE-UP-0001"), "sure"),
    ("prints against everything else",
     who("LI/MING 李明", BORN, prints="MADE-UP-0001", document="cn:E1", **FULL),
     who("WANG/WU 王武", "1970-01-12", prints="MADE-UP-0001", document="ca:AB2", sex="female", nationality="ca"),
     "sure"),
    ("other prints, everything else equal",
     who("LI/MING 李明", BORN, prints="MADE-UP-0001", document="cn:E1", **FULL),
     who("LI/MING 李明", BORN, prints="MADE-UP-0002", document="cn:E1", **FULL), "unlikely"),
    ("characters and birth date", who("LI/MING 李明", BORN, **CN), who("李明", BORN, **CN), "sure"),
    ("the same with a new passport",
     who("李明", BORN, document="cn:E1", **CN), who("李明", BORN, document="cn:E2", **CN), "sure"),
    ("characters and birth date with neither sex nor nationality", who("李明", BORN), who("李明", BORN), "maybe"),
    ("spelling and birth date, no characters", who("LI/MING", BORN, **FULL), who("LI/MING", BORN, **FULL), "maybe"),
    ("the same with the document",
     who("LI/MING", BORN, document="cn:E1", **CN), who("LI/MING", BORN, document="cn:E1", **CN), "sure"),
    ("characters that fit a spelling", who("李明", BORN, **FULL), who("LI/MING", BORN, **FULL), "maybe"),
    ("spelling with another birth date", who("LI/MING", BORN, **FULL), who("LI/MING", "1990-11-20", **FULL),
     "unlikely"),
    ("characters with another birth date", who("李明", BORN, **FULL), who("李明", "1990-11-20", **FULL), "unlikely"),
    ("characters with a slip in the birth date", who("李明", BORN, **CN), who("李明", "1985-04-03", **CN), "maybe"),
    ("characters with the year of birth", who("李明", BORN, **CN), who("李明", "1985", **CN), "maybe"),
    ("other characters, same spelling and birth date",
     who("LI/MING 李明", BORN, **FULL), who("LI/MING 黎明", BORN, **FULL), "unlikely"),
    ("other characters with the same document: a changed name, or somebody else's passport",
     who("LI/MING 李明", BORN, document="cn:E1", **FULL), who("LI/MING 黎明", BORN, document="cn:E1", **FULL), "maybe"),
    ("one letter off, and birth date", who("SMITH/JOHN", BORN, **CN), who("SMYTH/JOHN", BORN, **CN), "maybe"),
    ("surname and given name changed over", who("LI/MING", BORN, **CN), who("MING/LI", BORN, **CN), "maybe"),
    ("surname only", who("LI/MING", BORN, **FULL), who("LI/WEI", BORN, **FULL), "unlikely"),
    ("a new nationality", who("LI/MING 李明", BORN, **FULL),
     who("LI/MING 李明", BORN, sex="male", nationality="ca", birth_country="cn"), "maybe"),
    ("document alone", who(document="cn:E1"), who(document="cn:E1"), "maybe"),
    ("document and birth date", who(born=BORN, document="cn:E1"), who(born=BORN, document="cn:E1"), "sure"),
    ("the same name and nothing else", who("LI/MING 李明"), who("LI/MING 李明"), "unlikely"),
    ("nothing said", who(), who("LI/MING", BORN), "unlikely"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "band"), [row[1:] for row in BANDS], ids=[row[0] for row in BANDS])
def test_a_pair_falls_into_its_band(left, right, band):
    assert match(left, right).band == match(right, left).band == band


def test_the_match_explains_itself():
    found = match(who("LI/MING 李明", BORN), who("LI/MING 李明", BORN, **CN))
    assert [one.comparison for one in found.compared] == list(MODEL.comparisons)
    assert {one.comparison: one.level for one in found.compared if one.weight} == {
        "name": "characters-equal",
        "birth-date": "equal",
    }
    assert math.isclose(found.prior + sum(one.weight for one in found.compared), found.total)
    assert math.isclose(math.log2(found.probability / (1 - found.probability)), found.total, abs_tol=1e-6)
    assert (found.left, found.right, found.model) == ("query", "record", "immigration-1")


def test_the_words_are_in_both_languages_and_name_no_value():
    found = match(who("LI/MING 李明", BORN, **FULL), who("LI/MING 李明", BORN, **FULL))
    told = list(texts(found))
    assert mixed(told) == []
    words = " ".join(text.en + text.zh for text in told)
    assert not any(value in words for value in ("LI", "李明", "1985", "male", "cn"))


NAMES = st.builds(
    Name, st.sampled_from(["", "LI", "ZHANG", "SHAN"]), st.sampled_from(["", "MING", "WEI"]),
    st.sampled_from(["", "李明", "黎明", "张伟", "張偉", "单明"]), st.sampled_from(["", "2621 2494"]),
)  # fmt: skip
DATES = st.builds(PartialDate, st.sampled_from([1985, 1986]), st.sampled_from([3, 4]), st.sampled_from([None, 3, 4]))


def some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


PEOPLE = st.builds(
    Identity,
    names=st.lists(NAMES, max_size=2).map(tuple),
    born=st.lists(DATES, max_size=2).map(tuple),
    sex=some(["male", "female"]),
    nationalities=some(["cn", "ca"]),
    birth_countries=some(["cn", "ca"]),
    documents=some(["cn:E1", "cn:E2"]),
    prints=some(["MADE-UP-0001", "MADE-UP-0002"]),
)


@given(PEOPLE, PEOPLE)
def test_changing_left_and_right_over_changes_no_weight(left, right):
    one, other = match(left, right), match(right, left)
    assert (one.compared, one.total, one.probability, one.band) == (
        other.compared, other.total, other.probability, other.band,
    )  # fmt: skip


@given(PEOPLE, PEOPLE, st.sampled_from(["names", "born", "sex", "nationalities", "birth_countries", "documents"]))
def test_what_one_side_does_not_say_weighs_nothing(left, right, field):
    silent = replace(left, **{field: ()})
    unsaid = [one for one in match(silent, right).compared if one.level == "unsaid"]
    assert unsaid and all(one.weight == 0 for one in unsaid)


@given(
    PEOPLE, PEOPLE,
    st.sampled_from([("sex", "male"), ("nationalities", "cn"), ("birth_countries", "cn"), ("documents", "cn:E1")]),
)  # fmt: skip
def test_agreement_that_is_added_never_lowers_the_total(left, right, added):
    field, value = added
    more = [replace(one, **{field: (*getattr(one, field), value)}) for one in (left, right)]
    assert match(*more).total >= match(left, right).total


@given(PEOPLE, PEOPLE, st.sampled_from(["李明", "张伟"]))
def test_equal_characters_that_are_added_never_lower_the_total(left, right, characters):
    bare = [replace(one, names=tuple(replace(name, characters="") for name in one.names)) for one in (left, right)]
    more = [replace(one, names=tuple(replace(n, characters=characters) for n in one.names)) for one in bare]
    assert match(*more).total >= match(*bare).total


@given(PEOPLE, PEOPLE)
def test_the_made_up_prints_decide_alone(left, right):
    if left.prints and right.prints:
        shared = set(left.prints) & set(right.prints)
        assert match(left, right).band == ("sure" if shared else "unlikely")


@given(PEOPLE, PEOPLE)
def test_the_total_is_sure_only_above_what_is_maybe(left, right):
    found = match(left, right)
    assert 0 <= found.probability <= 1
    assert found.band == MODEL.band(found.total)
    assert (found.band == "sure") == (found.total >= MODEL.sure)
