"""The pages on sharing: the short answer, every belief, the table of all directions, and each pair in full."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from fastapi import Depends, FastAPI

from fivefile.app import App
from fivefile.casework.report.sharing_view import duty, pair_key, pair_view
from fivefile.casework.report.sharing_words import how
from fivefile.values.territories import FIVE
from fivefile.values.text import LANGS, Lang, Text
from fivefile.web.pages import sharing
from fivefile.web.pages.frame import insiders
from tests.web.site import Site, foreign, opened


@pytest.fixture
def pages(shared_app: App) -> Site:
    """The site, with the pages on sharing among the others."""
    site = opened(shared_app)
    app = site.client.app
    assert isinstance(app, FastAPI)
    if not any(getattr(route, "path", "") == "/sharing" for route in app.routes):
        app.include_router(sharing.routes(shared_app.library.arrangements), dependencies=[Depends(insiders)])
    return site


@pytest.fixture(scope="module")
def addresses(shared_app: App) -> list[str]:
    return [f"/sharing/{pair_key(one)}" for one in shared_app.library.arrangements.pairs.values()]


def plain(html: str) -> str:
    """The words of a page, without marks and with single spaces."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def stands(text: Text | None, words: str, lang: Lang) -> bool:
    return text is None or re.sub(r"\s+", " ", text.get(lang)) in words


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_answers_in_one_language(pages: Site, addresses: list[str], lang: Lang):
    for path in ("/sharing", *addresses):
        page = pages.get(path, lang)
        assert page.status_code == 200, path
        assert foreign(page.text, lang) == [], path
        assert "<script>" not in page.text and "style=" not in page.text


@pytest.mark.parametrize("lang", LANGS)
def test_the_duty_to_disclose_stands_on_every_page(pages: Site, addresses: list[str], lang: Lang):
    for path in ("/sharing", *addresses):
        assert stands(duty(), plain(pages.get(path, lang).text), lang), path


@pytest.mark.parametrize("lang", LANGS)
def test_every_belief_is_there_with_its_reason_under_its_status(pages: Site, lang: Lang):
    html = pages.get("/sharing", lang).text
    places = [(found.start(), found.group(1)) for found in re.finditer(r'<h3 id="([\w-]+)">', html)]
    for belief in pages.app.library.arrangements.beliefs:
        (at,) = [found.start() for found in re.finditer(rf'<article class="belief" id="{belief.id}">', html)]
        words = plain(html[at : html.index("</article>", at)])
        assert stands(belief.says, words, lang) and stands(belief.why, words, lang), belief.id
        assert all(one.law in words for one in belief.citations), belief.id
        mark = "" if belief.topic == "sharing" else f"{belief.topic}-"
        assert max(place for place in places if place[0] < at)[1] == mark + belief.status.replace(" ", "-")


def test_statuses_stand_in_their_order(pages: Site):
    found = re.findall(r'<h3 id="([\w-]+)">', pages.get("/sharing").text)
    order = ["documented", "possible", "not-documented", "outdated", "false"]
    assert [one for one in found if not one.startswith("law-")] == order
    about_law = [one.removeprefix("law-") for one in found if one.startswith("law-")]
    assert about_law == [one for one in order if one in about_law] and "false" in about_law
    assert found[len(order) :] == [f"law-{one}" for one in about_law]


def test_the_table_has_every_direction_once_and_no_other(pages: Site):
    html = pages.get("/sharing").text
    cells = re.findall(r'<a href="/sharing/(\w\w-\w\w)#(\w\w)-(\w\w)">', html)
    arrangements = pages.app.library.arrangements
    directions = [(a, r) for a in FIVE for r in FIVE if a != r and arrangements.between(a, r)]
    assert [(asker, responder) for _, asker, responder in cells] == directions
    assert all(pair == "-".join(sorted((asker, responder))) for pair, asker, responder in cells)
    assert html.count('<th scope="row">') == html.count('<th scope="col">') == len(FIVE)


def test_every_link_leads_somewhere(pages: Site, addresses: list[str]):
    for path in ("/sharing", *addresses):
        html = pages.get(path).text
        for target in set(re.findall(r'href="([/#][^"]*)"', html)):
            page, _, mark = target.partition("#")
            if page.startswith(("/static", "/shared")):
                continue
            there = pages.get(unescape(page)) if page else None
            assert there is None or there.status_code == 200, target
            assert not mark or f'id="{mark}"' in (there.text if there else html), target


