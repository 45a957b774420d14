"""Make desk/drawing/data/outlines.csv from the npm package world-atlas: `outlines.py countries-50m.json`.

Natural Earth's outlines, public domain, as TopoJSON (`npm pack world-atlas@2.0.2`); a border between two states is one arc there,
so that thinning arcs keeps neighbours together. The keys are pycountry's: `uv run --with pycountry ...`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pycountry

from foedus.desk.drawing.projection import SOUTH, east, turned

GRID = 4  # places in a unit of the sheet: paths are whole numbers of quarters
THIN = 1.0  # of a place: what a line may leave out
LEAST = 8  # places squared: an island smaller than that is left out, unless its state has no larger one
TARGET = Path(__file__).parent.parent / "src/foedus/desk/drawing/data/outlines.csv"
NO_NUMBER = {"Kosovo": "XKX"}  # of those that ISO 3166-1 gives none
Point = tuple[float, float]


def main(source: str) -> None:
    """Write the table: key, name, a point well inside, area in places squared, the path."""
    world = json.loads(Path(source).read_text("utf-8"))
    arcs = [thinned(list(projected(arc, world["transform"]))) for arc in world["arcs"]]
    lands: dict[tuple[str, str], list[list[Point]]] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        if shape["properties"]["name"] != "Antarctica":
            lands.setdefault(named(shape), []).extend(rings(shape, arcs))
    with TARGET.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(("key", "name", "x", "y", "area", "path"))
        writer.writerows(row(*land, found) for land, found in sorted(lands.items(), key=lambda item: (not item[0][0], item[0])))


def named(shape: dict[str, Any]) -> tuple[str, str]:
    """Its ISO 3166-1 alpha-3 code and name; Natural Earth's where ISO has none."""
    name = shape["properties"]["name"]
    known = pycountry.countries.get(numeric=shape.get("id", ""))
    return (known.alpha_3, known.name) if known else (NO_NUMBER.get(name, ""), name)


def projected(arc: Sequence[Sequence[int]], transform: dict[str, Sequence[float]]) -> Iterator[Point]:
    """An arc's points on the grid, in one piece across the sheet's edge; TopoJSON tells each by its distance from the last."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    before = None
    for x, y in accumulate(arc, lambda a, b: (a[0] + b[0], a[1] + b[1])):
        degrees = east(x * wide + left)
        before = degrees if before is None else before + (degrees - before + 180) % 360 - 180
        across, down = turned(before, max(y * high + low, SOUTH))
        yield across * GRID, down * GRID


def thinned(line: list[Point]) -> list[Point]:
    """The line without what deviates less than THIN (Douglas and Peucker 1973); its ends stay."""
    first, last = line[0], line[-1]
    off = [distance(point, first, last) for point in line]
    far = max(range(len(line)), key=off.__getitem__)
    if off[far] <= THIN:
        return [first, last]
    return thinned(line[: far + 1])[:-1] + thinned(line[far:])


def distance(point: Point, first: Point, last: Point) -> float:
    """From a point to a line's stretch."""
    (x, y), (ax, ay), (bx, by) = point, first, last
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 or 1)
    along = min(max(along, 0), 1)
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def rings(shape: dict[str, Any], arcs: Sequence[list[Point]]) -> list[list[Point]]:
    """All its rings, holes too: a path's holes need only the other direction, which they have."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [stitched(ring, arcs) for polygon in polygons for ring in polygon]


def stitched(ring: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring from its arcs; ~n is arc n backwards."""
    return [point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])[:-1]]


def area(ring: Sequence[Point]) -> float:
    """Of a ring, in places squared."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def row(key: str, name: str, found: list[list[Point]]) -> tuple[str, str, float, float, int, str]:
    """A row of the table; where no ring is left on the grid the path is empty."""
    largest = max(found, key=area)
    x, y = inside(largest)
    kept = [ring for ring in found if ring is largest or area(ring) >= LEAST]
    path = "".join(filter(None, map(written, kept)))
    return key, name, round(x / GRID, 1), round(y / GRID, 1), round(sum(map(area, kept))), path


def written(ring: Sequence[Point]) -> str:
    """A ring as an SVG subpath of whole numbers, each point by its distance from the last; "" for one that is a mere line."""
    points = [(round(x), round(y)) for x, y in ring]
    points = [p for p, before in zip(points, [points[-1], *points[:-1]], strict=True) if p != before]
    if len(points) < 3:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    told = " ".join(str(number) for step in steps for number in step).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{told}z"


def inside(ring: Sequence[Point]) -> Point:
    """The point of a grid over the ring that is farthest from its line, so that a mark stands well inside."""
    xs, ys = zip(*ring, strict=True)
    across = [min(xs) + (max(xs) - min(xs)) * n / 24 for n in range(1, 24)]
    down = [min(ys) + (max(ys) - min(ys)) * n / 24 for n in range(1, 24)]
    middle = (sum(xs) / len(xs), sum(ys) / len(ys))
    held = [(x, y) for x in across for y in down if within((x, y), ring)] or [middle]
    return max(held, key=lambda point: min(distance(point, *side) for side in sides(ring)))


def within(point: Point, ring: Sequence[Point]) -> bool:
    """Does it lie in the ring? A ray to the right crosses it an odd number of times."""
    x, y = point
    crossed = [(ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay) for (ax, ay), (bx, by) in sides(ring)]
    return sum(crossed) % 2 == 1


def sides(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Its stretches, the last back to the first."""
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


if __name__ == "__main__":
    main(sys.argv[1])
