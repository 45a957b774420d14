"""Keys to merge by: Correlates of War and Gleditsch-Ward numbers and ISO 3166-1 codes of a number's bearer, by year or day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import polars as pl

from foedus.core.states import Span, states
from foedus.research.panels.pairs import clipped
from foedus.research.panels.times import Time, steps

_CODES = {"cow": "ccode", "gw": "gwcode"}
_FOREVER = date(9999, 12, 30)  # a day more is the last that there is
_OWN = "own code"  # how the table of states marks a key that ISO has not given


def keyed(
    panel: pl.DataFrame, system: str, column: str, endings: tuple[str, str], time: Time, first: date, last: date
) -> pl.DataFrame:
    """With the numbers in `column` as `ccode` or `gwcode`, the other number, and `iso3`: the endings of numbers, and of the code.

    In a year the bearer is the last of that year; the other number and the code are null where the number has no bearer then.
    """
    other = _CODES["gw" if system == "cow" else "cow"]
    known = bearers(system, time, first, last).rename({other: other + endings[0], "iso3": "iso3" + endings[1]})
    found = panel.join(known, left_on=[column, time.column], right_on=["number", time.column], how="left", maintain_order="left")
    return found.rename({column: _CODES[system] + endings[0]})


def bearers(system: str, time: Time, first: date, last: date) -> pl.DataFrame:
    """For each number and step between two days the bearer's number in the other system, and its ISO code."""
    other = "gw" if system == "cow" else "cow"
    borne = _spans().filter(pl.col(system).is_not_null() & (pl.col("start") <= last) & (pl.col("end") > first))
    named = borne.select(
        *(pl.col(system).alias("number"), pl.col(other).alias(_CODES[other]), "iso3"),
        *(time.numbers(pl.max_horizontal("start", pl.lit(first))).alias("from"),),
        *(time.numbers(pl.min_horizontal(pl.col("end") - timedelta(days=1), pl.lit(last))).alias("to"),),
    )
    return steps(named, "from", "to", time.column).unique(["number", time.column], keep="last", maintain_order=True)


def in_gw(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs of Correlates of War numbers as pairs of Gleditsch-Ward numbers, cut where a number's bearer has another."""
    for column in ("state", "toward"):
        met = pairs.join(_stretches().rename({"cow": column}), on=column).drop(column).rename({"gw": column})
        pairs = clipped(met, pl.col("start"), pl.col("end")).drop("start", "end")
    return pairs.filter(pl.col("state") != pl.col("toward"))


@cache
def _spans() -> pl.DataFrame:
    """Every stretch of every state's life in order of time: key's ISO code, numbers, first day, and the first day after it."""
    rows = [row for state in states().values() for row in _rows(state.key, state.spans)]
    codes = pl.Enum(sorted({iso for iso, *_ in rows if iso}))
    numbers = {"cow": pl.Int16, "gw": pl.Int16}
    return pl.DataFrame(rows, schema={"iso3": codes, **numbers, "start": pl.Date, "end": pl.Date}, orient="row").sort("start")


def _rows(key: str, spans: tuple[Span, ...]) -> list[tuple[str | None, int | None, int | None, date, date]]:
    code = None if any(_OWN in span.source for span in spans) else key
    return [(code, s.cow, s.gw, s.start or date.min, (s.end or _FOREVER) + timedelta(days=1)) for s in spans]


@cache
def _stretches() -> pl.DataFrame:
    """From when to before when a Correlates of War number stands for a Gleditsch-Ward number; stretches that meet are one."""
    both = _spans().drop_nulls(["cow", "gw"]).sort("cow", "start")
    begins = (pl.col("gw") != pl.col("gw").shift(1)) | (pl.col("start") != pl.col("end").shift(1))
    runs = both.with_columns(run=begins.over("cow").fill_null(True).cum_sum().over("cow"))
    return runs.group_by("cow", "run", maintain_order=True).agg(pl.col("gw", "start").first(), pl.col("end").last()).drop("run")
