"""Where the states of a network stand on a sheet: near those they are bound to, no name over another, the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from foedus.research.networkties import Tie

if TYPE_CHECKING:
    import networkx as nx

Node = int | str
Points = npt.NDArray[np.float64]
_SEED = 1815
_PAUSE = 0.12  # inches between boxes


@dataclass(frozen=True, slots=True)
class Sheet:
    """Places in inches from the lower left, and the sheet's size."""

    places: Mapping[Node, tuple[float, float]]
    width: float
    height: float


def arranged(ties: Sequence[Tie], sizes: Mapping[Node, tuple[float, float]], widest: float = 13.0) -> Sheet:
    """A place for each end of the ties, whose box has that width and height in inches; groups that nothing joins stand apart."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(sizes, key=_order))
    graph.add_edges_from((tie.first, tie.second) for tie in ties)
    groups = sorted((sorted(group, key=_order) for group in nx.connected_components(graph)), key=lambda g: (-len(g), _order(g[0])))
    return _packed([(group, _group(graph.subgraph(group), group, sizes)) for group in groups], sizes, widest)


def _order(node: Node) -> tuple[bool, Node]:
    return isinstance(node, str), node


def _group(graph: nx.Graph, nodes: list[Node], sizes: Mapping[Node, tuple[float, float]]) -> Points:
    """The places of one group: drawn together by ties, spread over an area that its boxes fill by a fraction, wider than high."""
    import networkx as nx

    plain = nx.Graph()
    plain.add_nodes_from(nodes)  # in order: the places depend on it
    plain.add_edges_from(sorted((edge for edge in graph.edges()), key=lambda edge: tuple(map(_order, edge))))
    start = {node: (np.cos(angle), np.sin(angle)) for node, angle in zip(nodes, _angles(len(nodes)), strict=True)}
    found = nx.spring_layout(plain, pos=start, seed=_SEED, iterations=400, k=2.2 / sqrt(len(nodes)))
    boxes = np.array([sizes[node] for node in nodes])
    points = _turned(np.array([found[node] for node in nodes]))
    area = 5.0 * float((boxes + _PAUSE).prod(axis=1).sum()) + 1.2 * len(nodes) * 0.3
    spread = np.ptp(points, axis=0) + 1e-9
    side = np.array([sqrt(area * 1.5), sqrt(area / 1.5)])
    return _apart((points - points.mean(axis=0)) / spread * side, boxes)


def _angles(n: int) -> Points:
    return np.linspace(0, 2 * np.pi, n, endpoint=False)


def _turned(points: Points) -> Points:
    """The points with their longest extent lying, the first of them to the left of the middle."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    return np.asarray(turned * np.where(turned[0] > 0, -1, 1))


def _apart(points: Points, boxes: Points, rounds: int = 600) -> Points:
    """The points moved as little as needed for no box to lie over another."""
    reach = (boxes[:, None] + boxes[None]) / 2 + _PAUSE
    for _ in range(rounds):
        offset = points[:, None] - points[None]
        over = np.clip(reach - np.abs(offset), 0, None)
        np.einsum("iix->ix", over)[:] = 0
        over *= (over.min(axis=2, keepdims=True) > 0) & (over == over.min(axis=2, keepdims=True))
        if not over.any():
            break
        points = points + 0.3 * (over * np.where(offset < 0, -1, 1)).sum(axis=1)
    return points


def _packed(groups: list[tuple[list[Node], Points]], sizes: Mapping[Node, tuple[float, float]], widest: float) -> Sheet:
    """The groups in rows from the top, none wider than the widest (or than the first of them)."""
    extents = [_extent(points, np.array([sizes[node] for node in nodes])) for nodes, points in groups]
    width = max(widest * min(1.0, sqrt(sum(len(nodes) for nodes, _ in groups) / 40)), *(high[0] - low[0] for low, high in extents))
    places: dict[Node, Any] = {}
    left, top, deep = 0.0, 0.0, 0.0
    for (nodes, points), (low, high) in zip(groups, extents, strict=True):
        wide, tall = high - low
        if left and left + wide > width:
            left, top, deep = 0.0, top - deep - 0.4, 0.0
        for node, point in zip(nodes, points, strict=True):
            places[node] = (left + point[0] - low[0], top - (high[1] - point[1]))
        left, deep = left + wide + 0.6, max(deep, tall)
    height = deep - top
    return Sheet({node: (float(x), float(y + height)) for node, (x, y) in places.items()}, float(width), float(height))


def _extent(points: Points, boxes: Points) -> tuple[Points, Points]:
    return (points - boxes / 2).min(axis=0), (points + boxes / 2).max(axis=0)
