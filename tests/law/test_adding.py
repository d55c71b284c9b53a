"""docs/add/rule.md does what it says: its files, put where it says, make a rulebook whose examples hold."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fivefile.errors import BadData
from fivefile.law.definitions import load_definitions
from fivefile.law.examples import differences, load_examples, run
from fivefile.law.rulebook import load_rulebook
from fivefile.values.verdict import Verdict
from tests.law.made import ROOT

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "add" / "rule.md").read_text("utf-8")
FILES = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.S))


@pytest.fixture
def root(tmp_path):
    """The rulebooks after somebody has followed the page."""
    shutil.copytree(ROOT, tmp_path / "rulebooks")
    for name, text in FILES.items():
        path = tmp_path / "rulebooks" / name
        before = path.read_text("utf-8") if path.name == "facts.yaml" else ""
        path.write_text(before + text if before else f"# {name}\n{text}", "utf-8")
    return tmp_path / "rulebooks"


def test_the_page_shows_a_fact_a_rule_and_its_examples():
    assert set(FILES) == {"xx/facts.yaml", "xx/bars/10.yaml", "xx/examples/10.yaml"}


def test_following_the_page_adds_a_rule_whose_examples_hold(root):
    words = load_definitions(root)
    book = load_rulebook(root / "xx", words)
    mine = [example for example in load_examples(root / "xx", words) if example.rule == "xx/bars/10"]
    assert {example.verdict for example in mine} == set(Verdict)
    assert [wrong for example in mine for wrong in differences(example, run(example, book, words))] == []


def test_the_mistake_the_page_shows_is_named_as_it_shows(root):
    rule = root / "xx" / "bars" / "10.yaml"
    rule.write_text(rule.read_text("utf-8").replace("fact: outcome", "fact: outcom"), "utf-8")
    with pytest.raises(BadData) as refused:
        load_rulebook(root / "xx", load_definitions(root))
    assert str(refused.value) in PAGE
