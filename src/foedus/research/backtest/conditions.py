"""ATOP's condition variables and the words in which its treaties state them."""

from __future__ import annotations

from functools import cache

from foedus.core.statements import Provision
from foedus.datasets.tables import rows


@cache
def of_variable() -> dict[str, str]:
    """The words of each variable; those of several obligations (DEFCOADV, OFFCOADV) have the same."""
    return {variable: row["words"] for row in rows("atop_conditions") for variable in row["variables"].split("|")}


def words(variable: str) -> str:
    """The words of one variable."""
    return of_variable()[variable]


def variables(provision: Provision) -> tuple[str, ...]:
    """ATOP's variables behind a provision: its obligation, and its conditions as that obligation names them."""
    row = next((row for row in rows("atop_obligations") if row["kind"] == provision.kind), None)
    if row is None:
        return ()
    conditions = [v for v in row["conditions"].split("|") if words(v) in provision.conditions]
    return tuple(variable.upper() for variable in (row["variable"], *conditions))
