"""Every Chinese text keeps to the term base, locale/terms.yaml: one wording for each term of the field."""

from __future__ import annotations

import pytest

from fivefile.errors import BadData
from tests.files import LIBRARY
from tests.terms import Said, Term, everything, load_terms, wrong
from tests.texts import HAN, texts

TERMS = load_terms()
SAID = list(everything())
PARTS = sorted({said.part for said in SAID})

each_term = pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)


@pytest.mark.parametrize("part", PARTS)
def test_every_text_keeps_to_the_terms(part: str):
    assert wrong(TERMS, [said for said in SAID if said.part == part]) == []


def test_no_text_is_passed_over():
    seen = {(said.en, said.zh) for said in SAID}
    whole = [*LIBRARY.rulebooks.values(), LIBRARY.definitions, LIBRARY.arrangements]
    assert [text for text in texts(whole) if (text.en, text.zh) not in seen] == []
    assert {"rulebooks/us", "arrangements/beliefs", "locale/zh-Hans.po", "casework/documents"} <= set(PARTS)


# --- the term base itself ---------------------------------------------------------------------------------------------


@each_term
def test_a_term_is_met_with_in_its_standard_wording(term: Term):
    assert any(term.zh[0] in said.zh for said in SAID if term.meant(said))


@each_term
def test_a_term_says_where_its_chinese_comes_from(term: Term):
    assert term.source.strip() and all(HAN.search(wording) for wording in (*term.zh, *term.never))


def test_no_wording_is_both_allowed_and_banned():
    allowed = {wording for term in TERMS.values() for wording in term.zh}
    banned = {wording for term in TERMS.values() for wording in term.never}
    assert [(ban, wording) for ban in banned for wording in allowed if ban in wording] == []


def test_an_unknown_key_is_a_mistake(tmp_path):
    path = tmp_path / "terms.yaml"
    path.write_text("visa:\n  en: visas?\n  zh: [签证]\n  source: own choice\n  neverr: [签注]\n", "utf-8")
    with pytest.raises(BadData, match=r"terms\.yaml:5"):
        load_terms(path)


# --- the check itself -------------------------------------------------------------------------------------------------

VISA = {
    "waiver": Term("waivers?", ("豁免",), "own choice", not_when="visa waiver", never=("赦免签",)),
    "temporary visa": Term("temporary visas?", ("非移民签证",), "own choice", within="rulebooks/us"),
}


@pytest.mark.parametrize(
    ("place", "en", "zh"),
    [
        ("a.yaml:1", "Ask for a Waiver.", "请求免除。"),
        ("a.yaml:1", "Ask for a waiver.", "请求豁免，不是赦免签。"),
        ("a.yaml:1", "It is something else.", "这是赦免签。"),
        ("a.yaml:1", "No visa waiver, but a waiver.", "不是免签。"),
        ("rulebooks/us/a.yaml:1", "a temporary visa", "临时签证"),
    ],
)
def test_a_planted_wording_is_caught(place: str, en: str, zh: str):
    assert len(wrong(VISA, [Said(place, en, zh)])) == 1


@pytest.mark.parametrize(
    ("place", "en", "zh"),
    [
        ("a.yaml:1", "Ask for a waiver.", "请求豁免。"),
        ("a.yaml:1", "The visa waiver programme.", "免签计划。"),
        ("a.yaml:1", "Fill in {waiver}.", "填写{waiver}。"),
        ("a.yaml:1", "The waivered.", "别的词。"),
        ("rulebooks/nz/a.yaml:1", "a temporary visa", "临时签证"),
    ],
)
def test_a_good_wording_is_not(place: str, en: str, zh: str):
    assert wrong(VISA, [Said(place, en, zh)]) == []
