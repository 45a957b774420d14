"""How acts of a kind are told from one another (`data/kinds.csv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedus.core.tables import rows
from foedus.core.words import ActKind


@dataclass(frozen=True, slots=True)
class Kind:
    """`alone`: each state does it by itself, so that two states' acts are two acts.

    `once` says how often it happens for the same actors: "yes": once, so that two days contradict each other;
    "organ": once in each organ that is named; "usually": once unless the days differ; "no": any number of times,
    so that an undated one is not taken for a dated one.
    """

    alone: bool
    once: str


@cache
def kinds() -> dict[ActKind, Kind]:
    """Every kind of act."""
    return {ActKind(row["kind"]): Kind(row["alone"] == "yes", row["once"]) for row in rows("kinds", "foedus.ledger")}
