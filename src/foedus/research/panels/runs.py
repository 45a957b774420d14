"""Runs of days over which the pairs of a state or dyad say the same: between two bounds of its pairs nothing changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from foedus.research.panels.times import DAY
from foedus.research.panels.told import KEY, counts, flag_names, sided, sure_levels, who_key

_BOUNDS = ("start_first", "start_last", "end_first", "end_last")
_EVER = 10**7  # days: more than there are


def runs(pairs: pl.DataFrame, asked: Mapping[str, Sequence[str]], who: str) -> pl.DataFrame:
    """KEY (`who_key`), the first and last day (`from`, `to`, as numbers), levels of flags, and of a state its numbers; in order.

    `told` is null in a run of which the data say nothing, as before the first run of a key.
    """
    own = sided(pairs, who).with_columns(who_key(who).alias(KEY), *(DAY.numbers(pl.col(bound)) for bound in _BOUNDS))
    days = pl.concat([own.select(KEY, pl.col(bound).alias("from")) for bound in _BOUNDS]).unique().sort(KEY, "from")
    following = pl.col("from").shift(-1).over(KEY)
    told = days.join(_told(own, days, asked, who), on=[KEY, "from"], how="left", maintain_order="left")
    return told.with_columns((following - 1).fill_null(_EVER).alias("to"))


def _told(own: pl.DataFrame, days: pl.DataFrame, asked: Mapping[str, Sequence[str]], who: str) -> pl.DataFrame:
    """What is said of the first day of each run."""
    met = days.join(own, on=KEY).filter(pl.col("from").is_between("start_first", "end_last", closed="left"))
    sure = pl.col("surely") & pl.col("from").is_between("start_last", "end_first", closed="left")
    flags = flag_names(asked)
    rows = met.with_columns(sure_levels(flags, sure), sure=sure)
    return rows.group_by(KEY, "from").agg(pl.col(flags).max(), *counts(asked, who), told=pl.lit(True))


def on(found: pl.DataFrame, rows: pl.DataFrame, column: str, day: int | None) -> pl.DataFrame:
    """The rows (KEY and a day in `column`, in order) with what their runs say; of one day only where it is given."""
    if day is not None:
        return rows.join(found.filter((pl.col("from") <= day) & (pl.col("to") >= day)), on=KEY, how="left", maintain_order="left")
    return rows.join_asof(found, left_on=column, right_on="from", by=KEY, check_sortedness=False)
