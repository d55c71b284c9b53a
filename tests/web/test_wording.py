"""Every text people see has its Chinese, once, and the catalogue holds nothing that is not said."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from fivefile.locale import CATALOGUE
from tests.house import PACKAGE, sources
from tests.web.site import HAN


def said() -> set[str]:
    """Every message of the templates and of the code."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.html"):
        found |= {_one(entry[1]) for entry in extract_from_file("jinja2", path, keywords={"_": None})}
    for path in sources():
        found |= {_one(entry[1]) for entry in extract_from_file("python", path, keywords={"both": None, "_": None})}
    return found


def _one(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def spelled() -> set[str]:
    """Every string that stands in the code: a message may be chosen from a table."""
    trees = [ast.parse(path.read_text("utf-8")) for path in sources()]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def catalogue() -> list[tuple[str, str]]:
    """The entries as they stand, repeated ones too."""
    entries: list[tuple[str, str]] = []
    for block in CATALOGUE.read_text("utf-8").split("\n\n"):
        read = read_po((block + "\n").splitlines(keepends=True), locale="zh_Hans_CN")
        entries += [(str(entry.id), str(entry.string)) for entry in read if entry.id]
    return entries


def test_every_message_has_chinese():
    have = dict(catalogue())
    assert sorted(said() - set(have)) == []
    words = {text for text in have if re.search(r"[A-Za-z]", re.sub(r"\{\w+\}", "", text))}
    assert sorted(text for text in words if not HAN.search(have[text])) == []


def test_no_message_stands_twice():
    assert [text for text, times in Counter(text for text, _ in catalogue()).items() if times > 1] == []


def test_no_entry_is_unused():
    assert sorted({text for text, _ in catalogue()} - said() - spelled()) == []


def test_both_wordings_fill_in_the_same_values():
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert [text for text, han in catalogue() if names(text) != names(han)] == []


def test_chinese_is_set_as_chinese():
    """Full-width signs after Chinese characters, and no space around them."""
    half = re.compile(r"[\u4e00-\u9fff][,;!?]|[，。；：！？] |[\u4e00-\u9fff]:(?!//)")
    assert [han for _, han in catalogue() if half.search(han)] == []
