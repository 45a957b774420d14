"""A network on a ring: states by region, ties as curves drawn toward the middle, big alliances as squares within."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import atan2, cos, degrees, hypot, pi, sin

from foedus.core.states import name_of
from foedus.desk.drawing.hubs import Hub, hubs
from foedus.desk.drawing.sizes import size_of
from foedus.desk.drawing.text import fitted
from foedus.desk.drawing.ties import Line, Net, Node, seat

PITCH = 13.8  # units from name to name along the ring, where letters are 12 high
ROOM = 126.0  # units for a name beyond the ring
LEAST = 165.0  # the ring's least radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place on the ring with a name beside it, turned by `turn` degrees about it; `here` is False for who is absent that day."""

    node: Node
    x: float
    y: float
    turn: float
    flipped: bool
    label: str
    here: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A region's name, in a place of its own before its states."""

    words: str
    x: float
    y: float
    turn: float
    flipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A tie as an SVG path."""

    line: Line
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDrawing:
    """All that a template needs; `size`: see `sizes`."""

    width: float
    size: int
    seats: tuple[Seat, ...]
    headings: tuple[Heading, ...]
    hubs: tuple[Hub, ...]
    curves: tuple[Curve, ...]


def network_drawing(net: Net, among: Iterable[str] = ()) -> NetworkDrawing:
    """The network drawn. States `among` (of all days of a play) keep a seat where they are absent, so that nobody moves."""
    present = {node.key: node for node in net.nodes if not node.pact}
    keys = sorted({*present, *among}, key=seat)
    slots = [slot for region, group in groupby(keys, key=_region) for slot in (("", region), *((key, "") for key in group))]
    radius = max(LEAST, len(slots) * PITCH / (2 * pi))
    width = 2 * (radius + ROOM)
    ring = [_spot(n, len(slots), radius, width / 2) for n in range(len(slots))]
    seats = tuple(_seat(key, present.get(key), spot) for (key, _), spot in zip(slots, ring, strict=True) if key)
    headings = tuple(_heading(words, spot) for (key, words), spot in zip(slots, ring, strict=True) if not key)
    at = {one.node.key: (one.x, one.y) for one in seats}
    squares = hubs(net, at, radius, width / 2)
    at |= {hub.node.key: (hub.x, hub.y) for hub in squares}
    curves = tuple(Curve(line=line, path=_curve(at[line.first], at[line.second], radius, width / 2)) for line in net.lines)
    return NetworkDrawing(
        width=round(width, 1), size=size_of(width),
        seats=seats, headings=headings, hubs=squares, curves=curves,
    )  # fmt: skip


def _region(key: str) -> str:
    return seat(key)[1]


def _spot(n: int, among: int, radius: float, middle: float) -> tuple[float, float, float]:
    """The n-th place clockwise from the left, where the Americas are on a map, and its angle."""
    angle = pi + 2 * pi * (n + 0.5) / among
    return round(middle + radius * cos(angle), 1), round(middle + radius * sin(angle), 1), angle


def _turned(angle: float) -> tuple[float, bool]:
    """The turn of a name that stands there, and whether it ends at its place so that it is not upside down."""
    turn = degrees(atan2(sin(angle), cos(angle)))
    flipped = abs(turn) > 90
    return round(turn - 180 if turn > 90 else turn + 180 if turn < -90 else turn, 1), flipped


def _seat(key: str, node: Node | None, spot: tuple[float, float, float]) -> Seat:
    shown = node or Node(key=key, name=name_of(key))
    turn, flipped = _turned(spot[2])
    label = fitted(shown.name, ROOM - 18)
    return Seat(node=shown, x=spot[0], y=spot[1], turn=turn, flipped=flipped, label=label, here=node is not None)


def _heading(words: str, spot: tuple[float, float, float]) -> Heading:
    turn, flipped = _turned(spot[2])
    return Heading(words=words, x=spot[0], y=spot[1], turn=turn, flipped=flipped)


def _curve(one: tuple[float, float], other: tuple[float, float], radius: float, middle: float) -> str:
    """A curve that bends toward the middle, the more the farther its ends are apart: ties of one direction run together.

    One to a square within the ring is almost straight.
    """
    (ax, ay), (bx, by) = one, other
    share = min(hypot(bx - ax, by - ay) / (2 * radius), 1)
    inner = hypot(bx - middle, by - middle) < radius - 1
    pull = 0.45 * share if inner else 0.35 + 0.6 * share
    x, y = (middle * pull + end * (1 - pull) for end in ((ax + bx) / 2, (ay + by) / 2))
    return f"M{ax:.0f} {ay:.0f}Q{x:.0f} {y:.0f} {bx:.0f} {by:.0f}"
