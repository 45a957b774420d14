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


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What is to be named where; where a `dot` stands the name goes beside it, else it may lie on it."""

    words: str
    x: float
    y: float
    dot: bool


def placed(spots: Iterable[Spot], wide: float, high: float) -> tuple[Label, ...]:
    """The labels that find room, earlier ones first; no label covers another or a dot."""
    spots = list(spots)
    dots = [(s.x - 3, s.y - 3, s.x + 3, s.y + 3) for s in spots if s.dot]
    kept: list[Label] = []
    for spot in spots:
        taken = [*(label.box for label in kept), *dots]
        fits = (one for one in _tries(fitted(spot.words, _ROOM, SIZE), spot) if _free(one.box, taken, wide, high))
        found = next(fits, None)
        if found:
            kept.append(found)
    return tuple(kept)


def _tries(words: str, spot: Spot) -> Iterator[Label]:
    """On the spot, right, left, above, below."""
    long, x, y = width(words, SIZE), spot.x, spot.y
    for anchor, left, base in (
        *((("middle", x - long / 2, y + SIZE / 3),) if not spot.dot else ()),
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
