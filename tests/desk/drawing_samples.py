"""What tests of drawings share: paths of SVG read back, markup parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from markupsafe import Markup

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DRAWN = {"div", "svg", "title", "desc", "defs", "pattern", "rect", "path", "g", "circle", "line", "text", "a", "ul", "li"}
HOSTILE = "<script>alert(1)</script>\"' onload=x \u202e{{ 7*7 }}]]>"


def corners(path: str) -> list[list[tuple[float, float]]]:
    """The rings of an outline: M, then one l with steps, then z. An assertion fails where it is written otherwise."""
    rings = []
    for ring in path.split("z")[:-1]:
        start = re.fullmatch(r"M(\d+) (-?\d+)l(.*)", ring)
        assert start, ring[:60]
        points = [(float(start[1]), float(start[2]))]
        steps = [float(n) for n in _NUMBER.findall(start[3])]
        assert len(steps) % 2 == 0
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        rings.append(points)
    assert path == "" or path.endswith("z")
    return rings


def within(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    """Does a point lie in a ring? A ray to its right crosses the ring an odd number of times."""
    x, y = point
    crossed = 0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        crossed += (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay)
    return crossed % 2 == 1


def parsed(markup: Markup) -> ElementTree.Element:
    """Markup as XML, which it is: a parser refuses what is not closed or escaped."""
    return ElementTree.fromstring(f"<div>{markup}</div>")


def words(tree: ElementTree.Element, tag: str) -> Iterator[str]:
    """The text of each element of a kind."""
    return ("".join(found.itertext()) for found in tree.iter(tag))


def inert(markup: Markup) -> bool:
    """No element but those of a drawing, no handler, no style attribute, no address that a browser would run or load."""
    tree = parsed(markup)
    tags = {found.tag for found in tree.iter()}
    names = {name for found in tree.iter() for name in found.attrib}
    links = [found.attrib["href"] for found in tree.iter("a")]
    return tags <= DRAWN and not any(n.startswith("on") or n == "style" for n in names) and all(h[0] in "#/?" for h in links)
