"""The six cases on the officer's side: what each node answers, why it was linked, what was told, withheld, declared."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from fivefile.app import EXAMPLES, App
from fivefile.casework.report.inquiry_text import inquiry_text
from fivefile.model.exchange import Answer
from fivefile.model.inquiry import Inquiry
from fivefile.model.terms import CATEGORIES
from fivefile.store.registry import Registry
from tests.texts import HIDING, HIDING_HAN, mixed, texts

CASES = sorted(path.name for path in EXAMPLES.iterdir() if (path / "case.yaml").is_file())
POLICE = ("police", "impound", "arrest", "charge", "convict", "speeding", "landlord", "警", "超速", "扣车", "房东")


@pytest.fixture(scope="module")
def ask(asking: App):
    @cache
    def asked(name: str, asker: str = "us", purpose: str = "visa-application", down: tuple[str, ...] = ()) -> Inquiry:
        return asking.ask(EXAMPLES / name, asker, purpose, down)

    return asked


def answer(found: Inquiry, partner: str) -> Answer:
    """What a partner answered; fails when it did not."""
    reply = next(one for one in found.replies if one.partner == partner)
    assert reply.answer is not None, reply
    return reply.answer


def outcomes(found: Inquiry) -> dict[str, str]:
    return {one.partner: one.answer.outcome if one.answer else one.delivery for one in found.replies}


def known(found: Inquiry) -> set[tuple[str, str, str]]:
    """(authority, category, day) of everything the officer now knows."""
    return {(one.authority, str(one.category), str(one.event.start)) for one in found.known}


def against(found: Inquiry, authority: str, category: str) -> set[str]:
    """How what one authority holds stands beside the applicant's forms."""
    lines = (one for one in found.declared if one.known.authority == authority and one.known.category == category)
    return {one.against for one in lines}


def grade(found: Inquiry, partner: str, category: str) -> str:
    """How well it is documented that a partner may tell a category it withheld."""
    return next(one.grade for one in answer(found, partner).withheld if one.category == category)


def kinds_held(app: App, code: str, prints: str) -> set[str]:
    """The kinds of event that a registry holds about whoever has this made-up reference."""
    registry = Registry(app.settings.home / "nodes" / f"{code}.sqlite")
    held = registry.by_keys({f"prints:{prints}"}, 10)
    registry.close()
    return {event.kind for record in held for event in record.events}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("asker", ["us", "nz"])
class TestEveryInquiry:
    def test_asks_four_partners_and_says_what_each_answered(self, ask, name: str, asker: str):
        found = ask(name, asker)
        assert len(found.replies) == 4 and {one.delivery for one in found.replies} == {"answered"}
        assert set(outcomes(found).values()) <= {"hit", "possible", "no-hit"}

    def test_speaks_either_language_without_mixing_and_never_advises_to_hide(self, ask, name: str, asker: str):
        found = ask(name, asker)
        claims = [claim for one in found.known for claim in one.event.statements]
        claims += [claim for one in found.own for claim in one.record.statements]
        claims += [claim for one in found.declared for claim in one.sources]
        quoted = {str(claim.value) for claim in claims} | {claim.source.name for claim in claims}
        plan = {text for item in found.questions for said in item.file_says for text in (said.en, said.zh)}
        assert mixed(texts(found), quoted | plan) == []
        assert [text for text in texts(found) if HIDING.search(text.en) or HIDING_HAN.search(text.zh)] == []

    def test_no_node_tells_of_police_matters(self, ask, name: str, asker: str):
        found = ask(name, asker)
        told = [str(claim.value).lower() for reply in found.replies if reply.answer for item in reply.answer.disclosed
                for claim in item.statements]  # fmt: skip
        told += [str(claim.value).lower() for one in found.own for claim in one.record.statements]
        assert [text for text in told if any(word in text for word in POLICE)] == []

    def test_every_hit_explains_itself_and_says_what_it_withholds(self, ask, name: str, asker: str):
        for reply in ask(name, asker).replies:
            assert reply.answer is not None
            for match in reply.answer.matches:
                assert match.total == pytest.approx(match.prior + sum(one.weight for one in match.compared))
            if reply.answer.outcome == "hit":
                told = {one.category for one in reply.answer.disclosed}
                assert told.isdisjoint({one.category for one in reply.answer.withheld})
                assert reply.answer.matches and told <= set(CATEGORIES)
            else:
                assert not reply.answer.disclosed and not reply.answer.withheld

    def test_the_text_says_made_up_and_that_no_hit_is_not_no_record(self, ask, asking: App, name: str, asker: str):
        found = ask(name, asker)
        english, han = (inquiry_text(found, asking.library, lang) for lang in ("en", "zh"))
        assert "MADE UP" in english and "虚构" in han
        assert 'not "no record"' in english and "不等于“没有记录”" in han
        assert "%" not in english + han


class TestZheng:
    """A: three US refusals, and a car impounded in New Zealand that no registry holds."""

    def test_the_own_registry_shows_three_refusals_in_two_records(self, ask):
        found = ask("a-zheng")
        assert len({one.record.id for one in found.own if one.match.band == "sure"}) == 2
        assert {day for who, what, day in known(found) if (who, what) == ("us", "refusals")} == {
            "2026-03-05", "2026-05-21", "2026-09-08",
        }  # fmt: skip

    def test_new_zealand_knows_the_visit_and_nothing_of_the_road(self, ask, asking: App):
        found = ask("a-zheng")
        assert outcomes(found)["nz"] == "hit"
        assert {grade(found, "nz", name) for name in ("visas", "movements")} == {"possible"}
        assert kinds_held(asking, "nz", "MADE-UP-A001") == {"determination", "stay"}

    def test_the_forms_declared_the_refusals_after_the_first(self, ask):
        assert against(ask("a-zheng"), "us", "refusals") <= {"agrees", "no form"}
        assert "agrees" in against(ask("a-zheng"), "us", "refusals")


