"""Cases as folders below one root: a case is there whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fivefile.errors import BadInput
from fivefile.locale import both

CASE = "case.yaml"
LARGEST = 20_000_000
MOST_FILES = 200
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


class NoSuchCase(BadInput):
    """There is no case of that name."""


class Folders:
    """The case folders below `root`, which is made when first needed and readable by its owner only."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self) -> tuple[str, ...]:
        """The name of every case, in order."""
        if not self.root.is_dir():
            return ()
        folders = (path for path in self.root.iterdir() if _NAME.fullmatch(path.name))
        return tuple(sorted(path.name for path in folders if (path / CASE).is_file()))

    def files(self, name: str) -> dict[str, bytes]:
        """The files of one case by name; raises BadInput when there is no such case."""
        if not _NAME.fullmatch(name) or not (self.root / name / CASE).is_file():
            raise NoSuchCase(both("There is no case of that name."), where=name)
        return read_folder(self.root / name)

    def create(self, name: str, files: Mapping[str, bytes]) -> str:
        """The name under which the new case is kept: `name`, numbered if it is taken. Written whole or not at all."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        wanted = slug(name)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=self.root))
        try:
            for file, data in files.items():
                (draft / Path(file).name).write_bytes(data)
            for number in range(1, 10_000):
                final = wanted if number == 1 else f"{wanted}-{number}"
                try:
                    os.rename(draft, self.root / final)
                    return final
                except OSError:
                    if not (self.root / final).exists():
                        raise
            raise BadInput(both("There are too many cases of that name."), where=name)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def write(self, name: str, file: str, data: bytes) -> None:
        """Replace one file of a case in one step."""
        self.files(name)
        target = self.root / name / Path(file).name
        handle, draft = tempfile.mkstemp(prefix=".draft-", dir=target.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, target)


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files directly in `folder` by name, hidden ones apart.

    Raises BadInput when it is no folder, holds a folder, or holds more than can be read.
    """
    if not folder.is_dir():
        raise BadInput(both("This is not a folder."), where=str(folder), do=both("Point at a case folder."))
    found: dict[str, bytes] = {}
    total = 0
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if not path.is_file():
            what = both("A case folder holds files only; the papers in '{name}' would not be read.", name=path.name)
            raise BadInput(what, where=str(path), do=both("Move them up into the case folder."))
        total += path.stat().st_size
        if total > LARGEST or len(found) >= MOST_FILES:
            what = both(
                "The folder holds more than {files} files or {size} MB.", files=MOST_FILES, size=LARGEST // 10**6
            )
            raise BadInput(what, where=str(folder))
        found[path.name] = path.read_bytes()
    return found


def slug(text: str) -> str:
    """A folder name made of `text`: small letters, digits and hyphens; 'case' when nothing of it can stay."""
    kept = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")
    return kept or "case"
