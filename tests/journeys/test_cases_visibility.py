"""The six cases once more: what each destination can learn of them, always beside what must be said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from fivefile.app import EXAMPLES, prepare_folder
from fivefile.casework.visibility import ORDER, beyond
from fivefile.model.outcome import Dossier, Visible
from fivefile.values.verdict import Verdict
from tests.journeys.test_cases_applicant import CASES, FIVE, ON, dossier
from tests.texts import HIDING, HIDING_HAN, mixed, texts

TRUTHFULLY = "If anyone asks, answer truthfully."


def seen(name: str, event: str, by: str = "us") -> Visible:
    """One event of an example as one destination sees it."""
    return next(one for one in dossier(name).visibility if (one.event, one.destination) == (event, by))


Change = Callable[[str, str, str], Dossier]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Change:
    """The dossier of an example with one thing (the first of its kind) said otherwise in its case file."""

    def make(name: str, old: str, new: str) -> Dossier:
        folder = tmp_path_factory.mktemp("changed") / name
        shutil.copytree(EXAMPLES / name, folder)
        case = folder / "case.yaml"
        text = case.read_text("utf-8")
        assert old in text
        case.write_text(text.replace(old, new, 1), "utf-8")
        return prepare_folder(folder, on=ON, destinations=FIVE)

    return make


def citizen(changed: Change, nationality: str, resident: str = "") -> Dossier:
    """Ms Chen, were she of another nationality or a permanent resident."""
    said = f"nationality: {nationality}" + (f"\n  permanent_resident: {resident}" if resident else "")
    return changed("c-chen", "nationality: cn", said)


@pytest.mark.parametrize("name", CASES)
class TestEveryCase:
    def test_shows_every_event_an_authority_holds_to_each_destination(self, name: str):
        found = dossier(name)
        held = {one.id for one in found.timeline.events} - {
            one.id for one in found.timeline.events if one.kind in ("work", "passport", "declaration")
        }
        assert {(one.event, one.destination) for one in found.visibility} == set(product(held, FIVE))

    def test_says_what_why_and_what_must_be_said_in_both_languages(self, name: str):
        for one in dossier(name).visibility:
            for text in (one.says, one.why, one.duty):
                assert text.en and text.zh
            assert mixed(texts(one)) == []

    def test_rests_on_a_source_wherever_an_arrangement_speaks(self, name: str):
        for one in dossier(name).visibility:
            assert bool(one.citations) is not (one.own or beyond(one)), one.event
            assert all(item.citations for item in one.other_ways if item.grade != "not documented")

    def test_puts_what_is_documented_first(self, name: str):
        for country in FIVE:
            order = [ORDER.index(one.state) for one in dossier(name).visibility if one.destination == country]
            assert order == sorted(order)

    def test_never_advises_to_hide(self, name: str):
        told = [*texts(dossier(name).visibility), *texts(dossier(name).beliefs)]
        assert [text for text in told if HIDING.search(text.en) or HIDING_HAN.search(text.zh)] == []

    def test_names_no_question_that_the_form_answers_no(self, name: str):
        answers = {(item.form, item.wording): item.answer for item in dossier(name).disclosures}
        for one in dossier(name).visibility:
            assert all(answers[item.form, item.wording] is item.answer is not Verdict.NO for item in one.asked)

    def test_repeats_no_belief_and_gives_each_a_reason(self, name: str):
        found = dossier(name).beliefs
        assert len({one.id for one in found}) == len(found)
        assert all(one.says.zh and one.why.en and one.why.zh and one.citations for one in found)


class TestZheng:
    def test_the_three_us_refusals_are_the_united_states_own(self):
        for name in ("us-1", "us-2", "us-3"):
            one = seen("a-zheng", name)
            assert (one.own, one.state) == (True, "documented")
            assert one.duty.en.endswith("answer yes.") and one.duty.zh.endswith("请答“是”。")

    def test_the_impound_is_not_documented_and_says_why(self):
        one = seen("a-zheng", "nz-police")
        assert one.state == "not documented"
        assert "traffic matters" in one.why.en and "交通事项" in one.why.zh
        assert one.duty.en.endswith(TRUTHFULLY)
        assert [way.grade for way in one.other_ways if way.grade != "not documented"] == []

    def test_the_uk_form_asks_about_it_all_the_same(self):
        one = seen("a-zheng", "nz-police", "gb")
        assert one.state == "not documented"
        assert [item.answer for item in one.asked] == [Verdict.YES] and "answer yes" in one.duty.en

    def test_what_people_say_of_speeding_is_answered(self):
        found = {one.id: one.status for one in dossier("a-zheng").beliefs}
        assert found["speeding-and-impounds"] == "not documented"

    def test_canada_can_learn_of_the_us_refusals(self):
        assert seen("a-zheng", "us-1", "ca").state == "documented"


class TestChen:
    def test_the_canadian_refusal_is_documented_by_canadian_law(self):
        one = seen("c-chen", "ca-1")
        assert (one.state, one.holder, one.own) == ("documented", "ca", False)
        assert one.line == "us-ca/refusals" and one.arrangement is not None and "Canada" in one.arrangement.en
        assert any(item.law.startswith("IRPR s. 315.23(2)") and item.certainty == "high" for item in one.citations)
        assert {item.purpose: item.grade for item in one.triggers}["visa-application"] == "documented"
        assert one.found_by is not None and one.found_by.en == "by name or by fingerprint"

    def test_the_us_form_does_not_ask_and_the_answer_must_be_true_all_the_same(self):
        one = seen("c-chen", "ca-1")
        assert one.asked == ()
        assert one.duty.en.endswith(TRUTHFULLY) and "如实回答" in one.duty.zh

    def test_canada_itself_asks(self):
        one = seen("c-chen", "ca-1", "ca")
        assert one.own and "answer yes" in one.duty.en

    def test_trips_to_countries_outside_the_five_are_said_to_be_so(self):
        one = seen("c-chen", "jp-trip")
        assert one.state == "not documented" and beyond(one) and "Japan" in one.why.en


class TestDing:
    def test_the_evening_at_the_police_station_is_not_documented(self):
        one = seen("d-ding", "gb-police")
        assert one.state == "not documented"
        assert "without arrest" in one.why.en and "未被逮捕" in one.why.zh
        assert one.duty.en.endswith(TRUTHFULLY)
        assert "landlord-dispute" in {found.id for found in dossier("d-ding").beliefs}

    def test_an_arrest_would_be_asked_about_whoever_can_see_it(self, changed: Change):
        arrested = changed("d-ding", "arrested: no", "arrested: yes")
        found = next(one for one in arrested.visibility if (one.event, one.destination) == ("gb-police", "us"))
        assert found.state == "not documented" and "DS-160" in found.duty.en and "answer yes" in found.duty.en


class TestAi:
    def test_the_pending_petition_is_possible(self):
        one = seen("e-ai", "au-parent")
        assert (one.state, one.line) == ("possible", "us-au/applications")
        assert one.duty.en.endswith(TRUTHFULLY)

    def test_a_live_query_at_the_us_border_is_not_documented(self):
        (arrival,) = [item for item in seen("e-ai", "au-parent").triggers if item.purpose == "arrival"]
        assert arrival.grade != "documented"
        assert "live" in arrival.says.en and "not documented" in arrival.says.en
        assert {one.id: one.status for one in dossier("e-ai").beliefs}["live-check-at-us-border"] == "not documented"

    def test_the_hours_of_waiting_are_the_united_states_own_record(self):
        assert (seen("e-ai", "us-arrival").own, seen("e-ai", "us-arrival").state) == (True, "documented")


class TestGardens:
    @pytest.mark.parametrize("name", ["f-gardens-1", "f-gardens-2"])
    def test_the_arrest_is_not_of_the_exchange_but_may_come_another_way_and_is_asked(self, name: str):
        one = seen(name, "au-arrest")
        assert one.state == "not documented"
        assert "possible" in {way.grade for way in one.other_ways}
        assert "another way" in one.why.en and "别的途径" in one.why.zh
        assert Verdict.YES in {item.answer for item in one.asked}
        assert "DS-160" in one.duty.en and "answer yes" in one.duty.en

    def test_the_cancelled_visa_may_be_shared(self):
        one = seen("f-gardens-2", "au-cancelled")
        assert (one.state, one.line) == ("possible", "us-au/refusals")

    def test_the_conviction_is_asked_about_by_all_five(self):
        for country in FIVE:
            one = seen("f-gardens-2", "au-conviction", country)
            assert "answer yes" in one.duty.en, country

    def test_australia_may_know_of_it_through_its_own_police(self):
        one = seen("f-gardens-2", "au-arrest", "au")
        assert (one.own, one.state) == (True, "possible")


class TestThreeAskers:
    def test_the_canadian_refusal_can_be_seen(self):
        assert seen("g1-canada-refused", "ca-1").state == "documented"
        assert "canadian-refusal-visible-to-us" in {one.id for one in dossier("g1-canada-refused").beliefs}

    def test_the_british_overstay_is_possible_as_a_breach(self):
        one = seen("g2-uk-overstay", "gb-stay")
        assert (one.state, one.line) == ("possible", "us-gb/breaches")
        assert "United Kingdom" in one.says.en

    def test_the_unfinished_study_is_not_documented_and_what_would_settle_it_is_named(self):
        one = seen("g3-nz-study-unfinished", "nz-study")
        assert one.state == "not documented"
        assert "studies" in one.why.en and "kept the terms of the student visa" in one.why.en
        assert "学业" in one.why.zh and "遵守学生签证条件" in one.why.zh
        assert [item.answer for item in one.asked] == [Verdict.YES] and "DS-160" in one.duty.en


@pytest.mark.parametrize(
    ("name", "belief", "status"),
    [
        ("a-zheng", "a-fine-was-the-reason", "not documented"),
        ("c-chen", "ds-160-asks-every-refusal", "false"),
        ("c-chen", "refused-here-refused-there", "false"),
        ("e-ai", "petition-elsewhere-bars-a-visit", "not documented"),
        ("f-gardens-1", "arrest-without-conviction", "false"),
        ("g1-canada-refused", "refused-here-refused-there", "false"),
        ("g2-uk-overstay", "overstay-elsewhere-bars-from-the-us", "false"),
        ("g3-nz-study-unfinished", "unfinished-study-is-a-ground", "not documented"),
    ],
)
def test_what_people_make_of_such_a_story_is_answered_beside_it(name: str, belief: str, status: str):
    assert {one.id: one.status for one in dossier(name).beliefs}[belief] == status


class TestNationalityAndResidence:
    """Who is left out follows from the pair alone; what must be said does not change."""

    def states(self, found: Dossier, holder: str, asker: str) -> set[str]:
        return {
            one.state for one in found.visibility if (one.holder, one.destination) == (holder, asker) and not one.own
        }

    def shared(self, one: Visible) -> Visible:
        """What the arrangements alone say of it: forms may well ask a Japanese citizen other questions."""
        return replace(one, duty=one.says, asked=())

    @pytest.mark.parametrize("nationality", ["jp", "tw", "de"])
    def test_another_nationality_outside_the_five_changes_nothing(self, changed: Change, nationality: str):
        found = citizen(changed, nationality).visibility
        assert [self.shared(one) for one in found] == [self.shared(one) for one in dossier("c-chen").visibility]

    @pytest.mark.parametrize("nationality", ["us", "ca"])
    def test_citizens_of_either_side_are_left_out(self, changed: Change, nationality: str):
        found = citizen(changed, nationality).visibility
        (one,) = [one for one in found if (one.event, one.destination) == ("ca-1", "us")]
        assert one.state == "excluded" and one.citations and one.line
        assert (one.duty, one.asked) == (seen("c-chen", "ca-1").duty, seen("c-chen", "ca-1").asked)

    def test_a_british_citizen_is_left_out_only_between_britain_and_each_other(self, changed: Change):
        british = citizen(changed, "gb")
        assert self.states(british, "ca", "us") == {"documented"}
        assert self.states(british, "ca", "gb") == self.states(british, "gb", "us") == {"excluded"}

    def test_permanent_residents_of_canada_are_left_out_between_canada_and_britain_but_not_the_us(
        self, changed: Change
    ):
        resident = citizen(changed, "cn", "ca")
        assert self.states(resident, "ca", "us") == {"documented"}
        assert self.states(resident, "ca", "gb") == self.states(resident, "gb", "ca") == {"excluded"}
