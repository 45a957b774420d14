"""The tables of this room, `data/*.csv`. They are part of the package, so a fault in one is ours and may raise."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>.csv` by column; an absent cell is the empty string."""
    with files("foedus.datasets").joinpath("data", f"{name}.csv").open(encoding="utf-8") as table:
        yield from csv.DictReader(table, restval="", strict=True)
