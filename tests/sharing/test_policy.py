"""What an arrangement says to one question and one record: on hand-built arrangements and on the real ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.model.evidence import Source, Statement
from fivefile.model.exchange import Query
from fivefile.model.people import Identity
from fivefile.model.records import Record
from fivefile.model.terms import CATEGORIES, ELEMENTS, PURPOSES, Element, Grade, Purpose
from fivefile.sharing.arrangement import (
    Arrangement,
    Asks,
    Carries,
    Direction,
    Excluded,
    ForPurpose,
    Gate,
    Narrow,
    OnlyAbout,
    load_arrangements,
)
from fivefile.sharing.policy import Policy, policy
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from fivefile.values.territories import FIVE
from fivefile.values.text import same

ALL = load_arrangements(Path(__file__).resolve().parents[2] / "src" / "fivefile" / "arrangements")
WAYS = [way for pair in ALL.pairs.values() for way in pair.directions]
SOURCE = Source("0" * 64, "registry", "made up")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = same("because")


def real(way: str) -> Policy:
    """The policy of one real direction."""
    asker, responder = way.split("-")
    arrangement = ALL.between(asker, responder)
    assert arrangement is not None
    return policy(arrangement, ALL.categories, asker, responder)


def made(excluded: tuple[Excluded, ...] = (), **parts: Any) -> Policy:
    """A hand-built policy: the United States ask Canada, for visas, by name, and may be told refusals."""
    plain: dict[str, Any] = {
        "ask": (ForPurpose("visa-application", "documented", WORDS),),
        "answer": (
            ForPurpose("visa-application", "documented", WORDS),
            ForPurpose("arrival", "possible", WORDS),
            ForPurpose("citizenship", "not documented", WORDS),
        ),
        "elements": (Asks("name", "documented"), Asks("birth-date", "possible"), Asks("sex", "not documented")),
        "carries": (Carries("refusals", "documented", WORDS), Carries("visas", "possible", WORDS)),
    }
    told = Direction("an agreement", asker="us", responder="ca", **{**plain, **parts})
    mirror = Direction("an agreement", asker="ca", responder="us", **plain)
    both_ways = {"us-ca": told, "ca-us": mirror}
    arrangement = Arrangement(("ca", "us"), WORDS, WORDS, PartialDate(2026), (), excluded, both_ways)
    return policy(arrangement, ALL.categories, "us", "ca")


def record(*events: dict[str, Any], citizen_of: Iterable[str] = ("cn",), resident_of: Iterable[str] = ()) -> Record:
    """A record of the responder's about one person with these events."""
    told = [("applicant", "nationality", code) for code in citizen_of]
    told += [("applicant", "permanent_resident", code) for code in resident_of]
    number = count()
    for event in events:
        subject = f"event:{next(number)}"
        for name, value in event.items():
            values = value if isinstance(value, tuple) else (value,)
            told += [(subject, name, one) for one in values]
    return Record("one", "ca", tuple(Statement(*claim, SOURCE) for claim in told))


def query(purpose: Purpose = "visa-application", **said: Any) -> Query:
    """A question from the United States to Canada, by name unless said otherwise."""
    identity = Identity(**(said or {"names": (Name("LIN", "XIAOYU"),)}))
    return Query("q", "us", "ca", purpose, "law", identity, ("refusals",), NOW, NOW + timedelta(hours=1))


REFUSAL = {"kind": "determination", "country": "ca", "result": "refused"}
STAY = {"kind": "stay", "country": "ca", "on_time": True}
CLAIM = {"kind": "asylum", "country": "ca", "against": "us"}
BY_PRINTS: dict[str, Any] = {"prints": ("MADE-UP-A001",)}


