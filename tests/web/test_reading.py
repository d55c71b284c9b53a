"""From the words of a letter to the answer, and on to a case."""

from __future__ import annotations

import re

import pytest

from fivefile.model.reading import Span
from fivefile.web.highlight import marked, quote
from fivefile.web.kept import Kept, Paper, paper_size
from tests.web.site import LETTER, Site, foreign


def test_the_answer_comes_before_what_was_read(site: Site):
    html = site.read(LETTER).text
    assert "This is a refusal letter." in html
    places = [
        html.index(text)
        for text in ("What it is<", "What it is not", "What you can do", "What was read from the paper")
    ]
    assert places == sorted(places)
    assert "<mark>221(g)</mark>" in html and "<mark>Employment letter</mark>" in html
    assert "6 March 2025" in html
    assert "2025年3月6日" in site.read(LETTER, "zh").text


def test_several_sections_give_several_answers(site: Site):
    html = site.read("Your application was refused under Section 214(b) and Section 221(g) of the INA.").text
    assert len(re.findall(r'<article class="answer" id="answer-\d"', html)) == 2
    assert 'href="#answer-2"' in html


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_paper_that_is_no_refusal_is_told_kindly(site: Site, lang):
    page = site.read("Dear guest, breakfast is served from seven.", lang)
    assert page.status_code == 200 and foreign(page.text, lang) == []
    assert ("no cause for alarm" if lang == "en" else "不必担心") in page.text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_given_is_said_in_place(site: Site, lang):
    page = site.read("   ", lang)
    assert page.status_code == 422 and 'role="alert"' in page.text and foreign(page.text, lang) == []


def test_what_was_pasted_stays_when_it_cannot_be_read(site: Site):
    page = site.read("\x01\x02\x03\x04 not text")
    assert page.status_code == 422 and "not text" in page.text


@pytest.mark.parametrize("path", ["/reading/unknown", "/reading/unknown/keep"])
def test_a_reading_that_is_gone_says_so(site: Site, path):
    page = site.get(path)
    assert page.status_code == 404 and "no longer kept" in page.text
    assert site.send("/reading/unknown/keep", {"title": "x"}).status_code == 404


def test_a_reading_becomes_a_case(own_site: Site):
    page = own_site.read(LETTER)
    kept = own_site.send(f"{page.url.path}/keep", {"title": "我的 221(g)"})
    assert kept.status_code == 200 and kept.url.path.startswith("/cases/")
    assert "我的 221(g)" in kept.text and "letter.txt" in kept.text
    assert "我的 221(g)" in own_site.get("/cases").text
    assert "Employment letter" in own_site.get(f"{kept.url.path}/papers/letter.txt").text
    assert foreign(kept.text, "en") == []


def test_a_case_without_a_title_is_not_kept(own_site: Site):
    before = own_site.app.cases()
    page = own_site.read(LETTER)
    again = own_site.send(f"{page.url.path}/keep", {"title": "  "}, "zh")
    assert again.status_code == 422 and 'role="alert"' in again.text and foreign(again.text, "zh") == []
    assert own_site.app.cases() == before


def test_the_oldest_reading_goes_first():
    shelf = Kept(paper_size, most=3, most_bytes=1000)
    keys = [shelf.put(Paper(str(n), b"x", False)) for n in range(5)]
    assert [shelf.get(key) is not None for key in keys] == [False, False, True, True, True]
    big = shelf.put(Paper("big", b"x" * 2000, False))
    assert shelf.get(keys[4]) is None and shelf.get(big) is not None
    shelf.drop(big)
    assert shelf.get(big) is None
    assert len({*keys, big}) == 6


def span(start: int, end: int, text: str = "") -> Span:
    return Span(1, start, end, text)


def test_marks_cover_what_was_read_and_nothing_else():
    pieces = marked("abcdefgh", 1, [span(2, 4), span(3, 6), Span(2, 0, 8, ""), span(9, 12), span(5, 5)])
    assert [(piece.text, piece.marked) for piece in pieces] == [("ab", False), ("cdef", True), ("gh", False)]
    assert "".join(piece.text for piece in marked("x" * 50, 1, [span(0, 50)])) == "x" * 50


def test_a_quote_has_its_own_line_around_it():
    text = "first line\nrefused under 221(g) of the Act\nlast line"
    at = text.index("221(g)")
    found = quote(span(at, at + 6, "221(g)"), text)
    assert (found.before, found.text, found.after) == ("refused under ", "221(g)", " of the Act")
    assert quote(span(0, 6, "221(g)"), text).before == ""
