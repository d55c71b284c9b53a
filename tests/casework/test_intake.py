"""A case folder in: every claim with its line, every mistake named, nothing unread taken for silence."""

from __future__ import annotations

import pytest

from fivefile.app import open_app
from fivefile.casework.intake import CaseProblems, read_case
from fivefile.errors import BadInput
from fivefile.values.dates import PartialDate
from tests.people import LETTER, TODAY, case

DEFINITIONS = open_app().definitions


def read(**files: bytes):
    return read_case({name.replace("_", ".", 1): data for name, data in files.items()}, DEFINITIONS, TODAY)


def problems(text: bytes) -> list[str]:
    with pytest.raises(CaseProblems) as caught:
        read(case_yaml=text)
    return [f"{item.where} {item.what.en}" for item in caught.value.problems]


def test_each_claim_keeps_its_line():
    found = read(case_yaml=case("id: r1, kind: determination, country: us, date: 2025-03, result: refused"))
    claim = next(one for one in found.statements if one.property == "result")
    assert (claim.subject, claim.value, claim.source.name, claim.source.place) == (
        "event:r1", "refused", "case.yaml", "line 11",
    )  # fmt: skip


def test_names_stand_in_both_scripts():
    found = read(case_yaml=case())
    assert (found.applicant.en, found.applicant.zh) == ("LIN XIAOYU", "林晓雨")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (case(rest="event: []\n"), "case.yaml:10 Unknown key 'event'. Did you mean 'events'?"),
        (case("kind: determination, contry: us"), "case.yaml:11 Unknown key 'contry'. Did you mean 'country'?"),
        (case("kind: determination, date: 2023-02-30"), "'2023-02-30' is not a day in the calendar"),
        (case("kind: determination, date: 2027-01-01"), "lies after 22 November 2026"),
        (case("kind: stay, from: 2020-05-01, to: 2019-05-01"), "It ends on 1 May 2019, before it begins"),
        (case("kind: holiday"), "An event needs a kind"),
        (case("kind: determination, result: denied"), "'denied' is not one of"),
        (case("kind: determination, country: england"), "is not a country code"),
        (case("kind: police, arrested: maybe"), "write yes or no, not 'maybe'"),
        (case("id: a, kind: police\nid: a, kind: police"), "Two events have the id 'a'"),
        (case("kind: determination, papers: [gone.txt]"), "The paper 'gone.txt' is not in the folder."),
        (case(rest="complete: [refusal]\n"), "Did you mean 'refusals'?"),
        (case(rest="answers: {nosuchfact: yes}\n"), "Unknown key 'nosuchfact'"),
        (case().replace(b"fivefile: 1\n", b""), "The file must say: fivefile: 1"),
        (case().replace(b'"2651 2556 7183"', b'"26512556"'), "groups of four digits"),
        (b"- just\n- a list\n", "A case file is a list of named parts"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_line(text: bytes, expected: str):
    assert any(expected in line for line in problems(text)), problems(text)


def test_all_mistakes_come_at_once():
    text = case("kind: police, arrested: maybe\nkind: determination, date: 2023-13")
    assert len(problems(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"fivefile: 1\nfivefile: 1\n", "case.yaml:2: the key 'fivefile' stands twice"),
        (b"fivefile: [1\n", "not readable as YAML"),
        ("标题: 试用，不是 UTF-8\n".encode("gb18030"), "case.yaml:1: This is not UTF-8 text; it looks like GB18030."),
        (b"a: &x [1]\nb: *x\n", "anchors and aliases are not allowed"),
        (b"a: !!python/object:os.system x\n", "is not allowed"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(text: bytes, expected: str):
    with pytest.raises(BadInput) as caught:
        read(case_yaml=text)
    assert expected in str(caught.value)


def test_a_folder_without_a_case_file_says_so():
    with pytest.raises(BadInput, match=r"There is no case\.yaml"):
        read(letter_txt=LETTER.encode())


def test_a_letter_joins_the_only_refusal_it_fits():
    found = read(
        case_yaml=case("id: r1, kind: determination, country: us, date: 2025-03, result: refused"),
        letter_txt=LETTER.encode(),
    )
    dates = [one for one in found.statements if one.subject == "event:r1" and one.property == "date"]
    assert [str(one.value) for one in dates] == ["2025-03", "2025-03-05"]
    assert dates[1].source.paper and dates[1].by == "us"
    assert [paper.event for paper in found.papers] == ["r1"]


def test_a_letter_of_another_day_is_an_event_of_its_own():
    found = read(
        case_yaml=case("id: r1, kind: determination, country: us, date: 2019-03, result: refused"),
        letter_txt=LETTER.encode(),
    )
    assert [paper.event for paper in found.papers] == ["paper:letter.txt"]
    assert any(one.subject == "event:paper:letter.txt" and one.value == "214(b)" for one in found.statements)


def test_a_letter_that_fits_two_refusals_is_not_guessed_at():
    events = "\n".join(f"id: r{n}, kind: determination, country: us, date: 2025-03, result: refused" for n in (1, 2))
    found = read(case_yaml=case(events), letter_txt=LETTER.encode())
    assert [paper.event for paper in found.papers] == [None]
    assert [(one.where, one.severity) for one in found.problems] == [("letter.txt", "unread")]


def test_a_letter_tied_by_name_keeps_a_contradicting_date_beside_the_other():
    events = "id: r1, kind: determination, country: us, date: 2025-07, result: refused, papers: [letter.txt]"
    found = read(case_yaml=case(events), letter_txt=LETTER.encode())
    dates = {str(one.value) for one in found.statements if one.subject == "event:r1" and one.property == "date"}
    assert dates == {"2025-07", "2025-03-05"}


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"\x00\x01\x02\xff", b"", "拒签信".encode("gb18030")])
def test_a_paper_that_cannot_be_read_is_listed_as_unread(data: bytes):
    found = read(case_yaml=case(), letter_pdf=data)
    assert [one.severity for one in found.problems] == ["unread"]
    assert "letter.pdf" in found.problems[0].where and found.problems[0].what.zh != found.problems[0].what.en


def test_answers_given_since_are_claims_about_their_event():
    answers = b"answers:\n  - {about: s1, fact: admitted_until, value: 2018-02-01, on: 2026-11-20}\n"
    found = read(case_yaml=case("id: s1, kind: stay, country: us, from: 2018-01-01"), answers_yaml=answers)
    claim = next(one for one in found.statements if one.property == "admitted_until")
    assert (claim.value, claim.source.kind) == (PartialDate(2018, 2, 1), "answer")


def test_a_paper_named_in_shown_by_backs_the_answer():
    text = case(rest="answers: {purpose: holiday}\nshown_by: {purpose: plan.txt}\n").replace(
        b", purpose: visit a friend", b""
    )
    found = read(case_yaml=text, plan_txt=b"Day one: arrive. Day two: walk.")
    sources = {one.source.name: one.source.paper for one in found.statements if one.property == "purpose"}
    assert sources == {"case.yaml": False, "plan.txt": True}
