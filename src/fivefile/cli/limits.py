"""Write docs/limits.md from the data: `python -m fivefile.cli.limits`."""

from __future__ import annotations

from pathlib import Path

from fivefile.app import ARRANGEMENTS, RULEBOOKS, load_library
from fivefile.casework.report.limits import limits

PAGE = Path(__file__).parents[3] / "docs" / "limits.md"


def write(page: Path) -> None:
    """Write the page."""
    page.write_text(limits(load_library(RULEBOOKS, ARRANGEMENTS)), encoding="utf-8")


if __name__ == "__main__":
    write(PAGE)
