"""Things found by name: the exact name first, then names that begin so, then names with all the words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from sqlite3 import Connection, Row
from typing import NamedTuple

from foedus.desk.search.database import Database, loaded, stored
from foedus.desk.search.named import ACROSS, Named
from foedus.desk.search.query import Query

KINDS = ("treaty", "state", "person", "source")

# A name's number orders it: its kind, whether it is one name, its weight, its shortness, a hash. So the best of a kind are the
# last of a range, and are read without sorting all that match.
_KIND, _WEIGHT, _SHORT, _HASH = 60, 30, 22, 2**22
_LONGEST, _HEAVIEST = 2**8 - 1, 2**29 - 1

_EXACT = "SELECT key, form FROM called WHERE words = ? AND id BETWEEN ? AND ? ORDER BY id DESC"
_MATCHING = """
SELECT key, form FROM names CROSS JOIN called ON called.id = names.rowid
WHERE names MATCH ? AND names.rowid BETWEEN ? AND ? ORDER BY names.rowid DESC
"""


class Match(NamedTuple):
    """What was found: its key, and the name that matched ("" for all together)."""

    key: str
    form: str


def find(database: Database, query: Query, kind: str, most: int, kept: Callable[[str], bool] | None = None) -> list[Match]:
    """Up to one more than `most` of a kind; `kept` chooses by key. Synonyms fill up where no name begins as typed."""
    found: dict[str, Match] = {}
    for match in _all(database, query, kind):
        if match.key not in found and (kept is None or kept(match.key)):
            found[match.key] = match
        if len(found) > most:
            break
    return list(found.values())


def put(writer: Connection, rows: Iterable[Named]) -> None:
    """Add names; for what is given twice it is there once. In ascending order, for SQLite writes each step back by itself."""
    for number, row in sorted(((_number(row), row) for row in rows), key=lambda pair: pair[0]):
        free = _free(writer, number, row)
        if free is not None:
            writer.execute(
                "INSERT INTO called VALUES(?, ?, ?, ?, ?)", (free, row.kind, stored(row.key), stored(row.form), row.words)
            )
            writer.execute("INSERT INTO names(rowid, words) VALUES(?, ?)", (free, row.words))
            if row.kind != "source":
                writer.executemany("INSERT OR IGNORE INTO name_words VALUES(?)", ((word,) for word in row.words.split()))


def remove(writer: Connection, kind: str, key: str) -> None:
    """Remove all names of one thing."""
    for id_, words in writer.execute("SELECT id, words FROM called WHERE kind = ? AND key = ?", (kind, stored(key))).fetchall():
        writer.execute("INSERT INTO names(names, rowid, words) VALUES('delete', ?, ?)", (id_, words))
        writer.execute("DELETE FROM called WHERE id = ?", (id_,))


def _all(database: Database, query: Query, kind: str) -> Iterator[Match]:
    """All of a kind, the best first; what matches in several ways comes several times."""
    if not query.terms:
        return
    first = KINDS.index(kind) << _KIND
    within = first, first + (1 << _KIND) - 1
    named = False
    for sql, words in ((_EXACT, " ".join(query.words)), (_MATCHING, f"^{query.together()}")):
        for row in database.rows(sql, words, *within):
            named = True
            yield _match(row)
    yield from map(_match, database.rows(_MATCHING, query.literal(), *within))
    if not named and kind != "person" and (widened := query.widened()):
        yield from map(_match, database.rows(_MATCHING, widened, *within))


def _match(row: Row) -> Match:
    return Match(loaded(row["key"]), loaded(row["form"]))


def _free(writer: Connection, number: int, row: Named) -> int | None:
    """The number, or the next that no other name has; None where this name is there."""
    while there := writer.execute("SELECT key, form FROM called WHERE id = ?", (number,)).fetchone():
        if tuple(there) == (stored(row.key), stored(row.form)):
            return None
        number += 1
    return number


def _number(row: Named) -> int:
    one = int(row.form != ACROSS) << (_KIND - 1)
    short = max(0, _LONGEST - len(row.words)) << _SHORT
    digest = hashlib.sha256(stored(f"{row.key}\0{row.form}")).digest()
    kind, weight = KINDS.index(row.kind) << _KIND, min(row.weight, _HEAVIEST) << _WEIGHT
    return kind | one | weight | short | int.from_bytes(digest[:8], "big") % _HASH
