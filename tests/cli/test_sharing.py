"""What `fivefile sharing` prints: the whole in words, one pair in full, and what it refuses."""

from __future__ import annotations

import json
import re

import pytest
import typer
from typer.testing import CliRunner, Result

from fivefile.app import ARRANGEMENTS
from fivefile.cli.sharing import sharing
from fivefile.errors import BadInput
from fivefile.sharing.arrangement import load_arrangements
from fivefile.values.territories import FIVE
from fivefile.values.text import LANGS, Lang
from tests.texts import ENGLISH, HAN

LIBRARY = load_arrangements(ARRANGEMENTS)


def run(*words: str) -> Result:
    app = typer.Typer()
    app.command()(sharing)
    return CliRunner().invoke(app, [*words])


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_names_every_direction_and_every_belief(lang: Lang):
    done = run("--lang", lang)
    assert done.exit_code == 0
    arrangements = [LIBRARY.between(a, r) for a in FIVE for r in FIVE if a != r]
    assert len(re.findall(r"\(\w\w-\w\w\)$", done.output, re.M)) == len([one for one in arrangements if one])
    for belief in LIBRARY.beliefs:
        assert belief.says.get(lang) in done.output and belief.why.get(lang) in done.output


def test_beliefs_stand_under_their_status():
    part = ""
    found = {}
    for line in run("--lang", "en").output.splitlines():
        if heading := re.match(r"  \[(.+?)\] ", line):
            part = heading.group(1).lower()
        elif line.startswith("  - ") and part:
            found[line[4:]] = part
    assert found == {one.says.en: one.status for one in LIBRARY.beliefs}


def test_beliefs_about_the_law_stand_in_their_own_part():
    sharing_part, law_part = run("--lang", "en").output.split("== What people believe about the law ==")
    for belief in LIBRARY.beliefs:
        assert belief.says.en in (law_part if belief.topic == "law" else sharing_part), belief.id
    assert "关于法律，人们怎么说" in run("--lang", "zh").output


@pytest.mark.parametrize("words", [("ca-us",), ("us", "ca"), ("US-CA",), ("usa", "ca")])
def test_a_pair_is_named_by_its_two_countries_in_any_order(words: tuple[str, ...]):
    done = run(*words, "--lang", "en")
    assert done.exit_code == 0 and done.output == run("ca-us", "--lang", "en").output
    assert "Canada asks, the United States answers" in done.output
    assert "The United States asks, Canada answers" in done.output


@pytest.mark.parametrize("pair", ["-".join(one.pair) for one in LIBRARY.pairs.values()])
@pytest.mark.parametrize("lang", LANGS)
def test_a_pair_is_told_in_full_in_one_language(pair: str, lang: Lang):
    output = run(pair, "--lang", lang).output
    one = LIBRARY.between(*pair.split("-"))
    assert one is not None and one.summary.get(lang) in output
    for text in one.unknown:
        assert text.get(lang) in output
    for way in one.directions.values():
        says = [item.says for item in (*way.ask, *way.answer)] + [item.says for item in way.carries]
        assert all(text.get(lang) in output for text in says)
    told = [line for line in output.splitlines() if not re.match(r" +(source|出处|来源|Basis|依据)", line)]
    if lang == "en":
        assert [line for line in told if HAN.search(line)] == []
    else:
        titles = {item.title for item in one.instruments}
        assert [line for line in told if ENGLISH.search(line) and not any(title in line for title in titles)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_duty_stands_in_both(lang: Lang):
    said = {"en": "None of this changes what you must disclose", "zh": "这一切都不改变您应当申报的内容"}[lang]
    assert said in run("--lang", lang).output and said in run("ca-us", "--lang", lang).output


def test_what_is_not_verified_is_marked():
    lines = run("ca-us", "--lang", "en").output.splitlines()
    marked = [line for line in lines if "[certainty: low · not verified" in line]
    assert marked and any("· not verified]" in line for line in lines if line.startswith("  - "))


def test_the_whole_as_json_holds_every_direction_and_belief():
    whole = json.loads(run("--format", "json").output)
    assert {one["id"] for one in whole["beliefs"]} == {one.id for one in LIBRARY.beliefs}
    ways = {f"{one['asker']}-{one['responder']}": one for one in whole["directions"]}
    assert len(ways) == len(whole["directions"]) == 2 * len(LIBRARY.pairs)
    assert ways["ca-us"]["elements"]["name"] == "documented" and ways["ca-us"]["pair"] == "ca-us"


def test_a_pair_as_json_is_its_file_with_sources_written_out():
    pair = json.loads(run("us", "ca", "--format", "json").output)
    assert pair["id"] == "ca-us" and set(pair["directions"]) == {"ca-us", "us-ca"}
    assert pair["directions"]["us-ca"]["carries"][0]["citations"][0]["source"]["title"]


@pytest.mark.parametrize("words", [("ca-fr",), ("ca",), ("ca", "ca"), ("ca", "us", "gb"), ("nowhere", "us"), ("-",)])
def test_what_is_no_pair_is_refused_in_words(words: tuple[str, ...]):
    done = run(*words) if words != ("-",) else run("--", "-")
    assert isinstance(done.exception, BadInput) and done.exception.text.zh
    assert "Traceback" not in done.output
