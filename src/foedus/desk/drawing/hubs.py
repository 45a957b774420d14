"""Big alliances within the ring of a network: each as near to its members as the others' names allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from foedus.desk.drawing.text import SIZE, Box, apart, fitted, width
from foedus.desk.drawing.ties import Net, Node

_ROOM = 175.0  # units for a name
_INNER = 0.68  # of the ring's radius: nearer to it the curves of neighbours run
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A square at (x, y) with its name beneath, "" where that found no room."""

    node: Node
    x: float
    y: float
    label: str


def hubs(net: Net, at: Mapping[str, Point], radius: float, middle: float) -> tuple[Hub, ...]:
    """The squares of a network whose states stand `at` these places: the greatest choose first, the last may stay unnamed."""
    members: dict[str, list[Point]] = {node.key: [] for node in net.nodes if node.pact}
    for line in net.lines:
        if line.second in members and line.first in at:
            members[line.second].append(at[line.first])
    nodes = sorted((node for node in net.nodes if node.pact), key=lambda node: (-len(members[node.key]), node.key))
    rooms = _lattice(_INNER * radius, middle, _ROOM + 8, 32)
    named = [_taken(node, _mean(members[node.key], middle), rooms, _ROOM) for node in nodes[: len(rooms)]]
    boxes = [box(hub) for hub in named]
    spots = [
        (x, y) for x, y in _lattice(0.9 * radius, middle, 18, 18) if all(apart((x - 7, y - 7, x + 7, y + 7), b, 2) for b in boxes)
    ]
    rest = [_taken(node, _mean(members[node.key], middle), spots, 0) for node in nodes[len(named) : len(named) + len(spots)]]
    return (*named, *rest, *(Hub(node=node, x=middle, y=middle, label="") for node in nodes[len(named) + len(rest) :]))


def box(hub: Hub) -> Box:
    """The room that a square and its name take."""
    half = max(width(hub.label) / 2, 7)
    return (hub.x - half, hub.y - 7, hub.x + half, hub.y + 9 + SIZE if hub.label else hub.y + 7)


def _mean(points: list[Point], middle: float) -> Point:
    if not points:
        return middle, middle
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _lattice(reach: float, middle: float, across: float, down: float) -> list[Point]:
    """Places at these distances around the middle, as far as they reach: the same ones every day, so that squares rest.

    Rows are set off by quarters, like bricks, so that a place is never far.
    """
    columns, rows = int(reach / across), int(reach / down)
    steps = ((across * (n + m % 4 / 4), down * m) for n in range(-columns - 1, columns + 1) for m in range(-rows, rows + 1))
    return [(round(middle + x, 1), round(middle + y, 1)) for x, y in steps if hypot(x, y) <= reach]


def _taken(node: Node, wish: Point, free: list[Point], room: float) -> Hub:
    """At the free place that is nearest to the wish, which is free no more."""
    spot = min(free, key=lambda one: (hypot(one[0] - wish[0], one[1] - wish[1]), one))
    free.remove(spot)
    return Hub(node=node, x=spot[0], y=spot[1], label=fitted(node.name, room) if room else "")
