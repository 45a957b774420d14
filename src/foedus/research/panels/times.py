"""What one row of a panel stands for in time, a year or a day, as a whole number that ranges can run over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from foedus.datasets.alliances.layouts import DataSet

EVER = 10**7  # steps: more than there are years or days
_EPOCH = date(1970, 1, 1)  # where polars begins to count days


@dataclass(frozen=True, slots=True)
class Time:
    """A step of time: the name of its column, and a day (a date, or a column of dates) as its number (Int32)."""

    column: str
    number: Callable[[date], int]
    numbers: Callable[[pl.Expr], pl.Expr]
    shown: Callable[[pl.Expr], pl.Expr]

    def whole(self, data: DataSet) -> tuple[int, int]:
        """The first and last step of which the data set covers every day."""
        before, after = data.first - timedelta(days=1), data.last + timedelta(days=1)
        return self.number(before) + 1, self.number(after) - 1


YEAR = Time("year", lambda day: day.year, lambda days: days.dt.year().cast(pl.Int32), lambda steps: steps)
DAY = Time("date", lambda day: (day - _EPOCH).days, lambda days: days.cast(pl.Int32), lambda steps: steps.cast(pl.Date))


def steps(frame: pl.DataFrame, first: str, last: str, column: str) -> pl.DataFrame:
    """Each row once for each number from `first` to `last` (both included), which stands in `column` in their place."""
    if (frame[first] == frame[last]).all():
        return frame.drop(last).rename({first: column})
    ranges = pl.int_ranges(first, pl.col(last) + 1, dtype=pl.Int32).alias(column)
    return frame.select(pl.exclude(first, last), ranges).explode(column)
