"""A user's file of events for peace years: interstate wars, or a table of units and years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from foedus.core.problems import Problem, Refused
from foedus.core.states import states
from foedus.datasets.rowcells import MISSING
from foedus.datasets.rowfiles import RowFile, row_file
from foedus.datasets.wars import CITATION, COVERS, Entry, Wars, wars


@dataclass(frozen=True, slots=True)
class Events:
    """One row an event: the unit's columns, year, and perhaps event (0, 1); `covered` are the first and last year told of."""

    frame: pl.DataFrame
    covered: tuple[int, int] | None
    problems: tuple[Problem, ...]
    citations: tuple[str, ...] = ()


def events(path: str, unit: Sequence[str]) -> Events:
    """The events of the file, by its columns. Refused where it is neither kind of file."""
    file, problems = row_file(Path(path))
    if file is None:
        raise Refused(problems[0])
    told, faults = wars(file)
    if told is not None:
        return Events(_fought(told, unit), COVERS, (*problems, *faults), (CITATION,))
    missing = [column for column in (*unit, "year") if column not in file.columns]
    if missing:
        says = f"It is no file of interstate wars, and as a table of events it misses the columns {', '.join(missing)}."
        raise Refused(Problem(f"{path}:1", says, f"Give one row an event: {', '.join((*unit, 'year'))}."))
    frame = table(file)
    return Events(frame.select(*unit, "year", *(["event"] if "event" in frame.columns else [])), None, tuple(problems))


def table(file: RowFile) -> pl.DataFrame:
    """The file's cells as text, null where they are missing."""
    columns = {name: [None if (cell := row.cells[name]) in MISSING else cell for row in file.rows] for name in file.columns}
    return pl.DataFrame(columns, schema=dict.fromkeys(file.columns, pl.String))


def _fought(told: Wars, unit: Sequence[str]) -> pl.DataFrame:
    """Who was at war with whom in which year, by Correlates of War numbers; of single states, who was at war."""
    rows = {row for war in told.wars.values() for entry in war.entries for row in _years(entry, len(unit))}
    return pl.DataFrame(sorted(rows), schema=dict.fromkeys([*unit, "year"], pl.Int32), orient="row")


def _years(entry: Entry, sides: int) -> Iterator[tuple[int, ...]]:
    start, end = entry.start.earliest or date.min, entry.end.latest or date.min
    for year in range(start.year, end.year + 1):
        day = min(max(start, date(year, 1, 1)), end)
        by, to = _number(entry.by, day), _number(entry.to, day)
        if by and to:
            yield from [(by, to, year)] if sides == 2 else [(by, year), (to, year)]


def _number(key: str, day: date) -> int | None:
    """The state's Correlates of War number on that day, else the last that it had."""
    known = states().get(key)
    spans = known.spans if known else ()
    return next((span.cow for span in spans if span.covers(day) and span.cow), known.cow if known else None)
