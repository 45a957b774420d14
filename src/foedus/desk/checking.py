"""Checks of cards."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from foedus.core.problems import Problem


def check_cards(paths: Sequence[str]) -> tuple[str, list[Problem]]:
    """What was checked, in words, and what is wrong with the cards at these paths, or else with the shipped ones."""
    from foedus.ledger.cards import cards
    from foedus.ledger.cards.register import register
    from foedus.ledger.cards.sets import between

    if paths:
        done = list(cards.read(map(Path, paths)))
    else:
        with as_file(files("foedus.ledger") / "data" / "register") as folder:
            done = list(cards.read([folder]))
    empty = [p for p in map(Path, paths) if p.is_dir() and not any(p.glob("*.yaml"))]
    none = [Problem(str(folder), "It holds no card.", "Cards are files that end in .yaml.") for folder in empty]
    found = [p for _, _, problems in done for p in problems] + none
    return f"{len(done)} cards", [*found, *between({file: card for file, card, _ in done if card}, register())]
