"""What is kept in memory only: papers that belong to no case yet, and what came back to an officer's questions."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from fivefile.casework.report.as_json import inquiry_json, text
from fivefile.model.inquiry import Inquiry
from fivefile.model.reading import Explanation, Reading
from fivefile.values.text import Text

MOST = 100
MOST_BYTES = 100_000_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper somebody gave us, and what came of reading it: a reading, or the reason there is none."""

    name: str
    data: bytes
    pasted: bool
    reading: Reading | None = None
    explanations: tuple[Explanation, ...] = ()
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question from the officer's desk: what came back, and the partner that was made to be down ("" for none)."""

    inquiry: Inquiry
    down: str = ""


def paper_size(paper: Paper) -> int:
    """How much of the shelf a paper takes, in bytes."""
    return len(paper.data)


def question_size(question: Question) -> int:
    """How much of the shelf a question with its answers takes, in bytes; judging: as long as it is written out."""
    return len(text(inquiry_json(question.inquiry)))


class Kept(Generic[T]):
    """A bounded shelf; the oldest goes first, and all go when the program stops. `size` says what one takes."""

    def __init__(self, size: Callable[[T], int], most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._items: OrderedDict[str, tuple[T, int]] = OrderedDict()
        self._size, self._most, self._most_bytes, self._lock = size, most, most_bytes, Lock()

    def put(self, item: T) -> str:
        """A random identifier under which `item` can be fetched again."""
        key, size = secrets.token_urlsafe(16), self._size(item)
        with self._lock:
            self._items[key] = item, size
            self._shed()
        return key

    def get(self, key: str) -> T | None:
        """The item, or None when it is unknown or no longer kept."""
        found = self._items.get(key)
        return found[0] if found else None

    def change(self, key: str, change: Callable[[T], T]) -> T | None:
        """What `change` makes of the item, kept in its place; None when it is unknown. One change at a time."""
        with self._lock:
            found = self._items.get(key)
            if found is None:
                return None
            item = change(found[0])
            self._items[key] = item, self._size(item)
            self._shed()
        return item

    def drop(self, key: str) -> None:
        """Forget the item."""
        with self._lock:
            self._items.pop(key, None)

    def _shed(self) -> None:
        while len(self._items) > 1 and (len(self._items) > self._most or self._total() > self._most_bytes):
            self._items.popitem(last=False)

    def _total(self) -> int:
        return sum(size for _, size in self._items.values())
