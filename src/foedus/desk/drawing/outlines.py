"""The shipped outlines of today's states and the places of those that have none, on the sheet of the world map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from foedus.core.tables import forms, rows
from foedus.desk.drawing.projection import place

GRID = 4  # whole numbers of an outline's path in a unit of the sheet
_HERE = "foedus.desk.drawing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """An outline of Natural Earth's: `key` is a state's or an ISO 3166-1 code, "" where there is none.

    `path` is an SVG path in quarters of a unit, "" for what is too small to draw; (x, y) lies inside; `area` is in units squared.
    """

    key: str
    name: str
    x: float
    y: float
    area: float
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a state without an outline stands: at the point `of`; `today` are the states whose outlines cover its territory."""

    key: str
    x: float
    y: float
    of: str
    today: tuple[str, ...]


@cache
def lands() -> tuple[Land, ...]:
    """All outlines, in a fixed order."""
    return tuple(_land(row) for row in rows("outlines", _HERE))


@cache
def places() -> Mapping[str, Place]:
    """States of core/states.py without an outline, by key."""
    return MappingProxyType({row["key"]: _place(row) for row in rows("places", _HERE)})


@cache
def points() -> Mapping[str, tuple[float, float]]:
    """The point at which a mark of each state stands, by key."""
    outlined = {land.key: (land.x, land.y) for land in lands() if land.key}
    return MappingProxyType(outlined | {key: (one.x, one.y) for key, one in places().items()})


def _land(row: dict[str, str]) -> Land:
    x, y, area = (float(row[column]) for column in ("x", "y", "area"))
    return Land(key=row["key"], name=row["name"], x=x, y=y, area=area / GRID**2, path=row["path"])


def _place(row: dict[str, str]) -> Place:
    x, y = place(float(row["longitude"]), float(row["latitude"]))
    return Place(key=row["key"], x=x, y=y, of=row["of"], today=forms(row["today"]))
