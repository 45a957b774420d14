"""Things found by name: the exact name first, then names that begin so, then names with all the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sqlite3 import Connection
from typing import NamedTuple

from foedus.desk.search.database import Database
from foedus.desk.search.named import Named
from foedus.desk.search.query import Query

KINDS = ("treaty", "state", "person", "source")
_FILTERED = 200  # hits from which a caller's choice is made

# Of the names of one thing the best: 0 exact, 1 begins so, 2 has all the words, 3 only all its names together have them.
_BEST = """
WITH matched AS (
  SELECT kind, key, max(weight) AS weight, min(
    CASE WHEN form = '' THEN 3 WHEN called.words = ?1 THEN 0 WHEN substr(called.words, 1, ?2) = ?1 THEN 1 ELSE 2 END
    || form) AS best
  FROM names JOIN called ON called.id = names.rowid WHERE names MATCH ?3 GROUP BY kind, key),
ranked AS (
  SELECT *, row_number() OVER (
    PARTITION BY kind ORDER BY substr(best, 1, 1), weight DESC, length(best), best, key) AS place
  FROM matched)
SELECT kind, key, weight, substr(best, 2) AS form FROM ranked WHERE place <= ?4 ORDER BY kind, place
"""


class Match(NamedTuple):
    """What was found: its key, the name that matched ("" for all together), and its weight."""

    key: str
    form: str
    weight: int


Matches = dict[str, dict[str, Match]]  # by kind, then by key, the best first


def find(database: Database, query: Query, most: int, kept: Callable[[str, str], bool] | None = None) -> Matches:
    """Up to one more than `most` of each kind; `kept` chooses by kind and key. Synonyms fill up, but not persons."""
    found: Matches = {kind: {} for kind in KINDS}
    for same, expression in enumerate(query.expressions()):
        if all(len(group) > most for group in found.values()):
            break
        typed = " ".join(query.words)
        for row in database.read(_BEST, typed, len(typed), expression, _FILTERED if kept else most + 1):
            if (kept is None or kept(row["kind"], row["key"])) and not (same and row["kind"] == "person"):
                found[row["kind"]].setdefault(row["key"], Match(row["key"], row["form"], row["weight"]))
    return found


def put(writer: Connection, rows: Iterable[Named]) -> None:
    """Add names."""
    for row in rows:
        made = writer.execute(
            "INSERT INTO called(kind, key, form, words, weight) VALUES(?, ?, ?, ?, ?)",
            (row.kind, row.key, row.form, row.words, row.weight),
        )
        writer.execute("INSERT INTO names(rowid, words) VALUES(?, ?)", (made.lastrowid, row.words))


def remove(writer: Connection, kind: str, key: str) -> None:
    """Remove all names of one thing."""
    for id_, words in writer.execute("SELECT id, words FROM called WHERE kind = ? AND key = ?", (kind, key)).fetchall():
        writer.execute("INSERT INTO names(names, rowid, words) VALUES('delete', ?, ?)", (id_, words))
        writer.execute("DELETE FROM called WHERE id = ?", (id_,))
