"""ATOP's directed dyad-years as version 5.0 publishes them, made from the members of an earlier version, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from foedus.datasets.alliances.spellrows import Spells
from foedus.research.panels.levels import flag, level
from foedus.research.panels.pairs import pairs, toward_each
from foedus.research.panels.request import USUAL
from foedus.research.panels.spellframes import spell_frame
from foedus.research.panels.times import YEAR, steps

_KEYS = ["ccode1", "ccode2", "year"]


def as_published(spells: Spells, variables: Sequence[str] = USUAL["ATOP"]) -> pl.DataFrame:
    """ccode1, ccode2, year and the flags of the first toward the second, in order, as 5.0 reckons them.

    A pair is any two members, states of the system or not, that are in one phase of an alliance for more than a day, the day of
    exit counted; open days are the earliest of a start and the latest of an end. Every year touched counts; where an alliance
    enters a new phase in a year, the later phase has it; over several alliances a flag is their greatest. 5.0 codes obligations
    that vary by partner for each pair from the treaties; the members' file does not tell them, so that they are null here.
    """
    named = pairs(spell_frame(spells, variables), spells.data).rename({"state": "ccode1", "toward": "ccode2"})
    levels = level(toward_each(variables)).name.prefix("atop_")
    first, last = YEAR.numbers(pl.col("start_first")), YEAR.numbers(pl.col("end_last")).clip(upper_bound=spells.data.last.year)
    spread = steps(named.select("ccode1", "ccode2", "alliance", "start_first", levels, a=first, b=last), "a", "b", "year")
    columns = [f"atop_{name}" for name in variables]
    phases = spread.sort("start_first").group_by(*_KEYS, "alliance").agg(pl.col(columns).last())
    joined = phases.group_by(_KEYS).agg(pl.col(columns).max()).sort(_KEYS)
    return joined.with_columns(flag(pl.col(columns), pl.lit(True)))


def differences(spells: Spells, published: pl.DataFrame) -> pl.DataFrame:
    """Every row in which a published file (ccode1, ccode2, year, five flags) is not what `as_published` makes, with `why`.

    Flags of the published file stand in `*_published`. `why` is "after the data" (a year that the members' file does not reach),
    "new pair" (no row of the file has the two in one alliance in that year), "varies" (obligations of one of some partners only),
    "new obligation" (a 1 where no row has one), or "unexplained".
    """
    columns = [f"atop_{name}" for name in USUAL["ATOP"]]
    theirs = published.select(
        pl.col("ccode1", "ccode2").cast(pl.Int16), pl.col("year").cast(pl.Int32), pl.col(columns).cast(pl.Int8)
    )
    mine = as_published(spells).with_columns(here=True)
    met = mine.join(theirs.with_columns(there=True), on=_KEYS, how="full", coalesce=True, suffix="_published")
    same = pl.all_horizontal(pl.col(c).eq_missing(pl.col(f"{c}_published")) for c in columns) & pl.col("here").eq_missing(
        pl.col("there")
    )
    return met.filter(~same).with_columns(why=_why(columns, spells.data.last.year)).drop("here", "there").sort(_KEYS)


def _why(columns: Sequence[str], last: int) -> pl.Expr:
    told = [(pl.col(c), pl.col(f"{c}_published")) for c in columns]
    varies = pl.all_horizontal(mine.is_null() | (mine == theirs) for mine, theirs in told)
    more = pl.all_horizontal(mine.is_null() | (mine <= theirs) for mine, theirs in told)
    return (
        pl.when(pl.col("year") > last).then(pl.lit("after the data"))
        .when(pl.col("here").is_null()).then(pl.lit("new pair"))
        .when(pl.col("there").is_null()).then(pl.lit("unexplained"))
        .when(varies).then(pl.lit("varies"))
        .when(more).then(pl.lit("new obligation"))
        .otherwise(pl.lit("unexplained"))
    )  # fmt: skip
