"""Directed pairs of states that are bound to one another in an alliance, with the bounds of the days that they share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import polars as pl

from foedus.datasets.alliances.layouts import DataSet

_STARTS, _ENDS = ("start_first", "start_last"), ("end_first", "end_last")
_BOUNDS = (*_STARTS, *_ENDS)
_PHASE = ["alliance", "phase"]


def pairs(spells: pl.DataFrame, data: DataSet) -> pl.DataFrame:
    """Pairs from a frame of spells: the rows as they are where they name a partner, else members of one alliance and phase.

    Each has `state`, `toward`, `alliance`, the bounds of its first day and of the day after its last within the days of the data,
    the state's own flags, `surely` (do they share a day at all?) and `varies` (do the flags hold toward some of several partners
    only?). A pair of members that surely shares no day is none.
    """
    lasting = data.last + timedelta(days=1)
    bound = spells.with_columns(pl.col(_ENDS).fill_null(lasting))
    named = bound["toward"].null_count() < len(bound)
    found = bound.with_columns(surely=pl.lit(True)) if named else _members(bound)
    return clipped(found, pl.lit(data.first), pl.lit(lasting)).drop("line", "phase")


def _members(spells: pl.DataFrame) -> pl.DataFrame:
    several = pl.col("state").n_unique().over(_PHASE) > 2
    own = spells.drop("toward").with_columns(pl.col("varies") & several)
    partner = spells.select(*_PHASE, pl.col("state").alias("toward"), pl.col(_BOUNDS).name.prefix("partner_"))
    met = own.join(partner, on=_PHASE).filter(pl.col("state") != pl.col("toward"))
    shared = met.with_columns(
        *(pl.max_horizontal(name, f"partner_{name}").alias(name) for name in _STARTS),
        *(pl.min_horizontal(name, f"partner_{name}").alias(name) for name in _ENDS),
        surely=pl.lit(True),
    )
    kept = shared.drop(f"partner_{name}" for name in _BOUNDS).filter(pl.col("start_first") < pl.col("end_last"))
    return kept.with_columns(surely=pl.col("start_last") < pl.col("end_first"))


def clipped(pairs: pl.DataFrame, first: pl.Expr, end: pl.Expr) -> pl.DataFrame:
    """What of the pairs lies from one day to before another; a pair that is cut is sure only where days surely remain."""
    starts = {name: pl.max_horizontal(name, first) for name in _STARTS}
    ends = {name: pl.min_horizontal(name, end) for name in _ENDS}
    whole = (pl.col("start_first") >= first) & (pl.col("end_last") <= end)
    sure = pl.col("surely") & (whole | (starts["start_last"] < ends["end_first"]))
    met = pairs.filter(pl.max_horizontal("start_first", first) < pl.min_horizontal("end_last", end))
    return met.with_columns(**starts, **ends, surely=sure)


def toward_each(flags: Sequence[str]) -> pl.Expr:
    """The flags toward that very partner: where they hold toward some of several partners only, a 1 is null."""
    return pl.when(~pl.col("varies") | (pl.col(flags) == 0)).then(pl.col(flags))
