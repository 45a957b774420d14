"""Big alliances within the ring of a network: each as near to its members as the others' names allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import hypot

from foedus.desk.drawing.text import SIZE, Box, apart, fitted, width
from foedus.desk.drawing.ties import Net, Node

_ROOM = 175.0  # units for a name
_INNER = 0.62  # of the ring's radius: nearer to it the curves of neighbours run
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A square at (x, y) with its name beneath, "" where that found no room."""

    node: Node
    x: float
    y: float
    label: str


def hubs(net: Net, at: Mapping[str, Point], radius: float, middle: float) -> tuple[Hub, ...]:
    """The squares of a network whose states stand `at` these places."""
    members: dict[str, list[Point]] = {node.key: [] for node in net.nodes if node.pact}
    for line in net.lines:
        if line.second in members and line.first in at:
            members[line.second].append(at[line.first])
    nodes = sorted((node for node in net.nodes if node.pact), key=lambda node: (-len(members[node.key]), node.key))
    placed: list[Hub] = []
    for node in nodes:
        placed.append(_placed(node, _mean(members[node.key], middle), placed, radius, middle))
    return tuple(placed)


def box(hub: Hub) -> Box:
    """The room that a square and its name take."""
    half = max(width(hub.label) / 2, 7)
    return (hub.x - half, hub.y - 7, hub.x + half, hub.y + 9 + SIZE if hub.label else hub.y + 7)


def _mean(points: list[Point], middle: float) -> Point:
    if not points:
        return middle, middle
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _placed(node: Node, wish: Point, placed: list[Hub], radius: float, middle: float) -> Hub:
    """At the free spot of a grid that is nearest to the wish; without its name where no spot has room for it."""
    reach = int(_INNER * radius)
    spots = [(middle + x, middle + y) for x in range(-reach, reach + 1, 9) for y in range(-reach, reach + 1, 9)]
    spots = [spot for spot in spots if hypot(spot[0] - middle, spot[1] - middle) <= reach]
    spots.sort(key=lambda spot: (hypot(spot[0] - wish[0], spot[1] - wish[1]), spot))
    named = Hub(node=node, x=0, y=0, label=fitted(node.name, _ROOM))
    taken = [box(hub) for hub in placed]
    for hub in (named, replace(named, label="")):
        for x, y in spots:
            here = replace(hub, x=round(x, 1), y=round(y, 1))
            if all(apart(box(here), other, 4) for other in taken):
                return here
    return replace(named, x=round(wish[0], 1), y=round(wish[1], 1), label="")
