"""The app over a store of its own: keeping letters, answering, correcting, settling."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from fivefile.app import App, NoSuchCase, Settings, load_library, open_app, read_settings
from fivefile.errors import BadData, BadInput
from fivefile.model.outcome import Open
from fivefile.values.verdict import Verdict
from tests.people import LETTER, TODAY, case


@pytest.fixture
def app(tmp_path: Path) -> App:
    return open_app(Settings(home=tmp_path, today=TODAY))


@pytest.fixture
def kept(app: App) -> str:
    events = (
        "id: s1, kind: stay, country: us, from: 2018-01-01, to: 2018-09-01\n"
        "id: c1, kind: conviction, country: au, date: 2015-05-01\n"
        "id: r1, kind: determination, country: us, date: 2025-07-01, result: refused, papers: [letter.txt]"
    )
    return app.store.create("trial", {"case.yaml": case(events), "letter.txt": LETTER.encode()})


def test_a_letter_is_kept_whole_and_answered_from(app: App):
    name = app.keep("letter.txt", LETTER.encode(), "My letter")
    assert app.paper(name, "letter.txt")[0] == LETTER.encode()
    assert any(item.code == "214(b)" and item.verdict is Verdict.YES for item in app.dossier(name).findings)


@pytest.mark.parametrize(
    "name", [".letter.txt", "..", "", "../../x.txt", "case.yaml", "answers.yaml", "信" * 90 + ".txt", "a\\b.txt"]
)
def test_a_letter_of_any_name_is_kept_with_its_case(app: App, name: str):
    files = app.store.files(app.keep(name, LETTER.encode(), ""))
    papers = [key for key in files if key != "case.yaml"]
    assert len(papers) == 1 and files[papers[0]] == LETTER.encode() and len(papers[0].encode()) <= 255


def test_an_answer_is_a_claim_and_a_later_one_replaces_it(app: App, kept: str):
    item = Open("admitted_until", "s1")
    for value in ("2018-02-01", "2018-03-01"):
        app.answer(kept, item, value)
    stay = app.dossier(kept).timeline.event("s1")
    assert stay is not None and [str(value) for value in stay.values("admitted_until")] == ["2018-03-01"]
    assert all(conflict.open != Open("admitted_until", "s1", "settle") for conflict in app.dossier(kept).conflicts)


def test_a_number_is_kept_as_a_number(app: App, kept: str):
    app.answer(kept, Open("max_penalty_months", "c1"), "12")
    conviction = app.dossier(kept).timeline.event("c1")
    assert conviction is not None and conviction.value("max_penalty_months") == 12


def test_a_dispute_can_be_settled_for_one_side(app: App, kept: str):
    disputed = Open("date", "r1", "settle")
    assert disputed in [conflict.open for conflict in app.dossier(kept).conflicts]
    app.answer(kept, disputed, "2025-03-05")
    after = app.dossier(kept)
    refusal = after.timeline.event("r1")
    assert refusal is not None and str(refusal.start) == "2025-03-05"
    assert disputed not in [conflict.open for conflict in after.conflicts]


def test_a_list_said_to_be_incomplete_says_what_to_do(app: App, kept: str):
    item = Open("list:convictions")
    app.answer(kept, item, "no")
    (asked,) = [one for one in app.dossier(kept).questions if one.open == item]
    assert asked.text.en.startswith("You said something is missing here")


def test_answers_given_at_once_are_all_kept(app: App, kept: str):
    items = [Open(f"list:{name}") for name in ("refusals", "stays", "removals", "convictions", "petitions", "studies")]
    threads = [threading.Thread(target=app.answer, args=(kept, item, "yes")) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    complete = {one.subject for one in app.dossier(kept).statements if one.property == "complete"}
    assert complete == {item.fact for item in items}


@pytest.mark.parametrize(
    ("item", "value"),
    [
        (Open("admitted_until", "s1"), "2018-02-30"),
        (Open("from", "s1"), "2027-01-01"),
        (Open("to", "s1"), "2017-01-01"),
        (Open("max_penalty_months", "c1"), "-3"),
        (Open("max_penalty_months", "c1"), "twelve"),
        (Open("admitted_until", "nobody"), "2018-02-01"),
        (Open("nosuchfact"), "yes"),
        (Open("unlawful_days", "s1"), "3"),
        (Open("list:nonsense"), "yes"),
        (Open("list:us_refusals"), "yes"),
        (Open("list:refusals"), "true"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_stand_changes_nothing(app: App, kept: str, item: Open, value: str):
    before = app.store.files(kept)
    with pytest.raises(BadInput):
        app.answer(kept, item, value)
    assert app.store.files(kept) == before


def test_a_day_before_the_last_event_can_be_asked_about(app: App, tmp_path: Path):
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "case.yaml").write_bytes(case("id: r1, kind: determination, country: us, date: 2025-03, result: refused"))
    assert app.prepare(folder, date(2020, 6, 1)).on == date(2020, 6, 1)


def test_examples_load_beside_what_is_not_ours(tmp_path: Path):
    app = open_app(Settings(home=tmp_path, today=TODAY))
    for name in (".draft-x", "Li Wei"):
        (tmp_path / "cases" / name).mkdir(parents=True)
        (tmp_path / "cases" / name / "case.yaml").write_bytes(b"fivefile: 1\n")
    app.load_examples()
    assert "a-zheng" in app.store.names() and not {".draft-x", "Li Wei"} & set(app.store.names())


def test_a_broken_case_is_listed_with_its_reason(app: App):
    app.store.create("broken", {"case.yaml": b"fivefile: 1\nevents: [{kind: [stay]}]\napplicant: {names: []}\n"})
    (summary,) = app.cases()
    assert summary.broken is not None and "case.yaml:2" in summary.broken.en


def test_an_unknown_case_says_so(app: App):
    with pytest.raises(NoSuchCase):
        app.dossier("gone")


def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIVEFILE_TODAY", "2023-02-30")
    with pytest.raises(BadInput, match="FIVEFILE_TODAY"):
        read_settings()


def test_a_folder_without_rulebooks_is_refused(tmp_path: Path):
    with pytest.raises(BadData, match="no rulebook"):
        load_library(tmp_path)
