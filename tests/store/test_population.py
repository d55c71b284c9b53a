"""Made-up registries: the same seed gives the same people, plausible and never real; a wrong file names its line."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

from fivefile.errors import BadData
from fivefile.model.history import Event
from fivefile.model.records import Record
from fivefile.store.made_up_people import words
from fivefile.store.population import HELD, load_registry, person_of, population
from fivefile.values.dates import PartialDate
from fivefile.values.territories import FIVE

COUNT, SEED = 2000, 7
WORLD = {authority: tuple(population(authority, COUNT, SEED)) for authority in FIVE}
EVERYONE = [record for records in WORLD.values() for record in records]
EVENTS: list[tuple[Record, Event]] = [(record, event) for record in EVERYONE for event in record.events]


def share(count: int) -> float:
    return count / len(EVERYONE)


def day(event: Event, name: str) -> PartialDate:
    value = event.value(name)
    assert isinstance(value, PartialDate)
    return value


class TestTheSameSeed:
    def test_gives_the_same_records(self):
        assert tuple(population("nz", COUNT, SEED)) == WORLD["nz"]

    def test_begins_a_longer_population_like_a_shorter_one(self):
        assert tuple(population("ca", 150, SEED)) == WORLD["ca"][:150]

    def test_and_another_seed_gives_other_people(self):
        other = {record.identity for record in population("us", 300, SEED + 1)}
        assert not other & {record.identity for record in WORLD["us"]}


class TestEachRecord:
    def test_has_an_identifier_of_its_own(self):
        assert len({record.id for record in EVERYONE}) == len(FIVE) * COUNT

    def test_is_said_by_its_authority_and_called_made_up(self):
        for record in EVERYONE:
            for claim in record.statements:
                assert claim.by == claim.source.issuer == record.authority
                assert claim.source.kind == "registry" and claim.source.name == f"{record.authority} registry (made up)"
            assert len({claim.source.digest for claim in record.statements}) == 1

    def test_says_who_is_meant(self):
        for record in EVERYONE:
            who = record.identity
            assert who.names and who.born and who.sex and who.nationalities and who.birth_countries and who.documents

    def test_holds_one_to_four_events_of_its_own_country(self):
        for record in EVERYONE:
            assert 1 <= len(record.events) <= 4
            assert {event.country for event in record.events} == {record.authority}

    def test_is_not_of_a_passport_that_could_be_real(self):
        # Real numbers have nine characters at most.
        assert all(re.fullmatch(r"[a-z]{2}:EX\d{8}", number) for one in EVERYONE for number in one.identity.documents)

    def test_has_prints_that_are_made_up(self):
        told = [reference for record in EVERYONE for reference in record.identity.prints]
        assert all(re.fullmatch(r"MADE-UP-[A-Z2-7]{8}", reference) for reference in told)

    def test_gives_characters_only_where_forms_ask_for_them(self):
        holding = {one.authority for one in EVERYONE for name in one.identity.names if name.characters}
        assert holding == {"us", "ca", "au", "nz"}

    def test_writes_names_in_capital_letters_without_accents(self):
        for record in EVERYONE:
            for name in record.identity.names:
                assert re.fullmatch(r"[A-Z]+([ -][A-Z]+)*", f"{name.surname} {name.given}"), name


class TestThePopulation:
    def test_is_mostly_chinese(self):
        assert 0.5 < share(sum("cn" in record.said("nationality") for record in EVERYONE)) < 0.65

    def test_has_people_of_many_origins(self):
        assert len({country for record in EVERYONE for country in record.said("birth_country")}) >= 15

    def test_was_born_from_1940_to_2015(self):
        years = [date.year for record in EVERYONE for date in record.identity.born]
        assert min(years) < 1950 and max(years) > 2010 and min(years) >= 1940 and max(years) <= 2015

    def test_has_some_birth_dates_that_stand_for_an_unknown_day(self):
        first = sum((date.month, date.day) == (1, 1) for record in EVERYONE for date in record.identity.born)
        assert 0.007 < share(first) < 0.03

    def test_has_prints_for_about_seven_in_ten(self):
        assert 0.64 < share(sum(bool(record.identity.prints) for record in EVERYONE)) < 0.74

    def test_has_citizens_and_permanent_residents_of_the_five(self):
        assert 0.035 < share(sum(bool({*FIVE} & {*one.said("nationality")}) for one in EVERYONE)) < 0.065
        assert 0.025 < share(sum(bool(one.said("permanent_resident")) for one in EVERYONE)) < 0.055
        assert {held for one in EVERYONE for held in one.said("permanent_resident")} == set(FIVE)

    def test_holds_every_kind_of_immigration_event_and_no_other(self):
        kinds = Counter(event.kind for _, event in EVENTS)
        assert set(kinds) == set(HELD)
        assert kinds["determination"] > kinds["stay"] > 10 * kinds["removal"] > 0
        assert kinds["asylum"] < 0.03 * len(EVERYONE)

    def test_was_refused_now_and_then_and_mostly_left_on_time(self):
        results = Counter(event.value("result") for _, event in EVENTS if event.kind == "determination")
        assert set(results) == {"granted", "refused"} and 0.2 < results["refused"] / results.total() < 0.5
        kept = Counter(event.value("on_time") for _, event in EVENTS if event.kind == "stay")
        assert set(kept) == {True, False} and 0.03 < kept[False] / kept.total() < 0.2

    def test_claims_asylum_against_the_country_of_birth_and_rarely_against_one_of_the_five(self):
        against = [
            (one.said("birth_country"), event.value("against")) for one, event in EVENTS if event.kind == "asylum"
        ]
        of_five = [claim for _, claim in against if claim in FIVE]
        assert all(claim in (*born, *FIVE) for born, claim in against)
        assert 0 < len(of_five) < len(against) / 4

    def test_is_made_fast_enough_for_a_demo(self):
        # Measured: 0.2 s of CPU for 2,000 records; the bound leaves room for slow machines.
        began = time.process_time()
        assert sum(1 for _ in population("gb", COUNT, SEED + 2)) == COUNT
        assert time.process_time() - began < 2


class TestWhatHappened:
    def test_lies_after_birth_and_in_order(self):
        for record in EVERYONE:
            starts = [event.start for event in record.events]
            days = [start.earliest for start in starts if start is not None]
            assert len(days) == len(starts) and days == sorted(days)
            assert record.identity.born[0].latest < days[0]

    def test_says_overstay_exactly_where_the_person_left_late(self):
        for _, event in EVENTS:
            if event.kind == "stay":
                assert day(event, "from").earliest < day(event, "to").earliest
                late = (
                    bool(event.values("admitted_until"))
                    and day(event, "admitted_until").latest < day(event, "to").earliest
                )
                assert event.value("on_time") is not late

    def test_never_sends_a_child_alone_to_study_or_work(self):
        for record, event in EVENTS:
            if event.value("visa_class") in ("F-1", "H-1B", "student") and event.value("result") == "granted":
                assert day(event, "date").year - record.identity.born[0].year >= 17


class TestAPersonInTwoRegistries:
    @staticmethod
    def people() -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in EVERYONE:
            found.setdefault(person_of(record.id), []).append(record)
        return found

    def test_is_about_one_in_twelve_of_each_authority(self):
        twice = {name for name, records in self.people().items() if len(records) > 1}
        for records in WORLD.values():
            assert 0.07 < sum(person_of(record.id) in twice for record in records) / COUNT < 0.09

    def test_is_in_no_registry_twice(self):
        for records in self.people().values():
            assert len({record.authority for record in records}) == len(records)

    def test_is_the_same_person_but_for_spelling_or_passport(self):
        pairs = [records for records in self.people().values() if len(records) == 2]
        spelt = replaced = 0
        for left, right in (sorted(pair, key=lambda one: one.id) for pair in pairs):
            one, two = left.identity, right.identity
            assert (one.born, one.sex, one.nationalities, one.birth_countries) == (
                two.born, two.sex, two.nationalities, two.birth_countries,
            )  # fmt: skip
            assert not (one.prints and two.prints) or one.prints == two.prints
            others = [(who.names[0].surname, who.names[0].given) for who in (one, two)]
            assert others[0] != others[1] or one.documents != two.documents
            spelt, replaced = spelt + (others[0] != others[1]), replaced + (one.documents != two.documents)
        assert min(spelt, replaced) > len(pairs) / 3

    def test_and_two_people_share_neither_passport_nor_prints(self):
        for name in ("documents", "prints"):
            holders: dict[str, set[str]] = {}
            for record in EVERYONE:
                for value in getattr(record.identity, name):
                    holders.setdefault(value, set()).add(person_of(record.id))
            assert {value for value, held in holders.items() if len(held) > 1} == set()


def test_only_the_five_have_a_population():
    with pytest.raises(ValueError, match="'cn' is not one of"):
        next(population("cn", 1, SEED))


def test_each_character_is_spelt_by_one_of_its_readings():
    told = {**{one: spelt for one, (spelt, _) in words().surnames.items() if len(one) == 1}}
    for group in words().given.values():
        told |= group
    wrong = {one: spelt for one, spelt in told.items()
             if spelt not in pinyin(one, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]}  # fmt: skip
    assert wrong == {} and len(words().surnames) == 100


# --- files written by hand --------------------------------------------------------------------------------------------

KNOWN = {
    "determination": ("country", "date", "result"),
    "stay": ("country", "from", "to", "on_time"),
    "police": ("date",),
}
FILE = """\
authority: us
records:
  - id: lin-1
    about: nobody
    names: [{surname: LIN, given: XIAOYU, characters: 林晓雨}, {surname: LIN, given: XIAO YU}]
    born: 1990-05-06
    sex: female
    nationality: cn
    permanent_resident: [ca, nz]
    birth_country: cn
    document: ["cn:EX0000001", "cn:EX0000002"]
    prints: MADE-UP-T100
    events:
      - {id: r1, kind: determination, country: us, date: 2024-03-05, result: refused}
      - {id: s1, kind: stay, country: us, from: 2018-01-01, to: 2018-01, on_time: true}
