"""Every form of every rulebook: what its questions answer on an empty file, on a full one, and in both languages."""

from __future__ import annotations

import pytest

from fivefile.casework.disclosure import answer
from fivefile.casework.questions import question as ask
from fivefile.law.evaluate import evaluate
from fivefile.model.sheets import Form, FormQuestion, Silence
from fivefile.values.verdict import Verdict
from tests.files import LIBRARY, file, satisfying
from tests.texts import HIDING, HIDING_HAN, mixed, texts

FORMS = [(form, f"{book.country}/{form.id}") for book in LIBRARY.rulebooks.values() for form in book.forms]
EVERY = [(question, f"{name}/{question.id}") for form, name in FORMS for question in form.questions]
QUESTIONS = [(question, name) for question, name in EVERY if not question.only_you]
OWN = [(question, name) for question, name in EVERY if question.only_you]
SILENCES = [(silence, f"{name}/{silence.id}") for form, name in FORMS for silence in form.silent]


@pytest.mark.parametrize("form", [form for form, _ in FORMS], ids=[name for _, name in FORMS])
class TestForm:
    def test_says_everything_in_both_languages(self, form: Form):
        assert mixed(texts(form)) == []

    def test_has_a_date_and_a_source(self, form: Form):
        assert form.as_of is not None
        assert form.citations

    def test_names_each_question_once(self, form: Form):
        names = [item.id for item in form.questions] + [item.id for item in form.silent]
        assert len(names) == len(set(names))

    def test_never_advises_to_hide(self, form: Form):
        assert [text for text in texts(form) if HIDING.search(text.en) or HIDING_HAN.search(text.zh)] == []


@pytest.mark.parametrize("question", [item for item, _ in OWN], ids=[name for _, name in OWN])
class TestOwnQuestion:
    def test_is_left_to_the_applicant_and_asks_for_nothing(self, question: FormQuestion):
        for facts in (file(complete=True), file(complete=False)):
            step = answer(question, facts)
            assert (step.verdict, step.open) == (Verdict.UNKNOWN, ())

    def test_is_answered_yes_where_the_file_says_so(self, question: FormQuestion):
        if question.yes_when is not None:
            assert answer(question, satisfying(question.yes_when)).verdict is Verdict.YES

    def test_is_not_claimed_for_certain_without_the_form_in_hand(self, question: FormQuestion):
        assert question.verify or question.certainty == "high"


@pytest.mark.parametrize("question", [item for item, _ in QUESTIONS], ids=[name for _, name in QUESTIONS])
class TestQuestion:
    def test_is_answered_no_on_a_complete_file_with_nothing_in_it(self, question: FormQuestion):
        assert answer(question, file(complete=True)).verdict is Verdict.NO

    def test_is_open_on_an_empty_file_and_says_what_to_ask(self, question: FormQuestion):
        facts = file(complete=False)
        step = answer(question, facts)
        assert step.verdict is Verdict.UNKNOWN
        assert step.open
        asked = [ask(facts, item, []) for item in step.open]
        assert mixed(item.text for item in asked) == []

    def test_is_answered_yes_where_its_words_fit(self, question: FormQuestion):
        assert question.yes_when is not None
        assert answer(question, satisfying(question.yes_when)).verdict is Verdict.YES

    def test_is_left_to_the_live_wording_where_that_may_fit(self, question: FormQuestion):
        if question.may_cover is not None:
            assert answer(question, satisfying(question.may_cover)).verdict is not Verdict.NO

    def test_is_not_claimed_for_certain_without_the_form_in_hand(self, question: FormQuestion):
        assert question.verify or question.certainty == "high"


@pytest.mark.parametrize("silence", [item for item, _ in SILENCES], ids=[name for _, name in SILENCES])
class TestSilence:
    def test_ends_with_the_duty_to_answer_truly(self, silence: Silence):
        assert "the answer must be true" in silence.says.en.split(". ")[-1]
        assert "必须如实回答" in silence.says.zh

    def test_is_shown_only_when_the_file_holds_the_event(self, silence: Silence):
        assert evaluate(silence.when, file(complete=True)).verdict is Verdict.NO
        assert evaluate(silence.when, satisfying(silence.when)).verdict is Verdict.YES
