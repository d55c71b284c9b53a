"""The six cases every release must replay, on the applicant's side: what each dossier must show, and must not."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fivefile.app import EXAMPLES, prepare_folder
from fivefile.model.outcome import Disclosure, Dossier, Finding, InterviewQuestion, Question, Step
from fivefile.values.verdict import Verdict
from tests.texts import HIDING, HIDING_HAN, mixed, texts

ON = date(2026, 11, 22)
FIVE = ("us", "ca", "gb", "au", "nz")
YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
CASES = [
    "a-zheng",
    "c-chen",
    "d-ding",
    "e-ai",
    "f-gardens-1",
    "f-gardens-2",
    "g1-canada-refused",
    "g2-uk-overstay",
    "g3-nz-study-unfinished",
    "clean",
]


@cache
def dossier(name: str) -> Dossier:
    """The dossier of an example, asked about all five countries."""
    return prepare_folder(EXAMPLES / name, on=ON, destinations=FIVE)


def disclosed(found: Dossier, country: str, question: str, form: str = "") -> Disclosure:
    """The answer to one question of a country's form (the one whose title holds `form`)."""
    fitting = [
        item
        for item in found.disclosures
        if (item.country, item.question) == (country, question) and form in item.form.en
    ]
    assert len(fitting) == 1, [(item.country, item.question, item.form.en) for item in fitting]
    return fitting[0]


def ds160(found: Dossier, question: str) -> Disclosure:
    return disclosed(found, "us", question, "DS-160")


def asked(found: Dossier, name: str) -> InterviewQuestion:
    """The interview question of that name; fails when it is not expected."""
    return next(item for item in found.interview if item.id == name)


def finding(found: Dossier, code: str, country: str = "us") -> list[Finding]:
    return [item for item in found.findings if item.code == code and item.country == country]


def open_adverse(found: Dossier, country: str = "us") -> list[str]:
    """The grounds and bars of a country that apply or may apply."""
    adverse = (item for item in found.findings if item.kind in ("ground", "bar") and item.country == country)
    return sorted(
        {item.code for item in adverse if item.verdict is YES or (item.verdict is not NO and not item.by_letter)}
    )


def question(found: Dossier, fact: str) -> Question:
    return next(item for item in found.questions if item.open.fact == fact)


def used(step: Step) -> set[str]:
    """Every statement a trace rests on."""
    return set(step.statements).union(*(used(part) for part in step.parts))


def weak(found: Dossier) -> set[str]:
    return {factor.id for factor in found.factors if factor.weaker}


@pytest.mark.parametrize("name", CASES)
class TestEveryDossier:
    def test_closes_with_the_three_duties(self, name: str):
        duties = dossier(name).duties
        assert len(duties) == 3
        for duty, english, han in zip(
            duties, ("truth about the past", "Keep the law", "for life"), ("如实", "法", "终身"), strict=True
        ):
            assert english in duty.en
            assert han in duty.zh

    def test_speaks_either_language_without_mixing(self, name: str):
        found = dossier(name)
        quoted = {text for claim in found.statements for text in (claim.original, str(claim.value))}
        assert mixed(texts(found), quoted | {claim.source.name for claim in found.statements}) == []

    def test_never_advises_to_hide(self, name: str):
        assert [text for text in texts(dossier(name)) if HIDING.search(text.en) or HIDING_HAN.search(text.zh)] == []

    def test_reads_every_paper(self, name: str):
        assert dossier(name).unread == ()

    def test_asks_the_core_questions_of_the_interview(self, name: str):
        expected = {item.id for item in dossier(name).interview}
        assert {"why", "how-long", "after", "who-pays", "job", "papers"} <= expected


