"""docs/limits.md and docs/case-words.md say what the data says."""

from __future__ import annotations

from pathlib import Path

from fivefile.app import RULEBOOKS, load_library
from fivefile.cli.limits import DOCS, write


def test_the_pages_are_made_from_the_data(tmp_path: Path):
    write(tmp_path)
    for name in ("limits.md", "case-words.md"):
        assert (DOCS / name).read_text("utf-8") == (tmp_path / name).read_text("utf-8"), "run: make limits"


def test_everything_not_modelled_stands_on_it():
    page = (DOCS / "limits.md").read_text(encoding="utf-8")
    books = [book for code, book in load_library(RULEBOOKS).rulebooks.items() if code != "xx"]
    told = [text for book in books for rule in book.rules for text in (*rule.not_modelled, *book.head.not_modelled)]
    assert told and [text.en for text in told if text.en not in page or text.zh not in page] == []


def test_every_kind_of_event_and_every_list_stands_among_the_words():
    page, words = (DOCS / "case-words.md").read_text("utf-8"), load_library(RULEBOOKS).definitions
    assert [name for name in words.events if f"## `{name}`" not in page] == []
    asked = [name for name, wanted in words.lists.items() if wanted.within is None and not name.startswith("xx_")]
    assert [name for name in asked if f"| `{name}` |" not in page] == []
