"""History is told by its own days: in one that came to December 1941, "in June" is June of a year spoken of, not of publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Deictic, Holiday, Unit, Weekday, Yearless
from foedus.reading.days.resolve import resolve
from foedus.reading.days.resolve_patterns import pattern
from foedus.reading.days.resolve_recurring import occurrence

_FEW, _MANY = 3, 12  # years told: fewer make no story, more do even if they are of late
_OLD = 2  # years before publication
_MOST, _RARE = 0.7, 0.15  # of all years told; deictic words to one of them
_YEAR, _SHORT, _LONG = 365, 92, 183  # days: a story goes on by less than three months rather than back by more than six


def is_history(exprs: Iterable[object], published: When) -> bool:
    """Are many years told or most well before the publication (or is that unknown), and is hardly a day counted from it?"""
    found = [*exprs]
    years = [expr.when.latest.year for expr in found if isinstance(expr, Absolute) and expr.when.latest]
    pointing = sum(_points(expr) for expr in found)
    old = [year for year in years if published.earliest is None or year <= published.earliest.year - _OLD]
    told = len(years) >= _MANY or (len(old) >= _FEW and len(old) >= _MOST * len(years))
    return told and pointing <= _RARE * len(years)


def _points(expr: object) -> bool:
    """Counted from the day of writing; years ago are so in every text."""
    if isinstance(expr, Deictic):
        return expr.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH) or not expr.counted
    return isinstance(expr, Weekday) and not expr.anchored


def in_story(expr: Yearless | Holiday | Weekday, come_to: When) -> When:
    """The occurrence meant by one who tells of that day, month or year; without its year where the story has come to no day yet."""
    if come_to.earliest is None or come_to.latest is None:
        return When() if isinstance(expr, Weekday) else pattern(expr)
    if isinstance(expr, Weekday):
        return resolve(replace(expr, anchored=False), published=come_to if come_to.exact else None, tense="future")
    return _occurrence(expr, come_to.earliest, come_to.latest) or pattern(expr)


def _occurrence(expr: Yearless | Holiday, first: date, last: date) -> When | None:
    """Of that year; of the next where the story has come to the end of one, or where the weekday told with it is the next's."""
    same, following = occurrence(expr, first.year), occurrence(expr, first.year + 1)
    if following is None or following.earliest is None or same is None or same.latest is None:
        return same or following
    if isinstance(expr, Yearless) and expr.weekday is not None and (told := _on_weekday(expr, first.year)):
        return told
    goes_on = following.earliest - last < timedelta(_SHORT) and first - same.latest > timedelta(_LONG)
    return following if goes_on and last - first < timedelta(_YEAR) else same


def _on_weekday(expr: Yearless, year: int) -> When | None:
    near = (occurrence(expr, y) for y in (year, year + 1, year - 1))
    return next((when for when in near if when and when.earliest and when.earliest.weekday() == expr.weekday), None)
