"""Every model file found is a whole model; a file with a number that cannot be meant is refused with its line."""

from __future__ import annotations

import re

import pytest

from fivefile.errors import BadData
from fivefile.linkage.comparisons import COMPARISONS
from fivefile.linkage.model import MODELS, load_model
from tests.texts import mixed, texts

FILES = sorted(MODELS.glob("*.yaml"))
TEXT = (MODELS / "immigration-1.yaml").read_text("utf-8")


def test_there_is_a_model():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_model_file_is_a_whole_model(path):
    model = load_model(path)
    assert model.id == path.stem
    assert list(model.comparisons) == list(COMPARISONS)
    assert mixed(texts(model.made)) == []
    assert [text for one in model.comparisons.values() for text in mixed(texts(one.levels))] == []
    birth = model.comparisons["birth-date"].levels["equal"].m
    assert birth is not None and birth >= 0.5, "one person's birth dates must mostly agree"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_of_a_level_leave_no_place_for_a_value(path):
    model = load_model(path)
    said = [level.says for one in model.comparisons.values() for level in one.levels.values()]
    assert [text for text in said if re.search(r"[{}\d]", text.en + text.zh)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_model_that_is_not_trained_says_so_in_words(path):
    model = load_model(path)
    assert model.trained or ("not trained" in model.made.en.lower() and "未经" in model.made.zh)


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("prior: -20", "prior: 1", "prior < maybe < sure"),
        ("sure: 12", "sure: 0", "prior < maybe < sure"),
        ("sure: 12", "sure: inf", "sure"),
        ("m: 0.99", "m: 0", "greater than 0"),
        ("m: 0.99", "m: 1.5", "less than or equal to 1"),
        ("m: 0.99", "m: nan", "less than or equal to 1"),
        ("m: 0.99, u: 0.5", "m: 0.99", "'same': give m and u"),
        ("m: 0.99, u: 0.5", "m: 0.001, u: 0.5", "'different' weighs more than 'same'"),
        ("unsaid: {says", "unsaid: {m: 0.5, u: 0.5, says", "'unsaid': give m and u, and neither"),
        ("  sex:\n    same:", "  sex:\n    alike:", "'alike' is not defined in linkage/comparisons.py"),
        ("  sex:\n", "  gender:\n", "'gender' is not defined in linkage/comparisons.py"),
        ("  sex:\n    same:", "  sex:\n    same: {says: {en: x, zh: x}}\n    same:", "twice"),
        ("trained: false\n", "", "trained: missing"),
        ("trained: false\n", "trained: false\nauthor: x\n", "author: unknown key"),
    ],
)
def test_a_number_or_name_that_cannot_be_meant_is_refused_with_its_line(before, after, complaint, tmp_path):
    path = tmp_path / "made-1.yaml"
    path.write_text(TEXT.replace(before, after, 1), "utf-8")
    with pytest.raises(BadData, match=r"made-1\.yaml:\d+: ") as refused:
        load_model(path)
    assert complaint in str(refused.value)


def test_a_comparison_or_level_that_is_left_out_is_named(tmp_path):
    path = tmp_path / "made-1.yaml"
    start, end = TEXT.index("  sex:\n"), TEXT.index("  nationality:\n")
    path.write_text(TEXT[:start] + TEXT[end:], "utf-8")
    with pytest.raises(BadData, match="'sex' is missing here"):
        load_model(path)
    line = next(line for line in TEXT.splitlines(keepends=True) if line.startswith("    same-month:"))
    path.write_text(TEXT.replace(line, ""), "utf-8")
    with pytest.raises(BadData, match="'same-month' is missing here"):
        load_model(path)
