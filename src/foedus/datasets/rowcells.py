"""Cells of a data set's row as numbers, states and days; a cell that cannot be raises a fault with its column and value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from foedus.core.problems import Problem
from foedus.core.states import states
from foedus.core.when import When

MISSING = frozenset({"", "NA", "NaN", ".", "-9"})  # as R, Stata and Correlates of War write what is not known
_SHOWN = 60  # characters of a cell that a message shows
_ROWS = 5  # numbers of rows that one line names
_KEPT = 2**16  # cells that are read once: a file has the same few numbers and days in many rows
_REMEDY = "Mend the row, or leave it out."


class Fault(ValueError):
    """A row that cannot be taken: the column, its value, and what is wrong with it."""

    def __init__(self, column: str, value: str, why: str) -> None:
        super().__init__(column, value, why)
        self.column, self.value, self.why = column, value, why


@dataclass(frozen=True, slots=True)
class Faulty:
    """A fault of the row with that number."""

    number: int
    fault: Fault


def number(cells: dict[str, str], column: str) -> int:
    """The whole number in the column, written with or without a point."""
    found = _whole(cells[column])
    if isinstance(found, str):
        raise Fault(column, cells[column], found)
    return found


@lru_cache(maxsize=_KEPT)
def _whole(cell: str) -> int | str:
    """The number, or what is wrong with the cell."""
    try:
        found = float(cell)
    except ValueError:
        return "is no number"
    return int(found) if found.is_integer() else "is no whole number"


def known_state(cells: dict[str, str], column: str) -> int:
    """The number of a state in Correlates of War or Gleditsch-Ward."""
    found = number(cells, column)
    if found not in _numbers():
        raise Fault(column, cells[column], "is no state that a list knows")
    return found


def when(cells: dict[str, str], columns: Sequence[str]) -> When:
    """Year, month and day in these columns: as exact as they are filled, zero standing for what is not known."""
    named = tuple(cells[column] for column in columns)
    found = _when(*named)
    if isinstance(found, When):
        return found
    raise Fault(columns[found.part], named[found.part], found.why)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Which of year, month and day is wrong, and how."""

    part: int
    why: str


@lru_cache(maxsize=_KEPT)
def _when(*cells: str) -> When | _Wrong:
    parts = [None if cell in MISSING or (whole := _whole(cell)) == 0 else whole for cell in cells]
    strange = next((_Wrong(at, part) for at, part in enumerate(parts) if isinstance(part, str)), None)
    year, month, day = (part if isinstance(part, int) else None for part in parts)
    if strange or year is None:
        return strange or _Wrong(0, "is no year")
    try:
        if month is None:
            return When.year(year)
        return When.month(year, month) if day is None else When.on(date(year, month, day))
    except (ValueError, IndexError, OverflowError):
        return _Wrong(2, f"is no day of {year}-{month}") if 1 <= (month or 1) <= 12 else _Wrong(1, "is no month of the year")


def told(place: str, faults: Iterable[Faulty]) -> list[Problem]:
    """A line for each column and value: the first row that has it, and how many others do."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for one in sorted(faults, key=lambda faulty: faulty.number):
        groups.setdefault((one.fault.column, one.fault.value, one.fault.why), []).append(one.number)
    return [Problem(f"{place}:{lines[0]}", _says(*key, lines), _REMEDY) for key, lines in groups.items()]


def _says(column: str, value: str, why: str, lines: list[int]) -> str:
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    others = f" ({len(lines)} rows: {', '.join(map(str, lines[:_ROWS]))}{', …' * (len(lines) > _ROWS)})" if len(lines) > 1 else ""
    return f"{column} {shown!r} {why}{others}."


@cache
def _numbers() -> frozenset[int]:
    spans = [span for state in states().values() for span in state.spans]
    return frozenset(n for span in spans for n in (span.cow, span.gw) if n is not None)
