"""The time expressions of a text as TimeML cuts them, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from foedus.reading.days.kinds import Absolute, Expr, Range, Weekday, Yearless
from foedus.reading.days.times import TimeMention, times
from foedus.reading.timex.kinds import Fixed
from foedus.reading.timex.phrases import phrases
from foedus.reading.timex.spans import halves, no_time

_IS_A = re.compile(r",\sa\s\Z")
Piece = tuple[int, int, Expr | Fixed]  # start, end, what it says


def pieces(text: str) -> list[Piece]:
    """Those of the grammar of dates and the other phrases, in order and never overlapping."""
    dates = [piece for mention in times(text) for piece in _parts(text, mention) if not no_time(text, piece[0], piece[1])]
    return _merged(dates, phrases(text))


def _parts(text: str, mention: TimeMention) -> list[Piece]:
    """TimeML marks both ends of a range. In "3 March, a Saturday" the weekday is that of the day beside it."""
    expr = mention.expr
    if isinstance(expr, Weekday) and _IS_A.search(text, max(0, mention.start - 4), mention.start):
        expr = replace(expr, anchored=True)
    if isinstance(expr, Range) and isinstance(expr.first, Absolute | Yearless):
        return [*halves(mention)]
    return [(mention.start, mention.end, expr)]


def _merged(dates: list[Piece], more: Iterable[Piece]) -> list[Piece]:
    """Both in order; of two that overlap the longer, of two alike the one that says more than the grammar of dates."""
    merged: list[Piece] = []
    for piece in sorted([*more, *dates], key=lambda p: (p[0], -p[1])):
        if not merged or merged[-1][1] <= piece[0]:
            merged.append(piece)
        elif piece[1] - piece[0] > merged[-1][1] - merged[-1][0]:
            merged[-1] = piece
    return merged
