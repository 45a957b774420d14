"""Membership of the state system from the lists of Correlates of War and of Gleditsch and Ward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from foedus.core.problems import Problem
from foedus.datasets.rowcells import Fault, Faulty, number, told, when
from foedus.datasets.rowfiles import FileRow, RowFile
from foedus.datasets.tables import rows

LASTING = date(9999, 12, 31)  # how lists without a last day of their own write that a state goes on


@dataclass(frozen=True, slots=True)
class StateList:
    """A layout of such a file: `system` is cow or gw; `last` is the last day that it tells of, None where it names none."""

    key: str
    system: str
    version: str
    needs: tuple[str, ...]
    number: str
    name: str
    abbreviation: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    last: date | None
    citation: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A state is a member from `start` to `end`, both inclusive; None where it still is at the list's end."""

    line: int
    number: int
    name: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Memberships:
    """The members by one file, in its order."""

    layout: StateList
    file: RowFile
    members: tuple[Membership, ...]


def memberships(file: RowFile) -> tuple[Memberships | None, list[Problem]]:
    """What the file says; None where it is no list of states that is known."""
    there = set(file.columns)
    layout = next((one for one in state_lists() if there >= set(one.needs)), None)
    if layout is None:
        says = "It is no list of members of the state system that is known."
        known = "; ".join(", ".join(one.needs) for one in state_lists())
        return None, [Problem(f"{file.path}:1", says, f"Give a file with the columns {known}.")]
    found: list[Membership] = []
    faults: list[Faulty] = []
    for row in file.rows:
        try:
            found.append(_membership(row, layout))
        except Fault as fault:
            faults.append(Faulty(row.number, fault))
    return Memberships(layout, file, tuple(found)), told(str(file.path), faults)


def _membership(row: FileRow, layout: StateList) -> Membership:
    start, end = _day(row, layout.start), _day(row, layout.end)
    if end < start:
        raise Fault(layout.end[0], end.isoformat(), f"is before its beginning, {start}")
    lasting = end == LASTING or end == layout.last
    return Membership(row.number, number(row.cells, layout.number), row.cells[layout.name], start, None if lasting else end)


def _day(row: FileRow, columns: Sequence[str]) -> date:
    """A whole day, for a list of members is exact to the day."""
    if len(columns) == 1:
        try:
            return date.fromisoformat(row.cells[columns[0]])
        except ValueError:
            raise Fault(columns[0], row.cells[columns[0]], "is no day") from None
    found = when(row.cells, columns)
    if not found.exact or found.earliest is None:
        raise Fault(columns[2], row.cells[columns[2]], "is no day")
    return found.earliest


@cache
def state_lists() -> tuple[StateList, ...]:
    """Every layout of the table."""
    return tuple(_layout(row) for row in rows("state_lists"))


def _layout(row: dict[str, str]) -> StateList:
    lists = {column: tuple(row[column].split("|")) for column in ("needs", "start", "end")}
    last = date.fromisoformat(row["last"]) if row["last"] else None
    return StateList(row["list"], row["system"], row["version"], lists["needs"], row["number"], row["name"], row["abbreviation"],
                     lists["start"], lists["end"], last, row["citation"])  # fmt: skip
