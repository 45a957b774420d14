"""Checks of the frames that a user gives: what is missing or no number is refused in one line."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from foedus.core.problems import Problem, Refused


def whole(frame: pl.DataFrame, columns: Sequence[str], place: str) -> pl.DataFrame:
    """The frame with these columns as whole numbers; refused where one is missing, or holds a null or anything else."""
    needed(frame, columns, place)
    for column in columns:
        if frame[column].null_count() or not (frame[column].dtype.is_integer() or _all_whole(_numbers(frame[column]))):
            raise Refused(Problem(place, f"The column {column} holds something that is no whole number.", "Leave such rows out."))
    return frame.with_columns(_numbers(frame[column]).cast(pl.Int64) for column in columns if not frame[column].dtype.is_integer())


def binary(frame: pl.DataFrame, column: str, place: str) -> pl.Series:
    """The column as 0, 1 and null; refused where it holds anything else."""
    needed(frame, [column], place)
    numbers = _numbers(frame[column])
    if numbers.null_count() != frame[column].null_count() or not numbers.drop_nulls().is_in([0.0, 1.0]).all():
        raise Refused(Problem(place, f"The column {column} has values other than 0 and 1.", "Give a column of 0 and 1."))
    return numbers.cast(pl.Int8)


def needed(frame: pl.DataFrame, columns: Sequence[str], place: str) -> None:
    """Refused where one of these columns is missing."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise Refused(Problem(place, f"It has no column {', '.join(missing)}.", f"Give the columns {', '.join(columns)}."))


def _numbers(column: pl.Series) -> pl.Series:
    return column.cast(pl.Float64, strict=False)


def _all_whole(numbers: pl.Series) -> bool:
    return numbers.null_count() == 0 and numbers.is_finite().all() and (numbers == numbers.floor()).all()
