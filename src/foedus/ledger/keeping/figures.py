"""How much a ledger holds, and of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from sqlalchemy import Select, distinct, func, select

from foedus.core.statements import CONTENTS
from foedus.ledger.tables.appending import CHUNK
from foedus.ledger.tables.pages import pages
from foedus.ledger.tables.rows import Rows
from foedus.ledger.tables.schema import ENTRIES, META, TEXTS

_BEGIN = len('{"content":{"') + 1  # where a statement's record names its kind of content, counted from 1
_CONTINUED = bytes(range(0x80, 0xC0))  # what is not the first byte of a character in UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of one ledger. `kinds` are its entries, `contents` its statements; `size` is in bytes, with indexes and what is free."""

    place: str
    name: str
    version: str
    entries: int
    last: str  # the hash of the last entry
    kinds: Mapping[str, int]
    contents: Mapping[str, int]  # "erased" are those whose record a redaction erased
    treaties: int
    sources: int
    characters: int  # of the sources' texts
    first_day: date | None  # on which something was recorded
    last_day: date | None
    size: int

    @property
    def per_statement(self) -> int | None:
        """Bytes on the disk, all told, for each statement."""
        statements = self.kinds.get("statement", 0)
        return round(self.size / statements) if statements else None


def figures(rows: Rows) -> Figures:
    """Of the ledger as it is at this moment. Refused where it cannot be read."""
    with rows.still() as now, rows.refusing():  # a damaged row can hold anything
        n, last = now.head()
        ((treaties, first, until),) = now.all(
            select(func.count(distinct(ENTRIES.c.treaty)), func.min(ENTRIES.c.recorded), func.max(ENTRIES.c.recorded))
        )
        ((sources,),) = now.all(select(func.count(distinct(ENTRIES.c.source))).where(ENTRIES.c.kind == "source"))
        return Figures(
            place=rows.place,
            name=now.meta("name"),
            version=now.meta("version"),
            entries=n,
            last=last,
            kinds=dict(map(tuple, now.all(_counted(ENTRIES.c.kind)))),
            contents=_contents(now),
            treaties=treaties,
            sources=sources,
            characters=sum(len(text.translate(None, _CONTINUED)) for text in _texts(now)),
            first_day=first,
            last_day=until,
            size=_size(now),
        )


def _counted(what: object) -> Select[tuple[str, int]]:
    return select(what, func.count()).group_by(what).order_by(what)  # type: ignore[call-overload,no-any-return]


def _contents(rows: Rows) -> dict[str, int]:
    """The kind of content is the first name in a statement's record."""
    begun = func.substr(ENTRIES.c.record, _BEGIN, max(map(len, CONTENTS)) + 1)
    found: Counter[str] = Counter()
    for begin, number in rows.all(_counted(begun).where(ENTRIES.c.kind == "statement")):
        found[begin.split('"')[0] or "erased"] += number
    return dict(sorted(found.items()))


def _texts(rows: Rows) -> Iterator[bytes]:
    some = select(TEXTS).order_by(TEXTS.c.source).limit(CHUNK)
    for found in pages(lambda last: rows.all(some.where(TEXTS.c.source > (last or ""))), attrgetter("source")):
        yield from (text for _, text in found)


def _size(rows: Rows) -> int:
    if rows.engine.dialect.name == "sqlite":
        asked = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    else:
        asked = " + ".join(f"pg_total_relation_size('{table}')" for table in (ENTRIES, TEXTS, META))
        asked = f"SELECT {asked}"
    with rows.refusing(), rows.connected() as connection:
        return int(connection.exec_driver_sql(asked).scalar() or 0)
