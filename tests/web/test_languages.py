"""Every page in both languages, and nothing of the other one left on it."""

from __future__ import annotations

import re

import pytest

from tests.web.site import ROOT_LETTERS, Site, foreign

LANGS = ("en", "zh")
HTML = {"en": 'lang="en"', "zh": 'lang="zh-Hans"'}


def check(html: str, lang: str) -> None:
    assert f"<html {HTML[lang]}>" in html
    assert foreign(html, lang) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["/", "/cases", "/nowhere", "/reading/unknown", "/cases/unknown"])
def test_plain_pages(site: Site, lang, path):
    check(site.get(path, lang).text, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_case_and_its_report(site: Site, lang):
    cases = [case.id for case in site.app.cases()]
    assert len(cases) >= 6
    for case in cases:
        for path in (f"/cases/{case}", f"/cases/{case}/report", f"/cases/{case}?for=us"):
            page = site.get(path, lang)
            assert page.status_code == 200, (path, page.text[:2000])
            check(page.text, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_paper_of_the_examples(site: Site, lang):
    for case in site.app.cases():
        for link in re.findall(rf'href="(/cases/{case.id}/papers/[^"]+)"', site.get(f"/cases/{case.id}").text):
            page = site.get(link, lang)
            assert page.status_code == 200
            check(page.text, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("letter", ROOT_LETTERS, ids=lambda path: path.name)
def test_the_answer_to_every_sample_letter(site: Site, lang, letter):
    page = site.send("/read", {}, lang, files={"paper": (letter.name, letter.read_bytes())})
    assert page.status_code in (200, 422)
    check(page.text, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leer.txt", b"   "),
        ("old.txt", "您的签证申请被拒签".encode("gb18030")),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40),
        ("letter.pdf", b"no pdf at all"),
        ("broken.pdf", b"%PDF-1.4\nbroken"),
        ("word.docx", b"PK\x03\x04" + b"0" * 40),
    ],
)
def test_what_cannot_be_read_is_said_in_place(site: Site, lang, name, data):
    page = site.send("/read", {}, lang, files={"paper": (name, data)})
    assert page.status_code == 422
    assert 'role="alert"' in page.text and 'action="/read"' in page.text
    check(page.text, lang)


def test_the_switch_keeps_the_page_and_is_remembered(site: Site):
    page = site.get("/cases/a-zheng?for=us", "en")
    link = re.search(r'class="switch" href="([^"]+)"', page.text)
    assert link
    there = link.group(1).replace("&amp;", "&")
    assert there == "/cases/a-zheng?for=us&lang=zh"
    assert HTML["zh"] in site.get(there, "en").text
    assert HTML["zh"] in site.get("/cases", "en").text
    assert HTML["en"] in site.get("/cases?lang=en", "zh").text


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("fr, zh-TW;q=0.5", "zh"),
        ("en;q=0.1, zh;q=0.2", "zh"),
        ("zh;q=0", "en"),
        ("zh;q=oops", "en"),
        ("de", "en"),
    ],
)
def test_the_first_language_is_the_browsers(site: Site, header, lang):
    assert HTML[lang] in site.get("/", header).text


def test_planted_words_of_the_other_language_are_caught():
    assert foreign("<p>Hello 您好</p>", "en")
    assert foreign('<p title="拒签">Hello</p>', "en")
    assert foreign("<p>您好 hello</p>", "zh")
    assert not foreign('<p>Hello <span translate="no">您好</span> <b lang="zh-Hans">好</b></p>', "en")
    assert not foreign('<p>DS-160、B1/B2、214(b)、PDF <span class="law" lang="en">INA 214(b), the Act</span></p>', "zh")