def test_every_element_has_its_own_id(pages: Site, addresses: list[str]):
    for path in ("/sharing", *addresses):
        ids = re.findall(r'\bid="([^"]+)"', pages.get(path).text)
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("lang", LANGS)
def test_a_pair_is_shown_in_full(pages: Site, lang: Lang):
    library = pages.app.library.arrangements
    for one in library.pairs.values():
        words = plain(pages.get(f"/sharing/{pair_key(one)}", lang).text)
        told: list[Text | None] = [one.title, one.summary, *one.unknown]
        told += [item.says for item in one.instruments]
        told += [item.says for item in one.changed] + [item.says for item in one.excluded]
        for way in one.directions.values():
            assert way.basis in words
            told += [item.says for item in (*way.ask, *way.answer)] + [item.says for item in way.carries]
            told += [item.says for item in way.elements] + [item.says for item in way.narrow]
            told += [item.says for item in way.gates] + [item.says for item in way.elsewhere]
            points = (way.refusal_says, way.quota, way.deletion, way.correction, way.retention, way.only_about)
            told += [point.says for point in points if point]
        missing = [text for text in told if text and not stands(_unclosed(text), words, lang)]
        assert missing == [], pair_key(one)


def _unclosed(text: Text) -> Text:
    """Without the first sign and the full stop, which joining sentences may change."""
    return Text(text.en[1:].rstrip("."), text.zh.rstrip("。"))


def test_each_line_shows_how_well_it_is_documented(pages: Site):
    library = pages.app.library.arrangements
    for one in library.pairs.values():
        html = pages.get(f"/sharing/{pair_key(one)}").text
        for grade in ("documented", "possible", "not documented"):
            lists = [(way.ask, way.answer, way.elements, way.carries, way.elsewhere) for way in one.directions.values()]
            lines = [item for way in lists for items in way for item in items if item.grade == grade]
            shown = html.count(f'<span class="grade {grade.replace(" ", "-")}">{grade}</span>')
            assert shown >= len(lines), (pair_key(one), grade)


def test_what_is_not_verified_is_marked_before_the_sources_are_opened(pages: Site, addresses: list[str]):
    for path in ("/sharing", *addresses):
        html = pages.get(path).text
        for details in re.findall(r'<details class="why">.*?</details>', html, re.S):
            summary, _, sources = details.partition("</summary>")
            assert ("not verified" in summary) == ("not verified" in sources), path
    assert 'class="unverified"' in pages.get("/sharing").text


def test_what_no_text_names_is_said_to_be_so(shared_app: App):
    library = shared_app.library.arrangements
    one = next(iter(library.pairs.values()))
    bare = {
        name: replace(way, ask=way.ask[:1], carries=(), elements=(), deletion=None, quota=None)
        for name, way in one.directions.items()
    }
    first, _ = pair_view(replace(one, directions=bare), library.categories).ways
    lines = {str(line.head.en): line for part in first.parts for line in part.lines}
    silent = [line for line in lines.values() if line.says and "names this for this direction" in line.says.en]
    assert {line.grade for line in silent} == {"not documented"} and len(silent) == 3
    assert any(all(kind.title.en in line.head.en for kind in library.categories.carried.values()) for line in silent)
    unsaid = [lines[name].says for name in ("deleting", "how many questions")]
    assert [text.en for text in unsaid if text] == ["Not known from the texts that could be read."] * 2


def test_a_direction_without_elements_is_found_by_nothing_known(shared_app: App):
    (way, *_) = next(iter(shared_app.library.arrangements.pairs.values())).directions.values()
    assert how(replace(way, elements=())).en == "not known"
    maybe = tuple(replace(item, grade="possible") for item in way.elements if item.element == "fingerprints")
    assert how(replace(way, elements=maybe)).en == "by fingerprint (possible)"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pair", ["ca-fr", "ca-ca", "ca", "caus", "-", "ca-us-gb", "%00", "..%2f.."])
def test_an_unknown_pair_is_not_found(pages: Site, pair: str, lang: Lang):
    page = pages.get(f"/sharing/{pair}", lang)
    assert page.status_code == 404 and foreign(page.text, lang) == []


@pytest.mark.parametrize("name", ["us-ca", "US-CA", "usa-ca"])
def test_a_pair_is_found_in_either_order(pages: Site, name: str):
    assert pages.get(f"/sharing/{name}").url.path == "/sharing/ca-us"


def test_the_language_is_changed_in_place(pages: Site):
    for path in ("/sharing", "/sharing/ca-us"):
        link = re.search(r'class="switch" href="([^"]+)"', pages.get(path).text)
        assert link and unescape(link.group(1)) == f"{path}?lang=zh"
