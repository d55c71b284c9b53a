"""Every example case: it can be read without a mistake, its papers exist, and its names and codes are right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from examples.make_papers import PAPERS, paper
from fivefile.app import EXAMPLES, RULEBOOKS, load_library
from fivefile.casework.intake import CASE, read_case
from fivefile.store.folders import read_folder
from tests.texts import HAN

ON = date(2026, 11, 22)
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/case.yaml"))

# The telegraph codes of the mainland code book (Unihan, kMainlandTelegraph) for the characters of these names.
TELEGRAPH = {
    "郑": "6774", "伟": "0251", "明": "2494", "林": "2651", "淑": "3219", "芬": "5358", "一": "0001", "诺": "6179",
    "陈": "7115", "思": "1835", "妤": "1184", "许": "6079", "嘉": "0857", "树": "2885", "安": "1344", "然": "3544",
    "丁": "0002", "浩": "3185", "艾": "5337", "玉": "3768", "珍": "3791", "周": "0719", "建": "1696", "国": "0948",
    "晓": "2556", "彤": "1749", "静": "7234", "罗": "5012", "晨": "2525", "马": "7456", "骏": "7486", "孙": "1327",
    "博": "0590", "文": "2429", "何": "0149", "雨": "7183", "晴": "2532", "沈": "3088", "禾": "4421", "王": "3769",
    "海": "3189", "燕": "3601", "田": "3944", "野": "6851",
}  # fmt: skip


def names(folder: Path) -> Iterator[dict[str, Any]]:
    case = yaml.safe_load((folder / CASE).read_text("utf-8"))
    for person in (case["applicant"], *case.get("people", ())):
        yield from person["names"]


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_the_cases_of_the_project_are_all_here():
    cases = {"a-zheng", "c-chen", "d-ding", "e-ai", "f-gardens-1", "f-gardens-2", "clean"}
    cases |= {"g1-canada-refused", "g2-uk-overstay", "g3-nz-study-unfinished"}
    assert cases <= {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
class TestExample:
    def test_is_read_without_a_mistake(self, folder: Path):
        extraction = read_case(read_folder(folder), load_library(RULEBOOKS).definitions, ON)
        assert extraction.problems == ()
        assert extraction.statements

    def test_has_a_title_in_both_languages(self, folder: Path):
        title = read_case(read_folder(folder), load_library(RULEBOOKS).definitions, ON).title
        assert HAN.search(title.zh) and not HAN.search(title.en)

    def test_says_that_it_is_made_up(self, folder: Path):
        for path in folder.iterdir():
            text = text_of(path.read_bytes()) if path.suffix == ".pdf" else path.read_text("utf-8")
            assert "made up" in text or "made-up" in text or "虚构" in text, path.name

    def test_names_carry_their_telegraph_codes(self, folder: Path):
        for name in names(folder):
            assert name["telegraph"].split() == [TELEGRAPH[character] for character in name["characters"]]

    def test_names_are_spelt_as_a_passport_does(self, folder: Path):
        for name in names(folder):
            spelt = name["passport"]
            assert spelt["surname"].isascii() and spelt["surname"].isupper()
            assert spelt["given"].isascii() and spelt["given"].isupper() and " " not in spelt["given"]

    def test_every_pdf_has_its_script(self, folder: Path):
        for path in folder.glob("*.pdf"):
            assert f"{folder.name}/{path.name}" in PAPERS


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_pdf_says_what_its_script_says(name: str):
    committed = text_of((EXAMPLES / name).read_bytes())
    assert committed.split() == PAPERS[name].split()
    assert text_of(paper(PAPERS[name])) == committed
