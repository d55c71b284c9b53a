"""A node for its own people: why an answer was as it was, and the ledger; the asker sees none of it."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from fivefile.app import App
from fivefile.casework.report import ledger_words as words
from fivefile.values.territories import FIVE
from fivefile.values.text import Text, same
from tests.web.officers import ask, lines, plain, section
from tests.web.site import Site, foreign

LANGS = ("en", "zh")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", FIVE)
def test_every_node_reads_in_one_language(desk: Site, code, lang):
    ask(desk, "c-chen", asker="us" if code != "us" else "ca")
    page = desk.get(f"/officer/nodes/{code}", lang)
    assert page.status_code == 200 and foreign(page.text, lang) == []
    assert 'class="madeup"' in page.text and "MADE-UP-" not in page.text
    others = re.findall(r'<a href="/officer/nodes/(\w\w)">', page.text)
    assert others == [one for one in FIVE if one != code]
    assert f"<b>{desk.app.nodes.view(code).records}</b>" in page.text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("case", "code", "inside"), [("excluded", "ca", "excluded"), ("gate", "au", "gate closed")])
def test_why_nothing_is_told_stands_at_the_node_and_nowhere_else(desk: Site, case, code, inside, lang):
    asked = ask(desk, case, lang)
    note = desk.app.nodes.view(code).incoming[0].note
    word = words.inside(inside)
    assert word is not None and note.get(lang) not in plain(asked.text) and word.get(lang) not in plain(asked.text)
    page = plain(desk.get(f"/officer/nodes/{code}", lang).text)
    assert note.get(lang) in page and word.get(lang) in page


@pytest.mark.parametrize(("case", "code"), [("excluded", "ca"), ("gate", "au")])
def test_the_asker_sees_of_such_a_person_what_is_seen_of_an_unknown_one(desk: Site, case, code):
    told, unknown = (plain(section(ask(desk, name).text, code)) for name in (case, "unknown"))
    assert told.split("The question carried")[0] == unknown.split("The question carried")[0]
    assert 'no-hit: this is not "no record"' in told and told.count("MADE-UP-") == 1
    brief, other = (plain(section(ask(desk, name).text, "short")) for name in (case, "unknown"))
    assert brief == other


def test_only_the_newest_lines_are_shown_with_the_beginning_of_their_digest(desk: Site):
    ask(desk, "c-chen")
    html = desk.get("/officer/nodes/us").text
    numbers = [int(one) for one in re.findall(r'data-to="No\.">(\d+)<', html)]
    assert numbers == sorted(numbers, reverse=True) and numbers[0] == lines(desk.app)["us"] and len(numbers) <= 50
    shown = re.findall(r'<code class="data" translate="no">([0-9a-f]+)</code>', html)
    assert shown == [one.message[:12] for one in desk.app.nodes.view("us").ledger]
    assert "No line was altered" in html


def test_a_partner_that_was_down_has_no_line_and_the_asker_says_so(desk: Site):
    before = lines(desk.app)
    ask(desk, "c-chen", down="nz")
    after = lines(desk.app)
    assert after["nz"] == before["nz"] and after["us"] > before["us"]
    assert "not reached" in desk.get("/officer/nodes/us").text


@pytest.mark.parametrize("lang", LANGS)
def test_a_ledger_that_somebody_altered_is_said_to_be_so(people: App, desk: Site, lang):
    for name in ("us", "gb"):
        ask(desk, "c-chen", asker=name)
    path = people.settings.home / "nodes" / "nz-ledger.sqlite"
    number = lines(people)["nz"]
    kept = alter(path, number, ("hit", "<b>nonsense</b>", "<i>"))
    try:
        page = desk.get("/officer/nodes/nz", lang)
    finally:
        alter(path, number, kept)
    said = {"en": f"not right from line {number} on", "zh": f"从第 {number} 行起链条不符"}[lang]
    assert page.status_code == 200 and said in page.text and "<b>nonsense" not in page.text
    assert {"en": "No line was altered", "zh": "没有任何一行被改动"}[lang] in desk.get("/officer/nodes/nz", lang).text


def alter(path: Path, number: int, values: tuple[str, str, str]) -> tuple[str, str, str]:
    """Write outcome, inside and act into a line of a ledger behind its back; returns what stood there."""
    with sqlite3.connect(path) as file:
        before = file.execute("SELECT outcome, inside, act FROM lines WHERE number = ?", (number,)).fetchone()
        file.execute("UPDATE lines SET outcome = ?, inside = ?, act = ? WHERE number = ?", (*values, number))
    file.close()
    return tuple(before)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", ["fr", "uk", "xx", "US", "us%20"])
def test_there_is_no_other_node(site: Site, code, lang):
    page = site.get(f"/officer/nodes/{code}", lang)
    assert page.status_code == 404 and foreign(page.text, lang) == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_file_that_cannot_be_used_is_said_in_words(site: Site, lang, monkeypatch: pytest.MonkeyPatch):
    def unread(*_: object) -> None:
        raise OSError("bad disk")

    monkeypatch.setattr(site.app.nodes, "view", unread)
    page = site.get("/officer/nodes/ca", lang)
    assert page.status_code == 503 and 'role="alert"' in page.text and foreign(page.text, lang) == []


class TestWords:
    def test_what_is_in_no_closed_list_stands_as_it_is(self):
        assert words.act("danced") == same("danced") and words.purpose("fun") == same("fun")
        assert words.outcome("win") == same("win") and words.inside("signature") is None

    def test_a_doubt_about_a_message_is_said_in_words(self, shared_app: App):
        told = shared_app.nodes.doubt("signature")
        assert isinstance(told, Text) and told.en == "The signature does not fit the message."
        assert shared_app.nodes.doubt("told") is None
