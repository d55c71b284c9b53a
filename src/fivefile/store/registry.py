"""One authority's registry in SQLite: its records with their blocking keys, and what people judged about them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Table,
    Unicode,
    delete,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.model.evidence import Statement
from fivefile.model.records import Judgement, Record
from fivefile.model.wire import built, plain, statement_of
from fivefile.store.sqlite import meta_table, opened, reading, writing

SCHEMA = "registry 1"
_TABLES = MetaData()
_META = meta_table(_TABLES)
_RECORDS = Table(
    "records",
    _TABLES,
    Column("number", Integer, primary_key=True),
    Column("id", Unicode, nullable=False, unique=True),
    Column("authority", Unicode, nullable=False),
    Column("corrects", Unicode, index=True),
    Column("body", Unicode, nullable=False),
)
_KEYS = Table(
    "keys",
    _TABLES,
    Column("key", Unicode, primary_key=True),
    Column("record", ForeignKey(_RECORDS.c.number), primary_key=True),
    sqlite_with_rowid=False,
)
_JUDGEMENTS = Table(
    "judgements",
    _TABLES,
    Column("number", Integer, primary_key=True),
    Column("left", Unicode, nullable=False, index=True),
    Column("right", Unicode, nullable=False, index=True),
    *(Column(name, Unicode, nullable=False) for name in ("opinion", "by", "on")),
)
_LATER = _RECORDS.alias("later")
_STANDS = ~exists().where(_LATER.c.corrects == _RECORDS.c.id)
"""A record that a later one corrects stays in the registry and is not found any more."""


class Registry:
    """The registry in the file at `path` (None: in memory); a RecordStore and a JudgementStore.

    Every method raises OSError when the file cannot be read or written.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Raises BadInput for a file of another kind or version."""
        self._engine = opened(path, _TABLES, SCHEMA, durable=False)

    def add(self, records: Iterable[tuple[Record, Iterable[str]]]) -> int:
        """Put records with their blocking keys into the registry, all or none; returns how many.

        Raises BadInput when one of that identifier is there already: a record is never edited.
        """
        with writing(self._engine) as connection:
            return _add(connection, records)

    def fill(self, records: Iterable[tuple[Record, Iterable[str]]], digest: str) -> int:
        """Put these records in place of all that are there, noting the `digest` of what they were made from.

        For registries that are made from a file of made-up people. Judgements stay. All or none; returns how many:
        none when they are there already, as when another process filled it first.
        """
        with writing(self._engine) as connection:
            if _filled(connection) == digest:
                return 0
            connection.execute(delete(_KEYS))
            connection.execute(delete(_RECORDS))
            note = insert(_META).values(name="filled", value=digest)
            connection.execute(note.on_conflict_do_update(index_elements=["name"], set_={"value": digest}))
            return _add(connection, records)

    @property
    def filled(self) -> str:
        """The digest of what the registry was filled from; "" when it was not."""
        with reading(self._engine) as connection:
            return _filled(connection)

    def record(self, record_id: str) -> Record | None:
        """The record of that identifier, corrected or not; None when there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(select(_RECORDS).where(_RECORDS.c.id == record_id)).first()
        return _record(row) if row else None

    def by_keys(self, keys: Iterable[str], limit: int) -> Sequence[Record]:
        """At most `limit` records that share a key: those that share most first, then in the order of their ids."""
        shared = (
            select(_RECORDS)
            .join(_KEYS, _KEYS.c.record == _RECORDS.c.number)
            .where(_KEYS.c.key.in_(sorted(set(keys))), _STANDS)
            .group_by(_RECORDS.c.number)
            .order_by(func.count().desc(), _RECORDS.c.id)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return tuple(_record(row) for row in connection.execute(shared))

    def filler(self, seed: str, count: int, without: Iterable[str]) -> Sequence[Record]:
        """`count` other records: those from a place on that `seed` alone chooses, round to the first after the last.

        Fewer only when the registry holds fewer.
        """
        left_out = tuple(without)
        with reading(self._engine) as connection:
            last = connection.execute(select(func.max(_RECORDS.c.number))).scalar() or 0
            start = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]) % max(last, 1) + 1
            others = select(_RECORDS).where(_RECORDS.c.id.not_in(left_out), _STANDS).order_by(_RECORDS.c.number)
            # Two searches along the same index each time, so that no seed costs more than another.
            ahead = connection.execute(others.where(_RECORDS.c.number >= start).limit(count)).all()
            round_again = connection.execute(others.where(_RECORDS.c.number < start).limit(count)).all()
        return tuple(_record(row) for row in [*ahead, *round_again][:count])

    def count(self) -> int:
        """How many records there are, corrected ones too."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(_RECORDS)).scalar() or 0)

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; earlier ones stay in the log."""
        with writing(self._engine) as connection:
            connection.execute(insert(_JUDGEMENTS).values(plain(judgement)))

    def judgements(self, records: Iterable[str]) -> Sequence[Judgement]:
        """Those that concern any of these records, in the order in which they were made."""
        ids = sorted(set(records))
        columns = [column for column in _JUDGEMENTS.c if column.name != "number"]
        concerned = or_(_JUDGEMENTS.c.left.in_(ids), _JUDGEMENTS.c.right.in_(ids))
        query = select(*columns).where(concerned).order_by(_JUDGEMENTS.c.number)
        with reading(self._engine) as connection:
            return tuple(_judgement(row) for row in connection.execute(query))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _filled(connection: Connection) -> str:
    return str(connection.execute(select(_META.c.value).where(_META.c.name == "filled")).scalar() or "")


