"""What comes back every year or week: which occurrence is meant."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from foedus.core.when import When
from foedus.reading.days.holidays import holiday
from foedus.reading.days.kinds import Holiday, MonthDay, Weekday, Yearless
from foedus.reading.days.numeric import part_of_month
from foedus.reading.days.resolve_patterns import pattern

_REACH = 8  # years: February 29 comes back within eight


def occurrence(expr: Yearless | Holiday, year: int) -> When | None:
    """That year's; None for February 29 in a common year."""
    try:
        if isinstance(expr, Holiday):
            return When.on(holiday(expr.rule, year))
        return When.on(date(year, expr.month, expr.day)) if expr.day else part_of_month(year, expr.month, expr.part)
    except ValueError:
        return None


def choose(expr: Yearless | Holiday, day: date, tense: str) -> When | None:
    """The occurrence meant by one who writes on that day; None where the weekday given with it is another."""
    reach = _REACH if isinstance(expr, Yearless) and (expr.month, expr.day) == (2, 29) else 1
    found = [w for year in range(day.year - reach, day.year + reach + 1) if (w := occurrence(expr, year))]
    if expr.which == 0:
        return next((w for w in found if w.earliest and w.earliest.year == day.year), None)
    strict = expr.which is not None
    back = expr.which == -1 or (expr.which is None and tense == "past")
    if back:
        nearest = [w for w in found if w.earliest and w.latest and (w.latest < day if strict else w.earliest <= day)][-1:]
    else:
        nearest = [w for w in found if w.earliest and w.latest and (w.earliest > day if strict else w.latest >= day)][:1]
    weekday = expr.weekday if isinstance(expr, Yearless) else None
    return next((w for w in nearest if weekday is None or (w.earliest and w.earliest.weekday() == weekday)), None)


def inside(inner: Yearless | Holiday | Weekday | MonthDay, outer: When) -> When:
    """The occurrence inside that span ("June 17" in last year); a day without its year where the span leaves several."""
    first, last = outer.earliest, outer.latest
    if isinstance(inner, MonthDay):
        return _day_of(inner.day, outer)
    if isinstance(inner, Weekday):
        return _weekday_inside(inner.day, first, last)
    if first is None or last is None or last.year - first.year > _REACH:
        return pattern(inner)
    found = [w for year in range(first.year, last.year + 1) if (w := occurrence(inner, year)) and w.meets(outer)]
    return found[0] if len(found) == 1 else pattern(inner)


def _day_of(number: int, month: When) -> When:
    """That day where the month is known and has it, else nothing."""
    with suppress(ValueError):
        return When.parse(f"{month.edtf}-{number:02}") if len(month.edtf) == 7 else When()
    return When()


def _weekday_inside(weekday: int, first: date | None, last: date | None) -> When:
    earliest = first + timedelta((weekday - first.weekday()) % 7) if first else None
    latest = last - timedelta((last.weekday() - weekday) % 7) if last else None
    return When(earliest, latest) if not (earliest and latest and earliest > latest) else When()


def on_weekday(expr: Weekday, day: date, tense: str) -> date:
    """The weekday meant by one who writes on that day, or counts from it."""
    if expr.anchored and expr.which == 0:
        return day + timedelta(expr.day - day.weekday())
    back, ahead = (day.weekday() - expr.day) % 7, (expr.day - day.weekday()) % 7
    if expr.which:  # never the day itself
        return day - timedelta(back or 7) if expr.which < 0 else day + timedelta(ahead or 7)
    return day - timedelta(back) if tense == "past" else day + timedelta(ahead)