class TestAQuestion:
    def test_is_answered_for_a_purpose_that_is_documented_or_possible(self):
        assert made().refuses(query("visa-application")) is None
        assert made().refuses(query("arrival")) is None

    @pytest.mark.parametrize("purpose", ["citizenship", "removal"])
    def test_is_refused_for_a_purpose_not_documented_or_not_listed(self, purpose: Purpose):
        assert made().refuses(query(purpose)) == "purpose"

    def test_carries_only_listed_elements_that_something_supports(self):
        assert made().elements == ("name", "birth-date")
        names = (Name("LIN", "XIAOYU"),)
        assert made().refuses(query(names=names, born=(PartialDate(1990),))) is None
        assert made().refuses(query(names=names, sex=("female",))) == "elements"
        assert made().refuses(query(names=names, **BY_PRINTS)) == "elements"

    def test_carries_what_is_possible_only_where_nothing_documented_is_said(self):
        assert made().carried(["birth-date", "name", "sex"]) == ("name",)
        assert made().carried(["birth-date", "sex"]) == ("birth-date",)
        assert made().carried(["sex"]) == made().carried([]) == ()

    def test_without_any_element_is_refused(self):
        assert made().refuses(query(names=())) == "elements"

    def test_says_how_well_asking_is_documented(self):
        asks = made().asked_for("visa-application")
        assert asks is not None and asks.grade == "documented"
        assert made().asked_for("removal") is None

    def test_is_not_asked_of_the_country_claimed_against(self):
        gate = Gate("g", "no-query", WORDS)
        shut = made(gates=(Gate("other", "no-answer", WORDS), gate))
        assert shut.never_asked(["ir", "ca"]) == gate
        assert shut.never_asked(["ir"]) is None and shut.never_asked([]) is None
        assert made().never_asked(["ca"]) is None


class TestWhoIsLeftOut:
    CITIZEN = Excluded("citizens", "citizen", "ca", WORDS)
    NATIONAL = Excluded("nationals", "national", "us", WORDS)
    RESIDENT = Excluded("residents", "permanent-resident", "ca", WORDS, unless=("asylum",))

    def test_is_a_citizen_or_national_of_a_party(self):
        rules = made((self.CITIZEN, self.NATIONAL))
        assert rules.excludes(["ca"], [], "arrival") == self.CITIZEN
        assert rules.excludes(["us"], [], "arrival") == self.NATIONAL
        assert rules.excludes(["cn"], [], "arrival") is None and rules.excludes([], [], "arrival") is None

    @pytest.mark.parametrize("citizens", [["cn", "ca"], ["ca", "cn"], ["gb", "ca", "cn"]])
    def test_a_second_citizenship_brings_nobody_back(self, citizens: list[str]):
        assert made((self.CITIZEN,)).excludes(citizens, [], "arrival") == self.CITIZEN

    def test_residence_and_citizenship_are_not_taken_for_each_other(self):
        assert made((self.CITIZEN,)).excludes(["cn"], ["ca"], "arrival") is None
        assert made((self.RESIDENT,)).excludes(["ca"], [], "arrival") is None

    def test_a_permanent_resident_is_left_out_but_for_the_named_purpose(self):
        rules = made((self.RESIDENT,))
        assert rules.excludes(["cn"], ["ca"], "visa-application") == self.RESIDENT
        assert rules.excludes(["cn"], ["ca"], "asylum") is None
        assert made((self.RESIDENT, self.CITIZEN)).excludes(["ca"], ["ca"], "asylum") == self.CITIZEN

    def test_is_read_off_the_record(self):
        rules = made((self.CITIZEN, self.RESIDENT))
        assert rules.excluded(record(citizen_of=["cn", "ca"]), "asylum") == self.CITIZEN
        assert rules.excluded(record(resident_of=["ca"]), "arrival") == self.RESIDENT
        assert rules.excluded(record(resident_of=["nz"]), "arrival") is None
        assert rules.excluded(record(citizen_of=[]), "arrival") is None


