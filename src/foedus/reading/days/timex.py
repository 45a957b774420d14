"""The time expressions of a text as TimeML marks them: span, type, and value, counted from the day the text was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Duration, Expr, Range, Yearless
from foedus.reading.days.times import TimeMention, times
from foedus.reading.days.timex_clock import clocked
from foedus.reading.days.timex_kinds import Kind, Timex
from foedus.reading.days.timex_phrases import phrases
from foedus.reading.days.timex_readers import Fixed
from foedus.reading.days.timex_spans import daytime, halves, is_rate, no_time, trimmed, widened
from foedus.reading.days.timex_spoken import Spoken
from foedus.reading.days.timex_tense import meant
from foedus.reading.days.timex_values import length, value
from foedus.reading.text.visible import Visible, visible

_Piece = tuple[int, int, Expr | Fixed]


def timex(text: str, published: When | None = None) -> tuple[Timex, ...]:
    """All time expressions in order, never overlapping. Takes any text; linear in its length.

    Without the day of publication "today" and "last Friday" have no value.
    """
    seen = visible(text)
    return tuple(_placed(one, seen, text) for one in _all(seen.text, published)) if seen else _all(text, published)


def _placed(one: Timex, seen: Visible, text: str) -> Timex:
    start, end = seen.back(one.start, one.end)
    return replace(one, start=start, end=end, words=text[start:end])


def _all(text: str, published: When | None) -> tuple[Timex, ...]:
    pieces = [piece for mention in times(text) for piece in _parts(mention) if not no_time(text, piece[0], piece[1])]
    day = published or When()
    return clocked(text, [*_marked(text, _merged(pieces, phrases(text)), day)], day)


def _parts(mention: TimeMention) -> list[_Piece]:
    """TimeML marks both ends of a range."""
    expr = mention.expr
    if isinstance(expr, Range) and isinstance(expr.first, Absolute | Yearless):
        return [*halves(mention)]
    return [(mention.start, mention.end, expr)]


def _merged(dates: list[_Piece], more: Iterable[_Piece]) -> list[_Piece]:
    """Both in order; of two that overlap the longer."""
    merged: list[_Piece] = []
    for piece in sorted([*dates, *more], key=lambda p: (p[0], -p[1])):
        if not merged or merged[-1][1] <= piece[0]:
            merged.append(piece)
        elif piece[1] - piece[0] > merged[-1][1] - merged[-1][0]:
            merged[-1] = piece
    return merged


def _marked(text: str, pieces: list[_Piece], published: When) -> Iterator[Timex]:
    spoken, floor = Spoken(published), 0
    for start, end, expr in pieces:
        if isinstance(expr, Fixed):
            made = Timex(start, end, text[start:end], expr.kind, "", expr.value)
        else:
            when = spoken.of(expr) or meant(expr, text, start, end, published, spoken.reference)
            made = _timex(text, start, end, expr, when, floor)
            spoken.learn(expr, when)
        yield made
        floor = made.end


def _timex(text: str, start: int, end: int, expr: Expr, when: When, floor: int) -> Timex:
    counted = _is_length(expr, when)
    start, end = trimmed(text, start, end, counted or (isinstance(expr, Anchored) and expr.named))
    start = widened(text, start, end, floor, number=length(expr) is not None)
    words = text[start:end]
    if counted:
        kind = Kind.SET if is_rate(text, start, end) else Kind.DURATION
        return Timex(start, end, words, kind, "", length(expr) or "")
    hour = daytime(words)
    read = value(expr, when)
    return Timex(start, end, words, Kind.TIME if hour else Kind.DATE, when.edtf, read and read + hour)


def _is_length(expr: Expr, when: When) -> bool:
    """A length by itself, or one counted from an act that is named beside it ("six months after the signing")."""
    if isinstance(expr, Anchored):
        return expr.counted and (expr.named or expr.vague)
    ahead = isinstance(expr, Deictic) and expr.counted and expr.offset > 0 and not when.edtf
    return ahead or isinstance(expr, Duration)
