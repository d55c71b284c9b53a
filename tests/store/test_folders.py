"""A case is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from fivefile.errors import BadInput
from fivefile.store.folders import Folders, read_folder, slug


def test_a_case_is_kept_and_read_back_whole(tmp_path: Path):
    store = Folders(tmp_path / "cases")
    name = store.create("Zhang, trial", {"case.yaml": b"fivefile: 1\n", "letter.txt": b"x"})
    assert name == "zhang-trial" and store.names() == ("zhang-trial",)
    assert store.files(name) == {"case.yaml": b"fivefile: 1\n", "letter.txt": b"x"}


def test_a_taken_name_is_numbered(tmp_path: Path):
    store = Folders(tmp_path)
    assert [store.create("a", {"case.yaml": b"1"}) for _ in range(3)] == ["a", "a-2", "a-3"]


def test_nothing_is_left_of_a_case_that_could_not_be_written(tmp_path: Path):
    store = Folders(tmp_path)
    with pytest.raises(TypeError):
        store.create("a", {"case.yaml": b"1", "letter.txt": None})  # type: ignore[dict-item]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../outside", "no-such-case", "", ".", "A", "a/b", "a\x00b"])
def test_an_unknown_or_crooked_name_is_refused(tmp_path: Path, name: str):
    (tmp_path / "case.yaml").write_bytes(b"1")
    with pytest.raises(BadInput):
        Folders(tmp_path / "cases").files(name)


def test_a_file_cannot_leave_its_case(tmp_path: Path):
    store = Folders(tmp_path / "cases")
    store.create("a", {"case.yaml": b"1", "../../evil.txt": b"x"})
    assert not (tmp_path / "evil.txt").exists()
    assert set(store.files("a")) == {"case.yaml", "evil.txt"}


def test_a_folder_inside_a_case_folder_is_not_passed_over(tmp_path: Path):
    (tmp_path / "case.yaml").write_bytes(b"1")
    (tmp_path / "papers").mkdir()
    with pytest.raises(BadInput, match="papers"):
        read_folder(tmp_path)


def test_a_name_in_characters_gives_a_usable_folder():
    assert (slug("陈女士"), slug("Ms Chen 陈!"), slug("")) == ("case", "ms-chen", "case")