class TestZheng:
    """A: three US refusals in a row, and a car impounded in New Zealand."""

    found = staticmethod(lambda: dossier("a-zheng"))

    def test_each_refusal_is_under_214b_and_bars_nothing(self):
        refusals = finding(self.found(), "214(b)")
        assert {item.event for item in refusals if item.verdict is YES} == {"us-1", "us-2", "us-3"}
        assert open_adverse(self.found()) == ["214(b)"]

    def test_the_weak_factors_are_named(self):
        assert {"work", "family", "trip", "travel-record"} <= weak(self.found())

    def test_the_impound_is_no_arrest_and_says_why(self):
        item = ds160(self.found(), "arrested_or_convicted")
        assert item.answer is NO
        assert "contact with the police (New Zealand)" in item.because.en
        assert "新西兰" in item.because.zh
        assert item.explain is not None and "usually not an arrest" in item.explain.en

    def test_a_question_about_driving_is_to_be_answered_truly(self):
        item = asked(self.found(), "police-while-driving")
        assert any("New Zealand" in text.en for text in item.file_says)
        assert "自驾" in item.question.zh
        assert "driving" in ds160(self.found(), "police_without_arrest").wording.en

    def test_the_uk_form_does_ask_about_driving_penalties(self):
        assert disclosed(self.found(), "gb", "crime").answer is YES

    def test_the_impound_is_not_named_as_the_reason(self):
        found = self.found()
        police = {claim.id for claim in found.statements if claim.subject == "event:nz-police"}
        for item in found.findings:
            if item.kind in ("ground", "bar") and item.verdict is YES:
                assert not used(item.trace) & police
        told = [text.en for factor in found.factors for text in factor.weaker] + [step.do.en for step in found.plan]
        assert [text for text in told if "police" in text or "impound" in text] == []

    def test_law_and_advice_on_timing_are_kept_apart(self):
        plan = self.found().plan
        waits = [step for step in plan if step.not_before is not None]
        assert waits and all(step.label != "law" for step in waits)
        assert max(step.not_before for step in waits if step.not_before) >= date(2026, 12, 7)
        assert any("three to six months" in step.do.en and "三到六个月" in step.do.zh for step in waits)
        assert any(step.label == "law" and "at any time" in step.do.en for step in plan)

    def test_the_only_contradiction_is_the_date_of_the_second_letter(self):
        conflicts = self.found().conflicts
        assert [(item.open.event, item.open.fact) for item in conflicts if item.open] == [("us-2", "date")]
        assert len(conflicts) == 1
        assert {claim.source.name for claim in conflicts[0].claims if claim.source} == {"case.yaml", "us-refusal-2.pdf"}


class TestChen:
    """C: a Canadian refusal of long ago, and an openly declared birth."""

    found = staticmethod(lambda: dossier("c-chen"))

    def test_the_us_form_asks_about_us_refusals_only(self):
        assert ds160(self.found(), "refused_or_withdrew").answer is NO
        silent = ds160(self.found(), "third_country_refusal")
        assert not silent.asked
        assert silent.wording.en.endswith("If an officer asks, the answer must be true.")

    @pytest.mark.parametrize(("country", "form"), [("ca", ""), ("gb", ""), ("nz", "INZ 1017")])
    def test_other_forms_ask_and_the_answer_is_yes(self, country: str, form: str):
        assert disclosed(self.found(), country, "refused_any", form).answer is YES

    def test_where_versions_differ_the_live_wording_decides(self):
        item = disclosed(self.found(), "au", "refused_any")
        assert item.answer is UNKNOWN
        assert "wording" in item.because.en

    @pytest.mark.parametrize(("country", "code"), [("ca", "IRPA s. 16(1)"), ("gb", "Part Suitability")])
    def test_it_must_be_answered_truthfully_there(self, country: str, code: str):
        assert [item.verdict for item in finding(self.found(), code, country)] == [YES]

    def test_the_casual_question_is_expected(self):
        item = asked(self.found(), "third-country-refusal")
        assert "Canada" in item.question.en and "加拿大" in item.question.zh
        assert any("Canada" in text.en for text in item.file_says)

    def test_no_ground_of_us_law_follows_from_the_canadian_refusal(self):
        assert open_adverse(self.found()) == ["22 CFR 41.31(b)(2)"]

    def test_the_rule_on_birth_is_shown_as_to_be_verified(self):
        (birth,) = finding(self.found(), "22 CFR 41.31(b)(2)")
        assert birth.verify
        assert birth.verdict is UNKNOWN
        assert "birth_other_main_purpose" in {item.fact for item in birth.open}
        assert asked(self.found(), "birth").verify

    def test_remembering_only_the_year_is_no_contradiction(self):
        assert self.found().conflicts == ()


