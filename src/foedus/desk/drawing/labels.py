"""Names beside points: each where it touches no other and stays on the sheet, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.desk.drawing.text import Box, apart, fitted, width

SIZE = 15.0  # a map of 1,000 units is shown 47rem wide at least, so that this is 11 pixels or more
_ROOM = 190.0  # units for one name
_GAP = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words with the place of their start, middle or end (`anchor`) on their base line."""

    words: str
    x: float
    y: float
    anchor: str
    box: Box


def placed(spots: Iterable[tuple[str, float, float]], wide: float, high: float) -> tuple[Label, ...]:
    """The labels that find room, earlier ones first; no label covers another or another's point."""
    spots = list(spots)
    points = [(x - 3, y - 3, x + 3, y + 3) for _, x, y in spots]
    kept: list[Label] = []
    for words, x, y in spots:
        taken = [*(label.box for label in kept), *points]
        fits = (one for one in _tries(fitted(words, _ROOM, SIZE), x, y) if _free(one.box, taken, wide, high))
        found = next(fits, None)
        if found:
            kept.append(found)
    return tuple(kept)


def _tries(words: str, x: float, y: float) -> Iterator[Label]:
    """Right, left, above, below."""
    long = width(words, SIZE)
    for anchor, left, base in (
        ("start", x + _GAP, y + SIZE / 3),
        ("end", x - _GAP - long, y + SIZE / 3),
        ("middle", x - long / 2, y - _GAP),
        ("middle", x - long / 2, y + _GAP + SIZE * 0.8),
    ):
        at = {"start": left, "middle": left + long / 2, "end": left + long}[anchor]
        box = (left, base - SIZE * 0.85, left + long, base + SIZE * 0.25)
        yield Label(words=words, x=round(at, 1), y=round(base, 1), anchor=anchor, box=box)


def _free(box: Box, taken: Iterable[Box], wide: float, high: float) -> bool:
    inside = box[0] >= 2 and box[1] >= 2 and box[2] <= wide - 2 and box[3] <= high - 2
    return inside and all(apart(box, other, 1) for other in taken)
