"""What a table is: a name, a title, columns that say what they mean, and rows of a ledger on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from foedus.core.decisions import Decision
from foedus.core.tables import rows as rows_of
from foedus.core.when import When
from foedus.desk.books import Books

Row = dict[str, Any]  # column → str, int, bool, date, list of str, or None
KINDS: Mapping[str, type] = {"text": str, "number": int, "flag": bool, "day": date, "list": list}


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is str, int, bool, date or list (of str); an uncertain day is text, as EDTF, with its bounds beside it."""

    name: str
    kind: type
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a table is made of: the books, the day of law, the day of knowledge.

    `days` are those on which statements were recorded, by their ids; the register records none, and knows no decisions.
    """

    books: Books
    on: date
    known: date
    days: Mapping[str, date] = field(default_factory=dict)
    decisions: Sequence[tuple[date, Decision]] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """`told` gives its rows one after another; it may tell more of each than the columns hold."""

    name: str
    title: str
    told: Callable[[View], Iterator[Row]]

    def rows(self, view: View) -> Iterator[Row]:
        """Each row with a value, or None, for every column."""
        names = [column.name for column in self.columns]
        return ({name: row[name] for name in names} for row in self.told(view))

    @property
    def columns(self) -> tuple[Column, ...]:
        """In their order, from `data/columns.csv`."""
        return _columns()[self.name]


@cache
def _columns() -> Mapping[str, tuple[Column, ...]]:
    found: dict[str, list[Column]] = defaultdict(list)
    for row in rows_of("columns", "foedus.desk.tables"):
        found[row["table"]].append(Column(row["column"], KINDS[row["kind"]], row["meaning"]))
    return {name: tuple(columns) for name, columns in found.items()}


def edtf(when: When | None) -> str | None:
    """The day as EDTF; None where nothing is known of it."""
    return (when.edtf or None) if when else None


def bounds(when: When | None) -> Row:
    """An uncertain day in three columns: day (EDTF), earliest, latest."""
    known = when or When()
    return {"day": edtf(when), "earliest": known.earliest, "latest": known.latest}
