"""Reading the shipped tables. They are part of the package, so a fault in one is ours and may raise."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files


def rows(name: str, package: str = "foedus.core") -> Iterator[dict[str, str]]:
    """The rows of the package's `data/<name>.csv` by column; an absent cell is the empty string."""
    with files(package).joinpath("data", f"{name}.csv").open(encoding="utf-8") as table:
        yield from csv.DictReader(table, restval="", strict=True)


def forms(cell: str) -> tuple[str, ...]:
    """The surface forms of one cell, separated by bars."""
    return tuple(form for form in cell.split("|") if form)


def spellings(cell: str) -> tuple[str, ...]:
    """The surface forms of one cell, those with an apostrophe in its typographic form too."""
    return tuple(dict.fromkeys(form for typed in forms(cell) for form in (typed, typed.replace("'", "’"))))


def day(cell: str) -> date | None:
    """An ISO day; None where the cell is empty."""
    return date.fromisoformat(cell) if cell else None
