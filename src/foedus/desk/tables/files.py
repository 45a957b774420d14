"""A table written to a file by its ending, or to standard output as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from foedus.desk.tables.csvfiles import csv_lines
from foedus.desk.tables.table import Table, View
from foedus.desk.writing import form_of, refusing, written

FORMS = (".csv", ".parquet")


def write(table: Table, view: View, path: str) -> None:
    """In the form that the ending tells. Refused for another ending, or where it cannot be written."""
    if form_of(path, "table", FORMS) == ".csv":
        written(path, csv_lines(table.columns, table.rows(view)))
        return
    from foedus.desk.frames import put

    with refusing(path):
        put(Path(path), lambda beside: parquet(table, view, beside))


def parquet(table: Table, view: View, file: Path | BinaryIO) -> None:
    """As Parquet: typed columns, lists as lists, the titles and the version of the rules in its metadata."""
    from foedus.desk.frames import frame
    from foedus.law.version import rules

    rows = ({name: _characters(cell) for name, cell in row.items()} for row in table.rows(view))
    made = frame(rows, {column.name: column.kind for column in table.columns})
    told = {"title": table.title, "on": view.on.isoformat(), "known": view.known.isoformat(), "foedus rules": rules()}
    made.write_parquet(file, metadata=told | {f"column {column.name}": column.meaning for column in table.columns})


def _characters(cell: Any) -> Any:
    """The cell as Parquet can hold it: a question mark stands for half of a surrogate pair."""
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "replace").decode()
    return [_characters(one) for one in cell] if isinstance(cell, list | tuple) else cell
