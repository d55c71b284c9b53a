"""What another country can learn of an event follows from the arrangement; what must be said never does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefile.casework.disclosure import disclosures
from fivefile.casework.matters import matter
from fivefile.casework.visibility import ORDER, visibility
from fivefile.law.facts import Facts
from fivefile.model.history import Event
from fivefile.model.outcome import Visible
from fivefile.model.rule import Citation
from fivefile.model.terms import GRADES, Category, Element, Grade, Purpose
from fivefile.sharing.arrangement import (
    Arrangement,
    Arrangements,
    Asks,
    Carries,
    Direction,
    Elsewhere,
    Excluded,
    ForPurpose,
    Gate,
    Instrument,
    Narrow,
    OnlyAbout,
)
from fivefile.values.dates import PartialDate
from fivefile.values.text import Text
from fivefile.values.verdict import Verdict
from tests.files import LIBRARY
from tests.law.made import event, facts
from tests.texts import HIDING, HIDING_HAN, mixed, texts

CATEGORIES = LIBRARY.arrangements.categories
SAYS = Text("The text says so.", "文本如此说明。")
LAW = (Citation("Made-up Act s. 1"),)
REFUSED = event("determination", "r1", country="ca", date="2014", result="refused")
PRINTS_ONLY = "by fingerprint only: only where prints were taken there (Canada)"
grades = st.sampled_from(GRADES)


def way(
    carries: dict[Category, Grade] | None = None,
    ask: dict[Purpose, Grade] | None = None,
    answer: dict[Purpose, Grade] | None = None,
    elements: dict[Element, Grade] | None = None,
    **more: Any,
) -> Direction:
    """One direction of a made-up arrangement; by default asked and answered about visa applications, by fingerprint."""
    made = Direction(
        "Made-up Act",
        tuple(
            ForPurpose(name, grade, SAYS, LAW) for name, grade in (ask or {"visa-application": "documented"}).items()
        ),
        tuple(ForPurpose(name, grade, SAYS) for name, grade in (answer or {"visa-application": "documented"}).items()),
        tuple(Asks(name, grade) for name, grade in (elements or {"fingerprints": "documented"}).items()),
        tuple(Carries(name, grade, SAYS, LAW) for name, grade in (carries or {}).items()),
        asker="us",
        responder="ca",
    )
    return replace(made, **more)


def between(us_asks: Direction, *excluded: Excluded) -> Arrangements:
    """A made-up arrangement of Canada and the United States, alike in both directions."""
    arrangement = Arrangement(
        ("ca", "us"), Text("Made up", "虚构"), SAYS, PartialDate.parse("2026"),
        (Instrument("Made-up Act", citations=(Citation("Made-up Act"),)),), excluded,
        {"us-ca": us_asks, "ca-us": replace(us_asks, asker="ca", responder="us")},
    )  # fmt: skip
    return Arrangements({frozenset(("ca", "us")): arrangement}, CATEGORIES)


def seen(told: Facts, arrangements: Arrangements, *destinations: str) -> tuple[Visible, ...]:
    wanted = destinations or ("us",)
    forms = tuple(item for code in wanted for item in disclosures([LIBRARY.rulebooks[code]], told))
    return visibility(told, arrangements, wanted, forms)


def one(arrangements: Arrangements, happened: Event = REFUSED, to: str = "us", *others: Event, **said: Any) -> Visible:
    """The one event as the destination sees it; a Chinese citizen's, unless something else is said."""
    told = facts(happened, *others, **{"nationality": "cn", **said})
    return next(item for item in seen(told, arrangements, to) if item.event == happened.id)


def left_out(who: str, of: str, *unless: Purpose) -> Excluded:
    return Excluded(f"{who}-{of}", who, of, Text(f"{of} is left out.", "不在其列。"), unless, LAW)  # type: ignore[arg-type]


