"""Five nodes in one process: filled once, asked under the policy of each pair, each with its own ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fivefile.app import App, Settings, open_app
from fivefile.app.made_up import PEOPLE
from fivefile.errors import BadInput
from fivefile.model.inquiry import Inquiry
from fivefile.model.people import Identity
from fivefile.model.terms import PURPOSES
from fivefile.store.registry import Registry
from fivefile.values.dates import PartialDate
from fivefile.values.names import Name
from fivefile.values.territories import FIVE
from tests.people import TODAY

EXCLUDED = Identity((Name("LIANG", "MENGQI"),), prints=("MADE-UP-N101",))


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
    def test_every_purpose_can_be_asked_for_by_everyone_and_is_answered_or_refused(
        self, asking: App, purpose: str, tmp_path: Path
    ):
        case = written(tmp_path)
        for asker in FIVE:
            assert set(by_partner(asking.ask(case, asker, purpose)).values()) <= {"no-hit", "refused", "unable"}

    def test_canada_is_refused_a_purpose_it_does_not_ask_for(self, asking: App, tmp_path: Path):
        found = asking.ask(written(tmp_path), "nz", "data-accuracy")
        assert by_partner(found)["ca"] == "refused"

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
        who = Identity((Name("NOBODY", "ATALL"),), (PartialDate(1991, 2, 3),))
        asked = asking.nodes.ask("trial", who, "us", "visa-application")
        carried = {one.partner: one.query.identity.elements for one in asked.replies if one.query}
        assert carried["gb"] == carried["au"] == ("name", "birth-date") and carried["nz"] == ()


class TestExcluded:
    def test_the_asker_sees_a_no_hit_and_the_responder_keeps_why(self, own: App):
        asked = own.nodes.ask("trial", EXCLUDED, "nz", "visa-application")
        told = {one.partner: one.answer for one in asked.replies}
        british = told["gb"]
        assert british is not None and british.outcome == "no-hit" and not british.withheld and not british.matches
        (line,) = own.nodes.view("gb").incoming
        assert "New Zealand" in line.note.en and line.outcome == "no-hit"
        assert own.nodes.view("gb").ledger[0].inside == "excluded"
        assert "excluded" not in {entry.inside for entry in own.nodes.view("nz").ledger}

    def test_for_another_asker_the_same_person_is_a_hit(self, own: App):
        asked = own.nodes.ask("trial", EXCLUDED, "us", "visa-application")
        told = next(one.answer for one in asked.replies if one.partner == "gb")
        assert told is not None and told.outcome == "hit"


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
