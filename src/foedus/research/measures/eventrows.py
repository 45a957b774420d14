"""A user's events as a column of a panel: 1 in the years of an event, 0 in other years that the data cover, null beyond them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from foedus.research.measures.frames import binary, whole
from foedus.research.measures.peace import DYAD

_HAPPENED = "__happened"


def with_events(
    panel: pl.DataFrame,
    events: pl.DataFrame,
    name: str = "event",
    unit: Sequence[str] = DYAD,
    *,
    covered: tuple[int, int] | None = None,
    both_ways: bool = False,
) -> pl.DataFrame:
    """The panel with a column `name` of the events of a frame: unit, year, and `event` (0, 1, null) where not every row is one.

    A year that has several rows has an event if one of them is; null if none is and one is null. `covered` are the first and last
    year that the events' source tells of; without it, those of the frame itself. Beyond them nothing is known: the column is null.
    With `both_ways` what the first of a dyad did to the second stands in both directions.
    Refused: a column is missing, or an event has another value.
    """
    every = pl.repeat(1, len(events), dtype=pl.Int8, eager=True)
    happened = binary(events, "event", "events") if "event" in events.columns else every
    told = whole(events, [*unit, "year"], "events").select(*unit, "year", happened.cast(pl.Boolean).alias(_HAPPENED))
    if both_ways:
        turned = dict(zip(unit, reversed(unit), strict=True))
        told = pl.concat([told, told.rename(turned).select(told.columns)])
    first, last = covered or (told["year"].min(), told["year"].max())
    once = told.group_by(*unit, "year").agg(pl.col(_HAPPENED).any(ignore_nulls=False), pl.lit(True).alias("__there"))
    keys = whole(panel, [*unit, "year"], "panel").select(*unit, "year")
    typed = once.with_columns(pl.col(key).cast(keys.schema[key], strict=False) for key in (*unit, "year"))
    joined = keys.join(typed, on=[*unit, "year"], how="left", maintain_order="left")
    within = pl.col("year").is_between(first, last)
    column = pl.when(within & pl.col("__there").is_null()).then(0).when(within).then(pl.col(_HAPPENED).cast(pl.Int8))
    return panel.with_columns(joined.select(column.cast(pl.Int8).alias(name)))
