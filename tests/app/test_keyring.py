"""The keys of the embedded nodes: made when needed, kept, renewed, and refused when the file is not theirs."""

from __future__ import annotations

import json
import secrets
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from fivefile.app.keyring import HOLDS, Keyring
from fivefile.errors import BadInput
from fivefile.values.territories import FIVE

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def kids(path: Path, now: datetime = NOON) -> dict[str, str]:
    ring = Keyring(path, now)
    return {code: ring.signing(code).kid for code in FIVE}


def test_each_of_the_five_has_a_key_of_its_own_that_is_in_force(tmp_path: Path):
    ring = Keyring(tmp_path / "keys.json", NOON)
    keys = [ring.directory.key(ring.signing(code).kid) for code in FIVE]
    assert [key.owner for key in keys if key is not None and key.in_force(NOON)] == list(FIVE)
    assert len({key.public for key in keys if key is not None}) == len({ring.salt(code) for code in FIVE}) == 5


def test_the_keys_stay_the_same_next_time(tmp_path: Path):
    first = kids(tmp_path / "keys.json")
    assert kids(tmp_path / "keys.json", NOON + timedelta(days=100)) == first


def test_a_key_past_its_time_is_followed_by_a_new_one_and_still_verifies(tmp_path: Path):
    path = tmp_path / "keys.json"
    old, later = kids(path), NOON + HOLDS + timedelta(days=1)
    new = kids(path, later)
    assert all(old[code] != new[code] for code in FIVE)
    kept = Keyring(path, later).directory.key(old["us"])
    assert kept is not None and kept.in_force(NOON) and not kept.in_force(later)


def test_many_who_begin_at_once_have_the_same_keys(tmp_path: Path):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: kids(tmp_path / "nodes" / "keys.json"), range(16)))
    assert all(one == found[0] for one in found) and kids(tmp_path / "nodes" / "keys.json") == found[0]


@pytest.mark.parametrize("last", [1, 2, 5, 14])
def test_a_start_that_breaks_off_leaves_no_file_of_some_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int
):
    drawn, token = count(1), secrets.token_hex

    def breaks(size: int) -> str:
        if next(drawn) > last:
            raise KeyboardInterrupt
        return token(size)

    monkeypatch.setattr(secrets, "token_hex", breaks)
    with pytest.raises(KeyboardInterrupt):
        Keyring(tmp_path / "keys.json", NOON)
    monkeypatch.undo()
    assert not (tmp_path / "keys.json").exists() and len(kids(tmp_path / "keys.json")) == 5


def test_keys_in_force_are_read_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first = kids(tmp_path / "keys.json")

    def fails(*_: Any, **__: Any) -> None:
        raise OSError("read-only")

    monkeypatch.setattr(Path, "mkdir", fails)
    monkeypatch.setattr(tempfile, "mkstemp", fails)
    assert kids(tmp_path / "keys.json") == first
    with pytest.raises(OSError, match="read-only"):
        kids(tmp_path / "keys.json", NOON + HOLDS)


def test_nobody_else_can_read_the_file(tmp_path: Path):
    kids(tmp_path / "nodes" / "keys.json")
    assert (tmp_path / "nodes" / "keys.json").stat().st_mode & 0o077 == 0
    assert (tmp_path / "nodes").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"us": 1}', json.dumps({code: {"salt": "zz", "keys": []} for code in FIVE})]
)
def test_a_file_that_holds_no_keys_is_refused_and_left_as_it_is(tmp_path: Path, text: str):
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(BadInput, match="not a file of node keys"):
        Keyring(path, NOON)
    assert path.read_text() == text


def spoilt(path: Path, **change: Any) -> None:
    """The file with something else of the first key of Canada, or of Canada itself."""
    kids(path)
    held = json.loads(path.read_text())
    for name, value in change.items():
        (held["ca"] if name in held["ca"] else held["ca"]["keys"][0])[name] = value
    path.write_text(json.dumps(held))


@pytest.mark.parametrize(
    "change", [{"salt": ""}, {"not_before": "2026-01-01T00:00:00"}, {"seed": "00"}, {"kid": None}, {"keys": [1]}]
)
def test_a_file_with_one_wrong_thing_is_refused(tmp_path: Path, change: dict[str, Any]):
    spoilt(tmp_path / "keys.json", **change)
    with pytest.raises(BadInput, match="not a file of node keys"):
        Keyring(tmp_path / "keys.json", NOON)


def test_two_keys_of_one_name_are_refused(tmp_path: Path):
    first = kids(tmp_path / "keys.json")
    spoilt(tmp_path / "keys.json", kid=first["us"])
    with pytest.raises(BadInput, match="not a file of node keys"):
        Keyring(tmp_path / "keys.json", NOON)


def test_a_folder_of_that_name_is_refused(tmp_path: Path):
    (tmp_path / "keys.json").mkdir()
    with pytest.raises(BadInput, match="not a file of node keys"):
        Keyring(tmp_path / "keys.json", NOON)
