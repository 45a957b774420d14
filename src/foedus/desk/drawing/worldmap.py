"""States marked on a map of the world, with arcs between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot

from foedus.core.states import name_of
from foedus.desk.drawing.labels import Label, Spot, placed
from foedus.desk.drawing.outlines import lands, places, points
from foedus.desk.drawing.projection import WIDTH
from foedus.desk.drawing.window import WHOLE, Window, around

SMALL = 12.0  # units squared: an outline below that is marked by a dot as well
LABELLED = 40  # states: more names would be a thicket, and the list beneath has them all
NEUTRAL = (
    "Outlines: Natural Earth, in the public domain, on the Equal Earth projection. They are the map maker's and imply no position "
    "on the status of any territory or the course of any border."
)
MARKS = ("asked", "bound", "may", "signed", "left", "against", "allied")
"""The kinds of mark that the style sheet tells apart: in question, bound, perhaps bound, has signed,
bound no more, adversary, tied to some other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a state is shown: `kind` is one of MARKS, `title` says why in words, `href` leads to more."""

    kind: str
    title: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A line between states, by their keys: `kind` as in a network (help, restraint, consultation), dashed where not `sure`."""

    first: str
    second: str
    kind: str = ""
    sure: bool = True
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A state's mark on the map: outlines as one path in quarters of a unit ("" where it has none) and perhaps a dot."""

    key: str
    mark: Mark
    path: str
    x: float
    y: float
    dotted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """An arc as an SVG path."""

    arc: Arc
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """All that a template needs. `land` is every outline without a mark; `unplaced` names the marks that no place is known for."""

    width: float
    height: float
    window: Window
    land: str
    marked: tuple[Marked, ...]
    curves: tuple[Curve, ...]
    labels: tuple[Label, ...]
    unplaced: tuple[str, ...]
    note: str


def world_map(marks: Mapping[str, Mark], arcs: Iterable[Arc] = (), near: bool = False) -> MapDrawing:
    """The map with these states marked, by key; a former state's mark stands on today's outlines that cover its territory.

    `near` shows only the part of the world that holds all points of marks and arcs.
    """
    arcs = [arc for arc in arcs if {arc.first, arc.second} <= points().keys()]
    named = dict.fromkeys((*marks, *(key for arc in arcs for key in (arc.first, arc.second))))
    at = {key: points()[key] for key in named if key in points()}
    window = around(at.values()) if near else WHOLE
    spot = {key: window.at(*point) for key, point in at.items()}
    owner = _owners(marks)
    drawn = tuple(_marked(key, mark, owner, spot[key], window) for key, mark in marks.items() if key in spot)
    land = "".join(one.path for one in lands() if owner.get(one.key) is None)
    curves = tuple(Curve(arc=arc, path=_bow(spot[arc.first], spot[arc.second])) for arc in arcs)
    dotted = {one.key for one in drawn if one.dotted} | {key for arc in arcs for key in (arc.first, arc.second)}
    spots = [Spot(words=name_of(key), x=x, y=y, dot=key in dotted) for key, (x, y) in spot.items()]
    return MapDrawing(
        width=WIDTH, height=window.height, window=window, land=land, marked=drawn, curves=curves,
        note=_note(marks),
        labels=placed(spots if len(spots) <= LABELLED else (), WIDTH, window.height),
        unplaced=tuple(name_of(key) for key in marks if key not in points()),
    )  # fmt: skip


def _owners(marks: Mapping[str, Mark]) -> dict[str, str]:
    """The marked state to which each outline goes: itself, else a former one."""
    former = {key: one for key, one in places().items() if key in marks}
    return {today: key for key, one in former.items() for today in one.today} | {key: key for key in marks}


def _marked(key: str, mark: Mark, owner: Mapping[str, str], spot: tuple[float, float], window: Window) -> Marked:
    own = [land for land in lands() if land.key and owner.get(land.key) == key]
    small = sum(land.area for land in own) * window.zoom**2 < SMALL
    path = "".join(land.path for land in own)
    return Marked(key=key, mark=mark, path=path, x=round(spot[0], 1), y=round(spot[1], 1), dotted=small)


def _bow(one: tuple[float, float], other: tuple[float, float]) -> str:
    """A line that bends upward, the more the longer it is."""
    (ax, ay), (bx, by) = sorted((one, other))
    rise = min(0.28 * hypot(bx - ax, by - ay), min(ay, by) * 1.6)
    return f"M{ax:.1f} {ay:.1f}Q{(ax + bx) / 2:.1f} {(ay + by) / 2 - rise:.1f} {bx:.1f} {by:.1f}"


def _note(marks: Mapping[str, Mark]) -> str:
    former = [key for key in marks if key in places()]
    covered = [name_of(key) for key in former if places()[key].today]
    mere = [f"{name_of(key)} ({places()[key].of})" for key in former if not places()[key].today]
    said = [NEUTRAL]
    if covered:
        said.append(f"Shown on today's outlines, for want of its own: {', '.join(covered)}.")
    if mere:
        said.append(f"Shown by a dot, for want of an outline: {', '.join(mere)}.")
    return " ".join(said)
