"""The time expressions of a text as TimeML marks them: span, type, and value, counted from the day the text was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Duration, Expr, Range, Unit, Weekday, Yearless
from foedus.reading.days.resolve import resolve
from foedus.reading.days.times import TimeMention, times
from foedus.reading.days.timex_clock import clocked
from foedus.reading.days.timex_kinds import Kind, Timex
from foedus.reading.days.timex_meant import Place, meant
from foedus.reading.days.timex_phrases import phrases
from foedus.reading.days.timex_readers import Fixed
from foedus.reading.days.timex_spans import daytime, halves, is_rate, no_time, trimmed, week_of, widened
from foedus.reading.days.timex_spoken import Spoken
from foedus.reading.days.timex_story import is_history
from foedus.reading.days.timex_values import length, value
from foedus.reading.days.timex_written import Written, written

_IS_A = re.compile(r",\sa\s\Z")
_APPOSED = re.compile(r",\s")
_Piece = tuple[int, int, Expr | Fixed]


def timex(text: str, published: When | None = None) -> tuple[Timex, ...]:
    """All time expressions in order, never overlapping. Takes any text; linear in its length.

    Without the day of publication "today" and "last Friday" have no value.
    """
    pieces = [piece for mention in times(text) for piece in _parts(text, mention) if not no_time(text, piece[0], piece[1])]
    wrote = written(text, published or When())
    return clocked(text, [*_marked(text, _merged(pieces, phrases(text)), wrote)], wrote.day)


def _parts(text: str, mention: TimeMention) -> list[_Piece]:
    """TimeML marks both ends of a range. In "3 March, a Saturday" the weekday is that of the day beside it."""
    expr = mention.expr
    if isinstance(expr, Weekday) and _IS_A.search(text, max(0, mention.start - 4), mention.start):
        expr = replace(expr, anchored=True)
    if isinstance(expr, Range) and isinstance(expr.first, Absolute | Yearless):
        return [*halves(mention)]
    return [(mention.start, mention.end, expr)]


def _merged(dates: list[_Piece], more: Iterable[_Piece]) -> list[_Piece]:
    """Both in order; of two that overlap the longer, of two alike the one that says more than the grammar of dates."""
    merged: list[_Piece] = []
    for piece in sorted([*more, *dates], key=lambda p: (p[0], -p[1])):
        if not merged or merged[-1][1] <= piece[0]:
            merged.append(piece)
        elif piece[1] - piece[0] > merged[-1][1] - merged[-1][0]:
            merged[-1] = piece
    return merged


def _marked(text: str, pieces: list[_Piece], wrote: Written) -> Iterator[Timex]:
    published, floor, last = wrote.day, 0, When()
    spoken = Spoken(published, wrote.ahead)
    history = is_history((expr for _, _, expr in pieces), published)
    for i, (start, end, expr) in enumerate(pieces):
        if isinstance(expr, Fixed):
            yield Timex(start, end, text[start:end], expr.kind, expr.edtf, expr.value)
            floor = end
            continue
        before = last if _APPOSED.fullmatch(text, floor, start) else None
        behind = next((meant(place, published, spoken, history) for place in _behind(text, end, expr, pieces[i + 1 : i + 2])), None)
        last = spoken.of(expr) or meant(Place(text, start, end, expr, before, behind), published, spoken, history)
        made = _timex(text, start, end, expr, last, floor)
        spoken.learn(expr, last, aside=text[start - 1 : start] == "(" and len(made.value) == 4)
        yield made
        floor = made.end


def _behind(text: str, end: int, expr: Expr, following: list[_Piece]) -> Iterator[Place]:
    """The day that something is counted from stands right behind: "the day after Christmas"."""
    for first, last, other in following:
        if isinstance(expr, Anchored) and expr.named and not isinstance(other, Fixed) and not text[end:first].strip():
            yield Place(text, first, last, other)


def _timex(text: str, start: int, end: int, expr: Expr, when: When, floor: int) -> Timex:
    counted = _is_length(expr, when)
    start, end = trimmed(text, start, end, counted or (isinstance(expr, Anchored) and expr.named))
    start = widened(text, start, end, floor, number=length(expr) is not None)
    if when.exact and (week := week_of(text, start, floor)) is not None:
        start, when = week, resolve(Deictic(Unit.WEEK, 0), published=when)
    words = text[start:end]
    if counted:
        kind = Kind.SET if is_rate(text, start, end) else Kind.DURATION
        return Timex(start, end, words, kind, "", length(expr) or "")
    hour = daytime(words)
    read = value(expr, when)
    return Timex(start, end, words, Kind.TIME if hour else Kind.DATE, when.edtf, read + hour if len(read) == 10 else read)


def _is_length(expr: Expr, when: When) -> bool:
    """A length by itself, one counted from an act that is named beside it ("six months after the signing"), or hours."""
    if isinstance(expr, Anchored):
        return expr.counted and (expr.named or expr.vague or expr.unit is Unit.HOUR)
    if isinstance(expr, Deictic):
        return expr.counted and (expr.unit is Unit.HOUR or (expr.offset > 0 and not when.edtf))
    return isinstance(expr, Duration)
