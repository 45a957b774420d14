"""What the pairs of a data set say of each state or dyad and each year or day: levels of flags, and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce

import polars as pl

from foedus.research.panels.levels import level, lowered
from foedus.research.panels.pairs import clipped, toward_each
from foedus.research.panels.request import WHO
from foedus.research.panels.times import Time, steps

KEY = "row"
NUMBERS = {"partners": "toward", "alliances": "alliance"}  # of a state, and the column that they number


def told(pairs: pl.DataFrame, flags: Sequence[str], who: str, time: Time, first: date, last: date) -> pl.DataFrame:
    """A row for each state or dyad and step of time that the pairs touch between two days: who, when, and levels of the flags.

    Of a state the flags are its own, toward any partner; of a dyad those of either toward the other. KEY is `row_key`.
    A state has also `partners` and `alliances`, their numbers: null where they cannot be told.
    """
    within = clipped(pairs, pl.lit(first), pl.lit(last + timedelta(days=1)))
    own = pl.col if who == "state" else toward_each
    spans = within.select("state", "toward", "alliance", *_steps(time), level(own(flags)))
    rows = _sure(steps(spans, "from", "to", time.column), flags, who, time)
    numbers = [_number(of).alias(name) for name, of in NUMBERS.items()] if who == "state" else []
    kept = (*WHO[who], time.column)
    return rows.group_by(row_key(who, time)).agg(pl.col(kept).first(), pl.col(flags).max(), *numbers)


def row_key(who: str, time: Time) -> pl.Expr:
    """Who and when as one number in their order, for a join on one number is fast."""
    number = reduce(lambda key, column: key * 10**4 + pl.col(column), WHO[who], pl.lit(0, pl.Int64))
    return (number * 10**6 + pl.col(time.column)).alias(KEY)


def _steps(time: Time) -> list[pl.Expr]:
    """First and last step that perhaps is the pair's, and that surely is: a step with a day of it."""
    before = timedelta(days=1)
    return [
        time.numbers(pl.col("start_first")).alias("from"),
        time.numbers(pl.col("end_last") - before).alias("to"),
        pl.when("surely").then(time.numbers(pl.col("start_last"))).alias("sure_from"),
        time.numbers(pl.col("end_first") - before).alias("sure_to"),
    ]


def _sure(rows: pl.DataFrame, flags: Sequence[str], who: str, time: Time) -> pl.DataFrame:
    """With `sure`; at a step that perhaps is none of the pair's no level is YES. Of a dyad the lower number stands first."""
    sure = pl.col(time.column).is_between("sure_from", "sure_to").fill_null(False)
    levels = pl.when(sure).then(pl.col(flags)).otherwise(lowered(pl.col(flags)))
    lower, higher = pl.min_horizontal("state", "toward"), pl.max_horizontal("state", "toward")
    sides = {"state": lower, "toward": higher} if who == "dyad" else {}
    return rows.with_columns(levels, sure=sure, **sides)


def _number(column: str) -> pl.Expr:
    """How many there are, where those that surely are and those that perhaps are number the same and have names."""
    surely, perhaps = pl.col(column).filter(pl.col("sure")).n_unique(), pl.col(column).n_unique()
    named = (pl.col(column).cast(pl.String) != "").all()
    return pl.when((surely == perhaps) & named).then(perhaps).cast(pl.Int16)
