"""Where the states of a network stand on a sheet: near those they are bound to, no name over another, the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from foedus.research.networks.ties import Tie

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


def arranged(ties: Sequence[Tie], sizes: Mapping[Node, tuple[float, float]], shape: float = 2.0) -> Sheet:
    """A place for each end of the ties, whose box has that width and height in inches; groups that nothing joins stand apart.

    `shape` is about the sheet's width by its height.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(sizes, key=_order))
    graph.add_edges_from((tie.first, tie.second) for tie in ties)
    groups = sorted((sorted(group, key=_order) for group in nx.connected_components(graph)), key=lambda g: (-len(g), _order(g[0])))
    return _packed([(group, _group(graph.subgraph(group), group, sizes)) for group in groups], sizes, shape)


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
    points = _evened(_turned(np.array([found[node] for node in nodes])))
    crowd = min(len(nodes), 20) / 10
    area = (2.2 + crowd) * float((boxes + _PAUSE).prod(axis=1).sum()) + 0.06 * crowd * graph.number_of_edges()
    return _apart(points * np.array([sqrt(area * 1.5), sqrt(area / 1.5) if len(nodes) > 2 else 0]), boxes)


def _angles(n: int) -> Points:
    return np.linspace(0, 2 * np.pi, n, endpoint=False)


def _evened(points: Points) -> Points:
    """The points within a square of side 1, crowds thinned: each coordinate goes most of the way to its rank among all."""
    placed = (points - points.min(axis=0)) / np.maximum(np.ptp(points, axis=0), 1e-9)
    ranks = placed.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(points) - 1, 1)
    return np.asarray(0.4 * placed + 0.6 * ranks)


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
        least = np.minimum(over[:, :, :1], over[:, :, 1:])  # they are moved the shorter way
        over *= (least > 0) & (over == least)
        if not over.any():
            break
        points = points + 0.3 * (over * np.where(offset < 0, -1, 1)).sum(axis=1)
    return points


def _packed(groups: list[tuple[list[Node], Points]], sizes: Mapping[Node, tuple[float, float]], shape: float) -> Sheet:
    """The groups in rows from the top."""
    extents = [_extent(points, np.array([sizes[node] for node in nodes])) for nodes, points in groups]
    spans = [high - low + 0.5 for low, high in extents]
    width = max(sqrt(sum(span.prod() for span in spans) * shape), *(span[0] for span in spans))
    places: dict[Node, Any] = {}
    left, top, deep, right = 0.0, 0.0, 0.0, 0.0
    for (nodes, points), (low, high), (wide, tall) in zip(groups, extents, spans, strict=True):
        if left + wide > width + 1e-9:
            left, top, deep = 0.0, top - deep, 0.0
        for node, point in zip(nodes, points, strict=True):
            places[node] = (left + point[0] - low[0], top - (high[1] - point[1]))
        left, deep = left + wide, max(deep, tall)
        right = max(right, left)
    height = deep - top - 0.5
    return Sheet({node: (float(x), float(y + height)) for node, (x, y) in places.items()}, float(right - 0.5), float(height))


def _extent(points: Points, boxes: Points) -> tuple[Points, Points]:
    return (points - boxes / 2).min(axis=0), (points + boxes / 2).max(axis=0)
