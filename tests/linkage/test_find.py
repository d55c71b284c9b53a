"""Searching a registry: the right record first, and the same work for those who are not there."""

from __future__ import annotations

import pytest

from fivefile.linkage.find import Finder
from fivefile.linkage.keys import blocking_keys
from fivefile.model.ports import FindCandidates
from tests.linkage.made import MODEL, Registry, record, who

GIVEN = ["MING", "WEI", "NA", "FANG", "JUN", "YAN", "TAO", "LEI", "PING", "GANG", "HUI", "LING", "BO", "CHAO"]
FAMILY = ["WANG", "LI", "ZHAO", "SUN", "ZHOU"]
LI = who("LI/MING 李明", "1985-03-04", sex="male", nationality="cn")


def registry(*people):
    """Seventy made-up people, and these."""
    store = Registry()
    crowd = [
        who(f"{family}/{given}", f"19{60 + at % 30}-0{1 + at % 9}-1{at % 9}", sex="female", nationality="nz")
        for at, (family, given) in enumerate((family, given) for family in FAMILY for given in GIVEN)
    ]
    records = [record(f"R{at:03}", person) for at, person in enumerate([*crowd, *people])]
    store.add((one, blocking_keys(one.identity)) for one in records)
    return store


def finder(store, size=16) -> FindCandidates:
    return Finder(MODEL, store, blocking_keys, size)


def test_the_record_of_the_person_comes_first():
    found = finder(registry(LI))(who("李明", "1985-03-04", sex="male", nationality="cn"), "query-1")
    assert (found[0][0].id, found[0][1].band) == ("R070", "sure")
    assert (found[0][1].left, found[0][1].right) == ("query-1", "R070")
    totals = [match.total for _, match in found]
    assert totals == sorted(totals, reverse=True)


@pytest.mark.parametrize("size", [4, 16, 32])
def test_as_many_candidates_for_a_person_who_is_there_as_for_one_who_is_not(size):
    store = registry(LI)
    there, away, silent = LI, who("DUBOIS/MARIE", "1960-01-01"), who(sex="male")
    counts = {len(finder(store, size)(person, "query-1")) for person in (there, away, silent)}
    assert counts == {size}


def test_more_candidates_than_the_size_are_filled_to_the_next_multiple():
    found = finder(registry(*[LI] * 5), size=4)(LI, "query-1")
    assert len(found) == 8
    assert [match.band for _, match in found].count("sure") == 5


def test_a_record_stands_once_though_it_shares_many_keys():
    ids = [one.id for one, _ in finder(registry(LI))(LI, "query-1")]
    assert len(ids) == len(set(ids))


def test_records_of_equal_total_stand_in_order_of_identifier():
    found = finder(registry(LI, LI, LI))(LI, "query-1")
    assert [one.id for one, _ in found[:3]] == ["R070", "R071", "R072"]


def test_those_who_fill_up_follow_from_the_query_alone():
    store = registry()
    first, again, other = (
        [one.id for one, _ in finder(store)(who("DUBOIS/MARIE"), query)] for query in ("query-1", "query-1", "query-2")
    )
    assert first == again
    assert set(first) != set(other)


def test_a_person_who_is_not_there_is_not_found():
    found = finder(registry(LI))(who("DUBOIS/MARIE", "1960-01-01", sex="female", nationality="fr"), "query-1")
    assert {match.band for _, match in found} == {"unlikely"}


def test_a_registry_smaller_than_the_size_gives_all_it_has():
    store = Registry()
    store.add([(record("R1", LI), blocking_keys(LI))])
    assert len(finder(store)(LI, "query-1")) == len(finder(store)(who("DUBOIS/MARIE"), "query-1")) == 1
