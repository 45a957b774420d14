"""The law's tables, which a lawyer can read and mend."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> list[dict[str, str]]:
    """A table of the law's data folder, row by row."""
    text = files("foedus.law").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