class TestWhatMustBeSaid:
    @given(grades, grades, grades, st.booleans(), st.sampled_from(["ca", "us", "gb", "jp"]))
    def test_does_not_depend_on_what_can_be_seen(self, carried, asked, answered, excluded, holder):
        lines = [left_out("citizen", "cn")] if excluded else []
        made = between(way({"refusals": carried}, {"visa-application": asked}, {"visa-application": answered}), *lines)
        refused = event("determination", "r1", country=holder, date="2014", result="refused")
        for to in ("us", "ca"):
            found = one(made, refused, to)
            plain = one(between(way({"refusals": "documented"})), refused, to)
            assert (found.duty, found.asked) == (plain.duty, plain.asked)

    def test_every_state_is_reached_by_the_same_event_with_the_same_duty(self):
        open_ = way({"refusals": "documented"})
        found = [
            one(between(open_)),
            one(between(way({"refusals": "possible"}))),
            one(between(way())),
            one(between(open_, left_out("citizen", "cn"))),
        ]
        assert [item.state for item in found] == list(ORDER)
        assert len({(item.duty, item.asked) for item in found}) == 1

    def test_a_refusal_the_form_does_not_ask_about_is_still_answered_truthfully(self):
        found = one(between(way({"refusals": "documented"})))
        assert found.asked == ()
        assert found.duty.en.endswith("If anyone asks, answer truthfully.") and "如实" in found.duty.zh

    def test_another_event_that_made_the_answer_yes_is_not_taken_for_this_one(self):
        american = event("determination", "r2", country="us", date="2020-02-02", result="refused")
        assert one(between(way()), REFUSED, "us", american).asked == ()
        own = one(between(way()), american, "us", REFUSED)
        assert Verdict.YES in {item.answer for item in own.asked}
        assert own.duty.en.startswith("Asked on DS-160, the online application for a nonimmigrant visa: answer yes.")

    def test_an_answer_not_known_yet_is_to_be_found_out(self):
        stopped = event("police", "p1", country="ca", date="2020-01-01")
        found = one(between(way()), stopped)
        assert Verdict.UNKNOWN in {item.answer for item in found.asked}
        assert "find it out before you sign" in found.duty.en and "弄清" in found.duty.zh


class TestHowWellItIsDocumented:
    @given(grades, grades, grades)
    def test_is_the_weakest_of_telling_asking_and_answering(self, carried, asked, answered):
        made = between(way({"refusals": carried}, {"visa-application": asked}, {"visa-application": answered}))
        assert one(made).state == max((carried, asked, answered), key=GRADES.index)

    @given(
        st.dictionaries(st.sampled_from(["visa-application", "travel-authorisation", "arrival"]), grades, min_size=1)
    )
    def test_is_that_of_the_best_moment(self, ask):
        answer: dict[Purpose, Grade] = dict.fromkeys(ask, "documented")
        found = one(between(way({"refusals": "documented"}, ask, answer)))
        assert found.state == min(ask.values(), key=GRADES.index)
        assert {(item.purpose, item.grade) for item in found.triggers} == set(ask.items())

    def test_other_purposes_are_no_moment_of_an_applicant(self):
        found = one(between(way({"refusals": "documented"}, {"asylum": "documented"}, {"asylum": "documented"})))
        assert found.state == "not documented" and found.triggers == ()
        assert "speaks of asking" in found.why.en

    def test_a_category_no_text_names_is_not_documented_and_says_so(self):
        found = one(between(way({"visas": "documented"})))
        assert found.state == "not documented" and "No text" in found.why.en and found.citations

    def test_the_line_is_the_one_the_node_applies(self):
        assert one(between(way({"refusals": "documented"}))).line == "us-ca/refusals"

    def test_a_purpose_narrowed_to_other_categories_carries_nothing_of_this_one(self):
        narrow = (Narrow("visa-application", ("visas",), Text("Visas only.", "仅限签证。"), LAW),)
        found = one(between(way({"refusals": "documented"}, narrow=narrow)))
        assert found.state == "not documented" and "Visas only." in found.why.en

    @pytest.mark.parametrize(
        ("elements", "also", "state"),
        [
            ({"name": "documented"}, (), "not documented"),
            ({"fingerprints": "documented"}, (), "documented"),
            ({"name": "documented"}, (REFUSED,), "documented"),
        ],
    )
    def test_about_whom_nothing_may_be_told_nothing_is_documented(self, elements, also, state):
        only = OnlyAbout(("refusals",), ("fingerprints",), Text("Only about the refused.", "仅限被拒者。"), LAW)
        stay = event(
            "stay", "s1", country="ca", from_="2015-01-01", to="2015-02-01", on_time="yes", worked_unlawfully="no"
        )
        made = between(way({"movements": "documented", "refusals": "documented"}, elements=elements, only_about=only))
        found = one(made, stay, "us", *also)
        assert found.state == state and "Only about the refused." in found.why.en

    @pytest.mark.parametrize(
        ("elements", "words"),
        [
            ({"fingerprints": "documented"}, PRINTS_ONLY),
            ({"fingerprints": "documented", "name": "not documented"}, PRINTS_ONLY),
            ({"name": "documented", "fingerprints": "documented"}, "by name or by fingerprint"),
            ({"name": "possible", "fingerprints": "documented"}, "by name (possible) or by fingerprint (documented)"),
            ({"name": "documented"}, "by name"),
            ({"name": "possible"}, "by name (possible)"),
            ({"fingerprints": "possible"}, f"{PRINTS_ONLY} (possible)"),
            ({"document": "documented"}, "how a person is found is not known from the texts"),
        ],
    )
    def test_how_a_person_is_found_is_said(self, elements, words):
        found = one(between(way(elements=elements)))
        assert found.found_by is not None and found.found_by.en == words and found.found_by.zh


