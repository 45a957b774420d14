"""The widths that the style sheet knows, by which a drawing's letters stay 11 pixels high or more on any screen."""

from __future__ import annotations

SIZES = (640, 760, 900, 1050, 1200, 1400, 1700, 2000)  # units; class s640 and so on


def size_of(width: float) -> int:
    """The least of the sizes that holds a drawing of that width; of a wider one the largest."""
    return next((size for size in SIZES if size >= width), SIZES[-1])
