"""What can be wrong between cards: treaties that replace each other in a circle, or hang on a treaty that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path as File

from foedus.core.problems import Problem
from foedus.core.relations import role_of
from foedus.core.statements import Relation
from foedus.core.treaties import Card
from foedus.ledger.cards import yamltext
from foedus.ledger.entries.shape import Path

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def between(cards: Mapping[File, Card], known: Iterable[str]) -> Iterator[Problem]:
    """All faults between these cards, beside the treaties `known` from elsewhere, each with file and line."""
    places = {card.id: file for file, card in cards.items()}
    relations = [(card, n, r) for card in cards.values() for n, r in enumerate(_relations(card))]
    circle = circle_of((r.treaty, r.other) for _, _, r in relations if role_of(r.kind) == "ends")
    for card, number, relation in relations:
        if role_of(relation.kind) == "ends" and relation.treaty in circle and relation.other in circle:
            said = f"These treaties would replace each other in a circle: {', '.join(circle)}."
            yield Problem(_place(places[card.id], ("relations", number)), said, "Turn or remove one of the relations.")
    for card in cards.values():
        for path, key in _needed(card):
            if _KEY.fullmatch(key) and not key.isdecimal() and key not in {*places, *known}:
                yield Problem(
                    _place(places[card.id], path), f"Nothing is known of the treaty {key!r}.", f"Write a card {key}.yaml."
                )


def circle_of(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The treaties of a circle among (later, earlier) pairs; none where there is no circle."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for later, earlier in pairs:
        sorter.add(later, earlier)
    try:
        sorter.prepare()
    except CycleError as error:
        return tuple(dict.fromkeys(error.args[1]))
    return ()


def _relations(card: Card) -> list[Relation]:
    return [c.content for c in card.content if isinstance(c.content, Relation)]


def _needed(card: Card) -> Iterator[tuple[Path, str]]:
    """The treaties on which its entry into force hangs."""
    entry, path = card.clauses.entry_into_force, ("clauses", "entry_into_force")
    if entry and entry.not_before_treaty:
        yield (*path, "not_before_treaty"), entry.not_before_treaty
    for number, condition in enumerate(entry.conditions if entry else ()):
        for key in ("of", "treaty"):
            if (value := getattr(condition, key)) and value not in ("signatories", "parties"):
                yield (*path, "conditions", number, key), value


def _place(file: File, path: Path) -> str:
    return f"{file}:{yamltext.parse(file.read_text(encoding='utf-8'))[1].of(path)}"
