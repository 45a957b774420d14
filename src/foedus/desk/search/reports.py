"""The words of reports: passages numbered so that newer ones come first, and found by all words of a query."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterator
from itertools import islice
from sqlite3 import Connection

from foedus.core.sources import Source
from foedus.desk.search.cutting import passages
from foedus.desk.search.database import Database
from foedus.desk.search.folding import words
from foedus.desk.search.named import first_day
from foedus.desk.search.query import Query

# A passage's number holds the day of its source, a slot by the hash of the source's id, and its place in the source.
_PLACE, _SLOT = 18, 22  # bits; 2**18 passages are a text of some twenty megabytes at the least
_NEWEST = 500  # matching passages among which relevance decides: who types a common word gets news, at once

_MATCHING = "SELECT rowid, bm25(passages) AS score FROM passages WHERE passages MATCH ? ORDER BY rowid DESC LIMIT ?"


def number(source: Source, taken: Container[int]) -> int:
    """The number of the source's first passage, which no other source has."""
    digest = hashlib.sha256(source.id.encode("utf-8", "surrogatepass")).digest()
    day, slot = first_day(source), int.from_bytes(digest[:8], "big")
    while (made := (day << _SLOT | slot % 2**_SLOT) << _PLACE) in taken:
        slot += 1
    return made


def first(passage: int) -> int:
    """The number of the first passage of its source."""
    return passage >> _PLACE << _PLACE


def put(writer: Connection, source: Source, at: int) -> None:
    """Add the passages of a source, from that number on."""
    spans = list(islice(passages(source.text), 2**_PLACE))
    writer.executemany("INSERT INTO places VALUES(?, ?, ?)", ((at + n, *span) for n, span in enumerate(spans)))
    folded = ((at + n, " ".join(words(source.text[start:end]))) for n, (start, end) in enumerate(spans))
    writer.executemany("INSERT INTO passages(rowid, words) VALUES(?, ?)", folded)


def find(database: Database, query: Query, most: int, kept: Callable[[int], bool]) -> list[tuple[int, int, int]]:
    """Up to one more than `most` passages as (number, start, end): the most telling of the newest, ties by their newness."""
    found: dict[int, None] = {}
    for expression in query.expressions():
        if len(found) <= most:
            found.update(dict.fromkeys(islice(_best(database, expression, kept), most + 1)))
    return [_placed(database, passage) for passage in islice(found, most + 1)]


def _best(database: Database, expression: str, kept: Callable[[int], bool]) -> Iterator[int]:
    rows = database.read(_MATCHING, expression, _NEWEST)
    return (r["rowid"] for r in sorted(rows, key=lambda r: r["score"]) if kept(first(r["rowid"])))


def _placed(database: Database, passage: int) -> tuple[int, int, int]:
    (place,) = database.read("SELECT start, end FROM places WHERE id = ?", passage)
    return passage, place["start"], place["end"]
