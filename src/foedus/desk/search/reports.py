"""The words of reports: passages numbered so that newer ones come first, and found by all words of a query."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterator
from itertools import islice
from sqlite3 import Connection

from foedus.core.sources import Source
from foedus.desk.search.cutting import passages
from foedus.desk.search.database import Database, stored
from foedus.desk.search.folding import words
from foedus.desk.search.named import first_day
from foedus.desk.search.query import Query

# A passage's number holds the day of its source, a slot by the hash of the source's id, and its place in the source.
_PLACE, _SLOT = 18, 22  # bits; 2**18 passages are a text of some twenty megabytes at the least

_MATCHING = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rowid DESC"


def number(source: Source, taken: Container[int]) -> int:
    """The number of the source's first passage, which no other source has."""
    digest = hashlib.sha256(stored(source.id)).digest()
    day, slot = first_day(source), int.from_bytes(digest[:8], "big")
    while (made := (day << _SLOT | slot % (1 << _SLOT)) << _PLACE) in taken:
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
    """Up to one more than `most` passages as (number, start, end), newest first in each of these groups.

    With the words side by side; with all of them; where no words stand so, with what means the same. `kept` chooses by the
    number of the source's first passage.
    """
    every = (passage for passage in _all(database, query) if kept(first(passage)))
    found: dict[int, None] = {}
    for passage in every:
        found[passage] = None
        if len(found) > most:
            break
    return [_placed(database, passage) for passage in found]


def _all(database: Database, query: Query) -> Iterator[int]:
    """All that match; what matches in several ways comes several times."""
    if not query.terms:
        return
    spoken = False
    for row in database.rows(_MATCHING, query.together()):
        spoken = len(query.words) > 1
        yield row["rowid"]
    for expression in (query.literal(), "" if spoken else query.widened()):
        if expression:
            yield from (row["rowid"] for row in database.rows(_MATCHING, expression))


def _placed(database: Database, passage: int) -> tuple[int, int, int]:
    (place,) = database.rows("SELECT start, end FROM places WHERE id = ?", passage)
    return passage, place["start"], place["end"]