class TestWhoIsLeftOut:
    made = between(
        way({"refusals": "documented"}), left_out("citizen", "ca"), left_out("national", "us"),
        left_out("permanent-resident", "ca", "asylum"),
    )  # fmt: skip

    @pytest.mark.parametrize("said", [{"nationality": "ca"}, {"nationality": "us"}, {"permanent_resident": "ca"}])
    def test_people_of_either_side_whom_a_line_names(self, said):
        found = one(self.made, **said)
        assert found.state == "excluded" and "left out" in found.why.en and found.line and found.citations == LAW

    @given(st.sampled_from(["cn", "jp", "gb", "au", "nz", "hk"]))
    def test_any_nationality_outside_the_pair_changes_nothing(self, nationality):
        assert one(self.made, nationality=nationality) == one(self.made)

    def test_a_second_citizenship_elsewhere_brings_nobody_back_in(self):
        told = facts(REFUSED, nationality="cn")
        more = facts(nationality="ca").statements
        both_ = replace(told, statements=(*told.statements, *more), _memo={})
        assert [item.state for item in seen(both_, self.made)] == ["excluded"]

    def test_a_nationality_nobody_stated_leaves_the_state_and_names_who_is_left_out(self):
        (found,) = seen(facts(REFUSED), self.made)
        assert found.state == "documented"
        assert "does not state the nationality. Ca is left out. Us is left out." in found.why.en

    def test_a_line_that_names_visa_applications_as_its_exception_leaves_nobody_out(self):
        made = between(way({"refusals": "documented"}), left_out("citizen", "cn", "visa-application"))
        assert one(made).state == "documented"

    @pytest.mark.parametrize(
        ("closes", "where", "against", "state"),
        [
            ("no-answer", "ca", "us", "excluded"),
            ("no-answer", "ca", "cn", "documented"),
            ("no-answer", "us", "ca", "documented"),
            ("no-query", "us", "ca", "excluded"),
            ("no-query", "ca", "us", "documented"),
        ],
    )
    def test_a_claim_for_protection_closes_the_way_to_the_country_it_is_made_against(
        self, closes, where, against, state
    ):
        gates = (Gate("claim", closes, Text("A claim closes the way.", "庇护申请关闭此途径。"), LAW),)
        claim = event("asylum", "a1", country=where, date="2016-01-01", against=[against])
        found = one(between(way({"refusals": "documented"}, gates=gates)), REFUSED, "us", claim)
        assert found.state == state
        assert ("A claim closes the way." in found.why.en) is (state == "excluded")


