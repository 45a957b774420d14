"""Interstate wars of a user's file (Reiter, Stam and Horowitz 2016): who entered against whom, from day to day.

The file has one row a year of each entry; the rows of one entry are put together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from foedus.core.mentions import find_states
from foedus.core.problems import Problem
from foedus.core.states import as_of, states
from foedus.core.when import When
from foedus.datasets.numbers import bearer
from foedus.datasets.rowcells import MISSING, Fault, Faulty, number, told, when
from foedus.datasets.rowfiles import FileRow, RowFile
from foedus.law.basics.names import today

CITATION = "Reiter, Stam and Horowitz (2016), A Revised Look at Interstate Wars, 1816-2007"
COVERS = (1816, 2007)  # years
_NEEDS = (
    "larger_war_id",
    "larger_war_name",
    "init_war_name",
    "year",
    "init_name",
    "init_ccode",
    "target_name",
    "target_ccode",
    "joiner",
)
_SPELLS = ("", "02")  # a state may leave a war and enter it again in the same year


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A state's entry into a war against another, and the fighting from `start` to `end`; `joined`: others fought it already."""

    line: int
    name: str
    by: str
    to: str
    joined: bool
    start: When
    end: When


@dataclass(frozen=True, slots=True)
class War:
    """A war: its entries in the order of their days; on one day as the file has them."""

    number: int
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Wars:
    """The wars of one file by their numbers."""

    file: RowFile
    wars: dict[int, War]


def wars(file: RowFile) -> tuple[Wars | None, list[Problem]]:
    """What the file says; None where it is no file of wars. A row that cannot be read is told and left out."""
    missing = [column for column in _NEEDS if column not in file.columns]
    if not fits(file):
        says = f"It is no file of interstate wars: it misses the columns {', '.join(missing)}."
        return None, [Problem(f"{file.path}:1", says, "Give the file with the columns of its publisher.")]
    found, faults = _read(file.rows)
    grouped: dict[int, list[Entry]] = defaultdict(list)
    for war, entry in _joined(found):
        grouped[war].append(entry)
    names = {war: name for war, name, _ in reversed(found)}
    made = {key: War(key, names[key], tuple(sorted(entries, key=_in_time))) for key, entries in grouped.items()}
    return Wars(file, made), told(str(file.path), faults)


def fits(file: RowFile) -> bool:
    """Has it the columns of a file of interstate wars?"""
    return set(file.columns) >= set(_NEEDS)


Found = tuple[int, str, Entry]


def _read(rows: Iterable[FileRow]) -> tuple[list[Found], list[Faulty]]:
    found: list[Found] = []
    faults: list[Faulty] = []
    for row in rows:
        try:
            entry, wrong = _entry(row)
            found.append((number(row.cells, "larger_war_id"), row.cells["larger_war_name"], entry))
            faults += [Faulty(row.number, fault) for fault in wrong]
        except Fault as fault:
            faults.append(Faulty(row.number, fault))
    return found, faults


def _entry(row: FileRow) -> tuple[Entry, list[Fault]]:
    cells = row.cells
    start = when(cells, ("year", "month_entry", "day_entry"))
    ends = [
        when(cells, ("year", f"month_exit{n}", f"day_exit{n}")) for n in _SPELLS if cells.get(f"month_exit{n}", "") not in MISSING
    ]
    end = ends[-1] if ends else When.year(number(cells, "year"))
    sides = [_side(cells, side, start) for side in ("init", "target")]
    (by, _), (to, _) = sides
    entry = Entry(line=row.number, name=cells["init_war_name"], by=by, to=to, joined=cells["joiner"] == "1", start=start, end=end)
    return entry, [fault for _, fault in sides if fault]


def _side(cells: dict[str, str], side: str, start: When) -> tuple[str, Fault | None]:
    """The state that the number means; the one that is named, where that never bore the number (a slip of the file)."""
    column, name, day = f"{side}_ccode", cells[f"{side}_name"], start.latest
    cow = number(cells, column)
    named = [mention.key for _, _, mention in find_states(name)]
    if len(named) != 1 or _bore(named[0], cow) or day is None:
        return bearer(cow, day), None
    return as_of(named[0], day), Fault(column, cells[column], f"never was the number of {name}; the name is taken")


def _bore(key: str, cow: int) -> bool:
    """Did the state, or one that it continues, ever bear the number?"""
    own = (state for other, state in states().items() if today(other) == today(key))
    return any(span.cow == cow for state in own for span in state.spans)


def _joined(found: Iterable[Found]) -> list[tuple[int, Entry]]:
    """The rows of one entry as one, from its first day to its last."""
    entries: dict[tuple[int, str, str, str], Entry] = {}
    for war, _, entry in found:
        key = war, entry.name, today(entry.by), today(entry.to)
        entries[key] = replace(entries[key], end=entry.end) if key in entries else entry
    return [(key[0], entry) for key, entry in entries.items()]


def _in_time(entry: Entry) -> tuple[str, bool]:
    """By the day; on one day who began the war before who joined it."""
    return (entry.start.latest.isoformat() if entry.start.latest else ""), entry.joined
