"""Keys to merge by: Correlates of War and Gleditsch-Ward numbers and ISO 3166-1 codes of a number's bearer, by year or day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter

import polars as pl

from foedus.core.states import Span, states
from foedus.research.panels.base import shared
from foedus.research.panels.pairs import clipped
from foedus.research.panels.request import WHO
from foedus.research.panels.times import EVER, Time
from foedus.research.panels.who import who_key

ENDINGS = {1: (("", ""),), 2: (("1", "_1"), ("2", "_2"))}  # of the columns of numbers and of codes, of a state and of a dyad
_CODES = {"cow": "ccode", "gw": "gwcode"}
_OTHER = {"cow": "gw", "gw": "cow"}
_FOREVER = date(9999, 12, 30)  # a day more is the last that there is
_OWN = "own code"  # how the table of states marks a key that ISO has not given


def keyed(spans: pl.DataFrame, column: str, system: str, endings: tuple[str, str], time: Time) -> pl.DataFrame:
    """Spans of steps (`from`, `to`) of the numbers in `column`, cut where the bearer changes, with its other number and code.

    The endings are those of the columns of numbers, and of the code. Both are null where the number has no bearer.
    """
    names = {"number": column, "other": _CODES[_OTHER[system]] + endings[0], "iso3": "iso3" + endings[1]}
    return shared(spans.join(bearers(system, time).rename(names), on=column, how="left", maintain_order="left_right"))


def with_keys(spans: pl.DataFrame, who: str, system: str, time: Time) -> pl.DataFrame:
    """Spans of states or dyads with both numbers and the code of each, and with KEY (see who)."""
    endings = ENDINGS[len(WHO[who])]
    for column, ending in zip(WHO[who], endings, strict=True):
        spans = keyed(spans, column, system, ending, time)
    return spans.with_columns(who_key(who))


@cache
def bearers(system: str, time: Time) -> pl.DataFrame:
    """Of each `number` of a system its bearers' `other` numbers and `iso3`, step by step in runs (`_from`, `_to`) of all time.

    In a year the bearer is the last of that year; a run without a bearer has neither.
    """
    spans = _spans().drop_nulls(system).sort(system, "start").select(system, _OTHER[system], "iso3", "start", "end").rows()
    rows = [row for number, of in groupby(spans, key=itemgetter(0)) for row in _runs(number, list(of), time)]
    numbers = {"number": pl.Int16, "other": pl.Int16}
    return pl.DataFrame(rows, {**numbers, "iso3": _spans().schema["iso3"], "_from": pl.Int32, "_to": pl.Int32}, orient="row")


def _runs(number: int, spans: list[tuple[int, int | None, str | None, date, date]], time: Time) -> Iterator[tuple[object, ...]]:
    """Each bearer until the step before the next one's first, and nobody before, between and after them."""
    following = [time.number(start) for *_, start, _ in spans[1:]] + [EVER]
    free = -EVER
    for (_, other, iso, start, end), next_first in zip(spans, following, strict=True):
        first, last = time.number(start), min(time.number(end - timedelta(days=1)), next_first - 1)
        yield number, None, None, free, first - 1
        yield number, other, iso, first, last
        free = last + 1
    yield number, None, None, free, EVER


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
