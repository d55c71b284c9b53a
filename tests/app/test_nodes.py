"""Five nodes in one process: filled once, asked under the policy of each pair, each with its own ledger."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fivefile.app import App, Settings, open_app
from fivefile.app.made_up import PEOPLE
from fivefile.app.nodes import Asked
from fivefile.errors import BadInput
from fivefile.linkage.keys import blocking_keys
from fivefile.model.evidence import Value
from fivefile.model.inquiry import Inquiry
from fivefile.model.records import Record
from fivefile.model.terms import PURPOSES
from fivefile.store.registry import Registry
from fivefile.values.dates import PartialDate
from fivefile.values.territories import FIVE
from tests.people import TODAY
from tests.simulator import record


def applicant(asker: str, *events: dict[str, Value], **said: Value) -> Record:
    """The case "trial" as a record of whoever asks."""
    told = record("trial", events={f"e{at}": event for at, event in enumerate(events)}, **said)
    return replace(told, authority=asker)


def excluded(asker: str) -> Record:
    """Ms Liang, a citizen of New Zealand, of whom the case does not say so."""
    return applicant(asker, name__surname="LIANG", name__given="MENGQI", prints="MADE-UP-N101")


@pytest.fixture
def own(asking: App, tmp_path: Path) -> App:
    """An App whose registries are copies of filled ones, so that it may be written to."""
    assert asking.nodes
    shutil.copytree(asking.settings.home / "nodes", tmp_path / "nodes")
    return open_app(Settings(home=tmp_path, today=TODAY))


def written(folder: Path, *lines: str) -> Path:
    head = ["fivefile: 1", "applicant:", "  names: [{passport: {surname: NOBODY, given: ATALL}}]", "  born: 1991-02-03",
            "  prints: MADE-UP-ZZZZ9999"]  # fmt: skip
    (folder / "case.yaml").write_text("\n".join([*head, *lines]), encoding="utf-8")
    return folder


def by_partner(found: Inquiry) -> dict[str, str]:
    return {one.partner: one.answer.outcome if one.answer else one.delivery for one in found.replies}


class TestRegistries:
    def test_each_holds_two_thousand_made_up_people_and_those_of_the_cases(self, asking: App):
        assert all(PEOPLE < asking.nodes.view(code).records < PEOPLE + 40 for code in FIVE)

    def test_are_not_filled_again_and_keep_their_judgements(self, own: App):
        first = own.nodes.judge("us", "a-case", "ca-1", "different", "officer")
        again = open_app(own.settings)
        registry = Registry(own.settings.home / "nodes" / "us.sqlite")
        assert again.nodes.view("us").records == own.nodes.view("us").records
        assert registry.judgements(["ca-1"]) == (first,)

    def test_are_filled_again_when_they_were_made_from_something_else(self, own: App):
        registry = Registry(own.settings.home / "nodes" / "nz.sqlite")
        registry.fill((), "something else")
        assert registry.count() == 0
        assert open_app(own.settings).nodes.view("nz").records > PEOPLE


class TestAsking:
    def test_somebody_unknown_is_a_no_hit_everywhere(self, asking: App, tmp_path: Path):
        found = asking.ask(written(tmp_path), "gb", "visa-application")
        assert set(by_partner(found).values()) == {"no-hit"} and found.own == ()

    @pytest.mark.parametrize("purpose", PURPOSES)
    def test_every_purpose_is_answered_by_those_who_are_asked(self, asking: App, purpose: str, tmp_path: Path):
        case = written(tmp_path)
        for asker in FIVE:
            found = asking.ask(case, asker, purpose)
            assert set(by_partner(found).values()) <= {"no-hit", "refused", "unable", "not asked"}
            assert {one.partner for one in found.replies if one.delivery == "not asked"} == {
                partner for partner, way in found.ways.items() if way.grade == "not documented"
            }

    def test_nobody_is_asked_for_a_purpose_that_no_text_supports(self, asking: App, tmp_path: Path):
        found = asking.ask(written(tmp_path), "nz", "data-accuracy")
        assert by_partner(found)["ca"] == "not asked"
        assert all(one.why is not None and one.query is None for one in found.replies)

    def test_nobody_is_a_partner_of_its_own(self, asking: App, tmp_path: Path):
        with pytest.raises(BadInput, match="no partner of its own"):
            asking.ask(written(tmp_path), "us", "arrival", ("us",))

    def test_a_claimant_is_not_asked_about_in_the_country_of_the_claimed_persecution(self, asking: App, tmp_path: Path):
        case = written(tmp_path, "events:", "  - {id: a1, kind: asylum, country: ca, date: 2026-10-02, against: us}")
        found = asking.ask(case, "ca", "asylum")
        assert by_partner(found) == {"us": "not asked", "gb": "no-hit", "au": "no-hit", "nz": "no-hit"}
        reply = next(one for one in found.replies if one.partner == "us")
        assert reply.why is not None and reply.answer is None

    def test_an_unknown_asker_purpose_or_partner_is_refused_in_words(self, asking: App, tmp_path: Path):
        case = written(tmp_path)
        for asker, purpose, down in (("cn", "arrival", ()), ("us", "curiosity", ()), ("us", "arrival", ("mars",))):
            with pytest.raises(BadInput) as caught:
                asking.ask(case, asker, purpose, down)
            assert caught.value.text.en != caught.value.text.zh

    def test_a_question_carries_what_some_text_documents_for_the_pair_and_no_more(self, asking: App, tmp_path: Path):
        found = asking.ask(written(tmp_path), "us", "visa-application")
        carried = {one.partner: one.query.identity.elements for one in found.replies if one.query}
        assert carried == {
            "ca": ("name", "birth-date", "fingerprints"),
            **dict.fromkeys(("gb", "au", "nz"), ("fingerprints",)),
        }

    def test_what_no_text_settles_is_carried_only_where_nothing_documented_is_known(self, asking: App):
        who = applicant("us", name__surname="NOBODY", name__given="ATALL", born=PartialDate(1991, 2, 3))
        asked = asking.nodes.ask(who, "us", "visa-application")
        carried = {one.partner: one.query.identity.elements for one in asked.replies if one.query}
        assert carried["gb"] == carried["au"] == ("name", "birth-date") and carried["nz"] == ()


class TestExcluded:
    def test_the_asker_sees_a_no_hit_and_the_responder_keeps_why(self, own: App):
        asked = own.nodes.ask(excluded("nz"), "nz", "visa-application")
        told = {one.partner: one.answer for one in asked.replies}
        british = told["gb"]
        assert british is not None and british.outcome == "no-hit" and not british.withheld and not british.matches
        (line,) = own.nodes.view("gb").incoming
        assert "New Zealand" in line.note.en and line.outcome == "no-hit"
        assert own.nodes.view("gb").ledger[0].inside == "excluded"
        assert "excluded" not in {entry.inside for entry in own.nodes.view("nz").ledger}

    def test_for_another_asker_the_same_person_is_a_hit(self, own: App):
        asked = own.nodes.ask(excluded("us"), "us", "visa-application")
        told = next(one.answer for one in asked.replies if one.partner == "gb")
        assert told is not None and told.outcome == "hit"


CLAIM: dict[str, Value] = {"kind": "asylum", "country": "ca", "date": PartialDate(2024, 5, 6), "against": "us"}


class TestWhomNotToAsk:
    """What the asker itself knows of the person decides before anything is sent."""

    def deliveries(self, asked: Asked) -> dict[str, str]:
        return {one.partner: one.delivery for one in asked.replies}

    @pytest.mark.parametrize(
        ("said", "asker", "left"),
        [
            ({"nationality": "ca"}, "us", {"ca"}),
            ({"nationality": "gb"}, "us", {"gb"}),
            ({"nationality": "cn"}, "us", set()),
            ({"permanent_resident": "ca"}, "us", set()),
            ({"permanent_resident": "ca"}, "gb", {"ca"}),
            ({"nationality": "nz"}, "nz", {"us", "gb", "ca", "au"}),
        ],
    )
    def test_a_partner_is_not_asked_about_somebody_whom_the_arrangement_leaves_out(
        self, asking: App, said: dict[str, Value], asker: str, left: set[str]
    ):
        asked = asking.nodes.ask(applicant(asker, prints="MADE-UP-ZZZZ9999", **said), asker, "visa-application")
        assert {name for name, delivery in self.deliveries(asked).items() if delivery == "not asked"} == left
        assert all(one.why and one.answer is None for one in asked.replies if one.partner in left)

    def test_nothing_of_it_stands_in_the_ledger_of_who_is_not_asked(self, own: App):
        before = {code: own.nodes.view(code).ledger for code in ("us", "ca")}
        own.nodes.ask(applicant("us", nationality="ca", prints="MADE-UP-ZZZZ9999"), "us", "visa-application")
        assert own.nodes.view("ca").ledger == before["ca"] and own.nodes.view("ca").incoming == ()
        new = set(own.nodes.view("us").ledger) - set(before["us"])
        assert {entry.responder for entry in new} == {"gb", "au", "nz"}

    def test_a_claim_in_the_askers_own_registry_closes_the_way_as_one_in_the_case_does(self, own: App):
        held = replace(record("ca-claimant", events={"c": CLAIM}, prints="MADE-UP-QQQQ1111"), authority="ca")
        Registry(own.settings.home / "nodes" / "ca.sqlite").add([(held, blocking_keys(held.identity))])
        for told in (applicant("ca", prints="MADE-UP-QQQQ1111"), applicant("ca", CLAIM, prints="MADE-UP-ZZZZ9999")):
            assert self.deliveries(own.nodes.ask(told, "ca", "asylum"))["us"] == "not asked"
        assert (
            self.deliveries(own.nodes.ask(applicant("ca", prints="MADE-UP-ZZZZ9999"), "ca", "asylum"))["us"]
            != "not asked"
        )

    def test_a_record_judged_to_be_somebody_elses_closes_nothing(self, own: App):
        held = replace(record("ca-claimant", events={"c": CLAIM}, prints="MADE-UP-QQQQ1111"), authority="ca")
        Registry(own.settings.home / "nodes" / "ca.sqlite").add([(held, blocking_keys(held.identity))])
        own.nodes.judge("ca", "trial", "ca-claimant", "different", "officer")
        told = applicant("ca", prints="MADE-UP-QQQQ1111")
        assert self.deliveries(own.nodes.ask(told, "ca", "asylum"))["us"] == "answered"

    def test_a_claim_made_elsewhere_is_for_its_own_country_to_keep(self, asking: App):
        told = applicant("gb", CLAIM, prints="MADE-UP-ZZZZ9999")
        assert self.deliveries(asking.nodes.ask(told, "gb", "asylum"))["us"] == "answered"


class TestJudging:
    def test_a_record_judged_to_be_the_persons_stays_however_unlike(self, own: App):
        held = replace(record("us-other", events={}, name__surname="QUITE", name__given="OTHER"), authority="us")
        who = applicant("us", name__surname="NOBODY", name__given="ATALL")
        keys = blocking_keys(who.identity)
        Registry(own.settings.home / "nodes" / "us.sqlite").add([(held, keys)])
        assert own.nodes.ask(who, "us", "visa-application").own == ()
        own.nodes.judge("us", "trial", "us-other", "same", "officer")
        (kept,) = own.nodes.ask(who, "us", "visa-application").own
        assert kept.record == held and kept.match.band == "unlikely"

    def test_of_other_cases_no_judgement_is_shown(self, own: App):
        who = excluded("us")
        (first, *_) = own.nodes.ask(who, "us", "visa-application").own
        own.nodes.judge("us", "somebody-elses-case", first.record.id, "same", "officer")
        assert own.nodes.ask(who, "us", "visa-application").judgements == ()
        mine = own.nodes.judge("us", "trial", first.record.id, "different", "officer")
        assert own.nodes.ask(who, "us", "visa-application").judgements == (mine,)


class TestLedgers:
    def test_hold_no_name_number_or_reference(self, own: App):
        own.ask(own.settings.examples / "c-chen", "us", "visa-application")
        for code in FIVE:
            for path in (own.settings.home / "nodes").glob(f"{code}-ledger.sqlite*"):
                held = path.read_bytes()
                assert not [word for word in (b"CHEN", b"SIYU", "陈".encode(), b"MADE-UP", b"EX0000") if word in held]

    def test_are_whole_and_say_who_asked_whom_for_what(self, own: App):
        own.ask(own.settings.examples / "clean", "us", "arrival")
        view = own.nodes.view("au")
        assert view.broken is None
        assert [(one.act, one.asker, one.purpose) for one in view.ledger[:2]] == [
            ("answered", "us", "arrival"), ("received", "us", "arrival"),
        ]  # fmt: skip


def test_there_is_no_node_of_another_country(asking: App):
    with pytest.raises(BadInput):
        asking.nodes.view("cn")


def test_a_home_that_cannot_be_used_is_said_in_words(tmp_path: Path):
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(BadInput, match="nodes: This cannot be opened or written at the moment"):
        assert open_app(Settings(home=tmp_path / "home", today=TODAY)).nodes


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31"])
def test_a_day_from_which_nothing_can_be_reckoned_is_refused(monkeypatch: pytest.MonkeyPatch, today: str):
    monkeypatch.setenv("FIVEFILE_TODAY", today)
    with pytest.raises(BadInput, match="FIVEFILE_TODAY"):
        open_app()
