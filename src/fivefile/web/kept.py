"""Papers that were read but not kept: in memory only, the most recent ones."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from fivefile.model.reading import Explanation, Reading
from fivefile.values.text import Text

MOST = 100
MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper somebody gave us, and what came of reading it: a reading, or the reason there is none."""

    name: str
    data: bytes
    pasted: bool
    reading: Reading | None = None
    explanations: tuple[Explanation, ...] = ()
    problem: Text | None = None


class Kept:
    """A bounded shelf; the oldest paper goes first, and all go when the program stops."""

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._papers: OrderedDict[str, Paper] = OrderedDict()
        self._most, self._most_bytes, self._lock = most, most_bytes, Lock()

    def put(self, paper: Paper) -> str:
        """A random identifier under which `paper` can be fetched again."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._papers[key] = paper
            while len(self._papers) > 1 and (len(self._papers) > self._most or self._size() > self._most_bytes):
                self._papers.popitem(last=False)
        return key

    def get(self, key: str) -> Paper | None:
        """The paper, or None when it is unknown or no longer kept."""
        return self._papers.get(key)

    def drop(self, key: str) -> None:
        """Forget the paper."""
        with self._lock:
            self._papers.pop(key, None)

    def _size(self) -> int:
        return sum(len(paper.data) for paper in self._papers.values())
