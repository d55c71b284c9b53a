"""How every embedded store opens its SQLite file: one way for the journal, for transactions and for versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Unicode, create_engine, event, insert, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from fivefile.errors import BadInput
from fivefile.locale import both
from fivefile.values.text import Text


def meta_table(tables: MetaData) -> Table:
    """The table of what a file says of itself: its schema, and whatever else its store notes there."""
    return Table("meta", tables, Column("name", Unicode, primary_key=True), Column("value", Unicode, nullable=False))


def opened(path: Path | None, tables: MetaData, schema: str, *, durable: bool) -> Engine:
    """The engine of the file at `path` (None: in memory), its tables made if it is new.

    `schema` names the kind of file and its version. `durable` waits for the disk at every commit, so that a line once
    acknowledged outlives a power cut. Raises BadInput for a file of another kind or version; it is left as it was.
    """
    where = path.name if path else ""
    engine = _engine(path)
    event.listen(engine, "connect", _settings("FULL" if durable else "NORMAL"))
    event.listen(engine, "begin", _begin)
    try:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with writing(engine) as connection:
            _prepare(connection, tables, schema, where)
    except NoDatabase:
        engine.dispose()
        raise BadInput(both("This file cannot be opened as a registry or a ledger."), where=where, do=_away()) from None
    except OSError:
        engine.dispose()
        raise not_now(where) from None
    except BadInput:
        engine.dispose()
        raise
    return engine


def not_now(where: str) -> BadInput:
    """What is raised when a file or folder cannot be used at the moment, though nothing is known to be wrong with it.

    It does not say to move it away: a ledger would be lost for want of room on a disk.
    """
    do = both("See that the disk is neither full nor read-only and that no other program holds it; try again.")
    return BadInput(both("This cannot be opened or written at the moment."), where=where, do=do)


class NoDatabase(OSError):
    """The file is no database of SQLite, or a damaged one."""


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that only reads; raises OSError, which repeats nothing of what was read, when it cannot."""
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as problem:
        raise _failed(problem, "the file cannot be read") from None


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that takes the right to write at once, so that what it reads first is still true when it writes.

    Raises OSError, which repeats nothing of what was to be written, when it cannot.
    """
    try:
        with engine.execution_options(writes=True).begin() as connection:
            yield connection
    except SQLAlchemyError as problem:
        raise _failed(problem, "the file cannot be written") from None


def _failed(problem: SQLAlchemyError, what: str) -> OSError:
    """What is raised instead of `problem`, which may repeat values."""
    cause = problem.orig if isinstance(problem, DBAPIError) else None
    return NoDatabase(what) if type(cause) is sqlite3.DatabaseError else OSError(what)


def _engine(path: Path | None) -> Engine:
    if path is None:
        # One connection for all threads: another one would be another, empty, database.
        once: dict[str, Any] = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
        return create_engine("sqlite://", hide_parameters=True, **once)
    return create_engine(f"sqlite:///{path}", hide_parameters=True)


def _settings(synchronous: str) -> Callable[[Any, Any], None]:
    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own: `_begin` does
        for setting in ("busy_timeout=10000", "journal_mode=WAL", f"synchronous={synchronous}", "secure_delete=ON"):
            connection.execute(f"PRAGMA {setting}")

    return connect


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(connection: Connection, tables: MetaData, schema: str, where: str) -> None:
    """Make the tables of a new file; raise BadInput for one that says another schema, or none."""
    meta = tables.tables["meta"]
    held = set(connection.execute(text("SELECT name FROM sqlite_master")).scalars())
    if not held:
        tables.create_all(connection)
        connection.execute(insert(meta).values(name="schema", value=schema))
    elif (
        meta.name not in held
        or connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar() != schema
    ):
        what = both("This file is of another kind, or was made by another version of fivefile.")
        raise BadInput(what, where=where, do=_away())


def _away() -> Text:
    return both("Check the path, or move the file away; a new one is made.")
