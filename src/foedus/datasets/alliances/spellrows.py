"""Rows of an alliance data set as spells, and what is wrong with them: a bad row costs one line, the others load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from foedus.core.problems import Problem
from foedus.core.resting import resting
from foedus.core.when import When
from foedus.datasets.alliances.layouts import DataSet, Layout, data_set, data_sets, layouts, recognised
from foedus.datasets.alliances.runs import runs
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.rowcells import MISSING, Fault, Faulty, known_state, number, told, when
from foedus.datasets.rowfiles import FileRow, RowFile, row_file

_YEAR = "year"
_NAMED = re.compile(r"v(\d+(?:[._]\d+)?)")  # atop_directed_dyad_year_v5.0.csv.gz


@dataclass(frozen=True, slots=True)
class Spells:
    """The spells of one file of one version of a data set, in the file's order.

    `empty` are rows that end before they begin: they bind nobody, but the publisher's own yearly files count them.
    """

    data: DataSet
    layout: Layout
    file: RowFile
    spells: tuple[Spell, ...]
    empty: tuple[Spell, ...] = ()


def read_spells(path: Path, name: str, version: str | None = None) -> tuple[Spells | None, list[Problem]]:
    """The same of a file: what it says as a file of that data set."""
    file, problems = row_file(path)
    told, wrong = spells(file, name, version) if file else (None, [])
    return told, problems + wrong


def spells(file: RowFile, name: str, version: str | None = None) -> tuple[Spells | None, list[Problem]]:
    """What the file says as a file of that data set (ATOP, COW); None where it is none, or of no known version.

    The version is the one given, else the rows' own column, else the one in the file's name.
    """
    layout = recognised(file.columns, name)
    if layout is None:
        return None, [_unlike(file, name)]
    asked = version or _version(file)
    data = data_set(name, asked) if asked else None
    if data is None:
        return None, [_unversioned(file, name, asked)]
    with resting():
        found, faults = _read(file.rows, layout, data)
    empty = [spell for spell in found if _backward(spell)]
    faults += [Faulty(s.line, Fault(layout.end[0], s.end.edtf, f"is before its beginning, {s.start.edtf}")) for s in empty if s.end]
    whole = [spell for spell in found if not _backward(spell)]
    kept = runs(whole) if layout.year else _each_once(whole) if _YEAR in file.columns else whole
    in_order = tuple(sorted(kept, key=lambda spell: spell.line))
    return Spells(data, layout, file, in_order, tuple(empty)), told(str(file.path), faults)


def _each_once(spells: Iterable[Spell]) -> Iterable[Spell]:
    """A file of members by year tells the same spell in each of its years."""
    found: dict[tuple[object, ...], Spell] = {}
    for spell in spells:
        found.setdefault((spell.state, *(cell for column, cell in spell.row.items() if column != _YEAR)), spell)
    return found.values()


def _backward(spell: Spell) -> bool:
    return bool(spell.end and spell.end.latest and spell.start.earliest and spell.end.latest < spell.start.earliest)


def _read(rows: Iterable[FileRow], layout: Layout, data: DataSet) -> tuple[list[Spell], list[Faulty]]:
    found: list[Spell] = []
    faults: list[Faulty] = []
    for row in rows:
        try:
            _of_version(row, data)
            found += _spells(row, layout)
        except Fault as fault:
            faults.append(Faulty(row.number, fault))
    return found, faults


def _spells(row: FileRow, layout: Layout) -> Iterator[Spell]:
    """One; or, of a file by alliance, one for each of its members."""
    cells = row.cells
    start, end = _days(cells, layout)
    toward = known_state(cells, layout.toward) if layout.toward else None
    alliance = str(number(cells, layout.number)) if layout.number else ""
    phase = number(cells, layout.phase) if layout.phase else 0
    shared = bool(layout.shared) and cells.get(layout.shared) != "0"
    for column in _members(cells, layout):
        yield Spell(line=row.number, alliance=alliance, phase=phase, state=known_state(cells, column), toward=toward,
                    start=start, end=end, shared=shared, row=cells)  # fmt: skip


def _members(cells: dict[str, str], layout: Layout) -> list[str]:
    if layout.state in cells:
        return [layout.state]
    stem = re.compile(rf"{layout.state}\d+\Z")
    return [column for column, cell in cells.items() if stem.match(column) and cell not in MISSING]


def _days(cells: dict[str, str], layout: Layout) -> tuple[When, When | None]:
    if layout.year:
        year = number(cells, layout.year)
        return when({layout.year: str(year), "": ""}, (layout.year, "", "")), None
    start = when(cells, layout.start)
    return start, None if _lasts(cells, layout) else when(cells, layout.end)


def _lasts(cells: dict[str, str], layout: Layout) -> bool:
    """Does it go on at the end of the data: no year of end, or (where COW fills in the last year) marked as censored?"""
    censored = cells.get("right_censor") == "1" and cells[layout.end[1]] in MISSING
    return censored or cells[layout.end[0]] in {*MISSING, layout.lasting}


def _of_version(row: FileRow, data: DataSet) -> None:
    own = row.cells.get("version")
    if own is not None and own not in MISSING and data_set(data.name, own) != data:
        raise Fault("version", own, f"is not that of the file, {data.version}")


def _version(file: RowFile) -> str | None:
    """The first that is known of those in the column, or the one in the file's name; else what the first row has."""
    own = [row.cells["version"] for row in file.rows if "version" in row.cells]
    name = _NAMED.search(Path(file.path).name)
    named = [name[1].replace("_", ".")] if name else []
    known = [v for v in (*dict.fromkeys(own), *named) if any(data_set(d.name, v) for d in data_sets())]
    return next(iter((*known, *own, *named)), None)


def _unlike(file: RowFile, name: str) -> Problem:
    """It misses columns: those of the layout that it comes nearest to."""
    there = set(file.columns)
    near = max((la for la in layouts() if la.data_set == name), key=lambda la: len(there & set(la.needs)) / len(la.needs))
    missing = ", ".join(column for column in near.needs if column not in there)
    says = f"It is no file of {name} that is known: as one of {near.about} it misses the columns {missing}."
    return Problem(f"{file.path}:1", says, "Give the file with the columns of its publisher.")


def _unversioned(file: RowFile, name: str, asked: str | None) -> Problem:
    known = ", ".join(data.version for data in data_sets() if data.name == name)
    says = f"{name} version {asked!r} is not known." if asked else f"Nothing says which version of {name} it is."
    return Problem(f"{file.path}:2", says, f"Give one of {known} with --version.")
