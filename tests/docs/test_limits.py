"""docs/limits.md says what the data says."""

from __future__ import annotations

from fivefile.app import RULEBOOKS, load_library
from fivefile.casework.report.limits import limits
from fivefile.cli.limits import PAGE
from tests.docs.test_docs import DOCS


def test_the_page_is_made_from_the_data():
    assert PAGE == DOCS / "limits.md"
    assert PAGE.read_text(encoding="utf-8") == limits(load_library(RULEBOOKS)), "run: make limits"


def test_everything_not_modelled_stands_on_it():
    page = PAGE.read_text(encoding="utf-8")
    books = [book for code, book in load_library(RULEBOOKS).rulebooks.items() if code != "xx"]
    told = [text for book in books for rule in book.rules for text in (*rule.not_modelled, *book.head.not_modelled)]
    assert told and [text.en for text in told if text.en not in page or text.zh not in page] == []
