"""One function for every panel: who and when, then what each data set says of it, then keys to merge by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import polars as pl

from foedus.datasets.alliances.layouts import DataSet
from foedus.research.panels.base import base
from foedus.research.panels.files import Files
from foedus.research.panels.keys import keyed
from foedus.research.panels.levels import flag
from foedus.research.panels.request import USUAL, WHO, Panel, refused
from foedus.research.panels.told import NUMBERS, told


def panel(request: Panel, files: Files) -> pl.DataFrame:
    """The panel: ccode, gwcode and iso3 (ccode1, ... of a dyad), year or date, and a column for each flag.

    A flag is 1 where the data say that it surely holds on some day of the row, 0 where it surely does not, null where that cannot be
    told or the data set does not cover the time. A panel of states has `<data set>_partners` and `<data set>_alliances`, their numbers.
    Rows are in order of number, then time. Refused where the files do not answer (a flag or a list of states that is not there).
    """
    parts = {name: _part(request, files, name, flags) for name, flags in _asked(request, files).items()}
    keys = [*WHO[request.who], request.time.column]
    said = reduce(lambda left, right: left.join(right, on=keys, how="full", coalesce=True), (rows for _, rows in parts.values()))
    if request.members == "all":
        rows = said.sort(keys)
    else:
        known = base(files.states(request.system), request.who, request.time, request.opens, request.closes)
        rows = known.join(said, on=keys, how="left", maintain_order="left")
    columns = [column for name, (data, found) in parts.items() for column in _columns(request, name, data, found)]
    return _named(rows.select(*keys, *columns), request)


def _asked(request: Panel, files: Files) -> dict[str, tuple[str, ...]]:
    """The flags of each data set that are wanted: where none are named, the usual ones of those whose files are at hand."""
    there = [name for name in USUAL if files.best(name, request.who)]
    asked = {name: request.variables(name) for name in (there if request.flags is None else USUAL)}
    wanted = {name: flags for name, flags in asked.items() if flags}
    missing = next((name for name in wanted if name not in there), None)
    if missing or not wanted:
        raise refused("flags", f"No file of {missing or 'alliances'} is at hand.", "Import one, or ask for flags of another data set.")
    return wanted


def _part(request: Panel, files: Files, name: str, flags: Sequence[str]) -> tuple[DataSet, pl.DataFrame]:
    """What the data set says, in columns with its prefix."""
    data, pairs = files.pairs(name, request.who, flags, request.system)
    rows = told(pairs, flags, request.who, request.time, max(request.opens, data.first), min(request.closes, data.last))
    return data, rows.rename({c: f"{name.lower()}_{c}" for c in rows.columns if c not in (*WHO[request.who], request.time.column)})


def _columns(request: Panel, name: str, data: DataSet, found: pl.DataFrame) -> list[pl.Expr]:
    """Levels as flags, and numbers, 0 where the data set covers the time and says nothing."""
    covered = pl.col(request.time.column).is_between(*request.time.whole(data))
    flags = [f"{name.lower()}_{flag}" for flag in request.variables(name)]
    numbers = [f"{name.lower()}_{number}" for number in NUMBERS if f"{name.lower()}_{number}" in found.columns]
    said = pl.col(flags[0]).is_not_null()
    counted = (pl.when(said | ~covered).then(pl.col(number)).otherwise(0).alias(number) for number in numbers)
    return [*(flag(pl.col(column), covered).alias(column) for column in flags), *counted]


def _named(rows: pl.DataFrame, request: Panel) -> pl.DataFrame:
    """With keys in place of the numbers, and time as it is shown."""
    endings = {"state": ("", "")} if request.who == "state" else {"state": ("1", "_1"), "toward": ("2", "_2")}
    for column, ending in endings.items():
        rows = keyed(rows, request.system, column, ending, request.time, request.opens, request.closes)
    time = request.time.column
    keys = [code + ending for code, at in (("ccode", 0), ("gwcode", 0), ("iso3", 1)) for ending in (e[at] for e in endings.values())]
    return rows.select(*keys, request.time.shown(pl.col(time)), pl.exclude(*keys, time))
