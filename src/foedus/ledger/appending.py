"""Entries put at the end of a ledger's chain, within a transaction that shuts out other writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, insert, select

from foedus.ledger import chain
from foedus.ledger.about import About
from foedus.ledger.records import FIRST
from foedus.ledger.schema import ENTRIES, TEXTS

CHUNK = 500  # below the number of values that any database takes in one query


class Line(NamedTuple):
    """A record that is to be an entry."""

    record: str
    about: About = About()


Lines = Mapping[tuple[str, str], Line]  # by their kind and id


def append(connection: Connection, lines: Lines, known: date) -> Lines:
    """Add those that are not there yet; which they were."""
    fresh = _missing(connection, lines)
    _insert(connection, ENTRIES, list(_bound(connection, fresh, known)))
    return fresh


def keep(connection: Connection, texts: Mapping[str, bytes]) -> None:
    """Keep the texts of sources, by their ids, that are not there yet."""
    _insert(connection, TEXTS, [{"source": k, "text": texts[k]} for k in _unknown(connection, TEXTS.c.source, texts)])


def parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """The keys in portions that a database takes in one query."""
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _missing(connection: Connection, lines: Lines) -> Lines:
    keys: dict[str, list[str]] = {}
    for kind, key in lines:
        keys.setdefault(kind, []).append(key)
    fresh = {kind: set(_unknown(connection, ENTRIES.c.id, wanted, ENTRIES.c.kind == kind)) for kind, wanted in keys.items()}
    return {(kind, key): line for (kind, key), line in lines.items() if key in fresh[kind]}


def _unknown(connection: Connection, column: Any, keys: Iterable[str], *among: ColumnElement[bool]) -> Iterator[str]:
    wanted = list(keys)
    for part in parts(wanted):
        there = set(connection.scalars(select(column).where(column.in_(part), *among)))
        yield from (key for key in part if key not in there)


def _bound(connection: Connection, lines: Lines, known: date) -> Iterator[dict[str, Any]]:
    n = connection.scalar(select(func.max(ENTRIES.c.n))) or 0
    previous = connection.scalar(select(ENTRIES.c.hash).where(ENTRIES.c.n == n)) or FIRST
    for (kind, key), line in lines.items():
        n += 1
        made = chain.entry(n, kind, key, known, line.record, previous, line.about)
        previous = made.hash
        yield made._asdict()


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
