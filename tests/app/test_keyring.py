"""The keys of the embedded nodes: made when needed, kept, renewed, and refused when the file is not theirs."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
