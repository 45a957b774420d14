"""A ledger read portion by portion with the texts of its sources, also where rows are damaged: for a check and for a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, LargeBinary, String, cast, exists, func, select

from foedus.core.problems import Problem, Refused
from foedus.ledger.entries.chain import Entry
from foedus.ledger.tables.appending import CHUNK
from foedus.ledger.tables.pages import pages
from foedus.ledger.tables.rows import Rows, later
from foedus.ledger.tables.schema import ENTRIES, TEXTS

Progress = Callable[[int, int], None]
_TOLD = 5  # texts that are named
_REMEDY = "Go back to a copy made before it was changed."


class Portion(NamedTuple):
    """Entries in their order, the texts of the sources among them, and the numbers of entries that are of no right form."""

    entries: list[Entry]
    texts: dict[str, bytes]
    misshapen: frozenset[int] = frozenset()


def portions(rows: Rows, progress: Progress | None = None) -> Iterator[Portion]:
    """The whole ledger. Refused where the database itself cannot read it."""
    total, done = rows.head()[0], 0
    with rows.refusing():
        for found in pages(lambda last: _entries(rows, later(last)), lambda row: row[0].n):
            entries = [entry for entry, _ in found]
            yield Portion(entries, _texts(rows, entries), frozenset(entry.n for entry, sound in found if not sound))
            done += len(entries)
            if progress:
                progress(done, max(total, done))


def of_kind(rows: Rows, kind: str) -> list[Entry]:
    """The entries of that kind that are of the right form."""
    return [entry for entry, sound in _entries(rows, ENTRIES.c.kind == kind, limit=None) if sound]


def unclaimed(rows: Rows) -> list[Problem]:
    """The texts that belong to no entry."""
    claimed = exists().where(ENTRIES.c.kind == "source", ENTRIES.c.source == TEXTS.c.source)
    ((number,),) = rows.all(select(func.count()).select_from(TEXTS).where(~claimed))
    if not number:
        return []
    some = rows.all(select(_raw(rows, TEXTS.c.source)).where(~claimed).limit(_TOLD))
    names = ", ".join(_words(key) for (key,) in some) + (" …" if number > _TOLD else "")
    return [Problem(rows.place, f"Texts are kept of which no entry tells: {number} ({names}).", _REMEDY)]


def _entries(rows: Rows, which: ColumnElement[bool], limit: int | None = CHUNK) -> list[tuple[Entry, bool]]:
    """Each with: is it of the right form? Where one is not, its columns refuse it, and all are read as they are kept."""
    query = select(ENTRIES).where(which).order_by(ENTRIES.c.n).limit(limit)
    with suppress(Refused):
        return [(Entry(*row), True) for row in rows.all(query)]
    kept = select(ENTRIES.c.n, *(_raw(rows, column) for column in list(ENTRIES.c)[1:]))
    return [_shaped(row) for row in rows.all(kept.where(which).order_by(ENTRIES.c.n).limit(limit))]


def _raw(rows: Rows, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """As bytes, for a damaged file can hold what is no text."""
    return cast(column, LargeBinary if rows.engine.dialect.name == "sqlite" else String)


def _shaped(row: Any) -> tuple[Entry, bool]:
    """All that a ledger's columns hold is ASCII, see `records.encode`."""
    words = [_words(value) for value in row[1:6]]
    about = [value and _words(value) for value in row[6:]]
    kind, key, recorded, record, hash_ = words
    try:
        day, sound = date.fromisoformat(recorded), all(value.isascii() for value in (*words, *filter(None, about)))
    except ValueError:
        day, sound = date.min, False
    return Entry(row[0], kind, key, day, record, hash_, *about), sound


def _words(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _texts(rows: Rows, entries: list[Entry]) -> dict[str, bytes]:
    keys = sorted({entry.source for entry in entries if entry.kind == "source" and entry.source})
    if not keys:
        return {}
    found = select(TEXTS.c.source, cast(TEXTS.c.text, LargeBinary)).where(TEXTS.c.source.in_(keys))
    return {key: bytes(text) for key, text in rows.all(found) if text is not None}
