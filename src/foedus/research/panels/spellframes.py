"""Spells as a frame: the bounds of their days, with exclusive ends, and the flags that one asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import polars as pl

from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.rowcells import MISSING
from foedus.research.panels.request import refused

_DAYS = dict.fromkeys(("start_first", "start_last", "end_first", "end_last"), pl.Date)
_SCHEMA = {
    **{"line": pl.Int32, "alliance": pl.String, "phase": pl.String, "state": pl.Int16, "toward": pl.Int16},
    **_DAYS,
    **{"shared": pl.Boolean, "varies": pl.Boolean},
}
_TOLD = {"0": 0, "1": 1}
_CODES = MISSING | {*_TOLD}
_ONE_DAY = pl.duration(days=1)


def spell_frame(spells: Spells, variables: Sequence[str]) -> pl.DataFrame:
    """A row a spell: line, alliance, phase, state, toward, first and last day that its start and its end may be, and flags (Int8).

    An end is the first day on which the state is no longer bound, null where the spell lasts to the end of the data. `varies` says
    that the flags hold toward some partner only. Of an alliance whose members differ (`shared`) a 1 is null, for the file does not
    say whose it is. Refused where a variable is none of the file's.
    """
    columns = [_column(spells, variable) for variable in variables]
    flags = {name: _flags(spells, column) for name, column in zip(variables, columns, strict=True)}
    frame = pl.DataFrame(_columns(spells), schema=_SCHEMA).with_columns(**flags)
    own = [pl.when(pl.col("shared") & (pl.col(name) == 1)).then(None).otherwise(pl.col(name)).alias(name) for name in flags]
    return _ended(frame, spells).with_columns(_tight()).with_columns(*own).drop("shared")


def _columns(spells: Spells) -> dict[str, Sequence[object]]:
    """The bounds as the file has them. By column, for polars takes rows one by one."""
    rows: list[tuple[object, ...]] = []
    for spell in spells.spells:
        start, end = spell.start, spell.end
        ends = (end.earliest, end.latest) if end else (None, None)
        named = (spell.line, spell.alliance, str(spell.phase), spell.state, spell.toward)
        rows.append((*named, start.earliest, start.latest, *ends, spell.shared, spell.varies))
    return dict(zip(_SCHEMA, zip(*rows, strict=True) if rows else ((),) * len(_SCHEMA), strict=True))


def _ended(frame: pl.DataFrame, spells: Spells) -> pl.DataFrame:
    """With exclusive ends. A run of yearly rows is bound in its last year, whatever the data set says of days that end a spell."""
    if spells.data.end_day != "in" and not spells.layout.year:
        return frame
    return frame.with_columns(pl.col("end_first", "end_last") + timedelta(days=1))


def _tight() -> list[pl.Expr]:
    """A spell has a day: it starts before the last day that may end it, and ends after the first that may start it.

    One whose only bounds are the same day has none, and keeps them.
    """
    some = pl.col("start_first") < pl.col("end_last")
    start = pl.when(some).then(pl.min_horizontal("start_last", pl.col("end_last") - _ONE_DAY)).otherwise(pl.col("start_last"))
    end = pl.when(some).then(pl.max_horizontal("end_first", pl.col("start_first") + _ONE_DAY)).otherwise(pl.col("end_first"))
    return [start.alias("start_last"), end.alias("end_first")]


def _column(spells: Spells, variable: str) -> str:
    """The column that has it: in yearly files its name follows that of the data set."""
    named = (variable, f"{spells.data.name.lower()}_{variable}")
    name = next((column for column in named if column in spells.file.columns), None)
    if name is None:
        raise refused("flags", f"{spells.file.path} has no column {variable}.", "Ask for a variable that the file has.")
    return name


def _flags(spells: Spells, column: str) -> pl.Series:
    """1, 0 or null; Refused where a cell is neither of them nor missing."""
    cells = [spell.row[column] for spell in spells.spells]
    other = sorted({*cells} - _CODES)
    if other:
        raise refused("flags", f"{column} of {spells.file.path} is no 0/1 variable: {other[0]!r}.", "Ask for one that is 0 or 1.")
    return pl.Series([_TOLD.get(cell) for cell in cells], dtype=pl.Int8)