class TestAGate:
    GATE = Gate("g", "no-answer", WORDS)

    def test_closes_for_a_person_who_claimed_against_the_asker(self):
        assert made(gates=(self.GATE,)).closed(record(REFUSAL, CLAIM)) == self.GATE
        assert made(gates=(self.GATE,)).closed(record(CLAIM | {"against": ("ir", "us")})) == self.GATE

    def test_stays_open_for_any_other_claim_and_any_other_event(self):
        rules = made(gates=(self.GATE,))
        assert rules.closed(record(CLAIM | {"against": "ir"})) is None
        assert rules.closed(record({"kind": "asylum", "country": "us"})) is None
        assert rules.closed(record(REFUSAL | {"against": "us"})) is None
        assert rules.closed(record()) is None

    def test_that_forbids_asking_closes_no_answer(self):
        assert made(gates=(Gate("g", "no-query", WORDS),)).closed(record(CLAIM)) is None
        assert made().closed(record(CLAIM)) is None


class TestAboutWhom:
    ONLY = OnlyAbout(("refusals",), ("fingerprints",), WORDS)

    def test_everybody_where_no_text_limits_it(self):
        assert made().answers_about(record(), ["name"])

    def test_a_person_with_a_listed_record_or_found_by_a_listed_element(self):
        rules = made(only_about=self.ONLY)
        assert rules.answers_about(record(REFUSAL), ["name"])
        assert rules.answers_about(record(STAY), ["name", "fingerprints"])
        assert not rules.answers_about(record(STAY), ["name", "birth-date"])
        assert not rules.answers_about(record(), [])


class TestACategory:
    @pytest.mark.parametrize(
        ("category", "grade", "line"),
        [
            ("refusals", "documented", "us-ca/refusals"),
            ("visas", "possible", "us-ca/visas"),
            ("movements", "not documented", "us-ca/not listed"),
        ],
    )
    def test_has_its_grade_and_its_line(self, category: Any, grade: Grade, line: str):
        ruling = made().permit(category, "arrival")
        assert (ruling.category, ruling.grade, ruling.line) == (category, grade, line)
        assert ruling.says.en and ruling.says.zh

    def test_is_not_told_where_a_purpose_is_narrowed_to_others(self):
        rules = made(narrow=(Narrow("asylum", ("visas",), WORDS),))
        assert rules.permit("refusals", "asylum").grade == "not documented"
        assert rules.permit("refusals", "asylum").line == "us-ca/narrow/asylum"
        assert rules.permit("visas", "asylum").grade == "possible"
        assert rules.permit("refusals", "arrival").grade == "documented"

    def test_a_country_that_is_no_party_has_no_policy(self):
        with pytest.raises(KeyError):
            policy(made().arrangement, ALL.categories, "us", "gb")


class TestTheRealOnes:
    def test_a_canadian_refusal_may_be_told_to_the_united_states_by_name_or_by_print(self):
        rules = real("us-ca")
        assert rules.refuses(query()) is None and rules.refuses(query(**BY_PRINTS)) is None
        told = record(REFUSAL)
        assert rules.excluded(told, "visa-application") is None and rules.closed(told) is None
        assert rules.answers_about(told, ["name"])
        assert rules.permit("refusals", "visa-application").grade == "documented"

    def test_a_stay_alone_is_told_the_united_states_only_on_a_print(self):
        assert not real("us-ca").answers_about(record(STAY), ["name"])
        assert real("us-ca").answers_about(record(STAY), ["fingerprints"])

    def test_a_claimant_there_has_less_told(self):
        rules = real("us-ca")
        assert rules.permit("applications", "asylum").grade == "documented"
        assert rules.permit("movements", "asylum").line == "us-ca/narrow/asylum"

    @pytest.mark.parametrize(
        ("citizens", "left_out_of"),
        [
            (["cn"], set()),
            (["cn", "us"], {"us-ca", "ca-us"}),
            (["gb", "cn"], {"gb-ca", "ca-gb"}),
            (["ca", "nz"], {"us-ca", "ca-us", "gb-ca", "ca-gb", "nz-ca", "ca-nz", "au-ca", "ca-au"}),
        ],
    )
    def test_a_dual_national_is_left_out_of_the_pairs_of_each_citizenship(
        self, citizens: list[str], left_out_of: set[str]
    ):
        canadian = [way for way in WAYS if "ca" in way]
        found = {way for way in canadian if real(way).excludes(citizens, [], "arrival")}
        assert found == left_out_of

    def test_a_permanent_resident_of_canada_is_told_to_the_united_states_and_not_to_the_other_three(self):
        person = record(REFUSAL, resident_of=["ca"])
        assert real("us-ca").excluded(person, "visa-application") is None
        for asker in ("gb", "nz", "au"):
            assert real(f"{asker}-ca").excluded(person, "visa-application") is not None
            assert real(f"{asker}-ca").excluded(person, "asylum") is None

    def test_a_name_cannot_be_asked_where_the_pair_asks_by_fingerprint(self):
        for way in ("gb-ca", "nz-ca", "au-ca", "ca-gb"):
            assert real(way).refuses(query()) == "elements"
            assert real(way).refuses(query(**BY_PRINTS)) is None

    def test_citizenship_is_answered_by_canada_and_not_asked_by_it(self):
        assert real("nz-ca").refuses(query("citizenship", **BY_PRINTS)) is None
        assert real("us-ca").refuses(query("citizenship")) == "purpose"
        asks = real("ca-nz").asked_for("citizenship")
        assert asks is not None and asks.grade == "not documented"

    def test_a_claim_closes_the_way_to_the_country_claimed_against_alone(self):
        assert real("us-ca").closed(record(CLAIM)) is not None
        assert real("us-ca").closed(record(CLAIM | {"against": "ir"})) is None
        assert real("ca-au").never_asked(["au"]) is not None
        assert real("ca-au").never_asked(["nz"]) is None


