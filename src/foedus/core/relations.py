"""Kinds of relation between two treaties, and the role that the law of treaties gives each (`data/relations.csv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedus.core.tables import rows


@dataclass(frozen=True, slots=True)
class RelationKind:
    """`role`: ends, amends, successive, yields, prevails, restates; "" where the law draws nothing from it."""

    kind: str
    role: str
    article: str
    meaning: str


def role_of(kind: str) -> str:
    """What the law draws from a relation of that kind; "" for nothing, or for a kind that it does not know."""
    known = relation_kinds().get(kind)
    return known.role if known else ""


@cache
def relation_kinds() -> dict[str, RelationKind]:
    """Every kind by its word."""
    return {row["kind"]: RelationKind(**row) for row in rows("relations")}
