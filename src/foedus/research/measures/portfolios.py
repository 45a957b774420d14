"""Portfolios of alliances: what each state owes each other in a year, as a number, and where that cannot be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.core.problems import Problem, Refused
from foedus.research.measures.frames import needed, whole

Matrix = npt.NDArray[Any]
KEYS = ("ccode1", "ccode2", "year")


@dataclass(frozen=True, slots=True)
class Scale:
    """How obligations are ranked: each flag with its value; a pair has the highest value of its flags, 0 where it has none."""

    name: str
    values: tuple[tuple[str, int], ...]

    @property
    def top(self) -> int:
        """The highest value."""
        return max(value for _, value in self.values)

    def value(self, missing: int) -> pl.Expr:
        """The pair's value if every flag that is missing were 0, or 1."""
        return pl.max_horizontal(pl.col(flag).fill_null(missing) * value for flag, value in self.values)


COW = Scale("COW", (("cow_defense", 3), ("cow_neutrality", 2), ("cow_nonaggression", 2), ("cow_entente", 1)))
"""Defence pact 3, neutrality or non-aggression pact 2, entente 1 (Signorino and Ritter 1999; Haege 2011)."""

ATOP = Scale("ATOP", (("atop_defense", 3), ("atop_offense", 3), ("atop_neutral", 2), ("atop_nonagg", 2), ("atop_consul", 1)))
"""The same ranks for ATOP's flags."""

ATOP_FPSIM = Scale("ATOP", (("atop_defense", 3), ("atop_offense", 3), ("atop_neutral", 2), ("atop_consul", 2), ("atop_nonagg", 1)))
"""As the R package fpsim ranks ATOP's flags: non-aggression alone is the least."""


@dataclass(frozen=True, slots=True)
class Portfolios:
    """One year: `states` are n numbers, ascending; `lowest` and `highest`, n by n, bound the value of row's state toward column's.

    `rows` are the positions in the panel of that year's pairs, `of` and `toward` the places of their states.
    """

    year: int
    states: Matrix
    lowest: Matrix
    highest: Matrix
    rows: Matrix
    of: Matrix
    toward: Matrix


def portfolios(panel: pl.DataFrame, scale: Scale) -> Iterator[Portfolios]:
    """The portfolios of each year of directed dyad-years (ccode1, ccode2, year and the flags of the scale).

    A state's tie with itself has the highest value (Haege 2011). A pair that the panel lacks may have any value.
    Refused where a column is missing or a pair stands twice in a year.
    """
    needed(panel, [*KEYS, *(flag for flag, _ in scale.values)], "panel")
    pairs = whole(panel, KEYS, "panel").select(*KEYS, lowest=scale.value(0), highest=scale.value(1)).with_row_index("row")
    for year in pairs.sort("year", maintain_order=True).partition_by("year", maintain_order=True):
        yield _of_year(year, scale.top)


def _of_year(pairs: pl.DataFrame, top: int) -> Portfolios:
    first, second = pairs["ccode1"].to_numpy(), pairs["ccode2"].to_numpy()
    states = np.unique(np.concatenate([first, second]))
    of, toward = np.searchsorted(states, first), np.searchsorted(states, second)
    n, cells = len(states), of * len(states) + toward
    year = int(pairs["year"][0])
    if np.bincount(cells).max() > 1:
        raise Refused(
            Problem(f"panel, {year}", "A pair of states stands twice in this year.", "Give each directed dyad-year once.")
        )
    lowest, highest = np.zeros(n * n, np.int8), np.full(n * n, top, np.int8)
    lowest[cells], highest[cells] = pairs["lowest"].to_numpy(), pairs["highest"].to_numpy()
    lowest[:: n + 1] = highest[:: n + 1] = top
    return Portfolios(year, states, lowest.reshape(n, n), highest.reshape(n, n), pairs["row"].to_numpy(), of, toward)
