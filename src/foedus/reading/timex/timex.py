"""The time expressions of a text as TimeML marks them: span, type, and value, counted from the day the text was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from foedus.core.when import When
from foedus.reading.days.kinds import Anchored, Deictic, Duration, Expr, Unit
from foedus.reading.days.resolve import resolve
from foedus.reading.text.visible import Visible, visible
from foedus.reading.timex.around import around
from foedus.reading.timex.clock import clocked
from foedus.reading.timex.kinds import Fixed, Kind, Timex
from foedus.reading.timex.meant import Place, meant
from foedus.reading.timex.pieces import Piece, pieces
from foedus.reading.timex.spans import daytime, is_rate, trimmed, week_of, widened
from foedus.reading.timex.spoken import Spoken
from foedus.reading.timex.story import is_history
from foedus.reading.timex.tense import tense
from foedus.reading.timex.values import length, value
from foedus.reading.timex.written import Written, written

_APPOSED = re.compile(r",\s")


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
    found, wrote = pieces(text), written(text, published or When())
    history = is_history((expr for _, _, expr in found), wrote.day)
    return clocked(text, [*_marked(text, found, wrote, history)], None if history else wrote.day)


def _marked(text: str, found: list[Piece], wrote: Written, history: bool) -> Iterator[Timex]:
    published, floor, last = wrote.day, 0, When()
    spoken = Spoken(published, wrote.ahead)
    for i, (start, end, expr) in enumerate(found):
        if isinstance(expr, Fixed):
            yield Timex(start, end, text[start:end], expr.kind, expr.edtf, expr.value)
            floor = end
            continue
        before = last if _APPOSED.fullmatch(text, floor, start) else None
        behind = next((meant(place, published, spoken, history) for place in _behind(text, end, expr, found[i + 1 : i + 2])), None)
        last = spoken.of(expr) or meant(Place(text, start, end, expr, before, behind), published, spoken, history)
        made = _timex(text, start, end, expr, last, floor)
        aside = len(made.value) == 4 and around("aside").search(text, max(0, start - 64), start) is not None
        spoken.learn(expr, last, aside, past="Q" in made.value and tense(text, start, end) == "past")
        yield made
        floor = made.end


def _behind(text: str, end: int, expr: Expr, following: list[Piece]) -> Iterator[Place]:
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
