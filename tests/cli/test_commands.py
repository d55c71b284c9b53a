"""The commands as a user runs them: output, exit status, errors that name file, line or field."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.people import LETTER, case

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def run(*words: str | Path, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "FIVEFILE_TODAY": "2026-11-22", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", "from fivefile.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=env, encoding="utf-8", check=False)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "case"
    path.mkdir()
    events = "id: r1, kind: determination, country: us, date: 2025-03, result: refused, section: 214(b)"
    (path / "case.yaml").write_bytes(case(events))
    return path


def schema(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def test_read_says_what_a_letter_means(letter: Path):
    done = run("read", letter, "--lang", "en")
    assert done.returncode == 0 and "214(b)" in done.stdout and "What it is not" in done.stdout


def test_read_answers_in_chinese(letter: Path):
    done = run("read", letter, "--lang", "zh")
    assert done.returncode == 0 and "它不是什么" in done.stdout and "What it is not" not in done.stdout


def test_read_json_follows_its_schema(letter: Path):
    result = json.loads(run("read", letter, "--format", "json").stdout)
    jsonschema.validate(result, schema("reading-1"))
    (section,) = result["sections"]
    assert (result["schema"], section["code"], section["kind"]) == ("fivefile/reading-1", "214(b)", "214(b)")
    assert LETTER[section["span"]["start"] : section["span"]["end"]] == section["span"]["text"]
    assert result["explanations"][0]["code"] == "214(b)"


def test_read_of_several_files_gives_a_line_each_and_says_what_was_not_read(letter: Path, tmp_path: Path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")
    done = run("read", letter, broken, "--format", "json")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 3
    jsonschema.validate(second, schema("unread-1"))
    assert first["schema"] == "fivefile/reading-1" and second["where"].startswith("broken.pdf")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", "拒签信：您的签证".encode("gb18030"), "a.txt:1: This is not UTF-8 text; it looks like GB18030"),
        ("a.pdf", b"%PDF-1.4 nothing more", "a.pdf"),
        ("a.txt", b"", "a.txt"),
        ("a.bin", bytes(range(256)), "a.bin"),
    ],
)  # fmt: skip
def test_read_names_the_file_it_could_not_read(tmp_path: Path, name: str, data: bytes, said: str):
    path = tmp_path / name
    path.write_bytes(data)
    done = run("read", path, "--lang", "en")
    assert done.returncode == 2 and said.split(": ", maxsplit=1)[0] in done.stdout and "Traceback" not in done.stderr


def test_read_of_a_missing_file_says_so(tmp_path: Path):
    done = run("read", tmp_path / "gone.txt", "--lang", "en")
    assert done.returncode == 2 and "There is no such file" in done.stdout


def test_prepare_prints_the_dossier(folder: Path):
    done = run("prepare", folder, "--lang", "en")
    assert done.returncode == 0
    for heading in ("Next steps", "Questions", "Findings", "Timeline", "Three duties"):
        assert f"== {heading} ==" in done.stdout


def test_prepare_json_follows_its_schema(folder: Path):
    result = json.loads(run("prepare", folder, "--format", "json", "--on", "2026-11-22").stdout)
    jsonschema.validate(result, schema("dossier-2"))
    assert result["schema"] == "fivefile/dossier-2" and result["on"] == "2026-11-22"


def test_prepare_html_is_a_page_of_its_own_in_one_language(folder: Path):
    for lang, name in (("en", "Presumption of immigrant intent"), ("zh", "移民倾向")):
        page = run("prepare", folder, "--format", "html", "--lang", lang).stdout
        assert page.lower().startswith("<!doctype html>") and f'<html lang="{lang}' in page and name in page
        assert "http://" not in page.split("<body", 1)[0] and "<script" not in page


def test_prepare_for_takes_uk_for_gb(folder: Path):
    result = json.loads(run("prepare", folder, "--format", "json", "--for", "uk").stdout)
    assert result["destinations"] == ["gb"]


def test_prepare_lists_every_mistake_with_its_line_and_prints_no_dossier(folder: Path):
    (folder / "case.yaml").write_bytes(case("kind: police, arrested: maybe\nkind: stay, form: 2020-13-01"))
    done = run("prepare", folder, "--lang", "en")
    assert done.returncode == 2 and done.stdout == ""
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == ["case.yaml:11", "case.yaml:12"]


def test_prepare_says_first_which_paper_was_not_read(folder: Path):
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 nothing more")
    done = run("prepare", folder, "--lang", "en")
    assert done.returncode == 3 and "== Not read ==" in done.stdout and "scan.pdf" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "2026-02-30"), "--on is not a day"),
        (("--on", "2026"), "--on needs a whole day"),
        (("--for", "fr"), "There is no rulebook for 'fr'"),
        (("--for", "atlantis"), "There is no rulebook for 'atlantis'"),
    ],
)
def test_prepare_refuses_a_crooked_option(folder: Path, words: tuple[str, ...], said: str):
    done = run("prepare", folder, "--lang", "en", *words)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_errors_are_in_chinese_when_chinese_is_asked_for(tmp_path: Path):
    done = run("prepare", tmp_path / "gone", "--lang", "zh")
    assert done.returncode == 2 and "这不是文件夹" in done.stderr


def test_law_check_counts_the_rulebooks():
    done = run("law", "check")
    assert done.returncode == 0 and {line[:3] for line in done.stdout.splitlines()} >= {"us:", "xx:"}
