"""How long loading, reading and preparing take, and what they hold in memory: `.venv/bin/python bench/casework.py`.

Prints a table of medians in milliseconds; quote ratios between rows of one run, not absolute times.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

from fivefile.app import Settings, load_library, open_app

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
ROUNDS = 15


def milliseconds(work: Callable[[], object]) -> float:
    """The median time of `work` over ROUNDS runs."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def load() -> None:
    """Load every rulebook from its files."""
    load_library.cache_clear()
    load_library(Settings().rulebooks)


def main() -> None:
    """Measure and print."""
    app = open_app(Settings(today=TODAY))
    folders = [path.parent for path in sorted((ROOT / "examples").glob("*/case.yaml"))]
    letter = ("letter.txt", b"You have been refused under section 221(g). Please send: 1. your bank statement.")
    rows = [("load all rulebooks", milliseconds(load)), ("read one letter", milliseconds(lambda: app.read(*letter)))]
    for folder in folders:
        rows.append((f"prepare {folder.name}", milliseconds(lambda folder=folder: app.prepare(folder))))
    rows.append(
        (
            "prepare for five countries",
            milliseconds(lambda: app.prepare(folders[0], TODAY, ("us", "gb", "ca", "au", "nz"))),
        )
    )
    tracemalloc.start()
    load()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print("| what | median ms |\n|---|---:|")
    for name, took in rows:
        print(f"| {name} | {took:.1f} |")
    print(f"\npeak memory while loading the rulebooks: {peak / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
