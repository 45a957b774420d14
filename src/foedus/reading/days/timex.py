"""The time expressions of a text as TimeML marks them: span, type, and value, counted from the day the text was published."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Duration, Expr, Range, Yearless
from foedus.reading.days.times import TimeMention, times
from foedus.reading.days.timex_kinds import Kind, Timex
from foedus.reading.days.timex_spans import daytime, halves, trimmed
from foedus.reading.days.timex_tense import meant
from foedus.reading.days.timex_values import length, value


def timex(text: str, published: When | None = None) -> tuple[Timex, ...]:
    """All time expressions in order, never overlapping. Takes any text; linear in its length.

    Without the day of publication "today" and "last Friday" have no value.
    """
    return tuple(_marked(text, times(text), published or When()))


def _marked(text: str, mentions: list[TimeMention], published: When) -> Iterator[Timex]:
    reference = When()
    for mention in mentions:
        for start, end, expr in _parts(mention):
            when = meant(expr, text, start, end, published, reference)
            yield _timex(text, start, end, expr, when)
            reference = when if when.earliest else reference


def _parts(mention: TimeMention) -> list[tuple[int, int, Expr]]:
    """TimeML marks both ends of a range."""
    expr = mention.expr
    if isinstance(expr, Range) and isinstance(expr.first, Absolute | Yearless):
        return halves(mention)
    return [(mention.start, mention.end, expr)]


def _timex(text: str, start: int, end: int, expr: Expr, when: When) -> Timex:
    counted = _is_length(expr, when)
    start, end = trimmed(text, start, end, counted)
    words = text[start:end]
    if counted:
        return Timex(start, end, words, Kind.DURATION, "", length(expr) or "")
    hour = daytime(words)
    read = value(expr, when)
    return Timex(start, end, words, Kind.TIME if hour else Kind.DATE, when.edtf, read and read + hour)


def _is_length(expr: Expr, when: When) -> bool:
    """A length by itself, or one counted from an act that is named beside it ("six months after the signing")."""
    if isinstance(expr, Anchored):
        return expr.counted and (expr.named or expr.vague)
    ahead = isinstance(expr, Deictic) and expr.counted and expr.offset > 0 and not when.edtf
    return ahead or isinstance(expr, Duration)