"""


def loaded(tmp_path: Path, text: str) -> tuple[Record, ...]:
    path = tmp_path / "us.yaml"
    path.write_text(text, encoding="utf-8")
    return load_registry(path, KNOWN)


def test_a_file_is_read_in_the_words_of_a_case(tmp_path: Path):
    (record,) = loaded(tmp_path, FILE)
    who = record.identity
    assert (record.id, record.authority) == ("us-lin-1", "us")
    assert [(name.surname, name.given, name.characters) for name in who.names] == [
        ("LIN", "XIAOYU", "林晓雨"), ("LIN", "XIAO YU", ""),
    ]  # fmt: skip
    assert who.born == (PartialDate(1990, 5, 6),) and who.documents == ("cn:EX0000001", "cn:EX0000002")
    assert record.said("permanent_resident") == ("ca", "nz") and who.prints == ("MADE-UP-T100",)
    refused, stay = record.events
    assert refused.start == PartialDate(2024, 3, 5) and refused.value("result") == "refused"
    assert stay.end == PartialDate(2018, 1) and stay.value("on_time") is True


def test_two_spellings_that_share_a_word_stay_two_claims(tmp_path: Path):
    (record,) = loaded(tmp_path, FILE)
    assert len({claim.id for claim in record.statements}) == len(record.statements)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("sex: female", "sex: woman", "us.yaml:7: records.0.sex"),
        ("sex: female", "sex: female\n    aged: 36", "us.yaml:8: records.0.aged: unknown key"),
        ("    about: nobody\n", "", "records.0.about: missing"),
        ("1990-05-06", "1990-05-36", "us.yaml:6: records.0.born"),
        ("nationality: cn", "nationality: [cn, england]", "us.yaml:8: records.0.nationality.1"),
        ("cn:EX0000002", "cn:E12345678", "us.yaml:11: records.0.document.1"),
        ("MADE-UP-T100", "8f3a", "us.yaml:12: records.0.prints"),
        ("given: XIAO YU", "first: XIAO YU", "us.yaml:5: records.0.names.1.first: unknown key"),
        ("names: [", "names: []\n    x: [", "us.yaml:5: records.0.names"),
        ("kind: determination", "kind: police", "us.yaml:14: 'police' is not a kind of event an immigration"),
        ("kind: determination", "kind: removal", "us.yaml:14: unknown field 'country' of removal"),
        ("on_time: true", "hours: 3", "us.yaml:15: unknown field 'hours' of stay"),
        ("on_time: true", "on_time: yes", "us.yaml:15: a text, a date, a number, true or false is expected"),
        ("to: 2018-01,", "to: 2018-13,", "us.yaml:15: '2018-13' is not a day in the calendar"),
        ("country: us, from", "country: gb, from", "us.yaml:15: a registry holds events of its own country, us"),
        ("id: s1, ", "", "us.yaml:15: an event needs an id"),
        ("id: s1", "id: r1", "us.yaml:13: two events of the record have the same id"),
        ("about: nobody", "about: nobody\n    about: twice", "us.yaml:5: the key 'about' stands twice"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_names_its_line(tmp_path: Path, old: str, new: str, expected: str):
    assert FILE.count(old) >= 1
    with pytest.raises(BadData) as caught:
        loaded(tmp_path, FILE.replace(old, new, 1))
    assert expected in str(caught.value)


def test_one_identifier_is_of_one_record(tmp_path: Path):
    again = FILE.split("records:\n")[1]
    with pytest.raises(BadData, match=r"us\.yaml:16: two records have the id 'lin-1'"):
        loaded(tmp_path, FILE + again)
