"""A text as its lines that hold something, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\f]+")


class Line(NamedTuple):
    """Without the white space around it. `apart`: an empty line stands before it."""

    start: int
    end: int
    words: str
    apart: bool = False


class Whole(NamedTuple):
    """A text and its own lines."""

    text: str
    rows: Sequence[Line]


def lines(text: str) -> list[Line]:
    """All of them, in their order."""
    made: list[Line] = []
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + found[0].index(words)
        apart = not made or text.count("\n", made[-1].end, start) > 1
        made.append(Line(start, start + len(words), words, apart))
    return made


def between(lines: Sequence[Line], start: int, end: int) -> Sequence[Line]:
    """Those that begin between two places."""
    first, last = (bisect_left(lines, place, key=attrgetter("start")) for place in (start, end))
    return lines[first:last]
