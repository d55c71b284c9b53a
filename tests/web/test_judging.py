"""What an officer judges about a record: it is kept, it can be taken back, and it asks nobody again."""

from __future__ import annotations

import re

import pytest

from fivefile.app import App
from fivefile.errors import BadInput
from fivefile.model.records import Opinion
from fivefile.web.kept import Kept, Question, question_size
from tests.web.officers import ask, judge, lines, plain, section
from tests.web.site import Site, foreign
from tests.web.test_hostile import PAYLOADS, harmless

LANGS = ("en", "zh")


def known(html: str) -> int:
    return len(re.findall(r'class="what"', section(html, "known")))


@pytest.mark.parametrize(("case", "record", "events"), [("a-zheng", "us-zheng-1", 2), ("c-chen", "ca-chen-1", 1)])
def test_what_is_somebody_elses_is_not_known_and_comes_back_when_taken_back(desk: Site, case, record, events):
    page = ask(desk, case)
    before, asked = known(page.text), lines(desk.app)
    without = judge(desk, page, record, "different")
    assert without.url.path == page.url.path and known(without.text) == before - events
    again = judge(desk, page, record, "unsure")
    assert known(again.text) == before and lines(desk.app) == asked


def test_a_record_for_a_person_to_judge_counts_once_one_did(desk: Site):
    page = ask(desk, "namesake", asker="ca")
    assert known(page.text) == 0
    assert known(judge(desk, page, "ca-chen-1", "same").text) == 1
    assert known(judge(desk, page, "ca-chen-1", "unsure").text) == 0


@pytest.mark.parametrize(("lang", "words"), [("en", "an officer judged on"), ("zh", "官员于2026年11月22日判断")])
def test_who_judged_and_when_stands_at_the_record_also_after_asking_again(desk: Site, lang, words):
    page = judge(desk, ask(desk, "e-ai", lang), "au-ai-1", "same", lang)
    assert page.status_code == 200 and foreign(page.text, lang) == []
    assert len(re.findall(r'role="status"', page.text)) == 1
    for html in (page.text, desk.get(page.url.path, lang).text, ask(desk, "e-ai", lang).text):
        assert words in plain(section(html, "au")) and words not in plain(section(html, "us"))
        assert re.findall(r'value="(\w+)" aria-pressed="true"', html) == ["same"]
    judge(desk, page, "au-ai-1", "unsure")


def test_the_status_stands_where_the_judgement_was_made(desk: Site):
    page = judge(desk, ask(desk, "a-zheng"), "us-zheng-2", "unsure")
    assert page.url.fragment == "us-2" and page.url.query == b"said=us-2"
    assert "Your judgement is kept" in page.text.split('id="us-2"')[1].partition("</article>")[0]
    assert "Your judgement is kept" not in desk.get(page.url.path).text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("record", "opinion"),
    [("ca-chen-1", ""), ("ca-chen-1", "perhaps"), ("", "same"), ("ca-sun-1", "different"), ("c-chen", "same")],
)
def test_what_no_button_sends_is_refused_in_words(desk: Site, record, opinion, lang):
    page = ask(desk, "c-chen")
    refused = judge(desk, page, record, opinion, lang)
    assert refused.status_code == 422 and 'role="alert"' in refused.text and foreign(refused.text, lang) == []
    assert known(refused.text) == known(page.text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_text(desk: Site, payload):
    page = ask(desk, "c-chen")
    for record, opinion in ((payload, "same"), ("ca-chen-1", payload)):
        refused = judge(desk, page, record, opinion)
        assert refused.status_code == 422 and harmless(refused.text, payload)
    shown = desk.client.get(page.url.path, params={"said": payload})
    assert shown.status_code == 200 and harmless(shown.text, payload) and 'role="status"' not in shown.text


def test_a_form_of_another_page_judges_nothing(desk: Site):
    page = ask(desk, "c-chen")
    fields = {"record": "ca-chen-1", "opinion": "different", "csrf": "0" * 64}
    assert desk.send(f"{page.url.path}/judge", fields).status_code == 403
    assert known(desk.get(page.url.path).text) == 1


def test_a_case_that_broke_in_between_lists_its_mistakes(people: App, desk: Site):
    page = ask(desk, "namesake", asker="ca")
    whole = people.store.files("namesake")["case.yaml"]
    people.store.write("namesake", "case.yaml", whole + b"nonsense: 1\n")
    try:
        broken = judge(desk, page, "ca-chen-1", "same")
        assert broken.status_code == 422 and "case.yaml:" in broken.text
    finally:
        people.store.write("namesake", "case.yaml", whole)


class TestApp:
    def test_only_what_was_found_can_be_judged(self, people: App):
        made = people.ask_kept("c-chen", "us", "visa-application")
        with pytest.raises(BadInput):
            people.judge(made, "ca-sun-1", "same", "officer")

    def test_of_two_judgements_in_one_second_the_later_stands(self, people: App):
        made = people.ask_kept("c-chen", "us", "visa-application")
        turns: list[tuple[Opinion, int]] = [("different", 0), ("same", 1), ("different", 0), ("unsure", 1)]
        for opinion, events in turns:
            made = people.judge(made, "ca-chen-1", opinion, "officer")
            assert len(made.known) == events

    def test_the_answers_stay_as_they_came(self, people: App):
        made = people.ask_kept("a-zheng", "us", "visa-application")
        judged = people.judge(made, "us-zheng-1", "different", "officer")
        assert (judged.id, judged.at, judged.replies) == (made.id, made.at, made.replies)
        assert judged.judgements[-1].opinion == "different" and len(judged.known) < len(made.known)
        people.judge(judged, "us-zheng-1", "unsure", "officer")


class TestShelf:
    def test_a_change_stays_under_its_key_and_one_that_fails_changes_nothing(self):
        shelf: Kept[str] = Kept(len, most=2)
        key = shelf.put("one")
        assert shelf.change(key, str.upper) == "ONE" == shelf.get(key)
        with pytest.raises(ZeroDivisionError):
            shelf.change(key, lambda _: str(1 / 0))
        assert shelf.get(key) == "ONE" and shelf.change("unknown", str.upper) is None

    def test_what_grows_pushes_the_oldest_out(self):
        shelf: Kept[str] = Kept(len, most_bytes=10)
        first, second = shelf.put("a"), shelf.put("b")
        shelf.change(second, lambda _: "b" * 10)
        assert shelf.get(first) is None and shelf.get(second) == "b" * 10

    def test_a_question_takes_as_much_as_came_back(self, people: App):
        plenty, little = (people.ask_kept(case, "us", "visa-application") for case in ("a-zheng", "clean"))
        assert question_size(Question(plenty)) > question_size(Question(little)) > 1000