def _add(connection: Connection, records: Iterable[tuple[Record, Iterable[str]]]) -> int:
    first = int(connection.execute(select(func.max(_RECORDS.c.number))).scalar() or 0) + 1
    rows: list[dict[str, Any]] = []
    keys: list[list[dict[str, Any]]] = []
    for number, (record, own) in enumerate(records, first):
        body = json.dumps(_body(record.statements), ensure_ascii=False, separators=(",", ":"))
        rows.append({"number": number, "id": record.id, "authority": record.authority,
                     "corrects": record.corrects, "body": body})  # fmt: skip
        keys.append([{"key": key, "record": number} for key in set(own)])
    if not rows:
        return 0
    try:
        connection.execute(insert(_RECORDS), rows)
    except IntegrityError:
        what = both("A record of that identifier is already in the registry; a correction is a new record.")
        raise BadInput(what) from None
    if any(keys):
        connection.execute(insert(_KEYS), list(chain.from_iterable(keys)))
    return len(rows)


def _record(row: Row[Any]) -> Record:
    """The record of a row; raises OSError, which repeats nothing of it, when somebody damaged it."""
    try:
        return Record(row.id, row.authority, tuple(_claims(json.loads(row.body))), row.corrects)
    except (ValueError, LookupError, TypeError):
        raise OSError("a record cannot be read") from None


def _judgement(row: Row[Any]) -> Judgement:
    try:
        return built(Judgement, dict(row._mapping))
    except ValueError:
        raise OSError("a judgement cannot be read") from None


_USUAL: dict[str, Any] = {"original": "", "said_on": None, "source": 0}
"""What most claims of a registry say, and is therefore not written."""


def _body(statements: Sequence[Statement]) -> dict[str, Any]:
    """The claims of one record; each source is written once, and a claim names its place among them."""
    sources = list(dict.fromkeys(claim.source for claim in statements))
    claims = [{**plain(claim), "source": sources.index(claim.source)} for claim in statements]
    short = [{name: told for name, told in claim.items() if told != _USUAL.get(name, ...)} for claim in claims]
    return {"sources": [plain(source) for source in sources], "claims": short}


def _claims(body: dict[str, Any]) -> Iterator[Statement]:
    sources = [plain(source) for source in body["sources"]]
    for short in body["claims"]:
        claim = {**_USUAL, **short}
        yield statement_of({**claim, "source": sources[claim["source"]]})
