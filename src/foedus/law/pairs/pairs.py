"""Is a treaty in force between two parties on a day, how modified, and what else governs (VCLT arts. 19-24, 26, 30, 40)."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from foedus.core import saying
from foedus.core.answers import Answer
from foedus.core.treaties import Treaty
from foedus.law.basics.names import full, listed
from foedus.law.basics.proofs import conjunction
from foedus.law.life.bonds import Bonds
from foedus.law.pairs.between import Pair, Relations
from foedus.law.pairs.ground import Ground
from foedus.law.pairs.successive import above


def relations(bonds: Bonds, treaty: Treaty, *states: str) -> Relations:
    """All pairs of the states that the treaty binds, or may bind, on the day of `bonds`; of one state its pairs with all others
    that have a part in the treaty; of two states their pair, with its proof."""
    ground = Ground.of(bonds, treaty, states)
    chosen = states if len(states) == 2 else tuple(ground.members)
    bound = tuple(s for s in chosen if ground.binds(s) is not Answer.NO)
    pairs = [(states[0], s) for s in chosen if s != states[0]] if states else combinations(bound, 2)
    return Relations(
        treaty=treaty.id, title=treaty.title, on=bonds.on, states=bound, above=tuple(above(bonds, treaty)),
        unsure=tuple(s for s in bound if ground.binds(s) is Answer.UNKNOWN), not_bound=tuple(s for s in chosen if s not in bound),
        pairs=tuple(_proved(ground, treaty, a, b) if len(states) == 2 else ground.pair(a, b) for a, b in pairs),
        incomplete=treaty.incomplete or "",
    )  # fmt: skip


def pair(bonds: Bonds, treaty: Treaty, one: str, other: str) -> Pair:
    """The pair of these two states, with its proof."""
    return _proved(Ground.of(bonds, treaty, (one, other)), treaty, one, other)


def _proved(ground: Ground, treaty: Treaty, one: str, other: str) -> Pair:
    found, bonds = ground.pair(one, other), ground.bonds
    steps = [bonds.binding(treaty, one, other), *(m.proof for m in found.modified), *(g.proof for g in found.governed_by)]
    how = f", {found.version}" if found.answer is Answer.YES else f" ({found.reason})"
    says = f"it is in force between {listed(map(full, (one, other)))} on {saying.day(bonds.on)}{how}"
    whole = conjunction("in force between two", says, steps, "VCLT arts. 20-24, 26")
    return replace(found, proof=replace(whole, answer=found.answer))
