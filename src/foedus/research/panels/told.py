"""What the pairs of a data set say of each state or dyad and each year or day: levels of flags, and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import reduce

import polars as pl

from foedus.research.panels.levels import lowered
from foedus.research.panels.pairs import clipped
from foedus.research.panels.request import WHO
from foedus.research.panels.times import Time, steps

KEY = "row"
_STATES, _STEPS = 10**4, 10**7  # more than there are numbers of states, and twice as many as there are days before or after 1970
_NUMBERS = {"partners": "toward", "alliances": "alliance"}  # of a state, and the column that they number


def told(pairs: pl.DataFrame, asked: Mapping[str, Sequence[str]], who: str, time: Time, first: date, last: date) -> pl.DataFrame:
    """A row for each state or dyad and step of time that the pairs touch between two days: KEY, the step, and levels of flags.

    KEY is `who_key` and the step. Of a dyad the flags are those of either toward the other. A state has also `numbers` for each
    data set, -1 where they cannot be told.
    """
    flags = flag_names(asked)
    within = clipped(pairs, pl.lit(first), pl.lit(last + timedelta(days=1)))
    needed = ("state", "toward", *(("alliance", "data_set") if who == "state" else ()))
    spread = steps(within.select(*needed, *_steps(time), *flags), "from", "to", time.column)
    sure = pl.col(time.column).is_between("sure_from", "sure_to").fill_null(False)
    rows = sided(spread.with_columns(sure_levels(flags, sure), sure=sure), who)
    key = (who_key(who) + pl.col(time.column)).alias(KEY)
    return rows.group_by(key).agg(pl.col(time.column).first(), pl.col(flags).max(), *counts(asked, who))


def numbers(name: str) -> list[str]:
    """The columns of a data set's numbers of partners and alliances."""
    return [f"{name.lower()}_{number}" for number in _NUMBERS]


def who_key(who: str) -> pl.Expr:
    """Who as one number, to which a step of time is added: a group or a join by one number is fast, and sorts as its parts do."""
    return reduce(lambda key, column: key * _STATES + pl.col(column), WHO[who], pl.lit(0, pl.Int64)) * _STEPS


def whose(who: str) -> list[pl.Expr]:
    """Whom a KEY stands for: the numbers that `who_key` has joined."""
    states = (pl.col(KEY) + _STEPS // 2) // _STEPS
    parts = [states] if who == "state" else [states // _STATES, states % _STATES]
    return [part.cast(pl.Int16).alias(column) for part, column in zip(parts, WHO[who], strict=True)]


def _steps(time: Time) -> list[pl.Expr]:
    """First and last step that perhaps is the pair's, and that surely is: a step with a day of it."""
    before = timedelta(days=1)
    return [
        time.numbers(pl.col("start_first")).alias("from"),
        time.numbers(pl.col("end_last") - before).alias("to"),
        pl.when("surely").then(time.numbers(pl.col("start_last"))).alias("sure_from"),
        time.numbers(pl.col("end_first") - before).alias("sure_to"),
    ]


def sided(rows: pl.DataFrame, who: str) -> pl.DataFrame:
    """Of a dyad the lower number stands first; others as they are."""
    lower, higher = pl.min_horizontal("state", "toward"), pl.max_horizontal("state", "toward")
    return rows.with_columns(state=lower, toward=higher) if who == "dyad" else rows


def sure_levels(flags: Sequence[str], sure: pl.Expr) -> pl.Expr:
    """Levels of a time that perhaps is none of the pair's: none of them is YES unless it surely is."""
    return pl.when(sure).then(pl.col(flags)).otherwise(lowered(pl.col(flags)))


def flag_names(asked: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns of the flags of each data set."""
    return [f"{name.lower()}_{flag}" for name, variables in asked.items() for flag in variables]


def counts(asked: Mapping[str, Sequence[str]], who: str) -> list[pl.Expr]:
    """Of a state how many partners and alliances it has by each data set; of others nothing."""
    return [count for name in asked for count in _counts(name)] if who == "state" else []


def _counts(name: str) -> list[pl.Expr]:
    """Where those that surely are and those that perhaps are number the same and have names; else -1."""
    mine = pl.col("data_set") == name
    nameless = (mine & (pl.col("alliance") == "")).any()
    return [
        pl.when((_many(column, mine & pl.col("sure")) == _many(column, mine)) & ~(nameless & (column == "alliance")))
        .then(_many(column, mine)).otherwise(-1).alias(number)
        for number, column in zip(numbers(name), _NUMBERS.values(), strict=True)
    ]  # fmt: skip


def _many(column: str, rows: pl.Expr) -> pl.Expr:
    return pl.col(column).filter(rows).n_unique().cast(pl.Int16)
