"""Keys to merge by: Correlates of War and Gleditsch-Ward numbers and ISO 3166-1 codes of a number's bearer, by year or day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import polars as pl

from foedus.core.states import Span, states
from foedus.research.panels.pairs import clipped
from foedus.research.panels.times import Time, steps

_CODES = {"cow": "ccode", "gw": "gwcode"}
_OTHER = {"cow": "gw", "gw": "cow"}
_FOREVER = date(9999, 12, 30)  # a day more is the last that there is
_OWN = "own code"  # how the table of states marks a key that ISO has not given


def keyed(spans: pl.DataFrame, column: str, system: str, endings: tuple[str, str], runs: pl.DataFrame) -> pl.DataFrame:
    """Spans (`from`, `to`) of the numbers in `column`, cut where the bearer changes, with its other number and code.

    The endings are those of the columns of numbers, and of the code; `runs` are those of `bearers`.
    """
    other = _OTHER[system]
    names = {"number": column, "other": _CODES[other] + endings[0], "iso3": "iso3" + endings[1], "from": "_from", "to": "_to"}
    met = spans.join(runs.rename(names), on=column, maintain_order="left_right")
    cut = met.with_columns(pl.max_horizontal("from", "_from").alias("from"), pl.min_horizontal("to", "_to").alias("to"))
    return cut.filter(pl.col("from") <= pl.col("to")).drop("_from", "_to")


def bearers(numbers: pl.Series, system: str, time: Time, first: date, last: date) -> pl.DataFrame:
    """For each number the steps between two days in runs, with its bearer's `other` number and `iso3`: null where it has no bearer.

    In a year the bearer is the last of that year.
    """
    before = timedelta(days=1)
    borne = _spans().filter(pl.col(system).is_in(numbers.implode()) & (pl.col("start") <= last) & (pl.col("end") > first))
    named = borne.select(
        *(pl.col(system).alias("number"), pl.col(_OTHER[system]).alias("other"), "iso3"),
        time.numbers(pl.max_horizontal("start", pl.lit(first))).alias("from"),
        time.numbers(pl.min_horizontal(pl.col("end") - before, pl.lit(last))).alias("to"),
    )
    last_of = steps(named, "from", "to", "step").unique(["number", "step"], keep="last", maintain_order=True)
    every = pl.DataFrame({"number": numbers.unique().sort()}).with_columns(a=time.number(first), b=time.number(last))
    return _runs(steps(every, "a", "b", "step").join(last_of, on=["number", "step"], how="left", maintain_order="left"))


def _runs(steps: pl.DataFrame) -> pl.DataFrame:
    """Steps in order as runs of the same bearer."""
    same = ["number", "other", "iso3"]
    begins = pl.any_horizontal(pl.col(column).ne_missing(pl.col(column).shift(1)) for column in same)
    runs = steps.group_by(begins.cum_sum().alias("run"), maintain_order=True)
    return runs.agg(pl.col(same).first(), pl.col("step").first().alias("from"), pl.col("step").last().alias("to")).drop("run")


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
