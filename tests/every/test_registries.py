"""Every made-up registry: immigration records of made-up people only, and of the example cases what is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fivefile.app import EXAMPLES, RULEBOOKS
from fivefile.casework.intake import CASE, read_case
from fivefile.law.definitions import load_definitions
from fivefile.law.values import parse_values
from fivefile.loading import read_yaml
from fivefile.model.evidence import Value
from fivefile.model.history import Event
from fivefile.model.people import PERSON, Identity
from fivefile.model.records import Record
from fivefile.store.folders import read_folder
from fivefile.store.population import HELD, load_registry, population
from fivefile.values.dates import PartialDate
from fivefile.values.territories import FIVE

REGISTRIES = RULEBOOKS.parent / "registries"
DEFINITIONS = load_definitions(RULEBOOKS)
KNOWN = {kind: tuple(meaning.fields) for kind, meaning in DEFINITIONS.events.items()}
PATHS = sorted(path for path in REGISTRIES.glob("*.yaml") if path.stem != "names")
OUTSIDE = re.compile(
    r"police|impound|arrest|charge|convict|offen[cs]e|traffic|speeding|landlord|court|警|捕|罪|车", re.I
)  # fmt: skip
ON = date(2026, 11, 22)


@cache
def registry(authority: str) -> dict[str, Record]:
    return {record.id: record for record in load_registry(REGISTRIES / f"{authority}.yaml", KNOWN)}


@cache
def written() -> dict[str, Record]:
    return {name: record for authority in FIVE for name, record in registry(authority).items()}


@cache
def example(name: str) -> tuple[Identity, tuple[Event, ...]]:
    """The applicant of an example case, and what happened, each event with what the papers say of it."""
    extraction = read_case(read_folder(EXAMPLES / name), DEFINITIONS, ON)
    told = Record(name, "", extraction.statements)
    return told.identity, told.events


EXAMPLE_NAMES = sorted(path.parent.name for path in EXAMPLES.glob(f"*/{CASE}"))


def about(name: str) -> list[Record]:
    """The records of the applicant of an example: the same birth date, and prints or characters that do not differ."""
    who, _ = example(name)
    (spelling,) = who.names
    return [
        record
        for record in written().values()
        if record.identity.born == who.born
        and (record.identity.prints or who.prints) == who.prints
        and all(held.characters in ("", spelling.characters) for held in record.identity.names)
        and any(held.surname == spelling.surname for held in record.identity.names)
    ]


def fits(left: Event, right: Event) -> bool:
    """Whether two events can be one: same kind, country and result, and days that can be the same."""
    return (
        left.kind == right.kind
        and left.country == right.country
        and left.values("result") == right.values("result")
        and any(one.overlaps(other) for one in left.dates for other in right.dates)
    )


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from (str(key), *strings(part))
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    else:
        yield str(value)


def misread(record: Record) -> list[str]:
    """The claims of a record that a case file would not take as they stand, by the meaning of fact or field."""
    meanings = [
        (claim, DEFINITIONS.facts.get(claim.property)) for claim in record.statements if claim.subject == PERSON
    ]
    fields = [(claim, DEFINITIONS.events[event.kind].fields.get(claim.property))
              for event in record.events for claim in event.statements if claim.property != "kind"]  # fmt: skip
    assert all(meaning is not None for _, meaning in fields)
    return [
        f"{record.id}: {claim.subject} {claim.property}"
        for claim, meaning in (*meanings, *fields)
        if meaning is not None and parse_values(meaning, plain(claim.value)) != (claim.value,)
    ]


def plain(value: Value) -> Value:
    """The value as it would be written in a file."""
    return str(value) if isinstance(value, PartialDate) else value


def test_each_of_the_five_has_its_registry():
    assert {path.stem for path in PATHS} == set(FIVE)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestRegistry:
    def test_loads_and_is_of_the_authority_it_is_named_after(self, path: Path):
        records = load_registry(path, KNOWN)
        assert records and {record.authority for record in records} == {path.stem}

    def test_says_that_everyone_is_made_up(self, path: Path):
        assert "Everyone here is made up" in path.read_text("utf-8").split("authority:")[0]

    def test_holds_immigration_records_only(self, path: Path):
        kinds = {event.kind for record in registry(path.stem).values() for event in record.events}
        assert kinds <= set(HELD)

    def test_speaks_of_no_police_court_or_traffic_matter(self, path: Path):
        content, _ = read_yaml(path.read_text("utf-8"), path.name)
        assert [word for word in strings(content) if OUTSIDE.search(word)] == []

    def test_writes_each_value_as_a_case_file_means_it(self, path: Path):
        assert [odd for record in registry(path.stem).values() for odd in misread(record)] == []

    def test_has_only_made_up_numbers(self, path: Path):
        for record in registry(path.stem).values():
            assert all(re.fullmatch(r"[a-z]{2}:EX\d{7}", number) for number in record.identity.documents)
            assert all(one.startswith("MADE-UP-") for one in record.identity.prints)

    def test_ends_before_today_and_begins_after_birth(self, path: Path):
        for record in registry(path.stem).values():
            days = [day for event in record.events for day in (event.start, event.end) if day is not None]
            assert all(record.identity.born[0].latest < day.earliest and day.latest <= ON for day in days), record.id


@pytest.mark.parametrize("authority", FIVE)
class TestPopulation:
    def test_speaks_of_no_police_court_or_traffic_matter(self, authority: str):
        for record in population(authority, 2000, 1):
            assert {event.kind for event in record.events} <= set(HELD)
            told = [str(claim.value) for claim in record.statements] + [claim.property for claim in record.statements]
            assert [word for word in told if OUTSIDE.search(word)] == []

    def test_writes_each_value_as_a_case_file_means_it(self, authority: str):
        assert [odd for record in population(authority, 500, 1) for odd in misread(record)] == []

    def test_meets_nobody_of_the_cases(self, authority: str):
        taken = {reference for record in written().values() for reference in record.identity.prints}
        passports = {number for record in written().values() for number in record.identity.documents}
        for record in population(authority, 2000, 1):
            assert not taken & {*record.identity.prints} and not passports & {*record.identity.documents}
            assert record.id not in written()


# --- the example cases, as the authorities hold them ------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
class TestExample:
    def test_has_a_made_up_reference_of_its_own_that_stands_in_for_prints(self, name: str):
        (reference,) = example(name)[0].prints
        others = {one for other in EXAMPLE_NAMES if other != name for one in example(other)[0].prints}
        assert reference.startswith("MADE-UP-") and reference not in others

    def test_everything_an_authority_did_stands_in_its_registry(self, name: str):
        _, events = example(name)
        expected = [event for event in events if event.kind in HELD and event.country in FIVE]
        held = [event for record in about(name) for event in record.events]
        assert [event.id for event in expected if not any(fits(event, one) for one in held)] == []

    def test_and_nothing_that_the_case_does_not_tell(self, name: str):
        _, events = example(name)
        held = [(record.id, event) for record in about(name) for event in record.events]
        assert [(where, one.id) for where, one in held if not any(fits(one, event) for event in events)] == []

    def test_dates_in_a_registry_are_full(self, name: str):
        assert all(day.exact for record in about(name) for event in record.events for day in event.dates)


def dates(*records: Record, kind: str, **wanted: object) -> list[str]:
    """The days on which these records begin an event of that kind with those values."""
    events = [event for record in records for event in record.events if event.kind == kind]
    return [str(event.start) for event in events if all(event.value(key) == value for key, value in wanted.items())]


def test_a_us_refused_mr_zheng_three_times_under_two_spellings_with_the_same_prints():
    one, two = registry("us")["us-zheng-1"], registry("us")["us-zheng-2"]
    days = dates(one, two, kind="determination", result="refused", section="214(b)")
    assert days == ["2026-03-05", "2026-05-21", "2026-09-08"]
    assert one.identity.prints == two.identity.prints == example("a-zheng")[0].prints
    assert (one.identity.names[0].given, two.identity.names[0].given) == ("WEIMING", "WEI MING")


def test_a_new_zealand_holds_the_visa_and_the_trip_and_nothing_of_the_road():
    kinds = [event.kind for event in registry("nz")["nz-zheng-1"].events]
    assert kinds == ["determination", "stay"]
    assert "police" in [event.kind for event in example("a-zheng")[1]]


def test_c_canada_refused_ms_chen_on_an_older_passport_and_has_no_prints_of_hers():
    refusal, trip = registry("ca")["ca-chen-1"], registry("gb")["gb-chen-1"]
    assert dates(refusal, kind="determination", visa_class="visitor", result="refused") == ["2014-07-03"]
    assert not refusal.identity.prints
    assert not {*refusal.identity.documents} & {*trip.identity.documents}


def test_d_the_united_kingdom_holds_the_year_of_study_only():
    assert [event.kind for event in registry("gb")["gb-ding-1"].events] == ["determination", "stay"]


def test_e_second_inspection_of_mrs_ai_ended_in_admission_and_the_petition_is_pending():
    us, au = registry("us")["us-ai-1"], registry("au")["au-ai-1"]
    assert dates(us, kind="encounter", outcome="admitted", secondary=True) == ["2026-02-13"]
    (stay,) = (event for event in us.events if event.kind == "stay")
    assert (str(stay.start), str(stay.end), str(stay.value("admitted_until"))) == (
        "2026-02-13", "2026-05-06", "2026-08-12",
    )  # fmt: skip
    assert dates(au, kind="petition", status="pending", immigrant=True) == ["2024-08-19"]


def test_f_australia_has_decided_about_one_visa_and_only_considers_the_other():
    open_, decided = registry("au")["au-luo-1"], registry("au")["au-ma-1"]
    assert dates(open_, kind="determination", result="pending") == ["2026-10-30"]
    assert dates(open_, kind="determination", result="cancelled") == []
    assert dates(decided, kind="determination", result="cancelled") == ["2026-11-09"]


def test_g_a_refusal_with_prints_an_overstay_by_its_days_and_no_word_of_unfinished_study():
    sun, he, shen = registry("ca")["ca-sun-1"], registry("gb")["gb-he-1"], registry("nz")["nz-shen-1"]
    assert dates(sun, kind="determination", result="refused") == ["2025-04-16"] and sun.identity.prints
    (stay,) = (event for event in he.events if event.kind == "stay")
    assert stay.value("on_time") is False
    assert (str(stay.value("admitted_until")), str(stay.end)) == ("2020-01-31", "2020-02-24")
    assert dates(shen, kind="stay", on_time=True) == ["2022-07-10"]
    assert not any(event.values("kept_visa_terms") or event.values("worked_unlawfully") for event in shen.events)


def test_nobody_holds_anything_about_mr_tian():
    assert about("clean") == []


# --- people who are hard to tell apart, or about whom little may be told ----------------------------------------------


def test_a_namesake_born_on_the_same_day_has_other_characters_and_other_prints():
    one, two = (registry("ca")[name].identity for name in ("ca-chen-1", "ca-chen-2"))
    (left,), (right,) = one.names, two.names
    assert (left.surname, left.given, one.born) == (right.surname, right.given, two.born)
    assert left.characters != right.characters and two.prints != example("c-chen")[0].prints


def test_a_namesake_is_born_on_the_swapped_day_and_month():
    one, two = (registry("gb")[name].identity for name in ("gb-ding-1", "gb-ding-2"))
    (left,), (right,) = one.born, two.born
    assert one.names == two.names and (left.day, left.month) == (right.month, right.day) != (right.day, right.month)
    assert one.prints != two.prints


def test_two_registries_hold_a_new_zealand_citizen_born_in_china():
    here, there = registry("gb")["gb-liang-1"], registry("us")["us-liang-1"]
    assert here.identity.prints == there.identity.prints
    assert {here.said("nationality"), there.said("nationality")} == {("nz",)}
    assert {here.said("birth_country"), there.said("birth_country")} == {("cn",)}
    assert dates(here, kind="determination", result="refused"), "an exclusion has something to leave out"


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [("ca-guo-1", "permanent_resident", "ca"), ("ca-xie-1", "nationality", "us")],
)
def test_people_whom_an_arrangement_may_exclude_have_a_refusal(name: str, said: str, value: str):
    record = written()[name]
    assert record.said(said) == (value,) and record.said("birth_country") == ("cn",)
    assert dates(record, kind="determination", result="refused")


@pytest.mark.parametrize("name", ["au-tang-1", "nz-song-1"])
def test_people_who_claimed_protection_from_the_united_states_have_a_refusal_behind_the_gate(name: str):
    record = written()[name]
    assert dates(record, kind="asylum", against="us") and dates(record, kind="determination", result="refused")


def test_one_person_stands_in_one_registry_under_two_spellings_of_one_name():
    older, newer = registry("au")["au-lyu-1"].identity, registry("au")["au-lyu-2"].identity
    assert (older.names[0].surname, newer.names[0].surname) == ("LV", "LYU")
    assert older.names[0].characters == newer.names[0].characters and older.born == newer.born
    assert older.documents != newer.documents and not older.prints


def test_prints_are_shared_only_by_records_of_one_person():
    holders: dict[str, set[tuple[object, ...]]] = {}
    for record in written().values():
        for reference in record.identity.prints:
            holders.setdefault(reference, set()).add((record.identity.names[0].surname, *record.identity.born))
    assert {reference for reference, people in holders.items() if len(people) > 1} == set()
