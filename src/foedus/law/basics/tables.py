"""The law's tables, `data/*.csv`, which a lawyer can read and mend."""

from __future__ import annotations

from functools import cache

from foedus.core.tables import rows


@cache
def table(name: str) -> list[dict[str, str]]:
    """A table of the law's data folder, row by row."""
    return list(rows(name, "foedus.law"))
