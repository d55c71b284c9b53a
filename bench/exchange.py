"""How long five nodes take, and whether the clock tells who is excluded: `.venv/bin/python bench/exchange.py`.

Prints medians in milliseconds, and for the clock the AUC of telling a question about an excluded person from one about
an unknown person by the time of the answer alone (0.5: not at all). Quote ratios between rows of one run only.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

from fivefile.app import ARRANGEMENTS, Settings, load_arrangements, open_app
from fivefile.exchange.node import answer
from fivefile.linkage.find import Finder
from fivefile.linkage.keys import blocking_keys
from fivefile.linkage.model import MODELS, load_model
from fivefile.linkage.score import score
from fivefile.model.exchange import Query
from fivefile.model.people import Identity
from fivefile.sharing.policy import policy
from fivefile.store.registry import Registry

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
ROUNDS, QUESTIONS = 20, 2000


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of `work` over so many rounds."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def clock(home: Path) -> float:
    """The AUC of the time of Canada's answers about its own citizens against those about people it does not know."""
    arrangements = load_arrangements(ARRANGEMENTS)
    registry = Registry(home / "nodes" / "ca.sqlite")
    finder = Finder(load_model(MODELS / "immigration-1.yaml"), registry, blocking_keys)
    pair = arrangements.between("us", "ca")
    assert pair is not None
    rules = policy(pair, arrangements.categories, "us", "ca")
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    left_out = [one.identity for one in registry.filler("bench", 3000, ()) if rules.excluded(one, "visa-application")]
    left_out = [one for one in left_out if one.prints]
    seen: list[tuple[float, bool]] = []
    dice = random.Random(7)
    for number in range(QUESTIONS):
        excluded = dice.random() < 0.5
        who = dice.choice(left_out)
        prints = who.prints if excluded else (f"MADE-UP-{number:08d}",)
        carried = Identity(born=who.born, sex=who.sex, prints=prints)
        query = Query(f"{number:032x}", "us", "ca", "visa-application", "bench", carried, ("identity", "refusals"),
                      at, at.replace(hour=10))  # fmt: skip
        begin = time.perf_counter()
        told = answer(query, "0" * 64, finder, rules, at)
        seen.append((time.perf_counter() - begin, excluded))
        assert told.answer.outcome == "no-hit"
    pairs = [(one > other) + (one == other) / 2 for (one, a), (other, b) in product(seen, seen) if a and not b]
    return statistics.fmean(pairs)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        app = open_app(Settings(home=home, today=TODAY))
        rows = [("load all arrangements", milliseconds(lambda: load_arrangements(ARRANGEMENTS)))]
        rows.append(("fill five registries of 2,000 (once)", milliseconds(lambda: app.nodes, 1)))
        for name in ("c-chen", "clean"):
            case = ROOT / "examples" / name
            took = milliseconds(lambda case=case: app.ask(case, "us", "visa-application"))
            rows.append((f"ask four partners about {name}, sealed and logged", took))
        model = load_model(MODELS / "immigration-1.yaml")
        one, other = (record.identity for record in Registry(home / "nodes" / "us.sqlite").filler("pair", 2, ()))
        rows.append(("compare one pair", milliseconds(lambda: score(model, one, other, "a", "b"), 2000)))
        auc = clock(home)
        size = sum(path.stat().st_size for path in (home / "nodes").glob("*.sqlite")) / 1e6
    print("| what | median ms |\n|---|---:|")
    for what, took in rows:
        print(f"| {what} | {took:.2f} |")
    print(f"\nfive registries and ledgers on disk: {size:.0f} MB")
    print(f"excluded against unknown by the clock, {QUESTIONS} questions: AUC {auc:.2f}")


if __name__ == "__main__":
    main()
