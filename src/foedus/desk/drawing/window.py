"""The part of the world's sheet that a map shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.desk.drawing.outlines import GRID
from foedus.desk.drawing.projection import HEIGHT, WIDTH

_LEAST = 130.0  # units of the sheet: no nearer than a map of western Europe
_PAD = 34.0  # units of the sheet around the outermost points, so that their outlines are seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A rectangle of the sheet from (x, y), enlarged by `zoom` to the map's whole width."""

    x: float
    y: float
    zoom: float
    height: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the sheet on the map."""
        return (x - self.x) * self.zoom, (y - self.y) * self.zoom

    @property
    def transform(self) -> str:
        """What puts the outlines' paths on the map, in SVG."""
        return f"translate({-self.x * self.zoom:.2f} {-self.y * self.zoom:.2f}) scale({self.zoom / GRID:.5f})"


WHOLE = Window(x=0, y=0, zoom=1, height=round(HEIGHT, 1))


def around(points: Iterable[tuple[float, float]]) -> Window:
    """The window that holds these points, in the sheet's proportions; the whole sheet where there are none."""
    xs, ys = zip(*points, strict=True) if (points := list(points)) else ((0, WIDTH), (0, HEIGHT))
    share = HEIGHT / WIDTH
    wide = min(max(max(xs) - min(xs) + 2 * _PAD, (max(ys) - min(ys) + 2 * _PAD) / share, _LEAST), WIDTH)
    x = _within((min(xs) + max(xs) - wide) / 2, WIDTH - wide)
    y = _within((min(ys) + max(ys) - wide * share) / 2, HEIGHT - wide * share)
    return Window(x=round(x, 1), y=round(y, 1), zoom=round(WIDTH / wide, 3), height=WHOLE.height)


def _within(value: float, most: float) -> float:
    return min(max(value, 0), most)
