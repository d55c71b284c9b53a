"""From claims to a dossier: questions by consequence, contradictions, truthful answers, dated steps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fivefile.app import open_app
from fivefile.casework.intake import read_case
from fivefile.casework.prepare import prepare
from fivefile.model.outcome import Dossier
from fivefile.model.rule import SEVERITIES
from fivefile.values.verdict import Verdict
from tests.people import LETTER, TODAY, case

LIBRARY = open_app().library
ALL = [name for name, wanted in LIBRARY.definitions.lists.items() if wanted.within is None]
COMPLETE = f"complete: [{', '.join(ALL)}]\n"


def dossier(
    events: str = "", rest: str = COMPLETE, on: date = TODAY, to: tuple[str, ...] = (), **papers: str
) -> Dossier:
    files = {"case.yaml": case(events, rest)} | {f"{name}.txt": text.encode() for name, text in papers.items()}
    return prepare("trial", read_case(files, LIBRARY.definitions, on), LIBRARY, on, to)


def answer(made: Dossier, form: str, question: str) -> Verdict:
    return next(item.answer for item in made.disclosures if form in item.form.en and item.question == question)


def test_the_planned_country_is_the_destination_unless_another_is_asked_for():
    assert dossier().destinations == ("us",)
    assert dossier(to=("gb",)).destinations == ("gb",)


def test_without_a_plan_the_country_that_decided_is_looked_at_first():
    letter = {"case.yaml": b"fivefile: 1\napplicant: {names: []}\n", "letter.txt": LETTER.encode()}
    kept = prepare("kept", read_case(letter, LIBRARY.definitions, TODAY), LIBRARY, TODAY, ())
    assert kept.destinations == ("us",)
    empty = {"case.yaml": letter["case.yaml"]}
    assert prepare("empty", read_case(empty, LIBRARY.definitions, TODAY), LIBRARY, TODAY, ()).destinations == (
        "au", "ca", "gb", "nz", "us",
    )  # fmt: skip


def test_nothing_said_leaves_questions_and_no_invented_no():
    made = dossier(rest="")
    assert answer(made, "DS-160", "refused_or_withdrew") is Verdict.UNKNOWN
    assert {"list:refusals", "list:removals", "list:convictions"} <= {item.open.fact for item in made.questions}


def test_questions_come_in_order_of_consequence():
    weights = [SEVERITIES.index(item.severity) for item in dossier(rest="").questions]
    assert weights == sorted(weights) and len(set(weights)) > 1


def test_every_question_says_what_waits_for_it():
    assert all(item.why and item.text.en and item.text.zh for item in dossier(rest="").questions)


def test_a_refusal_is_disclosed_and_says_which():
    made = dossier("id: r1, kind: determination, country: us, date: 2025-03-05, result: refused, section: 214(b)")
    item = next(one for one in made.disclosures if "DS-160" in one.form.en and one.question == "refused_or_withdrew")
    assert item.answer is Verdict.YES and "5 March 2025" in item.because.en and "2025年3月5日" in item.because.zh


def test_a_complete_file_without_refusals_answers_no():
    assert answer(dossier(), "DS-160", "refused_or_withdrew") is Verdict.NO


def test_a_refusal_by_another_country_is_asked_there_but_not_on_the_us_form():
    events = "id: r1, kind: determination, country: ca, date: 2012, result: refused"
    made = dossier(events)
    assert answer(made, "DS-160", "refused_or_withdrew") is Verdict.NO
    assert any(not item.asked and "DS-160" in item.form.en for item in made.disclosures)
    british = dossier(events, to=("gb",))
    assert any(item.answer is Verdict.YES for item in british.disclosures)


def test_a_form_that_denied_a_refusal_contradicts_the_file():
    made = dossier(
        "id: r1, kind: determination, country: us, date: 2019-03-05, result: refused\n"
        "id: d1, kind: declaration, country: us, form: DS-160, date: 2023-01-01, answers: {refused_or_withdrew: no}"
    )
    worst = made.conflicts[0]
    assert worst.severity == "permanent" and worst.claims[0].says.en == "The form answered: no"
    assert "2019" in worst.claims[1].says.en


def test_a_form_filed_before_the_refusal_does_not_contradict_it():
    made = dossier(
        "id: r1, kind: determination, country: us, date: 2023-03-05, result: refused\n"
        "id: d1, kind: declaration, country: us, form: DS-160, date: 2023-01-01, answers: {refused_or_withdrew: no}"
    )
    assert made.conflicts == ()


def test_a_letter_that_gives_another_day_is_a_contradiction_with_both_places():
    made = dossier(
        "id: r1, kind: determination, country: us, date: 2025-07-01, result: refused, papers: [letter.txt]",
        letter=LETTER,
    )
    (item,) = made.conflicts
    assert [(one.says.en, one.source.name if one.source else "") for one in item.claims] == [
        ("1 July 2025", "case.yaml"),
        ("5 March 2025", "letter.txt"),
    ]


def test_a_document_refusal_has_a_year_and_the_step_its_day():
    event = (
        "id: r1, kind: determination, country: us, date: 2026-05-05, result: refused, section: 221(g), needs: documents"
    )
    made = dossier(f"{event}, later: open")
    assert date(2027, 5, 5) in [step.by for step in made.plan]
    assert date(2027, 5, 5) not in [step.by for step in dossier(f"{event}, later: issued").plan]


def test_deadlines_come_first_and_waits_last():
    made = dossier(
        "id: r1, kind: determination, country: us, date: 2026-05-05, result: refused, section: 221(g), "
        "needs: documents, later: open\n"
        "id: r2, kind: determination, country: us, date: 2026-11-01, result: refused, section: 214(b)"
    )
    waits = [bool(step.not_before and step.not_before > TODAY) for step in made.plan]
    assert made.plan[0].by is not None and waits == sorted(waits) and any(waits)


def test_three_refusals_on_one_ground_give_each_step_once_and_the_longest_wait():
    events = "\n".join(
        f"id: r{n}, kind: determination, country: us, date: {day}, result: refused, section: 214(b)"
        for n, day in enumerate(("2026-09-01", "2026-10-01", "2026-11-01"))
    )
    made = dossier(events)
    keys = [(step.rule, step.id) for step in made.plan]
    assert len(keys) == len(set(keys))
    assert max(step.not_before for step in made.plan if step.not_before) >= date(2027, 2, 1)


def test_every_dossier_closes_with_the_three_duties_and_says_what_its_rulebooks_do_not_model():
    made = dossier()
    assert len(made.duties) == 3
    assert made.not_answered == LIBRARY.rulebooks["us"].head.not_modelled


def test_what_others_can_learn_stands_beside_what_must_be_said():
    made = dossier("id: r1, kind: determination, country: ca, date: 2014, result: refused", to=("us", "ca"))
    assert [(item.destination, item.state, item.own) for item in made.visibility] == [
        ("us", "documented", False),
        ("ca", "documented", True),
    ]
    assert all(item.duty.en for item in made.visibility)
    assert "canadian-refusal-visible-to-us" in {item.id for item in made.beliefs}
    latest = max((one.as_of for one in LIBRARY.arrangements.pairs.values()), key=lambda day: day.latest)
    assert made.versions["arrangements"] == str(latest)


def test_a_dossier_is_a_function_of_its_arguments(tmp_path: Path):
    assert dossier() == dossier()


def test_an_event_with_two_dates_is_named_with_both():
    made = dossier(
        "id: r1, kind: determination, country: us, date: 2025-07-01, result: refused, papers: [letter.txt]",
        letter=LETTER,
    )
    item = next(one for one in made.disclosures if one.question == "refused_or_withdrew" and "DS-160" in one.form.en)
    assert "1 July 2025 or 5 March 2025" in item.because.en


def test_a_stay_that_had_not_ended_when_the_form_was_filed_does_not_contradict_it():
    made = dossier(
        "id: s1, kind: stay, country: us, from: 2018-01-01, to: 2018-12-01, admitted_until: 2018-07-01, "
        "extension_requested: no, asylum_claimed: no\n"
        "id: d1, kind: declaration, country: us, form: DS-160, date: 2018-03-01, answers: {overstayed: no}"
    )
    assert made.conflicts == ()


@pytest.mark.parametrize(
    "form",
    [
        "form: DS-160 form, date: 2023-01-01, answers: {refused_or_withdrew: no}",
        "form: DS-160, date: 2023-01-01, answers: {refused_or_withdraw: no}",
        "form: DS-160, answers: {refused_or_withdrew: no}",
    ],
)
def test_a_form_that_cannot_be_compared_is_said_to_be_unread(form: str):
    made = dossier(f"id: d1, kind: declaration, country: us, {form}")
    (item,) = made.unread
    assert item.severity == "unread" and item.where == "case.yaml:11" and "could be compared" in item.what.en


def test_a_no_is_not_said_without_caution_while_something_was_not_read():
    made = dossier(letter="")
    item = next(one for one in made.disclosures if one.question == "refused_or_withdrew" and "DS-160" in one.form.en)
    assert made.unread and item.answer is Verdict.NO and "could be read" in item.because.en


def test_a_plain_answer_is_given_back_as_the_reason():
    made = dossier(rest=f"{COMPLETE}answers: {{relatives_in_us: no}}\n")
    item = next(one for one in made.disclosures if one.question == "relatives_in_us")
    assert item.because.en.startswith("You said: ")


def test_a_period_without_an_end_leaves_no_gap():
    made = dossier(
        "id: a, kind: study, country: cn, from: 2005-09, to: 2009-06\n"
        "id: b, kind: work, country: cn, from: 2009-07\nid: c, kind: work, country: cn, from: 2018-07"
    )
    assert made.timeline.gaps == ()


def test_an_untrue_answer_calls_for_a_lawyer_first():
    made = dossier(
        "id: r1, kind: determination, country: us, date: 2019-03-05, result: refused\n"
        "id: d1, kind: declaration, country: us, form: DS-160, date: 2023-01-01, answer_untrue: no, "
        "answers: {refused_or_withdrew: no}"
    )
    assert "lawyer" in [step.id for step in made.plan]
    misrepresentation = [one for one in made.findings if one.code.startswith("212(a)(6)(C)(i)") and one.event == "d1"]
    assert [one.verdict for one in misrepresentation] == [Verdict.UNKNOWN]


def test_the_country_asked_about_is_no_question():
    asked = [one.open.fact for one in dossier(to=("gb",)).questions]
    assert "planned_country" not in asked


REFUSED = "id: r1, kind: determination, country: {country}, date: 2025-03-01, result: refused, section: {section}"


def test_a_section_no_rulebook_has_is_said_to_be_unknown():
    made = dossier(REFUSED.format(country="us", section="299(z)(7)"))
    (line,) = (text for text in made.not_answered if "299(z)(7)" in text.en)
    assert "no rulebook" in line.en and "规则库没有收录" in line.zh


@pytest.mark.parametrize(
    ("country", "section"),
    [("gb", "V 4.2(a)"), ("au", "PIC 4020(1)"), ("ca", "IRPA s. 40(1)(a)"), ("us", "8 U.S.C. 1735"), ("us", "9B")],
)
def test_a_section_of_any_country_can_be_stated(country: str, section: str):
    made = dossier(REFUSED.format(country=country, section=f'"{section}"'), to=(country,))
    assert [text for text in made.not_answered if section in text.en] == []
    assert [one for one in made.findings if one.by_letter and one.verdict is Verdict.YES] != []


def test_what_only_the_applicant_can_answer_is_not_answered_for_them():
    own = [item for item in dossier().disclosures if item.only_you]
    assert len(own) > 20 and {item.answer for item in own} == {Verdict.UNKNOWN}
    assert [item.question for item in own if item.step.open] == []


def student(on: date) -> Dossier:
    files = {"case.yaml": case("", COMPLETE).replace(b"visa_class: B1/B2", b"visa_class: F-1")}
    return prepare("trial", read_case(files, LIBRARY.definitions, on), LIBRARY, on, ())


def test_the_class_planned_for_and_what_changes_stand_in_the_dossier():
    made = student(TODAY)
    assert [one.id for one in made.visa_classes] == ["f-1"]
    told = {one.id for one in made.volatile}
    assert "sevis-fee" in told and "evus-enrolment" not in told
    assert all(one.stale(date(2028, 1, 1)) for one in student(date(2028, 1, 1)).volatile)
