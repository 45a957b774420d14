"""Whom a row of a panel is about, as one number: a group or a join by one number is fast, and sorts as its parts do."""

from __future__ import annotations

from functools import reduce

import polars as pl

from foedus.research.panels.request import WHO

KEY = "who"
_STATES = 10**4  # more than there are numbers of states


def who_key(who: str) -> pl.Expr:
    """The numbers of a state, or of the two of a dyad, as KEY."""
    return reduce(lambda key, column: key * _STATES + pl.col(column), WHO[who], pl.lit(0, pl.Int64)).alias(KEY)


def whose(who: str) -> list[pl.Expr]:
    """The numbers that KEY stands for."""
    parts = [pl.col(KEY)] if who == "state" else [pl.col(KEY) // _STATES, pl.col(KEY) % _STATES]
    return [part.cast(pl.Int16).alias(column) for part, column in zip(parts, WHO[who], strict=True)]


def sided(rows: pl.DataFrame, who: str) -> pl.DataFrame:
    """Of a dyad the lower number stands first; others as they are."""
    lower, higher = pl.min_horizontal("state", "toward"), pl.max_horizontal("state", "toward")
    return rows.with_columns(state=lower, toward=higher) if who == "dyad" else rows
