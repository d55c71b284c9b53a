"""The ledger's file: lines are numbered and chained whoever writes, and an alteration of the file is found."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from fivefile.errors import BadInput
from fivefile.exchange.ledger import verify
from fivefile.model.exchange import LedgerEntry
from fivefile.store.ledger import Ledger
from fivefile.store.registry import Registry
from tests.simulator import NOON

MINUTE = timedelta(minutes=1)


def line(message: str = "m") -> LedgerEntry:
    return LedgerEntry(0, NOON, "answered", "us", "ca", "visa-application", message, "no-hit", "excluded")


def altered(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)


def test_lines_are_numbered_chained_and_read_back_in_order(tmp_path: Path):
    store = Ledger(tmp_path / "ledger")
    kept = tuple(store.append(line(str(at))) for at in range(5))
    assert [one.number for one in kept] == [1, 2, 3, 4, 5] and len({one.chain for one in kept}) == 5
    assert store.entries() == kept and store.entries(2) == kept[-2:] and store.entries(0) == ()
    store.close()
    again = Ledger(tmp_path / "ledger")
    assert again.entries() == kept and again.append(line()).number == 6 and verify(again.entries()) is None


def test_many_writers_leave_no_gap_and_no_fork(tmp_path: Path):
    stores = [Ledger(tmp_path / "ledger") for _ in range(2)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda at: stores[at % 2].append(line(str(at))), range(60)))
    entries = stores[0].entries()
    assert len(entries) == 60 and verify(entries) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lines SET inside = 'nothing found' WHERE number = 3",
        "UPDATE lines SET act = 'forgotten' WHERE number = 3",
        "UPDATE lines SET at = 'yesterday' WHERE number = 3",
        "UPDATE lines SET at = '2026-11-22T12:00:01Z' WHERE number = 3",
        "UPDATE lines SET outcome = x'00ff' WHERE number = 3",
        "UPDATE lines SET chain = '' WHERE number = 3",
        "UPDATE lines SET number = 300 WHERE number = 3",
        "DELETE FROM lines WHERE number = 3",
        "DELETE FROM lines WHERE number = 1",
    ],
)
def test_an_alteration_of_the_file_is_found(tmp_path: Path, statement: str):
    store = Ledger(tmp_path / "ledger")
    for at in range(5):
        store.append(line(str(at)))
    altered(tmp_path / "ledger", statement)
    assert verify(store.entries()) is not None


def test_a_message_is_seen_once_until_it_is_forgotten():
    store = Ledger()
    assert [store.seen("a", NOON, NOON + MINUTE) for _ in range(3)] == [False, True, True]
    assert not store.seen("b", NOON, NOON + MINUTE)
    assert store.seen("a", NOON + MINUTE, NOON + 2 * MINUTE)
    assert not store.seen("a", NOON + 2 * MINUTE, NOON + 3 * MINUTE)


def test_of_many_who_bring_one_message_at_once_one_is_first(tmp_path: Path):
    stores = [Ledger(tmp_path / "ledger") for _ in range(2)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda at: stores[at % 2].seen("a", NOON, NOON + MINUTE), range(40)))
    assert answers.count(False) == 1


def test_what_is_remembered_outlives_a_restart(tmp_path: Path):
    assert not Ledger(tmp_path / "ledger").seen("a", NOON, NOON + MINUTE)
    assert Ledger(tmp_path / "ledger").seen("a", NOON, NOON + MINUTE)


def test_a_ledger_that_cannot_be_written_says_so(tmp_path: Path):
    store = Ledger(tmp_path / "ledger")
    altered(tmp_path / "ledger", "CREATE TRIGGER full BEFORE INSERT ON lines BEGIN SELECT RAISE(ABORT, 'full'); END")
    altered(tmp_path / "ledger", "DROP TABLE seen")
    with pytest.raises(OSError, match="cannot be written"):
        store.append(line())
    with pytest.raises(OSError, match="cannot be written"):
        store.seen("a", NOON, NOON + MINUTE)
    assert store.entries() == ()


@pytest.mark.parametrize("version", ["ledger 2", "ledger 0", "1", ""])
def test_a_file_of_another_version_is_refused_in_words(tmp_path: Path, version: str):
    Ledger(tmp_path / "ledger").close()
    altered(tmp_path / "ledger", f"UPDATE meta SET value = '{version}' WHERE name = 'schema'")
    with pytest.raises(BadInput, match="another version"):
        Ledger(tmp_path / "ledger")


def test_a_registry_is_not_opened_as_a_ledger_and_stays_as_it_was(tmp_path: Path):
    Registry(tmp_path / "file").close()
    before = (tmp_path / "file").read_bytes()
    with pytest.raises(BadInput, match="another kind"):
        Ledger(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == before and Registry(tmp_path / "file").count() == 0


def test_every_line_waits_for_the_disk(tmp_path: Path):
    store = Ledger(tmp_path / "ledger")
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