# --- laws -------------------------------------------------------------------------------------------------------------

OUTSIDE = ("cn", "in", "fr", "br", "ng", *FIVE)
EVENTS = (REFUSAL, STAY, CLAIM, CLAIM | {"against": "gb"}, {"kind": "removal", "country": "ca"})


def whole(rules: Policy, one: Record, purpose: Purpose, elements: Iterable[Element]) -> tuple[object, ...]:
    """Everything a policy says to one record."""
    told = tuple(rules.permit(category, purpose) for category in CATEGORIES)
    return rules.excluded(one, purpose), rules.closed(one), rules.answers_about(one, elements), told


@given(
    way=st.sampled_from(WAYS),
    purpose=st.sampled_from(PURPOSES),
    elements=st.sets(st.sampled_from(ELEMENTS)),
    events=st.lists(st.sampled_from(EVENTS), max_size=3),
    own=st.sets(st.sampled_from(FIVE)),
    one=st.sets(st.sampled_from(OUTSIDE)),
    other=st.sets(st.sampled_from(OUTSIDE)),
)
def test_nationality_outside_the_pair_changes_nothing(
    way: str, purpose: Purpose, elements: set[Element], events: list[Any], own: set[str], one: set[str], other: set[str]
):
    parties = set(way.split("-"))
    mine = own & parties
    left, right = (record(*events, citizen_of=sorted(mine | (more - parties))) for more in (one, other))
    rules = real(way)
    assert whole(rules, left, purpose, elements) == whole(rules, right, purpose, elements)


@given(
    way=st.sampled_from(WAYS),
    purpose=st.sampled_from(PURPOSES),
    citizens=st.sets(st.sampled_from(OUTSIDE)),
    residents=st.sets(st.sampled_from(OUTSIDE)),
    more=st.sets(st.sampled_from(OUTSIDE)),
)
def test_a_further_citizenship_or_residence_never_brings_anybody_back(
    way: str, purpose: Purpose, citizens: set[str], residents: set[str], more: set[str]
):
    rules = real(way)
    if rules.excludes(citizens, residents, purpose):
        assert rules.excludes(citizens | more, residents, purpose)
        assert rules.excludes(citizens, residents | more, purpose)


@given(way=st.sampled_from(WAYS), purpose=st.sampled_from(PURPOSES), category=st.sampled_from(CATEGORIES))
def test_every_ruling_says_why(way: str, purpose: Purpose, category: Any):
    ruling = real(way).permit(category, purpose)
    assert ruling.line.startswith(f"{way}/") and ruling.says.en and ruling.says.zh
    assert ruling.citations or ruling.line.endswith("not listed")
