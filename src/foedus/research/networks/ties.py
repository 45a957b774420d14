"""What a picture of alliances draws: a line between each pair, and of a big alliance one from each member to a square."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.core.answers import Answer, some

if TYPE_CHECKING:
    import networkx as nx

BIG = 6  # members: all pairs of more would be 15 lines and hide what lies between
CLASSES: dict[str, tuple[str, ...]] = {
    "help": ("defense", "offense"),
    "restraint": ("neutral", "nonagg", "neutrality", "nonaggression"),
    "consultation": ("consul", "entente"),
}
"""Kinds of obligation as a picture tells them apart, the gravest first."""

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from `first` to `second`: two states, or a state and the name of a big alliance.

    `kind` is the gravest class of obligation that either owes or may owe, "" where none is coded; `sure` if one surely does;
    `mutual` if both owe it or may; the line to a big alliance tells of its member alone.
    """

    first: int
    second: int | str
    kind: str
    sure: bool
    mutual: bool


def ties(graph: nx.MultiDiGraph) -> tuple[Tie, ...]:
    """The lines of a network, in a fixed order: those of pairs first."""
    big = {name: members for name, members in _members(graph).items() if name and len(members) >= BIG}
    pairs: dict[tuple[int, int], list[tuple[int, Attributes]]] = {}
    spokes: dict[tuple[str, int], list[Attributes]] = {}
    for first, second, edge in graph.edges(data=True):
        if edge["alliance"] in big:
            spokes.setdefault((edge["alliance"], first), []).append(edge)
        else:
            pairs.setdefault((min(first, second), max(first, second)), []).append((first, edge))
    between = [_between(pair, edges) for pair, edges in sorted(pairs.items())]
    return (*between, *(Tie(state, name, *_gravest(edges), mutual=True) for (name, state), edges in sorted(spokes.items())))


def _members(graph: nx.MultiDiGraph) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for first, second, edge in graph.edges(data=True):
        found.setdefault(edge["alliance"], set()).update((first, second))
    return found


def _between(pair: tuple[int, int], edges: list[tuple[int, Attributes]]) -> Tie:
    """The tie of a pair, from the one that owes it where only one does."""
    kind, sure = _gravest(edge for _, edge in edges)
    owing = [state for state in pair if _class(kind, (edge for first, edge in edges if first == state)) != Answer.NO]
    first, second = pair if not kind or pair[0] in owing else pair[::-1]
    return Tie(first, second, kind, sure, mutual=not kind or len(owing) == 2)


def _gravest(edges: Iterable[Attributes]) -> tuple[str, bool]:
    given = list(edges)
    answers = {kind: _class(kind, given) for kind in CLASSES}
    kind = next((kind for kind, answer in answers.items() if answer != Answer.NO), "")
    sure = answers[kind] if kind else some(Answer(edge["bound"]) for edge in given)
    return kind, sure == Answer.YES


def _class(kind: str, edges: Iterable[Attributes]) -> Answer:
    return some(Answer(edge[name]) for edge in edges for name in CLASSES.get(kind, ()) if name in edge)
