"""Write docs/limits.md and docs/case-words.md from the data: `python -m fivefile.cli.limits`."""

from __future__ import annotations

from pathlib import Path

from fivefile.app import ARRANGEMENTS, RULEBOOKS, load_library
from fivefile.casework.report.case_words import case_words
from fivefile.casework.report.limits import limits

DOCS = Path(__file__).parents[3] / "docs"


def write(docs: Path) -> None:
    """Write both pages into the folder `docs`."""
    library = load_library(RULEBOOKS, ARRANGEMENTS)
    (docs / "limits.md").write_text(limits(library), encoding="utf-8")
    (docs / "case-words.md").write_text(case_words(library.definitions), encoding="utf-8")


if __name__ == "__main__":
    write(DOCS)
