"""fivefile law: list, show, check and try, as a lawyer or a newcomer runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from fivefile.app import RULEBOOKS
from tests.cli.test_commands import run
from tests.texts import HAN

STAY = "stay country=us from=2019-01-01 admission=date-certain admitted_until=2019-06-30"


def test_list_names_every_rule_of_a_country():
    listed = run("law", "list", "us", "--format", "json")
    assert listed.returncode == 0
    rules = json.loads(listed.stdout)["us"]["rules"]
    plain = run("law", "list", "us", "--lang", "en").stdout
    assert len(rules) > 50 and [one["id"] for one in rules if one["id"] not in plain] == []


def test_list_of_an_unknown_country_says_which_there_are():
    done = run("law", "list", "fr", "--lang", "en")
    assert done.returncode == 2 and "us" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("214(b)", "us/grounds/214-b"),
        ("214b", "us/grounds/214-b"),
        ("6C1", "212(a)(6)(C)(i)"),
        ("us/bars/222-g", "222(g)"),
        ("8 U.S.C. 1184(b)", "us/grounds/214-b"),
        ("212(a)(2)(F)", "no ground"),
        ("Refused", "Refused"),
        ("B1/B2", "presumption of immigrant intent"),
        ("DS-160", "DS-160"),
    ],
)
def test_show_finds_a_thing_by_any_of_its_names(name: str, says: str):
    done = run("law", "show", name, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert says in done.stdout


def test_show_gives_sources_how_it_is_overcome_and_examples():
    shown = run("law", "show", "222(g)", "--lang", "en").stdout
    for part in ("INA 222(g)", "certainty", "Who can review it", "Examples", "Concerns"):
        assert part in shown


def test_show_answers_in_chinese():
    shown = run("law", "show", "222(g)", "--lang", "zh").stdout
    assert HAN.search(shown) and "What follows" not in shown


def test_show_as_json_has_every_field():
    shown = json.loads(run("law", "show", "214(b)", "--format", "json").stdout)
    assert (shown["country"], shown["what"], shown["code"]) == ("us", "Rule", "214(b)")
    assert shown["citations"][0]["source"]["title"]


@pytest.mark.parametrize("name", ["nonsense", "999(z)", "", "us/grounds/../../etc", "'; drop table"])
def test_show_of_nothing_says_where_to_look(name: str):
    done = run("law", "show", name, "--lang", "en")
    assert done.returncode == 2 and "law list" in done.stderr and "Traceback" not in done.stderr


def test_check_counts_what_there_is():
    done = run("law", "check", "--format", "json")
    assert done.returncode == 0, done.stderr
    counts = {one["country"]: one for one in json.loads(done.stdout)["countries"]}
    assert set(counts) >= {"us", "ca", "gb", "au", "nz"}
    assert all(0 <= one["unverified"] <= one["values"] for one in counts.values())


def test_check_names_an_example_that_does_not_hold(tmp_path: Path):
    shutil.copytree(RULEBOOKS, tmp_path / "books")
    sheet = tmp_path / "books" / "xx" / "examples" / "9-2.yaml"
    text = sheet.read_text("utf-8")
    wrong = text.replace("verdict: yes\n    until: 2027-11-22", "verdict: no", 1)
    assert wrong != text
    sheet.write_text(wrong, "utf-8")
    done = run("law", "check", tmp_path / "books")
    assert done.returncode == 2 and "xx/examples/9-2.yaml:3" in done.stderr


def test_try_says_the_verdict_and_why():
    done = run("law", "try", "us/bars/222-g", "--event", f"{STAY} to=2019-07-01", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "void" in done.stdout and "would settle it" in done.stdout


def test_try_reads_a_situation_from_a_file(tmp_path: Path):
    file = tmp_path / "situation.yaml"
    file.write_text(
        "events:\n  - {kind: determination, country: us, result: refused, section: 214(b)}\ncomplete: [refusals]\n",
        encoding="utf-8",
    )
    trial = json.loads(run("law", "try", "214(b)", file, "--format", "json").stdout)
    assert [one["verdict"] for one in trial["findings"]] == ["yes"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--fact", "nonsense"], "name=value"),
        (["--fact", "shoe_size=43"], "unknown fact 'shoe_size'"),
        (["--event", "party country=us"], "unknown kind of event 'party'"),
        (["--event", "stay from=yesterday"], "from"),
        (["--event", "stay purpose='open"], "law try"),
        (["--complete", "shoes"], "unknown list 'shoes'"),
        (["--on", "2026-13-01"], "--on"),
        (["no such file.yaml"], "no such file.yaml"),
        (["--fact", "born=1990-01-01", "--fact", "born=1991-01-01"], "given twice"),
    ],
)
def test_try_says_what_is_wrong(words: list[str], says: str):
    done = run("law", "try", "us/bars/222-g", *words, "--lang", "en")
    assert done.returncode == 2 and says in done.stderr and "Traceback" not in done.stderr


def test_a_file_and_words_are_not_mixed(tmp_path: Path):
    file = tmp_path / "situation.yaml"
    file.write_text("complete: [stays]\n", encoding="utf-8")
    done = run("law", "try", "us/bars/222-g", file, "--fact", "born=1990-01-01", "--lang", "en")
    assert done.returncode == 2 and "not both" in done.stderr


@pytest.mark.parametrize("text", ["events: " + "[" * 60000, "- " * 60000, "{a: " * 60000, "a: &x [*x]"])
def test_a_situation_made_to_crash_the_reader_is_refused(tmp_path: Path, text: str):
    file = tmp_path / "bomb.yaml"
    file.write_text(text, encoding="utf-8")
    done = run("law", "try", "us/bars/222-g", file, "--lang", "en")
    assert done.returncode == 2 and "bomb.yaml" in done.stderr and "Traceback" not in done.stderr


def test_a_section_without_an_entry_is_shown_by_the_one_above_and_that_is_said():
    shown = run("law", "show", "212(a)(99)", "--lang", "en").stdout
    assert "no entry of its own" in shown and "us/grounds/212-a" in shown
    assert "no entry of its own" not in run("law", "show", "212(a)", "--lang", "en").stdout


def test_show_names_the_other_rules_of_the_section_and_what_it_asks():
    shown = run("law", "show", "221(g)", "--lang", "en").stdout
    assert "us/grounds/221-g-documents" in shown and "us/grounds/221-g-processing" in shown
    crime = run("law", "show", "2A1", "--lang", "en").stdout
    assert "Petty offence" in crime and "max_penalty_months" in crime and "start not recorded" in crime


def test_words_in_a_title_lead_somewhere():
    done = run("law", "show", "行政审理", "--lang", "zh")
    assert done.returncode == 2 and "us/grounds/221-g-processing" in done.stderr
