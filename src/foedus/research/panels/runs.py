"""Runs of years or days over which the pairs of a state or dyad say the same: between two bounds of its pairs nothing changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import polars as pl

from foedus.research.panels.levels import lowered
from foedus.research.panels.times import EVER, Time
from foedus.research.panels.who import KEY, sided, who_key

NUMBERS = {"partners": "toward", "alliances": "alliance"}  # of a state, and the column that they number


def runs(pairs: pl.DataFrame, asked: Mapping[str, Sequence[str]], who: str, time: Time) -> pl.DataFrame:
    """KEY, the first and last step of time (`from`, `to`) over all time, levels of flags, and of a state its numbers; in order.

    Of a state the flags are its own, toward any partner; of a dyad those of either toward the other. A state has `numbers` for each
    data set, -1 where they cannot be told. `told` is null in a run of which the data say nothing.
    """
    own = sided(pairs, who).with_columns(who_key(who), *_steps(time))
    begins = [own.select(KEY, bound) for bound in _bounds()]
    first = own.select(KEY, pl.lit(-EVER, pl.Int32).alias("from"))
    bounds = pl.concat([first, *begins]).drop_nulls().unique().sort(KEY, "from")
    met = bounds.join(_told(own, bounds, asked, who), on=[KEY, "from"], how="left", maintain_order="left")
    following = pl.when(pl.col(KEY) == pl.col(KEY).shift(-1)).then(pl.col("from").shift(-1) - 1)
    return met.with_columns(following.fill_null(EVER).alias("to"))


def numbers(name: str) -> list[str]:
    """The columns of a data set's numbers of partners and alliances."""
    return [f"{name.lower()}_{number}" for number in NUMBERS]


def flag_names(asked: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns of the flags of each data set."""
    return [f"{name.lower()}_{flag}" for name, variables in asked.items() for flag in variables]


def _steps(time: Time) -> list[pl.Expr]:
    """First and last step that perhaps is the pair's, and that surely is: a step with a day of it."""
    before = timedelta(days=1)
    return [
        time.numbers(pl.col("start_first")).alias("opens"),
        time.numbers(pl.col("end_last") - before).alias("closes"),
        pl.when("surely").then(time.numbers(pl.col("start_last"))).alias("sure_opens"),
        pl.when("surely").then(time.numbers(pl.col("end_first") - before)).alias("sure_closes"),
    ]


def _bounds() -> list[pl.Expr]:
    """The steps at which a pair begins or ceases to say something."""
    after = [pl.col(name) + 1 for name in ("closes", "sure_closes")]
    return [bound.alias("from") for bound in (pl.col("opens"), pl.col("sure_opens"), *after)]


def _told(own: pl.DataFrame, bounds: pl.DataFrame, asked: Mapping[str, Sequence[str]], who: str) -> pl.DataFrame:
    """What the pairs say of the first step of each run; at one that perhaps is none of a pair's no level of it is YES."""
    flags = flag_names(asked)
    met = bounds.join(own, on=KEY).filter(pl.col("from").is_between("opens", "closes"))
    sure = pl.col("from").is_between("sure_opens", "sure_closes").fill_null(False)
    levels = pl.when(sure).then(pl.col(flags)).otherwise(lowered(pl.col(flags)))
    counts = [count for name in asked for count in _counts(name)] if who == "state" else []
    rows = met.with_columns(levels, sure=sure)
    return rows.group_by(KEY, "from").agg(pl.col(flags).max(), *counts, told=pl.lit(True))


def _counts(name: str) -> list[pl.Expr]:
    """How many partners and alliances, where those that surely are and those that perhaps are number the same and have names."""
    mine = pl.col("data_set") == name
    nameless = (mine & (pl.col("alliance") == "")).any()
    return [
        pl.when((_many(column, mine & pl.col("sure")) == _many(column, mine)) & ~(nameless & (column == "alliance")))
        .then(_many(column, mine)).otherwise(-1).alias(number)
        for number, column in zip(numbers(name), NUMBERS.values(), strict=True)
    ]  # fmt: skip


def _many(column: str, rows: pl.Expr) -> pl.Expr:
    return pl.col(column).filter(rows).n_unique().cast(pl.Int16)
