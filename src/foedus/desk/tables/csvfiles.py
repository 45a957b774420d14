"""A table as CSV (RFC 4180), row by row, made for spreadsheets: for programs there are Parquet and JSON.

It begins with a byte order mark, for without it Excel takes UTF-8 for the code page of the machine and shows Cyrillic names as
garbage; and cells that would run are defused.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from foedus.desk.tables.cells import defused
from foedus.desk.tables.table import Column, Row

MARK = "\ufeff"
_BETWEEN = "; "  # of a list in one cell


class _Line:
    """What a writer of CSV writes to: it gives back each line."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[str]:
    """The lines with their ends, the first with the names of the columns; nothing is held but one row."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield MARK + _told(writer, [column.name for column in columns])
    for row in rows:
        yield _told(writer, [_cell(row[column.name]) for column in columns])


def _told(writer: Any, cells: Sequence[str | int | None]) -> str:
    line: str = writer.writerow(cells)
    return line


def _cell(value: Any) -> str | int | None:
    """Numbers stay numbers; flags are yes and no; days are ISO days."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return defused(_BETWEEN.join(map(str, value)) if isinstance(value, list) else str(value))
