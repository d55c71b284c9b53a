"""Our values as JSON and back: exact and strict, one shape for the wire, the stores and the ledger.

A dataclass is an object with all of its fields, never one more or less. A partial date is {"date": "2014-05"}, a moment
"2026-11-22T09:00:00Z". What does not fit raises ValueError, which names the field and never repeats its value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import rfc8785

from fivefile.model.evidence import Statement
from fivefile.model.exchange import LedgerEntry
from fivefile.values.dates import PartialDate

T = TypeVar("T")
Read = Callable[[Any], Any]


def canonical(value: object) -> bytes:
    """The one way to write `value` as bytes (RFC 8785); raises ValueError for a number or text JSON cannot carry."""
    return rfc8785.dumps(plain(value))


def plain(value: object) -> Any:
    """`value` in nothing but JSON's own types; raises TypeError for what has no shape here."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, PartialDate):
        return {"date": str(value)}
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in _names(cast(Any, type(value)))}
    raise TypeError(f"{type(value).__name__} has no shape on the wire")


def built(as_type: type[T], value: object) -> T:
    """The `as_type` that the JSON `value` says; raises ValueError for anything else."""
    try:
        return cast(T, _reader(cast(Any, as_type))(value))
    except _Misfit as problem:
        raise ValueError(str(problem)) from None


def statement_of(value: object) -> Statement:
    """The claim that the JSON `value` says; raises ValueError for anything else."""
    return built(Statement, value)


def stamp(moment: datetime) -> str:
    """A moment in UTC, always twenty characters; raises ValueError without a zone or with part of a second."""
    if moment.tzinfo is None or moment.microsecond:
        raise ValueError("a moment has its zone and whole seconds")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def chained(line: LedgerEntry, before: str) -> str:
    """The chain of a line of a ledger: SHA-256 over the line and over the chain `before` it ("" for the first)."""
    return hashlib.sha256(canonical({"before": before, "line": replace(line, chain="")})).hexdigest()


@cache
def _names(as_type: Any) -> tuple[str, ...]:
    return tuple(part.name for part in fields(as_type))


@cache
def _reader(as_type: Any) -> Read:
    """What reads one type, put together once from its annotations."""
    origin, inner = get_origin(as_type), get_args(as_type)
    if as_type in (str, int, bool, NoneType):
        return _exactly(as_type)
    if origin is Literal:
        return _one_of(inner)
    if origin in (Union, UnionType):
        return _any_of({_json_type(part): _reader(part) for part in inner})
    if origin is tuple:
        return _list_of(_reader(inner[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _words
    if is_dataclass(as_type) and as_type is not PartialDate:
        return _fields_of(cast(type, as_type))
    known: dict[Any, Read] = {float: _number, datetime: _moment, PartialDate: _date}
    if as_type not in known:
        raise TypeError(f"{as_type} has no shape on the wire")
    return known[as_type]


def _json_type(part: Any) -> type:
    """The type in which JSON gives `part`; the parts of a union never share one."""
    return dict if part is PartialDate else str if get_origin(part) is Literal else cast(type, part)


def _exactly(wanted: type) -> Read:
    def read(value: Any) -> Any:
        if type(value) is not wanted:
            raise _Misfit(f"{wanted.__name__} expected")
        return value

    return read


def _one_of(words: tuple[Any, ...]) -> Read:
    def read(value: Any) -> Any:
        if type(value) is not str or value not in words:
            raise _Misfit("not in the closed list")
        return value

    return read


def _any_of(readers: Mapping[type, Read]) -> Read:
    def read(value: Any) -> Any:
        reader = readers.get(type(value))
        if reader is None:
            raise _Misfit("of none of the types that may stand here")
        return reader(value)

    return read


def _list_of(reader: Read) -> Read:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise _Misfit("list expected")
        return tuple(reader(item) for item in value)

    return read


def _fields_of(as_type: type) -> Read:
    hints = get_type_hints(as_type)
    readers = {name: _reader(hints[name]) for name in _names(as_type)}

    def read(value: Any) -> Any:
        if type(value) is not dict or value.keys() != readers.keys():
            raise ValueError(f"{as_type.__name__}: exactly its own fields expected")
        told = {}
        for name, reader in readers.items():
            try:
                told[name] = reader(value[name])
            except _Misfit as problem:
                raise ValueError(f"{as_type.__name__}.{name}: {problem}") from None
        return as_type(**told)

    return read


def _words(value: Any) -> dict[str, str]:
    if type(value) is not dict or not all(type(item) is str for item in value.values()):
        raise _Misfit("words by name expected")
    return dict(value)


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise _Misfit("number expected")
    return float(value)


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except (TypeError, ValueError):
        raise _Misfit("moment expected") from None
    if stamp(moment) != value:
        raise _Misfit("moment expected")
    return moment


def _date(value: Any) -> PartialDate:
    if type(value) is not dict or value.keys() != {"date"} or type(value["date"]) is not str:
        raise _Misfit("date expected")
    try:
        date = PartialDate.parse(value["date"])
    except ValueError:
        raise _Misfit("date expected") from None
    if str(date) != value["date"]:
        raise _Misfit("date expected")
    return date


class _Misfit(Exception):
    """A value that does not fit; the field it stands in is added where it is known."""
