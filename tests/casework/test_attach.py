"""Which refusal does a paper speak of? Joined when only one can be meant, never guessed."""

from __future__ import annotations

from fivefile.app import open_app
from fivefile.casework.intake import Extraction, read_case
from tests.people import LETTER, TODAY, case

DEFINITIONS = open_app().definitions
OTHER = LETTER.replace("March 5, 2025", "June 9, 2019")


def read(events: str, **papers: str) -> Extraction:
    files = {f"{name}.txt": text.encode() for name, text in papers.items()}
    return read_case({"case.yaml": case(events), **files}, DEFINITIONS, TODAY)


def homes(found: Extraction) -> dict[str, str | None]:
    return {paper.name.removesuffix(".txt"): paper.event for paper in found.papers}


def test_a_section_is_compared_as_the_statute_writes_it():
    found = read("id: r1, kind: determination, country: us, date: 2025-03-05, result: refused, section: 214b", a=LETTER)
    assert homes(found) == {"a": "r1"}


def test_another_section_of_the_same_day_is_not_guessed_at():
    found = read(
        "id: r1, kind: determination, country: us, date: 2025-03-05, result: refused, section: 221(g)", a=LETTER
    )
    assert homes(found) == {"a": None} and len(found.problems) == 1


def test_two_letters_of_different_years_do_not_race_for_an_undated_refusal():
    found = read("id: r1, kind: determination, country: us, result: refused", a=LETTER, b=OTHER)
    assert homes(found) == {"a": None, "b": None} and len(found.problems) == 2


def test_a_letter_and_its_status_page_make_one_event():
    found = read("", a=LETTER, b=LETTER.replace("There is no appeal.", ""))
    assert homes(found) == {"a": "paper:a.txt", "b": "paper:a.txt"}


def test_a_refusal_named_under_a_stay_is_not_taken_into_it():
    found = read("id: s1, kind: stay, country: gb, papers: [a.txt]", a=LETTER)
    assert homes(found) == {"a": None} and found.problems[0].severity == "unread"
    assert {claim.property for claim in found.statements if claim.subject == "event:s1"} == {"kind", "country"}


def test_sections_in_words_are_read_one_by_one():
    found = read('id: r1, kind: determination, country: us, section: "214(b) and 221(g)"')
    assert [claim.value for claim in found.statements if claim.property == "section"] == ["214(b)", "221(g)"]
