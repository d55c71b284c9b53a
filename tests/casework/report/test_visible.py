"""What others can learn, as it is read: row by row, every word in the language, sources and duty beside it."""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache

import pytest

from fivefile.app import EXAMPLES, open_app, prepare_folder
from fivefile.casework.report.as_text import dossier_text
from fivefile.casework.report.html import render
from fivefile.casework.report.sight import sights
from fivefile.model.outcome import Dossier
from fivefile.values.text import LANGS, Lang

ON = date(2026, 11, 22)


@cache
def made(name: str, *destinations: str) -> Dossier:
    return prepare_folder(EXAMPLES / name, ON, destinations)


def section(page: str) -> str:
    found = re.search(r'<section id="visible".*?</section>', page, re.S)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.group()))) if found else ""


def shown(dossier: Dossier, lang: Lang) -> str:
    return section(render(dossier, lang, open_app().definitions))


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_each_destination_has_its_rows_and_events_elsewhere_one_line():
    (sight,) = sights(made("c-chen", "us"))
    assert next(row.seen.event for row in sight.rows) == "ca-1"
    assert {one.event for one in sight.beyond} == {"university", "jp-trip"}
    assert sight.far is not None and sight.far.en.startswith(
        "2 events in China and Japan: none of the ten arrangements"
    )
    assert "2 件事在中国和日本" in sight.far.zh


def test_one_event_elsewhere_is_told_as_one():
    (sight,) = sights(made("g2-uk-overstay", "us"))
    assert sight.far is not None and sight.far.en == "1 event in Japan: none of the ten arrangements concerns it."


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["a-zheng", "c-chen", "f-gardens-2"])
def test_the_page_shows_state_way_duty_reason_and_source_of_every_row(name: str, lang: Lang):
    dossier = made(name, "us", "ca")
    page = flat(shown(dossier, lang))
    for sight in sights(dossier):
        for row in sight.rows:
            one = row.seen
            texts = [row.state, one.duty, one.says, one.why, one.arrangement, one.found_by if row.open else None]
            texts += [text for item in one.asked for text in (item.wording, item.form)]
            texts += [text for item in row.moments for text in (item.what, item.word, item.says)]
            texts += [way.says for way in one.other_ways]
            assert [text.get(lang) for text in texts if text and flat(text.get(lang)) not in page] == []
            assert [item.law for item in one.citations if flat(item.law) not in page] == []
        assert sight.far is None or flat(sight.far.get(lang)) in page


@pytest.mark.parametrize("lang", LANGS)
def test_an_unverified_source_is_marked_and_a_belief_has_its_status(lang: Lang):
    page = shown(made("c-chen", "us"), lang)
    words = {"en": ("not verified", "The United States can see a Canadian refusal."),
             "zh": ("未经核实", "美国能看到加拿大的拒签。")}  # fmt: skip
    assert all(word in page for word in words[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_the_plain_text_says_the_same_before_the_forms(lang: Lang):
    dossier = made("c-chen", "us")
    text = dossier_text(dossier, lang)
    titles = {"en": ("== What the other countries can learn", "== What each form asks"),
              "zh": ("== 其他国家能得知什么", "== 各表格的提问")}[lang]  # fmt: skip
    assert text.index(titles[0]) < text.index(titles[1])
    one = dossier.visibility[0]
    for part in (one.says, one.duty, one.why):
        assert part.get(lang) in text
    assert all(citation.law in text for citation in one.citations)
    assert dossier.beliefs[0].why.get(lang) in text


def test_a_file_without_events_has_no_such_section(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "case.yaml").write_text("fivefile: 1\napplicant: {names: []}\nplan: {country: us}\n", "utf-8")
    dossier = prepare_folder(folder, ON)
    assert dossier.visibility == () and shown(dossier, "en") == ""
    assert "can learn" not in dossier_text(dossier, "en")
