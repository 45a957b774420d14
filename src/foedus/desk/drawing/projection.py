"""From longitude and latitude to the sheet of the world map: Equal Earth, which keeps areas (Šavrič, Patterson, Jenny 2018)."""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt

WIDTH = 1000.0  # of the sheet, for the whole equator
MIDDLE = 11.4  # degrees east, so that the sheet's edge passes between Asia and America
NORTH, SOUTH = 84.0, -57.0  # degrees: the sheet ends south of Cape Horn, Antarctica has no state
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_UNIT = WIDTH * _M * _A1 / (2 * pi)  # of the sheet to one of the sphere's radius


def place(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a point stands on the sheet, from its upper left. Degrees, west and south negative."""
    return turned(east(longitude), latitude)


def east(longitude: float) -> float:
    """Degrees from the sheet's middle, -180 to 180."""
    return (longitude - MIDDLE + 180) % 360 - 180


def turned(degrees: float, latitude: float) -> tuple[float, float]:
    """The same by degrees from the sheet's middle, which may lie beyond its edge."""
    t = asin(_M * sin(radians(latitude)))
    x = radians(degrees) * cos(t) / (_M * (_A1 + 3 * _A2 * t**2 + 7 * _A3 * t**6 + 9 * _A4 * t**8))
    return WIDTH / 2 + _UNIT * x, _UNIT * (_height(NORTH) - _height(latitude))


def _height(latitude: float) -> float:
    t = asin(_M * sin(radians(latitude)))
    return t * (_A1 + _A2 * t**2 + _A3 * t**6 + _A4 * t**8)


HEIGHT = place(0, SOUTH)[1]
