"""A node's ledger in SQLite: lines are added, numbered and chained in one transaction, and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Column, Integer, MetaData, Row, Table, Unicode, delete, select
from sqlalchemy.dialects.sqlite import insert

from fivefile.model.exchange import LedgerEntry
from fivefile.model.wire import built, chained, plain, stamp
from fivefile.store.sqlite import meta_table, opened, reading, writing

SCHEMA = "ledger 1"
_TABLES = MetaData()
meta_table(_TABLES)
_LINES = Table(
    "lines",
    _TABLES,
    Column("number", Integer, primary_key=True),
    *(Column(name, Unicode, nullable=False) for name in ("at", "act", "asker", "responder", "purpose", "message")),
    *(Column(name, Unicode, nullable=False) for name in ("outcome", "inside", "chain")),
)
_SEEN = Table(
    "seen", _TABLES, Column("message", Unicode, primary_key=True), Column("until", Unicode, nullable=False, index=True)
)


class Ledger:
    """The ledger in the file at `path` (None: in memory); a LedgerStore. Every line waits for the disk."""

    def __init__(self, path: Path | None = None) -> None:
        """Raises BadInput for a file of another kind or version."""
        self._engine = opened(path, _TABLES, SCHEMA, durable=True)

    def append(self, entry: LedgerEntry) -> LedgerEntry:
        """The line as it was kept, with its number and chain; raises OSError when it cannot be kept."""
        newest = select(_LINES.c.number, _LINES.c.chain).order_by(_LINES.c.number.desc()).limit(1)
        with writing(self._engine) as connection:
            last = connection.execute(newest).first()
            line = replace(entry, number=last.number + 1 if last else 1)
            line = replace(line, chain=chained(line, last.chain if last else ""))
            connection.execute(insert(_LINES).values(plain(line)))
        return line

    def entries(self, last: int | None = None) -> Sequence[LedgerEntry]:
        """All lines in order, or the last so many; raises OSError when they cannot be read."""
        query = select(_LINES).order_by(_LINES.c.number.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(query if last is None else query.limit(last)).all()
        return tuple(_line(row) for row in reversed(rows))

    def seen(self, message: str, now: datetime, until: datetime) -> bool:
        """Whether a message of this identifier was already received; remembers it until `until` if not, in one step.

        What is past by `now` is forgotten. Raises OSError when it cannot be remembered.
        """
        now = now.replace(microsecond=0)
        fresh = insert(_SEEN).values(message=message, until=stamp(until)).on_conflict_do_nothing()
        with writing(self._engine) as connection:
            connection.execute(delete(_SEEN).where(_SEEN.c.until < stamp(now)))
            known = connection.execute(fresh).rowcount == 0
        return bool(known)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _line(row: Row[tuple[object, ...]]) -> LedgerEntry:
    """The line as it stands. One that somebody altered may hold what no line can; its chain will not be right."""
    told = {name: str(value) for name, value in row._mapping.items()}
    try:
        at = built(datetime, told["at"])
    except ValueError:
        at = datetime.min.replace(tzinfo=UTC)
    return LedgerEntry(
        number=int(told["number"]),
        at=at,
        act=cast(Any, told["act"]),
        **{name: told[name] for name in ("asker", "responder", "purpose", "message", "outcome", "inside", "chain")},
    )
