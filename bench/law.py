"""How long the law takes: loading every rulebook, one assessment over all of them: `.venv/bin/python bench/law.py`.

Prints medians in milliseconds, and how much there is and how much of it is not verified, country by country. Quote
ratios between rows of one run. "Cold" is the first load in a fresh process.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from fivefile.app import Settings, open_app
from fivefile.casework.law_desk import checked
from fivefile.casework.report.law_text import counted_text
from fivefile.law.assess import assess
from fivefile.law.facts import Facts

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
ROUNDS = 15
COLD = """
import time
from fivefile.law.definitions import load_definitions
from fivefile.law.rulebook import load_rulebook
from fivefile.app import RULEBOOKS
begin = time.perf_counter()
words = load_definitions(RULEBOOKS)
for path in sorted(RULEBOOKS.glob("*/rulebook.yaml")):
    load_rulebook(path.parent, words)
print((time.perf_counter() - begin) * 1000)
"""


def cold() -> float:
    """The median time of the first load in a fresh process."""
    runs = (subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True) for _ in range(7))
    return statistics.median(float(run.stdout) for run in runs)


def one_assessment(folder: Path) -> tuple[float, int]:
    """The median time of asking every rule of five rulebooks of one case, and the number of findings."""
    app = open_app(Settings(today=TODAY))
    books = [book for code, book in app.library.rulebooks.items() if code != "xx"]
    dossier = app.prepare(folder, TODAY)
    times, findings = [], 0
    for _ in range(ROUNDS):
        facts = Facts(dossier.timeline, dossier.statements, app.definitions, TODAY, app.library.derived)
        begin = time.perf_counter()
        findings = sum(len(assess(book, facts)) for book in books)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times), findings


def main() -> None:
    """Measure and print."""
    print("| what | median ms |\n|---|---:|")
    print(f"| load all rulebooks, cold | {cold():.0f} |")
    for path in sorted((ROOT / "examples").glob("*/case.yaml")):
        took, findings = one_assessment(path.parent)
        print(f"| assess {path.parent.name} over five rulebooks ({findings} findings) | {took:.1f} |")
    app = open_app(Settings(today=TODAY))
    books = app.library.rulebooks.values()
    print()
    print(counted_text(checked(book, app.settings.rulebooks, app.library, TODAY)[0] for book in books))


if __name__ == "__main__":
    main()