class TestChen:
    """C: a Canadian refusal of student days, found by name."""

    def test_canada_tells_of_the_refusal_under_its_line(self, ask):
        told = answer(ask("c-chen"), "ca")
        assert told.outcome == "hit"
        (refusal,) = [item for item in told.disclosed if item.category == "refusals"]
        assert refusal.line == "us-ca/refusals"

    def test_it_was_found_by_name_for_no_prints_were_taken_then(self, ask):
        (match,) = answer(ask("c-chen"), "ca").matches
        levels = {one.comparison: one for one in match.compared}
        assert levels["prints"].weight == 0 and levels["name"].weight > 10

    def test_the_namesake_is_not_linked(self, ask):
        assert all(match.right != "ca-chen-2" for match in answer(ask("c-chen"), "ca").matches)

    def test_the_us_form_does_not_ask_and_the_officer_is_led_to_a_question(self, ask):
        found = ask("c-chen")
        assert against(found, "ca", "refusals") == {"not asked"}
        assert "Canada" in found.questions[0].question.en and "加拿大" in found.questions[0].question.zh
        assert any("Canada" in said.en for said in found.questions[0].file_says)


class TestDing:
    """D: study in the United Kingdom, and an evening that is in no immigration registry."""

    def test_the_united_kingdom_knows_the_student_and_withholds_what_is_not_published(self, ask):
        found = ask("d-ding")
        assert outcomes(found) == {"gb": "hit", "ca": "no-hit", "au": "no-hit", "nz": "no-hit"}
        assert {item.category for item in answer(found, "gb").disclosed} == {"identity"}


class TestAi:
    """E: at the US border, with an Australian application pending."""

    def test_an_arrival_query_says_that_a_live_one_is_not_documented(self, ask):
        found = ask("e-ai", "us", "arrival")
        assert any("live query" in note.en and "实时查询" in note.zh for note in found.notes)
        assert {way.grade for way in found.ways.values()} == {"possible"}

    def test_the_pending_australian_application_is_possible_and_not_told(self, ask):
        found = ask("e-ai", "us", "arrival")
        assert outcomes(found)["au"] == "hit" and grade(found, "au", "applications") == "possible"
        assert not [one for one in found.known if one.authority == "au"]

    def test_secondary_is_on_file_and_no_refusal(self, ask):
        found = ask("e-ai", "us", "arrival")
        (seen,) = [one for one in found.known if one.event.kind == "encounter"]
        assert seen.event.value("outcome") == "admitted" and seen.category != "refusals"


class TestGardens:
    """F: the visa consequence is immigration data; the arrest is in no registry."""

    def test_the_cancellation_is_possible_towards_the_united_states(self, ask):
        found = ask("f-gardens-2")
        assert outcomes(found)["au"] == "hit" and grade(found, "au", "refusals") == "possible"

    def test_australia_itself_sees_the_cancellation_in_its_own_registry(self, ask):
        assert ("au", "refusals", "2026-11-09") in known(ask("f-gardens-2", "au"))


class TestThreeAskers:
    """G: a Canadian refusal, a British overstay, studies left unfinished in New Zealand."""

    def test_the_canadian_refusal_reaches_the_united_states(self, ask):
        assert ("ca", "refusals", "2025-04-16") in known(ask("g1-canada-refused"))

    def test_new_zealand_sees_the_same_refusal_beside_a_form_that_denied_it(self, ask):
        found = ask("g1-canada-refused", "nz")
        assert ("ca", "refusals", "2025-04-16") in known(found)
        assert against(found, "ca", "refusals") == {"differs"}

    def test_the_british_overstay_is_possible(self, ask):
        found = ask("g2-uk-overstay")
        assert outcomes(found)["gb"] == "hit" and grade(found, "gb", "breaches") == "possible"

    def test_new_zealand_holds_nothing_about_the_studies(self, ask, asking: App):
        assert outcomes(ask("g3-nz-study-unfinished"))["nz"] == "hit"
        assert kinds_held(asking, "nz", "MADE-UP-G003") == {"determination", "stay"}


class TestDown:
    def test_a_partner_that_is_down_is_a_stated_fact(self, ask):
        found = ask("c-chen", "us", "visa-application", ("au",))
        assert outcomes(found)["au"] == "not reached"
        assert any("3 of 4 partners answered" in note.en and "silence" in note.en for note in found.notes)

    def test_the_others_answer_all_the_same(self, ask):
        assert outcomes(ask("c-chen", "us", "visa-application", ("au",)))["ca"] == "hit"


def test_without_prints_a_pair_that_asks_by_fingerprint_is_unable(asking: App, tmp_path: Path):
    text = (EXAMPLES / "d-ding" / "case.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "prints:" not in line]
    (tmp_path / "case.yaml").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "deposit-settlement.txt").write_bytes((EXAMPLES / "d-ding" / "deposit-settlement.txt").read_bytes())
    (tmp_path / "employment-letter.txt").write_bytes((EXAMPLES / "d-ding" / "employment-letter.txt").read_bytes())
    told = answer(asking.ask(tmp_path, "us", "visa-application"), "nz")
    assert (told.outcome, told.reason) == ("unable", "elements")
