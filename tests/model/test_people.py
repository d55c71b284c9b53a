"""Who is meant: what statements say of a person, and what they cannot say."""

from __future__ import annotations

from fivefile.model.evidence import Source, Statement, Value
from fivefile.model.people import PERSON, Identity, identity
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name

SOURCE = Source("0" * 64, "registry", "made up")


def meant(*told: tuple[str, str, Value]) -> Identity:
    return identity(Statement(subject, name, value, SOURCE) for subject, name, value in told)


def of_the_person(*told: tuple[str, Value]) -> Identity:
    return meant(*((PERSON, name, value) for name, value in told))


def test_a_part_said_again_begins_another_name():
    who = of_the_person(
        ("name.surname", "CHEN"), ("name.given", "SIYU"), ("name.surname", "CHEN"), ("name.given", "SI YU")
    )
    assert who.names == (Name("CHEN", "SIYU"), Name("CHEN", "SI YU"))


def test_what_is_no_part_of_a_name_is_left_out():
    assert of_the_person(("name.surname", "CHEN"), ("name.alias", "X"), ("name.", "Y")).names == (Name("CHEN"),)
    assert of_the_person(("name.alias", "X")) == Identity()


def test_what_is_no_date_is_no_birth_date():
    assert of_the_person(("born", "soon"), ("born", True), ("born", PartialDate(1990))).born == (PartialDate(1990),)


def test_a_disputed_fact_is_there_in_each_way_it_is_said():
    who = of_the_person(("born", PartialDate(1990, 5, 6)), ("born", PartialDate(1990, 6, 5)), ("nationality", "cn"))
    assert len(who.born) == 2 and who.nationalities == ("cn",) and who.elements == ("birth-date", "nationality")


def test_a_passport_whose_number_is_disputed_is_found_under_each():
    told: list[tuple[str, str, Value]] = [
        ("event:p", "kind", "passport"), ("event:p", "country", "cn"), ("event:p", "number", "E1"),
        ("event:p", "number", "E7"), ("event:q", "kind", "passport"), ("event:q", "number", "E9"),
        ("event:r", "kind", "stay"), ("event:r", "country", "nz"), ("event:r", "number", "N1"),
    ]  # fmt: skip
    assert meant((PERSON, "document", "cn:E0"), *told).documents == ("cn:E0", "cn:E1", "cn:E7")


def test_only_what_is_listed_is_left_of_an_identity():
    who = Identity((Name("CHEN"),), (PartialDate(1990),), ("female",), ("cn",), ("cn",), ("cn:E1",), ("MADE-UP-0000",))
    assert who.only(["fingerprints", "photo"]) == Identity(prints=("MADE-UP-0000",))
    assert who.only([]) == Identity() and who.only(who.elements) == who