class TestWhatNoRegistryHolds:
    elsewhere = (
        Elsewhere("arrest", "possible", Text("By police channels.", "经由警方渠道。"), LAW),
        Elsewhere("traffic", "not documented", Text("No other way is known.", "未知其他途径。")),
    )
    made = between(way({"refusals": "documented"}, elsewhere=elsewhere))

    def police(self, **said: str) -> Visible:
        known = {"arrested": "no", "charged": "no", "traffic": "no", **said}
        return one(self.made, event("police", "p1", country="ca", date="2020-01-01", **known))

    def test_is_not_documented_and_the_other_way_is_named(self):
        found = self.police(arrested="yes")
        assert found.state == "not documented" and "another way" in found.why.en
        assert [(way.grade, way.citations) for way in found.other_ways] == [("possible", LAW)]

    def test_for_people_left_out_the_other_way_stays_named(self):
        arrested = event("police", "p1", country="ca", date="2020-01-01", arrested="yes", traffic="no")
        found = one(between(way(elsewhere=self.elsewhere), left_out("citizen", "cn")), arrested)
        assert found.state == "excluded" and "another way" in found.why.en and found.other_ways

    def test_a_way_that_is_not_documented_itself_is_no_other_way(self):
        found = self.police(traffic="yes")
        assert found.state == "not documented" and "another way" not in found.why.en
        assert [way.grade for way in found.other_ways] == ["not documented"]

    def test_an_arrest_in_traffic_is_an_arrest_too(self):
        found = self.police(traffic="yes", arrested="yes")
        assert "traffic" in found.why.en and "Arrests and charges" in found.why.en
        assert {way.grade for way in found.other_ways} == {"possible", "not documented"}

    def test_a_contact_without_arrest_is_taken_for_nothing_more(self):
        found = self.police()
        assert "ended without arrest" in found.why.en and "leaves open" not in found.why.en

    def test_an_arrest_nobody_ruled_out_is_left_open(self):
        happened = event("police", "p1", country="ca", date="2020-01-01", traffic="no")
        found = one(self.made, happened)
        assert "leaves open: arrested" in found.why.en and "“arrests and charges” (not documented)" in found.why.en

    def test_the_place_itself_may_know_through_its_own_police(self):
        found = one(self.made, event("police", "p1", country="us", date="2020-01-01", arrested="yes"))
        assert (found.own, found.state) == (True, "possible") and "do not say" in found.why.en


class TestWhatTheFileLeavesOpen:
    made = between(way({"breaches": "possible", "movements": "documented"}))

    def test_a_stay_on_time_is_a_movement(self):
        stay = event(
            "stay", "s1", country="ca", from_="2015-01-01", to="2015-02-01", on_time="yes", worked_unlawfully="no"
        )
        found = one(self.made, stay)
        assert (found.line, found.state) == ("us-ca/movements", "documented") and "leaves open" not in found.why.en

    def test_an_entry_without_inspection_is_a_breach_though_nobody_calls_it_so(self):
        stay = event("stay", "s1", country="ca", from_="2015-01-01", to="2015-09-01", admission="without-inspection")
        assert one(self.made, stay).line == "us-ca/breaches"

    def test_a_word_against_its_own_dates_is_left_open(self):
        stay = event("stay", "s1", country="ca", from_="2015-01-01", to="2015-09-01", admitted_until="2015-02-01",
                     on_time="yes", worked_unlawfully="no")  # fmt: skip
        found = one(self.made, stay)
        assert found.line == "us-ca/movements" and "leaves open: left on time" in found.why.en

    def test_a_stay_of_which_nobody_says_whether_it_was_in_time_says_what_waits(self):
        stay = event("stay", "s1", country="ca", from_="2015-01-01", to="2015-02-01")
        found = one(self.made, stay)
        assert found.state == "documented"
        assert "leaves open: left on time and worked without permission" in found.why.en
        assert "“overstays and breaches of status” (possible)" in found.why.en

    def test_unfinished_studies_are_not_documented_and_the_open_breach_is_named(self):
        study = event("study", "u1", country="ca", from_="2015-01-01", to="2016-01-01", completed="no")
        found = one(self.made, study)
        assert found.state == "not documented" and "kept the terms of the student visa" in found.why.en
        broken = event("study", "u1", country="ca", from_="2015-01-01", to="2016-01-01", kept_visa_terms="no")
        assert one(self.made, broken).line == "us-ca/breaches"

    def test_a_decision_without_a_result_is_only_possible(self):
        found = one(self.made, event("determination", "r1", country="ca", date="2014"))
        assert found.state == "possible" and "does not say what came of it" in found.why.en and found.citations

    def test_papers_that_disagree_about_the_result_leave_it_open(self):
        torn = event("determination", "r1", country="ca", date="2014", result=("refused", "granted"))
        what = matter(torn, facts(torn), CATEGORIES)
        assert what.category is None and {item.key for item in what.unsettled} >= {"refusals", "visas"}


