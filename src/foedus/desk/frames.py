"""Rows as a table of polars, and files put in place whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, type]) -> pl.DataFrame:
    """Rows as a table with these columns; a list is one of strings."""
    import polars as pl

    kinds: dict[type, Any] = {
        str: pl.String,
        int: pl.Int64,
        bool: pl.Boolean,
        float: pl.Float64,
        bytes: pl.Binary,
        date: pl.Date,
        list: pl.List(pl.String),
    }
    return pl.DataFrame(list(rows), schema={name: kinds[kind] for name, kind in columns.items()}, orient="row")


def put(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file under another name and put it in place whole, or leave none."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        write(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
