"""The pages on the law: every thing of every rulebook has one, in both languages, and is found by its names."""

from __future__ import annotations

import re
from html import unescape

import pytest

from fivefile.app import App
from fivefile.values.text import LANGS, Lang
from tests.web.site import Site, foreign, opened


@pytest.fixture
def pages(shared_app: App) -> Site:
    return opened(shared_app)


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def addresses(app: App, country: str) -> list[str]:
    book = app.library.rulebooks[country]
    paths = [f"/law/{rule.id}" for rule in book.rules]
    paths += [f"/law/{country}/classes/{one.id}" for one in book.classes]
    paths += [f"/law/{country}/volatile/{one.id}" for one in book.volatile]
    return paths + [f"/law/{country}/access/{one.id}" for one in book.access]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("country", ["us", "ca", "gb", "au", "nz"])
def test_everything_has_a_page_in_one_language(pages: Site, country: str, lang: Lang):
    index = pages.get(f"/law/{country}", lang).text
    assert foreign(index, lang) == []
    for path in addresses(pages.app, country):
        assert f'href="{path}"' in index
        page = pages.get(path, lang)
        assert page.status_code == 200, path
        assert foreign(page.text, lang) == [], path


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_says_everything_the_data_says(pages: Site, lang: Lang):
    for rule in pages.app.library.rulebooks["us"].rules[:40]:
        words = plain(pages.get(f"/law/{rule.id}", lang).text)
        told = [rule.title, rule.meaning, rule.is_not, rule.effect.says, *rule.never, *rule.not_modelled]
        told += [step.do for step in rule.next]
        assert [text for text in told if re.sub(r"\s+", " ", text.get(lang)) not in words] == []
        assert [one.law for one in rule.citations if re.sub(r"\s+", " ", one.law) not in words] == []


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("214(b)", "/law/us/grounds/214-b"),
        ("6c1", "/law/us/grounds/212-a-6-C-i"),
        ("F-1", "/law/us/classes/f-1"),
        ("Refused", "/law/us#Refused"),
        ("PIC 4020", "/law/au/grounds/pic-4020"),
    ],
)
def test_a_name_leads_to_its_page(pages: Site, query: str, path: str):
    answer = pages.client.get("/law", params={"q": query}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, path)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("query", ["nonsense", "<script>alert(1)</script>", "'; --", "x" * 5000])
def test_a_name_nobody_knows_is_said_to_be_so(pages: Site, query: str, lang: Lang):
    page = pages.client.get("/law", params={"q": query, "lang": lang})
    assert page.status_code == 200 and 'role="alert"' in page.text
    assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    "path", ["/law/zz", "/law/us/grounds/none", "/law/us/nothing/214-b", "/law/us/../../etc/passwd"]
)
def test_what_is_not_there_is_not_found(pages: Site, path: str):
    assert pages.get(path).status_code == 404


def test_the_made_up_country_is_not_listed_among_the_real_ones(pages: Site):
    assert "/law/xx" not in pages.get("/law").text
