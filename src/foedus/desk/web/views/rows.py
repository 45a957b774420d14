"""A table that statements rest on, a window of its rows at a time: data sets are too long to be shown whole."""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass

from foedus.core.problems import Problem, Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.desk.books import Books
from foedus.desk.passages import line_ends
from foedus.desk.statement_lines import StatementLine, statement_line
from foedus.desk.web.views.report_marks import Place, anchor

SHOWN = 25  # rows at a time where none are asked for
MOST = 200
AROUND = 5  # rows before and after those that a link points at
LINES = 100  # statements shown below


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: its number (the heading is 1), its cells, the anchors of the statements on it, and how many."""

    number: int
    cells: tuple[str, ...]
    anchors: tuple[str, ...]
    statements: int
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsPage:
    """Rows `first` to `last` of `total`; `lines` are the statements on them, by row, as many as are shown of `statements`."""

    source: Source
    heading: tuple[str, ...]
    rows: tuple[Row, ...]
    first: int
    last: int
    total: int
    lines: tuple[tuple[int, StatementLine], ...]
    statements: int
    whole: int  # statements on all rows


def rows_page(source: Source, books: Books, rows: str = "", asked: Place | None = None) -> RowsPage:
    """The rows asked for ("12-40"), or those around some characters, or the first ones. Refused where that is no such range."""
    text, ends = source.text, line_ends(source.text)
    total = len(ends) + (0 if text.endswith("\n") else 1)
    first, last = _window(rows, asked, ends, total)
    told = books.told.of(source.id)
    here = {n: list[Statement]() for n in range(first, last + 1)}
    for statement in told:
        here.get(_row(statement.start, ends), []).append(statement)
    mark = _delimiter(text[: ends[0]] if ends else text)
    of_rows = [(n, s) for n, found in here.items() for s in found]
    return RowsPage(
        source=source,
        heading=_cells(_line(text, ends, 1), mark),
        rows=tuple(
            Row(
                number=n,
                cells=_cells(_line(text, ends, n), mark),
                anchors=tuple(dict.fromkeys(anchor(s.start, s.end) for s in found)),
                statements=len(found),
                asked=asked is not None and _row(asked[0], ends) <= n <= _row(max(asked[1] - 1, asked[0]), ends),
            )
            for n, found in here.items()
        ),
        first=first,
        last=last,
        total=total,
        lines=tuple((n, statement_line(s, books.treaties)) for n, s in of_rows[:LINES]),
        statements=len(of_rows),
        whole=len(told),
    )


def _window(rows: str, asked: Place | None, ends: tuple[int, ...], total: int) -> Place:
    if rows:
        first, _, last = rows.partition("-")
        if not (first.isdecimal() and (last or first).isdecimal() and len(rows) < 40):
            raise Refused(Problem(rows[:40], "These are no rows.", "Write them as 12-40."))
        low, high = int(first), int(last or first)
    elif asked:
        low, high = _row(asked[0], ends) - AROUND, _row(max(asked[1] - 1, asked[0]), ends) + AROUND
    else:
        low, high = 2, SHOWN + 1
    low = min(max(low, 2), max(total, 2))
    return low, max(low - 1, min(high, total, low + MOST - 1))


def _row(place: int, ends: tuple[int, ...]) -> int:
    return bisect_left(ends, place) + 1


def _line(text: str, ends: tuple[int, ...], number: int) -> str:
    start = ends[number - 2] + 1 if number > 1 else 0
    return text[start : ends[number - 1] if number <= len(ends) else len(text)]


def _delimiter(heading: str) -> str:
    return next((mark for mark in "\t;" if mark in heading), ",")


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    """The cells of one line; a line that is none of a table is one cell."""
    try:
        return tuple(next(csv.reader([line.rstrip("\r")], delimiter=delimiter), ()))
    except csv.Error:
        return (line,)
