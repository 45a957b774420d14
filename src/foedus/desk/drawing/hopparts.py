"""The parts of a drawing of what an event sets off: boxes in columns, edges, grounds, conflicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from foedus.desk.lines import Clash, Verdict

BOX, GAP, COLUMN = 232.0, 14.0, 306.0  # units: a box's width, between boxes, from column to column
LEFT, TOP, LINE = 24.0, 48.0, 17.0  # margins, and the height of a line of text
DROP = 40.0  # between the boxes of the event


@dataclass(frozen=True, slots=True, kw_only=True)
class Blow:
    """A happening: who acts against whom, by key, and what it is called ("attack")."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    event: str = "attack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node: `kind` is attacker, victim, yes or undetermined; `lines` are its words, the first of them its name."""

    kind: str
    hop: int
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    title: str
    href: str
    clashing: bool = False
    width: float = BOX


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From one box to another: `kind` is event, yes or undetermined."""

    kind: str
    hop: int
    path: str
    arrow: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A column's strip with its heading; from the second hop on it is hypothetical."""

    hop: int
    x: float
    width: float
    heading: str
    more: str  # what the list alone tells, in words, at `beneath`
    beneath: float
    hypothetical: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A conflict at the foot of the drawing: who stands between two sides."""

    y: float
    who: str
    toward: tuple[str, str]
    against: tuple[str, str]
    sure: bool
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HopDrawing:
    """All that a template needs; conflicts stand below `foot`. `size`: see `sizes`."""

    width: float
    size: int
    height: float
    foot: float
    grounds: tuple[Ground, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    conflicts: tuple[Sides, ...]
    conflicts_left: int  # those in the list only


Link = Callable[[Verdict | Clash], str]
Placed = tuple[Box, tuple[str, ...]]
Told = tuple[Box, list[Verdict]]
