"""Questions and answers as bytes and back: one way to write each, and whatever is written otherwise is not read."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal, TypeVar

from fivefile.exchange.distrust import Doubtful
from fivefile.model.exchange import Answer, Query
from fivefile.model.wire import built, canonical

VERSION = 1
LARGEST = 1_000_000
Kind = Literal["query", "answer"]
T = TypeVar("T", Query, Answer)


def write_query(query: Query) -> bytes:
    """The bytes of a question; raises ValueError for a number or text that JSON cannot carry."""
    return _written("query", query)


def write_answer(answer: Answer) -> bytes:
    """The bytes of an answer; raises ValueError for a number or text that JSON cannot carry."""
    return _written("answer", answer)


def read_query(data: bytes) -> Query:
    """The question in `data`; raises Doubtful (size, shape, version, kind)."""
    return _read("query", Query, data)


def read_answer(data: bytes) -> Answer:
    """The answer in `data`; raises Doubtful (size, shape, version, kind), also when its parts contradict each other."""
    answer = _read("answer", Answer, data)
    matched, told = answer.outcome in ("hit", "possible"), answer.outcome == "hit"
    if (
        bool(answer.matches) != matched
        or {item.record for item in answer.disclosed} - {match.right for match in answer.matches}
        or (not told and (answer.disclosed or answer.withheld))
        or (answer.reason is not None) != (answer.outcome in ("refused", "unable"))
    ):
        raise Doubtful("shape")
    return answer


def digest(data: bytes) -> str:
    """SHA-256 of a message's bytes, 64 hexadecimal digits: what binds an answer to its question."""
    return hashlib.sha256(data).hexdigest()


def _written(kind: Kind, body: Query | Answer) -> bytes:
    return canonical({"fivefile": kind, "version": VERSION, "body": body})


def _read(kind: Kind, as_type: type[T], data: bytes) -> T:
    whole = parsed(data)
    if not isinstance(whole, dict) or whole.keys() != {"fivefile", "version", "body"}:
        raise Doubtful("shape")
    if whole["version"] != VERSION:
        raise Doubtful("version")
    if whole["fivefile"] != kind:
        raise Doubtful("kind")
    try:
        body = built(as_type, whole["body"])
    except ValueError:
        raise Doubtful("shape") from None
    # Written again it must be the same bytes: a key twice, a space, NaN, 1.0 for 1 or another escape cannot hide in it.
    if _same(kind, body) != data:
        raise Doubtful("shape")
    return body


def _same(kind: Kind, body: Query | Answer) -> bytes | None:
    try:
        return _written(kind, body)
    except ValueError:
        return None


def parsed(data: bytes) -> Any:
    """The JSON in `data` as it stands, not yet believed in anything; raises Doubtful (size, shape)."""
    if not 0 < len(data) <= LARGEST:
        raise Doubtful("size")
    try:
        return json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Doubtful("shape") from None
