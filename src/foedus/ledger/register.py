"""The register: the cards shipped with the package, and the treaty that a report means by a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from foedus.core.treaties import Card


@cache
def register() -> Mapping[str, Card]:
    """All shipped cards by their ids."""
    from foedus.ledger.cards import load

    made: dict[str, Card] = {}
    for file in sorted((files("foedus.ledger") / "data" / "register").iterdir(), key=lambda f: f.name):
        card, _ = load(file.read_text(encoding="utf-8"), file.name) if file.name.endswith(".yaml") else (None, [])
        if card:
            made[card.id] = card
    return MappingProxyType(made)
