"""Three answers as numbers that a maximum can join: 1 beats missing, missing beats 0."""

from __future__ import annotations

import polars as pl

NO, UNTOLD, YES = 0, 1, 2


def level(flag: pl.Expr) -> pl.Expr:
    """A flag (Int8: 1, 0, null), or several, as YES, NO, UNTOLD."""
    return (flag * YES).fill_null(UNTOLD).cast(pl.UInt8)


def lowered(level: pl.Expr) -> pl.Expr:
    """What a level says of a time that perhaps is none of the spell's: at most UNTOLD."""
    return level.clip(upper_bound=UNTOLD)


def flag(level: pl.Expr, covered: pl.Expr) -> pl.Expr:
    """The level as a flag again: 1 where YES, 0 where NO of a time that the data cover, else null."""
    return pl.when((level == YES) | (covered & (level == NO))).then(level // YES).cast(pl.Int8)
