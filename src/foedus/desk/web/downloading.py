"""Files as they go out: a table row by row, the address under which we are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from itertools import islice

from fastapi import Request

from foedus.desk.tables.csvfiles import csv_lines
from foedus.desk.tables.files import parquet
from foedus.desk.tables.table import Table, View
from foedus.desk.web.shared.office import office

_AT_ONCE = 500  # lines
_YEARS = 5


def csv(table: Table, view: View) -> Iterator[bytes]:
    """The table, some hundred lines at a time; no more is held."""
    return in_parts(csv_lines(table.columns, table.rows(view)))


def in_parts(lines: Iterable[str]) -> Iterator[bytes]:
    """Lines with their ends, some hundred at a time."""
    left = iter(lines)
    while part := "".join(islice(left, _AT_ONCE)):
        yield part.encode("utf-8", "replace")


def whole(table: Table, view: View) -> bytes:
    """The table as Parquet."""
    file = BytesIO()
    parquet(table, view, file)
    return file.getvalue()


def base_of(request: Request) -> str:
    """The address of the first page, as browsers call it, also behind a proxy that speaks HTTPS for us."""
    url = request.base_url
    return str(url.replace(scheme="https") if office(request).settings.https else url)


def in_five_years(start: date) -> date:
    """The last day of a calendar that begins on that day."""
    return date.max if start.year + _YEARS >= date.max.year else date(start.year + _YEARS, start.month, min(start.day, 28))
