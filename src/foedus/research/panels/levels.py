"""Three answers as numbers that a maximum can join: 1 beats missing, missing beats 0."""

from __future__ import annotations

import polars as pl

NO, UNTOLD, YES = 0, 1, 2


def level(flag: pl.Expr) -> pl.Expr:
    """A flag (Int8: 1, 0, null) as YES, NO, UNTOLD."""
    return (flag * YES).fill_null(UNTOLD).cast(pl.UInt8)


def lowered(level: pl.Expr) -> pl.Expr:
    """What a level says of a time that perhaps is none of the spell's: at most UNTOLD."""
    return pl.min_horizontal(level, pl.lit(UNTOLD, pl.UInt8))


def flag(level: pl.Expr, covered: pl.Expr) -> pl.Expr:
    """The level as a flag again: 1 where YES; 0 where NO, or no row says anything, of a time that the data cover; else null."""
    no = covered & (level.fill_null(NO) == NO)
    return pl.when(level == YES).then(1).when(no).then(0).otherwise(None).cast(pl.Int8)
