"""A case as a page: what it says, how it is answered, and the report on one sheet."""

from __future__ import annotations

import html
import re

import pytest

from fivefile.errors import BadInput
from fivefile.web.pages.case import countries, months, written
from tests.web.site import Site, foreign

ORDER = ["next", "questions", "contradictions", "findings", "timeline", "visible", "forms", "factors", "interview"]
ORDER += ["changing", "partners", "duties", "papers"]


def questions(page: str) -> list[dict[str, str]]:
    """The hidden fields of every form of a dossier."""
    forms = re.findall(r'<form method="post" action="[^"]+/answers".*?</form>', page, re.S)
    return [
        {name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)}
        for form in forms
    ]


def test_the_parts_stand_in_their_order(site: Site):
    page = site.get("/cases/a-zheng").text
    found = re.findall(r'<section id="(\w+)"', page)
    assert found == [name for name in ORDER if name in found]
    assert {"next", "questions", "findings", "timeline", "visible", "forms", "duties", "papers"} <= set(found)
    assert "made-up example" in page


def test_the_timeline_is_drawn_and_told(site: Site):
    page = site.get("/cases/a-zheng").text
    drawing = re.search(r'<svg class="chart".*?</figure>', page, re.S)
    assert drawing and "New Zealand" in drawing.group() and 'class="refused"' in drawing.group()
    assert '<ol class="timeline">' in page


def test_a_destination_is_chosen_by_a_link(site: Site):
    page = site.get("/cases/a-zheng").text
    links = re.findall(r'href="(/cases/a-zheng\?for=\w\w)"', page)
    assert "/cases/a-zheng?for=us" in links
    assert site.get("/cases/a-zheng?for=zz").status_code == 200


@pytest.mark.parametrize("path", ["/cases/unknown", "/cases/..%2f..", "/cases/a-zheng/papers/none.txt", "/cases/%00"])
def test_what_is_not_there_is_404_in_both_languages(site: Site, path):
    for lang in ("en", "zh"):
        page = site.get(path, lang)
        assert page.status_code == 404 and foreign(page.text, lang) == []


def first_of(site: Site, kind: str) -> dict[str, str]:
    return next(one for one in questions(site.get("/cases/a-zheng").text) if one["type"] == kind)


def test_an_answer_is_kept_and_the_question_goes(own_site: Site):
    asked = first_of(own_site, "bool")
    fields = {name: value for name, value in asked.items() if name != "csrf"}
    page = own_site.send("/cases/a-zheng/answers", {**fields, "value": "yes"})
    assert page.status_code == 200 and page.url.path == "/cases/a-zheng" and page.url.fragment == "questions"
    assert "Your answer is kept" in page.text
    left = [(one["fact"], one["event"]) for one in questions(page.text)]
    assert (asked["fact"], asked["event"]) not in left


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("value", ["", "perhaps", "x" * 5000])
def test_an_answer_that_cannot_stand_is_refused_in_place(own_site: Site, lang, value):
    fields = {name: text for name, text in first_of(own_site, "bool").items() if name != "csrf"}
    page = own_site.send("/cases/a-zheng/answers", {**fields, "value": value}, lang)
    assert page.status_code == 422 and 'role="alert"' in page.text
    assert foreign(page.text, lang) == []
    assert '"/cases/a-zheng?lang=' in page.text


def test_an_answer_to_no_question_is_refused(own_site: Site):
    for fact, event in (("nothing", ""), ("list:nothing", ""), ("to", "no-such-event")):
        fields = {"fact": fact, "event": event, "type": "bool", "value": "yes"}
        assert own_site.send("/cases/a-zheng/answers", fields).status_code == 422
    fields = {"fact": "born", "value": "1990", "type": "date"}
    assert own_site.send("/cases/unknown/answers", fields).status_code in (404, 422)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("2024", "3", "5"), "2024-03-05"),
        (("2024", "12", ""), "2024-12"),
        ((" 2024 ", "", ""), "2024"),
        (("", "3", "5"), ""),
    ],
)
def test_three_fields_make_one_date(parts, text):
    assert written(*parts) == text


def test_a_day_without_a_month_is_refused():
    with pytest.raises(BadInput):
        written("2024", "", "5")


def test_countries_and_months_are_named_in_the_language():
    assert countries("zh")[0] == ("cn", "中国") and countries("en")[0] == ("cn", "China")
    assert months("zh")[2] == "3月" and months("en")[2] == "March"
    assert len(countries("en")) > 200


def test_the_report_needs_nothing_else(site: Site):
    page = site.get("/cases/a-zheng/report").text
    assert "<style>" in page and "<script" not in page and "<form" not in page
    assert not re.search(r'(?:src|href)="(?!https?://|#)', page)
    assert page.count("<section") > 8


def test_a_paper_is_shown_and_saved_but_never_run(site: Site):
    page = site.get("/cases/a-zheng/papers/us-refusal-1.pdf")
    assert page.status_code == 200 and "214(b)" in page.text
    saved = site.get("/cases/a-zheng/papers/us-refusal-1.pdf?original=1")
    assert saved.headers["content-type"] == "application/pdf"
    assert saved.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in saved.headers["content-security-policy"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_broken_case_lists_every_mistake(own_site: Site, lang):
    folder = own_site.app.settings.home / "cases" / "clean"
    (folder / "case.yaml").write_text("fivefile: 1\nnonsense: 1\napplicant: {names: [], wrong: 1}\n", "utf-8")
    page = own_site.get("/cases/clean", lang)
    assert page.status_code == 422 and page.text.count("case.yaml:") >= 2
    assert foreign(page.text, lang) == []
    assert foreign(own_site.get("/cases", lang).text, lang) == []
    assert own_site.get("/cases/clean/report", lang).status_code == 422