class TestDing:
    """D: study in the UK, and an evening at the police station."""

    found = staticmethod(lambda: dossier("d-ding"))

    def test_no_arrest_is_answered_no(self):
        item = ds160(self.found(), "arrested_or_convicted")
        assert item.answer is NO
        assert "United Kingdom" in item.because.en
        assert not ds160(self.found(), "police_without_arrest").asked

    def test_an_arrest_would_be_answered_yes(self, tmp_path: Path):
        folder = tmp_path / "arrested"
        shutil.copytree(EXAMPLES / "d-ding", folder)
        case = folder / "case.yaml"
        case.write_text(case.read_text("utf-8").replace("arrested: no", "arrested: yes", 1), "utf-8")
        arrested = prepare_folder(folder, on=ON)
        assert ds160(arrested, "arrested_or_convicted").answer is YES
        assert asked(arrested, "arrest")

    def test_study_in_the_uk_is_asked_about_in_detail(self):
        assert any("United Kingdom" in text.en for text in asked(self.found(), "study-abroad").file_says)
        assert asked(self.found(), "police-contact")

    def test_nothing_in_us_law_follows(self):
        assert open_adverse(self.found()) == []


class TestAi:
    """E: four hours of secondary inspection, and an application pending in Australia."""

    found = staticmethod(lambda: dossier("e-ai"))

    def test_secondary_inspection_is_no_refusal(self):
        assert ds160(self.found(), "refused_or_withdrew").answer is NO
        assert not ds160(self.found(), "secondary_inspection").asked
        item = asked(self.found(), "secondary")
        assert item.verify
        assert "not a refusal" in item.why.en and "不是拒绝入境" in item.why.zh

    def test_214b_is_tested_again_at_the_border(self):
        assert "again at the border" in asked(self.found(), "return").why.en
        assert any(item.verdict is YES for item in finding(self.found(), "INA 214(b) and 221(h)"))

    def test_the_pending_application_is_australian_not_american(self):
        assert ds160(self.found(), "iv_petition").answer is NO
        assert not ds160(self.found(), "pending_elsewhere").asked
        for name in ("intend-to-immigrate", "pending-elsewhere"):
            assert any("Australia" in text.en for text in asked(self.found(), name).file_says)

    def test_relatives_and_papers_are_spoken_of(self):
        assert ds160(self.found(), "relatives_in_us").answer is YES
        assert "hand luggage" in asked(self.found(), "papers").why.en

    def test_nothing_in_us_law_follows(self):
        assert open_adverse(self.found()) == []


@pytest.mark.parametrize("name", ["f-gardens-1", "f-gardens-2"])
class TestGardens:
    """F: arrested and charged in Sydney."""

    def test_the_arrest_is_disclosed_in_all_five_countries(self, name: str):
        found = dossier(name)
        assert ds160(found, "arrested_or_convicted").answer is YES
        for country, form in [("ca", ""), ("gb", ""), ("au", ""), ("nz", "INZ 1017"), ("nz", "NZTD")]:
            assert disclosed(found, country, "crime", form).answer is YES

    def test_esta_is_no_form_for_a_chinese_passport(self, name: str):
        assert [item for item in dossier(name).disclosures if "ESTA" in item.form.en] == []

    def test_the_interview_will_come_to_it(self, name: str):
        assert any("Australia" in text.en for text in asked(dossier(name), "arrest").file_says)


