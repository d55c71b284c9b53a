"""A registry: records all or none, found by their keys in a fixed order, filled up by seed alone."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefile.errors import BadInput
from fivefile.model.evidence import Statement
from fivefile.model.records import Judgement, Record
from fivefile.store.registry import Registry
from tests.exchange import made
from tests.simulator import NOON, record, refused


def one(name: str, corrects: str | None = None) -> Record:
    return replace(record(name, events={"e": refused()}, name__surname=name.upper()), corrects=corrects)


def registry(*names: str, path: Path | None = None) -> Registry:
    store = Registry(path)
    store.add((one(name), [name, "all"]) for name in names)
    return store


def ids(records: object) -> list[str]:
    return [found.id for found in records]  # type: ignore[attr-defined]


@settings(max_examples=30)
@given(st.lists(made.statements, max_size=4).map(tuple))
def test_a_record_comes_back_as_it_was(statements: tuple[Statement, ...]):
    store, kept = Registry(), Record("r", "ca", statements)
    store.add([(kept, [])])
    assert store.record("r") == kept and store.record("s") is None


def test_records_outlive_a_restart(tmp_path: Path):
    registry("a", "b", path=tmp_path / "ca").close()
    again = Registry(tmp_path / "ca")
    assert again.count() == 2 and again.record("a") == one("a")


def test_records_are_found_by_any_key_those_that_share_most_first():
    store = Registry()
    store.add([(one("c"), ["x", "y"]), (one("b"), ["x"]), (one("a"), ["y"]), (one("d"), ["z"])])
    assert ids(store.by_keys(["x", "y", "x"], 9)) == ["c", "a", "b"]
    assert ids(store.by_keys(["x", "y"], 2)) == ["c", "a"]
    assert ids(store.by_keys(["q"], 9)) == ids(store.by_keys([], 9)) == ids(store.by_keys(["x"], 0)) == []


def test_a_key_is_a_text_and_never_a_command():
    store = registry("a")
    assert store.by_keys(["' OR 1=1 --", 'a"; DROP TABLE records;'], 9) == () and store.count() == 1


def test_many_keys_fit_into_one_search():
    assert ids(registry("a").by_keys([*map(str, range(5000)), "a"], 9)) == ["a"]


def test_records_are_added_all_or_none():
    store = registry("a")
    with pytest.raises(BadInput, match="already in the registry"):
        store.add([(one("b"), []), (one("a"), [])])
    assert store.count() == 1 and store.record("b") is None
    assert store.add([]) == 0


def test_a_mistake_in_the_middle_leaves_nothing_behind():
    def some():
        yield one("b"), ["b"]
        raise ZeroDivisionError

    store = registry("a")
    with pytest.raises(ZeroDivisionError):
        store.add(some())
    assert store.count() == 1 and store.by_keys(["b"], 9) == ()


def test_a_corrected_record_stays_and_is_not_found_any_more():
    store = registry("a", "b")
    store.add([(one("a2", corrects="a"), ["a"])])
    assert ids(store.by_keys(["a"], 9)) == ["a2"] and store.record("a") == one("a")
    assert "a" not in ids(store.filler("s", 9, [])) and store.count() == 3


NAMES = [f"r{at:02}" for at in range(30)]


@given(st.text(max_size=8), st.integers(0, 40), st.lists(st.sampled_from(NAMES), max_size=6))
def test_filler_is_chosen_by_seed_alone(seed: str, count: int, without: list[str]):
    found = ids(STORE.filler(seed, count, without))
    assert found == ids(STORE.filler(seed, count, without)) == ids(AGAIN.filler(seed, count, without))
    assert len(found) == len(set(found)) == min(count, 30 - len(set(without))) and not set(found) & set(without)


STORE, AGAIN = registry(*NAMES), registry(*NAMES)


def test_seeds_spread_over_the_registry():
    assert len({ids(STORE.filler(str(seed), 1, []))[0] for seed in range(300)}) == 30


def test_an_empty_registry_has_no_filler():
    assert Registry().filler("s", 5, ["a"]) == ()


def test_what_a_registry_was_filled_from_is_known_and_can_be_replaced(tmp_path: Path):
    store = Registry(tmp_path / "ca")
    assert store.filled == ""
    assert store.fill([(one("a"), ["a"])], "first") == 1 and store.filled == "first"
    store.judge(Judgement("a", "q", "same", "officer", NOON))
    assert (
        store.fill([(one("b"), ["b"]), (one("c"), [])], "second") == 2 and Registry(tmp_path / "ca").filled == "second"
    )
    assert store.record("a") is None and store.by_keys(["a"], 9) == () and len(store.judgements(["a"])) == 1


def test_of_two_who_fill_one_registry_the_second_leaves_it_as_it_is(tmp_path: Path):
    assert Registry(tmp_path / "ca").fill([(one("a"), [])], "first") == 1
    assert Registry(tmp_path / "ca").fill([(one("b"), []), (one("c"), [])], "first") == 0
    assert Registry(tmp_path / "ca").record("a") and Registry(tmp_path / "ca").count() == 1


def test_a_filling_that_fails_leaves_what_was_there():
    store = registry("a")
    with pytest.raises(BadInput):
        store.fill([(one("b"), []), (one("b"), [])], "second")
    assert store.filled == "" and store.record("a") and not store.record("b")


def test_judgements_are_kept_in_order_and_can_be_taken_back():
    store = Registry()
    told = [
        Judgement("a", "b", "same", "officer 1", NOON),
        Judgement("b", "c", "different", "officer 1", NOON),
        Judgement("a", "b", "unsure", "officer 2", NOON + timedelta(days=1)),
    ]
    for judgement in told:
        store.judge(judgement)
    assert store.judgements(["a"]) == (told[0], told[2]) and store.judgements(["b"]) == tuple(told)
    assert store.judgements(["d"]) == store.judgements([]) == ()


def test_a_registry_of_the_usual_size_is_written_and_searched_quickly():
    records = [(one(f"r{at:04}"), [f"k{at}-{key}" for key in range(8)]) for at in range(2500)]
    store, began = Registry(), process_time()
    store.add(records)
    written = process_time()
    for at in range(20):
        assert len(store.by_keys([f"k{at}-1"], 9)) == 1 and len(store.filler(str(at), 40, [])) == 40
    # Generous, so that a busy machine does not fail it; measured: about 0.4 s and 4 ms a search.
    assert written - began < 4 and process_time() - written < 4


def test_readers_and_writers_do_not_wait_for_each_other(tmp_path: Path):
    store = registry("a", path=tmp_path / "ca")

    def work(at: int) -> int:
        if at % 2:
            store.add([(one(f"b{at}"), ["all"])])
        return len(store.by_keys(["all"], 99))

    with ThreadPoolExecutor(8) as pool:
        assert min(pool.map(work, range(40))) >= 1
    assert store.count() == 21


def altered(path: Path, value: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [value])


@pytest.mark.parametrize("version", ["registry 2", "registry 0", "ledger 1", ""])
def test_a_file_of_another_version_is_refused_in_words(tmp_path: Path, version: str):
    registry("a", path=tmp_path / "ca").close()
    altered(tmp_path / "ca", version)
    with pytest.raises(BadInput, match="another version") as caught:
        Registry(tmp_path / "ca")
    assert "版本" in caught.value.text.zh and str(tmp_path) not in caught.value.text.en


def test_what_is_no_database_is_refused_in_words(tmp_path: Path):
    (tmp_path / "ca").write_bytes(b"not a database, certainly not " * 100)
    with pytest.raises(BadInput, match="cannot be opened"):
        Registry(tmp_path / "ca")
    assert (tmp_path / "ca").read_bytes().startswith(b"not a database")


def test_a_file_that_cannot_be_used_at_the_moment_is_not_said_to_be_wrong(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path, tmp_path / "file" / "ca"):
        with pytest.raises(BadInput, match="at the moment") as caught:
            Registry(path)
        assert "move the file away" not in caught.value.text.en


@pytest.mark.parametrize("body", ["", "{bad", "{}", "[]", '{"sources": [], "claims": [{"source": 3}]}'])
def test_a_record_that_somebody_damaged_cannot_be_read(tmp_path: Path, body: str):
    store = registry("a", path=tmp_path / "ca")
    with sqlite3.connect(tmp_path / "ca") as connection:
        connection.execute("UPDATE records SET body = ?", [body])
    for use in (lambda: store.record("a"), lambda: store.by_keys(["a"], 9), lambda: store.filler("s", 1, [])):
        with pytest.raises(OSError, match="cannot be read") as caught:
            use()
        assert caught.value.__cause__ is None


def test_a_judgement_that_somebody_altered_cannot_be_read(tmp_path: Path):
    store = Registry(tmp_path / "ca")
    store.judge(Judgement("a", "q", "same", "officer", NOON))
    with sqlite3.connect(tmp_path / "ca") as connection:
        connection.execute("UPDATE judgements SET opinion = 'guilty'")
    with pytest.raises(OSError, match="cannot be read"):
        store.judgements(["a"])


def test_a_database_of_somebody_elses_is_left_alone(tmp_path: Path):
    with sqlite3.connect(tmp_path / "ca") as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(BadInput, match="another kind"):
        Registry(tmp_path / "ca")
    with sqlite3.connect(tmp_path / "ca") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_a_file_that_breaks_says_so_without_repeating_what_was_searched(tmp_path: Path):
    store = registry("a", path=tmp_path / "ca")
    with sqlite3.connect(tmp_path / "ca") as connection:
        connection.execute("DROP TABLE keys")
    for use in (lambda: store.by_keys(["SECRETNAME"], 9), lambda: store.add([(one("b"), ["SECRETNAME"])])):
        with pytest.raises(OSError, match="cannot be") as caught:
            use()
        assert "SECRETNAME" not in f"{caught.value} {caught.value.__context__}"
    assert store.count() == 1
