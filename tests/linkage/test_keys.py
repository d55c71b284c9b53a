"""Keys that two records of one person share, however their papers write the name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.linkage.keys import MOST_SPELLINGS, blocking_keys
from fivefile.model.people import Identity
from fivefile.values.names import Name
from tests.linkage.made import who

BORN = "1985-03-04"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (who("ZHANG/WEI"), who("WEI/ZHANG")),
        (who("ZHANG/WEI"), who("ZHANG WEI")),
        (who("ZHANG/XIAO MING"), who("Zhang/Xiao-ming")),
        (who("张伟"), who("ZHANG/WEI")),
        (who("张伟"), who("WEI/ZHANG")),
        (who("張偉"), who("张伟")),
        (who("单明"), who("SHAN/MING")),
        (who("单明"), who("DAN/MING")),
        (who("吕小军"), who("LYU/XIAOJUN")),
        (who("吕小军"), who("LU/XIAOJUN")),
        (who("LV/XIAOJUN"), who("LU/XIAOJUN")),
        (who("欧阳娜娜"), who("OUYANG/NANA")),
        (who("朝阳"), who("ZHAO/YANG")),
        (who("张伟"), who("CHEUNG/WAI 张伟")),
        (who("CHEUNG/WAI", BORN, document="cn:E-123"), who("张伟", document="CN:E123")),
        (who("SMITH/JOHN", BORN), who("SMITH/JON", BORN)),
        (who("SMITH/JOHN", BORN), who("SMYTH/JOHN", BORN)),
        (who("张伟", BORN), who("ZHANG/KEVIN", BORN)),
        (who(prints="MADE-UP-0001"), who("LI/MING", prints="made-up-0001")),
    ],
)
def test_two_records_of_one_person_share_a_key(left, right):
    assert blocking_keys(left) & blocking_keys(right)


def test_telegraph_codes_find_the_name_in_other_spelling():
    left = Identity(names=(Name("ZHENG", "WEIMING", telegraph="6774 0251 2494"),))
    assert blocking_keys(left) & blocking_keys(Identity(names=(Name(telegraph="677402512494"),)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (who("LI/MING", BORN, sex="male", nationality="cn"), who("WANG/WU", BORN, sex="male", nationality="cn")),
        (who("李明"), who("王武")),
        (who("LI/MING", BORN), who("LI/WEI", "1990-01-02")),
    ],
)
def test_people_who_share_no_name_share_no_key(left, right):
    assert not blocking_keys(left) & blocking_keys(right)


def test_who_says_too_little_has_no_keys():
    assert blocking_keys(who(born=BORN, sex="male", nationality="cn", birth_country="cn")) == frozenset()


def test_a_name_of_many_readings_has_few_keys():
    assert len(blocking_keys(who("单单单单单单单单单单单单"))) <= 3 * MOST_SPELLINGS + 10


@given(st.text("张張单李黎吕女略曾乐", min_size=2, max_size=4), st.text("abcdeg LNV'-", max_size=8))
def test_every_key_names_its_kind_and_holds_a_value(characters, spelling):
    person = Identity(names=(Name(spelling, spelling, characters),), documents=("cn:E1",))
    kinds = {"prints", "document", "characters", "telegraph", "name", "born"}
    assert all(key.partition(":")[0] in kinds and key.partition(":")[2] for key in blocking_keys(person))
