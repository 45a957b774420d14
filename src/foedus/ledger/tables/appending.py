"""Entries put at the end of a ledger's chain, within a transaction that shuts out other writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import JSON, ColumnElement, Connection, Table, Text, cast, func, literal, select

from foedus.ledger.entries import chain
from foedus.ledger.entries.about import About
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import FIRST, encode
from foedus.ledger.tables.schema import ENTRIES, TEXTS

CHUNK = 500  # below the number of values that any database takes in one query
_AT_ONCE = 10_000  # rows that are held in memory


class Line(NamedTuple):
    """A record that is to be an entry, on a day of its own where one is given."""

    record: str
    about: About = About()
    recorded: date | None = None


Lines = Mapping[tuple[str, str], Line]  # by their kind and id


def append(connection: Connection, lines: Lines, known: date) -> Lines:
    """Add those that are not there yet; which they were."""
    fresh = _missing(connection, lines)
    put(connection, ENTRIES, _bound(connection, fresh, known))
    return fresh


def keep(connection: Connection, texts: Mapping[str, bytes]) -> None:
    """Keep the texts of sources, by their ids, that are not there yet."""
    there = _there(connection, TEXTS.c.source, texts)
    put(connection, TEXTS, ((key, text) for key, text in texts.items() if key not in there))


def put(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Put the rows, each in the order of the table's columns, into it, so many in memory at once.

    By the driver itself: what SQLAlchemy does for each row takes as long as the row.
    """
    sqlite, names, left = connection.dialect.name == "sqlite", table.columns.keys(), iter(rows)
    how = "INSERT OR ROLLBACK" if sqlite else "INSERT"  # as in guards; the whole is one transaction
    values = ", ".join(["?" if sqlite else "%s"] * len(names))
    while some := [_driven(row) for row in islice(left, _AT_ONCE)]:
        connection.exec_driver_sql(f"{how} INTO {table.name} ({', '.join(names)}) VALUES ({values})", some)


def parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """The keys in portions that a database takes in one query."""
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _missing(connection: Connection, lines: Lines) -> Lines:
    keys: dict[str, list[str]] = {}
    for kind, key in lines:
        keys.setdefault(kind, []).append(key)
    there = {kind: _there(connection, ENTRIES.c.id, wanted, ENTRIES.c.kind == kind) for kind, wanted in keys.items()}
    return {(kind, key): line for (kind, key), line in lines.items() if key not in there[kind]}


def _there(connection: Connection, column: Any, keys: Iterable[str], *among: ColumnElement[bool]) -> set[str]:
    """Those of the keys that the column has, asked for in one query: as JSON they are one value."""
    given = literal(encode(list(keys)), Text)
    sqlite = connection.dialect.name == "sqlite"
    wanted = (func.json_each(given) if sqlite else func.json_array_elements_text(cast(given, JSON))).table_valued("value")
    return set(connection.scalars(select(column).where(column.in_(select(wanted.c.value)), *among)))


def _bound(connection: Connection, lines: Lines, known: date) -> Iterator[Entry]:
    n = connection.scalar(select(func.max(ENTRIES.c.n))) or 0
    previous = connection.scalar(select(ENTRIES.c.hash).where(ENTRIES.c.n == n)) or FIRST
    for (kind, key), line in lines.items():
        n += 1
        made = chain.entry(n, kind, key, line.recorded or known, line.record, previous, line.about)
        previous = made.hash
        yield made


def _driven(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple([value.isoformat() if value.__class__ is date else value for value in row])
