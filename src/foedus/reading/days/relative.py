"""From words to what is counted: from the report's own day, from an act, or a mere length of time."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from foedus.reading.days.found import Words
from foedus.reading.days.kinds import Anchored, Deictic, Duration, Expr, Part, Range, Unit, Weekday, Within

T = TypeVar("T", Deictic, Anchored)


def outer(words: Words, part: Part | None) -> Deictic | Anchored:
    """A week, month or year pointed at."""
    unit, _ = words.unit
    kind = Anchored if words.anchored else Deictic
    return kind(unit, words.which or 0, part)


def ago(words: Words) -> Expr | None:
    """Read "Two days ago", "the day before yesterday"."""
    if words.has("FROM"):
        return shift(Deictic, words, 1)
    if words.has("DEICTIC"):
        return Deictic(Unit.DAY, 2 * words.get("DEICTIC"))
    return shift(Deictic, words, -1)


def later(words: Words, follows: bool) -> Expr | None:
    """Read "Three days later", "a month before", "the day after". `follows`: words go on right after them."""
    sign = words.get("LATER", "AFTER")
    if words.has("THE"):
        return Anchored(words.unit[0], sign, named=follows)
    expr = shift(Anchored, words, sign)
    return replace(expr, named=follows and words.has("AFTER"))


def shift(kind: type[T], words: Words, sign: int) -> T:
    """So many units from there, to one side or the other."""
    unit, factor = words.unit
    few = (words.has("FEW", "UNITS") and words.count is None) or not words.has("FEW", "WORDNUM", "NUM", "ARTICLE")
    return kind(unit, sign * factor * (1 if few else words.count or 1), counted=True, vague=few)


def duration(words: Words) -> Expr | None:
    """Read "Ninety days", "within a month"."""
    unit, factor = words.unit
    counted = words.has("ARTICLE", "FEW", "WORDNUM", "NUM") or not words.has("UNITS")  # "within weeks" tells no number
    count = words.count if counted else None
    return Duration(count * factor if count else None, unit, deadline=words.has("WITHIN"))


def weekday(words: Words) -> Expr | None:
    """Read "Saturday", "last Friday", "Monday of last week"."""
    day = Weekday(words.get("WEEKDAY", "SHORTDAY"), words.which, words.anchored)
    return Within(Weekday(day.day), outer(words, None)) if words.has("WEEK") else day


def weekend(words: Words) -> Expr | None:
    """From Saturday to the Sunday meant."""
    return Range(Weekday(5), Weekday(6, words.which, words.anchored))


def relative(words: Words) -> Expr | None:
    """Read "Today", "late last month", "the same day", "that evening"."""
    if words.has("DEICTIC"):
        return Deictic(Unit.DAY, words.get("DEICTIC"))
    if words.has("DAYTIME"):
        return (Anchored if words.anchored else Deictic)(Unit.DAY, words.which or 0)
    unit, _ = words.unit
    if unit in (Unit.HOUR, Unit.DAY) and words.has("LAST", "THIS"):
        return None
    if words.has("NEXT") and unit is Unit.DAY:
        return Anchored(unit, 1)
    return outer(words, words.part)
