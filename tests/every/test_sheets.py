"""Every sheet of factors and of interview questions: no score, no script, both languages, known words."""

from __future__ import annotations

import re

import pytest

from fivefile.casework.factors import factors
from fivefile.casework.interview import interview
from fivefile.model.sheets import FactorSheet, InterviewSheet
from tests.files import LIBRARY, file
from tests.texts import HIDING, HIDING_HAN, mixed, texts

BOOKS = tuple(LIBRARY.rulebooks.values())
FACTORS = [(sheet, f"{book.country}/{sheet.id}") for book in BOOKS for sheet in book.factors]
SHEETS = [(sheet, f"{book.country}/{sheet.id}") for book in BOOKS for sheet in book.interview]
ODDS = re.compile(r"\d ?(?:%|per cent|points?)|\bscore\b|\bchances?\b|\blikely\b|\bodds\b", re.I)
SCRIPT = re.compile(r"\byou should say\b|\bsay that\b|\btell (?:them|him|her) that\b|\bdo not mention\b", re.I)


@pytest.mark.parametrize("sheet", [sheet for sheet, _ in FACTORS], ids=[name for _, name in FACTORS])
class TestFactors:
    def test_says_everything_in_both_languages(self, sheet: FactorSheet):
        assert mixed(texts(sheet)) == []

    def test_gives_no_score_and_no_odds(self, sheet: FactorSheet):
        assert [text.en for text in texts(sheet) if ODDS.search(text.en)] == []

    def test_looks_at_facts_that_can_be_asked(self, sheet: FactorSheet):
        meanings = [LIBRARY.definitions.facts[item.fact] for item in sheet.facts]
        assert meanings
        assert all(meaning.of is None and meaning.question for meaning in meanings)

    def test_names_the_paper_for_each_fact(self, sheet: FactorSheet):
        assert all(item.paper.en and item.paper.zh for item in sheet.facts)

    def test_has_a_source(self, sheet: FactorSheet):
        assert sheet.citations


@pytest.mark.parametrize("sheet", [sheet for sheet, _ in SHEETS], ids=[name for _, name in SHEETS])
class TestInterview:
    def test_says_everything_in_both_languages(self, sheet: InterviewSheet):
        assert mixed(texts(sheet)) == []

    def test_gives_no_script_and_hides_nothing(self, sheet: InterviewSheet):
        found = list(texts(sheet))
        assert [text.en for text in found if SCRIPT.search(text.en) or HIDING.search(text.en)] == []
        assert [text.zh for text in found if HIDING_HAN.search(text.zh)] == []

    def test_names_each_question_once(self, sheet: InterviewSheet):
        names = [item.id for item in sheet.questions]
        assert len(names) == len(set(names))

    def test_touches_known_words(self, sheet: InterviewSheet):
        for item in sheet.questions:
            assert set(item.lists) <= set(LIBRARY.definitions.lists)
            assert set(item.facts) <= {name for name, fact in LIBRARY.definitions.facts.items() if fact.of is None}

    def test_asks_about_history_only_what_the_file_holds(self, sheet: InterviewSheet):
        core = {item.id for item in sheet.questions if item.when is None}
        book = next(book for book in BOOKS if sheet in book.interview)
        asked = {item.id for item in interview([book], file(complete=True))}
        assert core <= asked
        assert {item.id for item in sheet.questions if item.when is not None} & asked <= _core_elsewhere(book, sheet)

    def test_has_a_source(self, sheet: InterviewSheet):
        assert sheet.citations


def _core_elsewhere(book, sheet: InterviewSheet) -> set[str]:
    """Names that another window of the same country asks of everyone."""
    return {item.id for other in book.interview if other is not sheet for item in other.questions if item.when is None}


@pytest.mark.parametrize("book", BOOKS, ids=[book.country for book in BOOKS])
def test_an_empty_file_makes_no_factor_weaker(book):
    assert [factor.weaker for factor in factors([book], file(complete=False)) if factor.weaker] == []