def test_whether_the_crime_is_one_of_moral_turpitude_is_for_a_lawyer():
    found = dossier("f-gardens-2")
    crime = finding(found, "212(a)(2)(A)(i)(I)")
    assert {item.verdict for item in crime} == {UNKNOWN}
    item = question(found, "moral_turpitude")
    assert "lawyer" in item.text.en and "律师" in item.text.zh


def test_the_cancelled_visa_is_asked_about_by_australia():
    assert disclosed(dossier("f-gardens-2"), "au", "refused_any").answer is YES


class TestCanadaRefused:
    """G1: will the US refuse me too?"""

    found = staticmethod(lambda: dossier("g1-canada-refused"))

    def test_it_is_no_ground_in_the_us_and_not_asked_as_such(self):
        assert open_adverse(self.found()) == []
        assert ds160(self.found(), "refused_or_withdrew").answer is NO
        silent = ds160(self.found(), "third_country_refusal")
        assert "no ground of refusal" in silent.wording.en and "不是美国法律上的拒签理由" in silent.wording.zh

    def test_canada_and_the_uk_ask(self):
        assert disclosed(self.found(), "ca", "refused_any").answer is YES
        assert disclosed(self.found(), "gb", "refused_any").answer is YES

    def test_the_untrue_answer_given_to_new_zealand_is_brought_up(self):
        (conflict,) = self.found().conflicts
        assert "New Zealand" in conflict.about.en
        assert "correct it" in conflict.why.en and "更正" in conflict.why.zh

    def test_what_to_prepare(self):
        assert asked(self.found(), "third-country-refusal")


class TestUkOverstay:
    """G2: does it affect entry to the US?"""

    found = staticmethod(lambda: dossier("g2-uk-overstay"))

    def test_us_bars_count_days_in_the_us_only(self):
        assert open_adverse(self.found()) == []
        assert ds160(self.found(), "overstayed").answer is NO
        assert "in the United States only" in ds160(self.found(), "third_country_overstay").wording.en

    def test_the_uk_asks(self):
        assert disclosed(self.found(), "gb", "overstayed").answer is YES

    def test_it_weighs_in_the_record_and_may_be_asked(self):
        assert "travel-record" in weak(self.found())
        assert any("United Kingdom" in text.en for text in asked(self.found(), "overstay").file_says)


class TestUnfinishedStudy:
    """G3: what will the US make of it?"""

    found = staticmethod(lambda: dossier("g3-nz-study-unfinished"))

    def test_the_school_belongs_on_the_form_and_the_rest_is_not_documented(self):
        assert ds160(self.found(), "schools").answer is YES
        silent = ds160(self.found(), "unfinished_study")
        assert "not documented" in silent.wording.en and "What would settle it" in silent.wording.en
        assert open_adverse(self.found()) == []

    def test_what_would_settle_it_is_asked(self):
        assert question(self.found(), "kept_visa_terms").open.event == "nz-study"
        assert asked(self.found(), "unfinished-study")


class TestClean:
    """Nothing adverse: no finding, no fear."""

    found = staticmethod(lambda: dossier("clean"))

    def test_no_ground_and_no_bar_anywhere(self):
        for country in FIVE:
            assert open_adverse(self.found(), country) == []

    def test_only_harmless_questions_are_answered_yes(self):
        answered = {(item.country, item.question) for item in self.found().disclosures
                    if item.answer is not NO and not item.open_to_you}  # fmt: skip
        assert answered == {("us", "schools"), ("us", "countries_5y")}

    def test_nothing_is_left_to_ask_settle_or_fear(self):
        found = self.found()
        assert (found.questions, found.conflicts, found.unread) == ((), (), ())
        assert weak(found) == set()
        assert [step for step in found.plan if step.by or step.not_before] == []
        assert {item.id for item in found.interview} & {"arrest", "overstay", "what-has-changed", "secondary"} == set()