class TestWhereNoArrangementReaches:
    made = between(way({"refusals": "documented"}))

    def test_its_own_record_needs_no_question(self):
        found = one(self.made, event("determination", "r1", country="us", date="2014", result="refused"))
        assert (found.own, found.state, found.arrangement) == (True, "documented", None)

    def test_a_country_outside_the_five_is_spoken_of_by_none_of_the_ten(self):
        found = one(self.made, event("determination", "r1", country="jp", date="2014", result="refused"))
        assert found.state == "not documented" and "None of the ten arrangements" in found.why.en
        assert "Japan" in found.why.en and "日本" in found.why.zh

    def test_a_pair_this_version_does_not_hold_is_said_to_be_missing(self):
        found = one(self.made, event("determination", "r1", country="nz", date="2014", result="refused"))
        assert (
            found.state == "not documented"
            and "no arrangement between New Zealand and the United States" in found.why.en
        )

    @pytest.mark.parametrize("country", [None, ("ca", "jp")])
    def test_a_country_that_is_not_known_is_not_guessed(self, country):
        said = {"country": country} if country else {}
        found = one(self.made, event("determination", "r1", date="2014", result="refused", **said))
        assert (found.holder, found.state) == (None, "possible") and "depends on that" in found.why.en

    @pytest.mark.parametrize("kind", ["work", "passport", "declaration"])
    def test_what_no_authority_holds_is_left_out(self, kind):
        assert seen(facts(event(kind, country="ca")), self.made) == ()


def test_what_is_documented_comes_first_and_then_the_date():
    events = (
        event("police", "p1", country="ca", date="2010-01-01", arrested="no", charged="no", traffic="no"),
        event("determination", "r2", country="ca", date="2012", result="refused"),
        event("determination", "r3", country="ca", date="2013", result="granted"),
        event("determination", "r4", country="us", date="2014", result="refused"),
    )
    made = between(way({"refusals": "documented", "visas": "possible"}))
    found = seen(facts(*events, nationality="cn"), made, "us", "ca")
    assert [item.event for item in found] == ["r2", "r4", "r3", "p1", "r2", "r3", "r4", "p1"]


@given(st.sampled_from(ORDER), st.sampled_from(["us", "ca", "gb", "nz", "jp", None]))
def test_everything_is_said_in_both_languages_and_nothing_is_to_be_hidden(state, holder):
    happened = event("determination", "r1", date="2014", result="refused", **({"country": holder} if holder else {}))
    lines = [left_out("citizen", "cn")] if state == "excluded" else []
    made = between(way({"refusals": "documented" if state == "excluded" else state}), *lines)
    found = one(made, happened)
    assert found.says.en and found.why.en and found.duty.en and mixed(texts(found)) == []
    assert [text for text in texts(found) if HIDING.search(text.en) or HIDING_HAN.search(text.zh)] == []
    assert bool(found.citations) is (holder == "ca")
