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
from foedus.research.panels.published import published
from foedus.research.panels.request import USUAL, WHO, Panel, refused
from foedus.research.panels.times import steps
from foedus.research.panels.told import KEY, NUMBERS, row_key, told

_ENDINGS = {1: (("", ""),), 2: (("1", "_1"), ("2", "_2"))}  # of the columns of numbers and of codes, of a state and of a dyad


def panel(request: Panel, files: Files) -> pl.DataFrame:
    """The panel: ccode, gwcode and iso3 (ccode1, ... of a dyad), year or date, and a column for each flag.

    A flag is 1 where the data say that it surely holds on some day of the row, 0 where it surely does not, null where that
    cannot be told or the data set does not cover the time. A panel of states has `atop_partners`, `atop_alliances`, `cow_partners`
    and `cow_alliances`, their numbers. Rows are in order of number, then time. Refused where the files do not answer.
    """
    if request.as_published:
        return published(request, files)
    parts = {name: _part(request, files, name, flags) for name, flags in _asked(request, files).items()}
    spans = _keyed(_spans(request, files, [rows for _, rows in parts.values()]), request)
    rows = steps(spans, "from", "to", request.time.column).with_columns(row_key(request.who, request.time).set_sorted())
    said = reduce(_both, (rows.drop(*WHO[request.who], request.time.column) for _, rows in parts.values())).sort(KEY)
    columns = [column for name, (data, _) in parts.items() for column in _columns(request, name, data)]
    return rows.join(said, on=KEY, how="left", maintain_order="left").select(*_names(request), *columns)


def _asked(request: Panel, files: Files) -> dict[str, tuple[str, ...]]:
    """The flags of each data set that are wanted: where none are named, the usual ones of those whose files are at hand."""
    there = [name for name in USUAL if files.best(name, request.who)]
    asked = {name: request.variables(name) for name in (there if request.flags is None else USUAL)}
    wanted = {name: flags for name, flags in asked.items() if flags}
    missing = next((name for name in wanted if name not in there), None)
    if missing or not wanted:
        raise refused(
            "flags", f"No file of {missing or 'alliances'} is at hand.", "Import one, or ask for flags of another data set."
        )
    return wanted


def _part(request: Panel, files: Files, name: str, flags: Sequence[str]) -> tuple[DataSet, pl.DataFrame]:
    """What the data set says, in columns with its prefix."""
    data, pairs = files.pairs(name, request.who, flags, request.system)
    first, last = max(request.opens, data.first), min(request.closes, data.last)
    rows = told(pairs, flags, request.who, request.time, first, last)
    return data, rows.rename({own: f"{name.lower()}_{own}" for own in (*flags, *_numbers(request))})


def _numbers(request: Panel) -> tuple[str, ...]:
    return tuple(NUMBERS) if request.who == "state" else ()


def _columns(request: Panel, name: str, data: DataSet) -> list[pl.Expr]:
    """Levels as flags, and numbers, 0 where the data set covers the time and says nothing."""
    covered = pl.col(request.time.column).is_between(*request.time.whole(data))
    flags = [f"{name.lower()}_{flag}" for flag in request.variables(name)]
    numbers = [f"{name.lower()}_{number}" for number in _numbers(request)]
    said = pl.col(flags[0]).is_not_null()
    return [flag(pl.col(flags), covered), pl.when(said | ~covered).then(pl.col(numbers)).otherwise(0)]


def _both(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    return left.join(right, on=KEY, how="full", coalesce=True)


def _spans(request: Panel, files: Files, said: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Whose rows the panel has, and from when to when: members of the system, or whoever the data tell of."""
    if request.members == "system":
        return base(files.states(request.system), request.who, request.time, request.opens, request.closes)
    step = pl.col(request.time.column)
    spans = pl.concat([rows.select(*WHO[request.who], step.alias("from"), step.alias("to")) for rows in said])
    return spans.unique().sort(*WHO[request.who], "from")


def _keyed(spans: pl.DataFrame, request: Panel) -> pl.DataFrame:
    who = WHO[request.who]
    for column, endings in zip(who, _ENDINGS[len(who)], strict=True):
        spans = keyed(spans, column, request.system, endings, request.time)
    return spans


def _names(request: Panel) -> list[pl.Expr]:
    """The keys and the time, as a panel shows them."""
    who, code = WHO[request.who], {"cow": "ccode", "gw": "gwcode"}
    endings = _ENDINGS[len(who)]
    own = {f"{code[request.system]}{ending}": pl.col(column) for column, (ending, _) in zip(who, endings, strict=True)}
    numbers = [f"{name}{ending}" for name in code.values() for ending, _ in endings]
    step = request.time.shown(pl.col(request.time.column))
    return [
        *(own.get(name, pl.col(name)).alias(name) for name in numbers),
        *(pl.col(f"iso3{ending}") for _, ending in endings),
        step,
    ]
