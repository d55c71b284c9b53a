"""Two names and the level they reach."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.linkage.names import LEVELS, UNSAID, compare_names
from fivefile.linkage.readings import character_readings, readings, spells, surnames
from fivefile.linkage.spelling import is_pinyin, letters
from fivefile.values.names import Name
from tests.linkage.made import name

TABLE = [
    # characters on both sides decide
    ("ZHANG/WEI 张伟", "ZHANG/WEI 张伟", "characters-equal"),
    ("ZHANG/WEI 张伟", "CHEUNG/WAI 张伟", "characters-equal"),
    ("LI/MING 李明", "LI/MING 黎明", "characters-differ"),
    ("李明", "黎明", "characters-differ"),
    ("LI/MING 李明", "LI/MING 李明明", "characters-differ"),
    # characters on one side, spelling on the other
    ("张伟", "ZHANG/WEI", "characters-fit-spelling"),
    ("张伟", "WEI/ZHANG", "characters-fit-spelling"),
    ("张伟", "ZHANG WEI", "characters-fit-spelling"),
    ("张伟", "WEI ZHANG", "characters-fit-spelling"),
    ("张伟", "ZHANG/KEVIN WEI", "spelling-close"),
    ("张伟", "Wei (Kevin)/ZHANG", "spelling-close"),
    ("欧阳娜娜", "OUYANG/NANA", "characters-fit-spelling"),
    ("陈黄美丽", "CHEN HUANG/MEILI", "characters-fit-spelling"),
    ("朝阳", "CHAO/YANG", "characters-fit-spelling"),
    ("CHEUNG/WAI 张伟", "ZHANG/WEI", "characters-fit-spelling"),
    ("张伟", "ZHANG/MIN", "surname-equal"),
    ("张伟", "LI/MIN", "different"),
    ("张伟", "SMITH/JOHN", "not-comparable"),
    ("張偉", "CHEUNG/WAI", "not-comparable"),
    # surnames that are read otherwise than the dictionary's first reading
    ("单明", "SHAN/MING", "characters-fit-spelling"),
    ("仇英", "QIU/YING", "characters-fit-spelling"),
    ("曾巩", "ZENG/GONG", "characters-fit-spelling"),
    ("区明", "OU/MING", "characters-fit-spelling"),
    ("解明", "XIE/MING", "characters-fit-spelling"),
    ("查明", "ZHA/MING", "characters-fit-spelling"),
    ("缪明", "MIAO/MING", "characters-fit-spelling"),
    ("覃明", "QIN/MING", "characters-fit-spelling"),
    ("翟明", "ZHAI/MING", "characters-fit-spelling"),
    ("朴明", "PIAO/MING", "characters-fit-spelling"),
    ("尉迟明", "YUCHI/MING", "characters-fit-spelling"),
    ("万俟明", "MOQI/MING", "characters-fit-spelling"),
    ("单明", "DAN/MING", "spelling-close"),
    # ü in passports of different years
    ("吕小军", "LYU/XIAOJUN", "characters-fit-spelling"),
    ("吕小军", "LV/XIAOJUN", "characters-fit-spelling"),
    ("吕小军", "LU/XIAOJUN", "characters-fit-spelling"),
    ("LYU/XIAOJUN", "LV/XIAOJUN", "spelling-equal"),
    ("LYU/XIAOJUN", "LU/XIAOJUN", "spelling-close"),
    ("LYU/XIAOJUN", "LIU/XIAOJUN", "different"),
    # spelling on both sides
    ("ZHANG/XIAOMING", "Zhang/Xiao-Ming", "spelling-equal"),
    ("XU/XIAN", "XU/XI'AN", "spelling-equal"),
    ("SMITH/JOHN", "JOHN/SMITH", "spelling-equal-swapped"),
    ("JOHN SMITH", "SMITH/JOHN", "spelling-equal-swapped"),
    ("JOHN SMITH", "SMITH JOHN", "spelling-equal-swapped"),
    ("JOHN SMITH", "JOHN SMITH", "spelling-equal"),
    ("SMITH/JOHN", "SMYTH/JOHN", "spelling-close"),
    ("ALVAREZ/JOSE", "ALBAREZ/JOSE", "spelling-close"),
    ("ZHANG/KEVIN WEI", "ZHANG/WEI", "spelling-close"),
    ("ZHANG/XIAOMING", "ZHANG/XIAOMIN", "surname-equal"),
    # one letter apart and both pinyin: two surnames, not a slip
    ("ZHANG/WEIMING", "ZHENG/WEIMING", "different"),
    ("ZHANG/XIAOMING", "ZHANG/MINGXIAO", "surname-equal"),
    ("SIN/KWOK LEUNG", "SIN/LEUNG KWOK", "surname-equal"),
    ("WANG/", "WANG/", "surname-equal"),
    ("WANG/", "WANG/LI", "surname-equal"),
    ("LEE/JOHN", "LEI/JOHN", "different"),
    ("WANG/TONY ZHONGBING", "WANG/TONY ZHONGXING", "surname-equal"),
    ("SMITH/MARIA", "SMITH/MARIO", "surname-equal"),
    ("SMITH/CATHERINE", "SMITH/CATHERYNE", "spelling-close"),
    ("ZHANG/WEI", "ИВАНОВ/ИВАН", "not-comparable"),
    # traditional and simplified characters are one name, and no veto
    ("張偉", "张伟", "characters-fit-spelling"),
    ("CHEUNG/WAI 張偉", "ZHANG/WEI 张伟", "characters-fit-spelling"),
    ("王勝明", "王胜明", "characters-fit-spelling"),
    ("程少云", "程少雲", "characters-fit-spelling"),
    ("張偉", "李伟", "characters-differ"),
    ("于衆赤", "于中赤", "characters-differ"),
    ("張偉明", "张伟", "characters-differ"),
    ("張明", "章明", "characters-differ"),
    ("/", "ZHANG/WEI", "unsaid"),
]


@pytest.mark.parametrize(("left", "right", "level"), TABLE)
def test_two_names_reach_their_level_from_either_side(left, right, level):
    assert compare_names(name(left), name(right)) == level
    assert compare_names(name(right), name(left)) == level


def test_every_level_is_reached_by_some_pair():
    assert {level for _, _, level in TABLE} == {*LEVELS, UNSAID}


def test_equal_telegraph_codes_are_equal_characters_and_different_ones_are_nothing():
    left = Name("ZHENG", "WEIMING", telegraph="6774 0251 2494")
    assert compare_names(left, Name("CHENG", "WAI MING", telegraph="677402512494")) == "characters-equal"
    assert compare_names(left, Name("ZHENG", "WEIMING", telegraph="6774 0251 2049")) == "spelling-equal"
    assert compare_names(left, Name("CHENG", "WAI MING", telegraph="0000")) == "different"


def test_one_character_alone_is_no_name():
    assert compare_names(Name(characters="王"), Name(characters="王")) == UNSAID


LATIN = st.text("abcdefgvwxyzüéñ", min_size=1, max_size=8)
CHARACTERS = st.text("张張单李黎明伟偉吕陈欧阳小军曾", max_size=4)
NAMES = st.builds(Name, st.one_of(LATIN, st.just("")), LATIN, CHARACTERS, st.sampled_from(["", "1728 0251"]))


@given(NAMES, NAMES)
def test_left_and_right_can_be_changed_over(left, right):
    assert compare_names(left, right) == compare_names(right, left)


@given(NAMES, NAMES)
def test_case_width_spaces_hyphens_and_normal_form_do_not_count(left, right):
    expected = compare_names(left, right)
    wide = {ord(letter): ord(letter) + 0xFEE0 for letter in "abcdefghijklmnopqrstuvwxyz"}
    for change in (
        str.upper,
        lambda text: text.translate(wide),
        lambda text: f"  {text} ",
        lambda text: unicodedata.normalize("NFD", text),
    ):
        other = Name(*(change(part) for part in (right.surname, right.given, right.characters, right.telegraph)))
        assert compare_names(left, other) == expected
    parted = Name("-".join(right.surname), "'".join(right.given), " ".join(right.characters), right.telegraph)
    same_letters = (letters(parted.surname), letters(parted.given)) == (letters(right.surname), letters(right.given))
    assert same_letters


ANYTHING = st.builds(Name, st.text(max_size=6), st.text(max_size=6), st.text(max_size=4), st.text(max_size=6))


@given(ANYTHING, ANYTHING)
def test_whatever_is_written_gives_a_level_the_same_from_either_side(left, right):
    reached = compare_names(left, right)
    assert reached == compare_names(right, left)
    assert reached in (*LEVELS, UNSAID)


@given(NAMES)
def test_a_whole_name_equals_itself(one):
    whole = (one.surname and one.given) or len(one.characters) > 1 or one.telegraph
    assert not whole or compare_names(one, one) in ("characters-equal", "spelling-equal")


@given(NAMES, NAMES)
def test_different_characters_are_never_hidden_by_equal_spelling(one, other):
    left = Name("LI", "MING", one.characters)
    right = Name("LI", "MING", other.characters)
    if compare_names(Name(characters=one.characters), Name(characters=other.characters)) == "characters-differ":
        assert compare_names(left, right) == "characters-differ"


def test_a_very_long_name_takes_no_longer_than_it_should():
    assert not is_pinyin("AN" * 5000 + "X")
    assert not spells("AN" * 500 + "X", readings("安" * 2000)[0][1])


def test_the_table_of_forms_holds_only_pairs_read_alike_that_the_character_sets_cannot_tell():
    pairs = [(simple, form) for simple, told in surnames().forms.items() for form in told]
    assert pairs
    assert [pair for pair in pairs if not character_readings(pair[0]) & character_readings(pair[1])] == []
    assert [simple for simple, _ in pairs if not simple.encode("big5")] == []


@pytest.mark.parametrize("kind", ["single", "double"])
def test_the_table_of_surnames_holds_syllables_of_pinyin_only(kind):
    entries = getattr(surnames(), kind)
    assert entries
    assert [key for key, told in entries.items() if not all(is_pinyin(one) for one in told)] == []


def test_the_table_adds_to_the_dictionary_only_what_is_named_here():
    """Of the surnames of one character; those of two have readings of their own, such as MOQI for 万俟."""
    added = {key: set(told) - character_readings(key) for key, told in surnames().single.items()}
    assert {key: told for key, told in added.items() if told} == {"黑": {"HE"}, "谌": {"SHEN"}, "諶": {"SHEN"}}
