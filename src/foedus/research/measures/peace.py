"""Peace years and spells: how long ago a unit's last event was, and in which of its runs of events a year lies.

Peace years are those of Beck, Katz and Tucker (1998, American Journal of Political Science 42: 1260-1288), counted as ps_btscs and
ps_spells of R's stevemisc (peacesciencer's add_spells) count them.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from foedus.core.problems import Problem, Refused
from foedus.research.measures.frames import binary, whole

DYAD = ("ccode1", "ccode2")
_ROW, _EVENT = "__row", "__event"
_SAME, _LOST, _BEGINS = pl.col("__same"), pl.col("__lost"), pl.col("__begins")
_GAP = pl.col("year") - pl.col("year").shift(1) > 1


def peace_years(
    panel: pl.DataFrame, event: str, unit: Sequence[str] = DYAD, *, restart: bool = False, cubic: bool = False
) -> pl.DataFrame:
    """The panel with `peace_years`, `peace_gap` and `peace_spell`; with `cubic` also peace_years2 and peace_years3.

    `event` is a column of 0, 1 and null; `unit` names the columns of a unit, which has one row a year at most.
    `peace_years` is 0 in a unit's first year and in the year after an event, and one more in each year that follows; an event's
    own year still counts the peace before it. Years that the unit lacks are not counted; `peace_gap` says how many of them the
    spell has had so far: the sum of both is time by the calendar. With `restart` a gap begins a new spell instead.
    `peace_spell` numbers the unit's spells from 1: each ends with an event.
    All are null where the event is null. Nulls before a unit's first known year only delay its beginning; after later ones nothing
    can be told before the next event has passed, and the number of the spell not at all.
    Refused: a column is missing, the event has other values, or a unit has two rows in a year.
    """
    observed = _observed(panel, event, unit)
    begins = ~_SAME | _LOST | (pl.col(_EVENT).shift(1) == 1) | (_GAP if restart else False)
    counted = _counted(observed.with_columns(__begins=begins.fill_null(True)))
    years = pl.col("__rows").cast(pl.Int32)
    powers = {f"peace_years{power}": years.cast(pl.Int64) ** power for power in (2, 3)} if cubic else {}
    return _joined(panel, counted.select(_ROW, peace_years=years, peace_gap="__gap", peace_spell="__number", **powers))


def spells(panel: pl.DataFrame, event: str, unit: Sequence[str] = DYAD, *, restart: bool = False) -> pl.DataFrame:
    """The panel with `spell`, `spell_year` and `spell_gap`: the number of the unit's run of events, and the year within it, from 1.

    A run is of rows that follow each other with the event 1 (years of a war, or of an alliance); both are 0 outside of one.
    Gaps and nulls are as in `peace_years`: a run goes on over years that the unit lacks, `spell_gap` of them, unless `restart`;
    after a null no year is told before the next run begins, and no number at all.
    """
    observed = _observed(panel, event, unit)
    within = pl.col(_EVENT) == 1
    begins = within & (~_SAME | _LOST | (pl.col(_EVENT).shift(1) == 0) | (_GAP if restart else False)).fill_null(True)
    counted = _counted(observed.with_columns(__begins=begins))
    found = {"spell": pl.col("__number"), "spell_year": pl.col("__rows").cast(pl.Int32) + 1, "spell_gap": pl.col("__gap")}
    return _joined(panel, counted.select(_ROW, **{name: pl.when(within).then(value).otherwise(0) for name, value in found.items()}))


def _observed(panel: pl.DataFrame, event: str, unit: Sequence[str]) -> pl.DataFrame:
    """The rows whose event is known, in order; `__same`: is it the unit of the row before, `__lost`: with a null between?"""
    happened = binary(panel, event, "panel").alias(_EVENT)
    rows = whole(panel, [*unit, "year"], "panel").select(*unit, "year", happened).with_row_index(_ROW)
    ordered = rows.sort(*unit, "year").with_row_index("__place")
    same = pl.all_horizontal(pl.col(key) == pl.col(key).shift(1) for key in unit).fill_null(False)
    if ordered.select((same & (pl.col("year") == pl.col("year").shift(1))).any()).item():
        raise Refused(Problem("panel", "A unit has two rows in a year.", f"Give each {', '.join(unit)} and year once."))
    known = ordered.filter(pl.col(_EVENT).is_not_null()).with_columns(__same=same)
    return known.with_columns(__lost=_SAME & (pl.col("__place") - pl.col("__place").shift(1) > 1))


def _counted(observed: pl.DataFrame) -> pl.DataFrame:
    """With the rows and the years lacking since the last row that begins a spell, and its number in the unit; null if not told."""
    place, begun = pl.int_range(pl.len()), pl.col("__begins").cum_sum().cast(pl.Int32)
    lost = _LOST.cum_sum()
    last = observed.with_columns(
        __rows=place - _since(place, _BEGINS),
        __years=pl.col("year") - _since(pl.col("year"), _BEGINS),
        __told=_since(~_LOST, _BEGINS),
        __number=pl.when(lost == _since(lost, ~_SAME)).then(begun - _since(begun - _BEGINS.cast(pl.Int32), ~_SAME)),
    )
    told = pl.when("__told")
    gap = (pl.col("__years") - pl.col("__rows")).cast(pl.Int32)
    return last.with_columns(__gap=told.then(gap), __rows=told.then("__rows"))


def _since(value: pl.Expr, mark: pl.Expr) -> pl.Expr:
    """The value at the last row that is marked."""
    return pl.when(mark).then(value).forward_fill()


def _joined(panel: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The panel with these columns at their rows; a column that it has already is replaced."""
    rows = panel.select(pl.int_range(pl.len(), dtype=pl.get_index_type()).alias(_ROW))
    placed = rows.join(found, on=_ROW, how="left", maintain_order="left").drop(_ROW)
    return panel.with_columns(placed.get_columns())
