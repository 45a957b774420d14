"""Units of the calendar around a day: its week, month, quarter, year, and those before and after."""

from __future__ import annotations

from datetime import date, timedelta

from foedus.core.when import When
from foedus.reading.days.kinds import Anchored, Deictic, Part, Unit
from foedus.reading.days.numeric import decade, part_of_month, part_of_year


def span(expr: Deictic | Anchored, day: date) -> When:
    """What the expression says, counted from that day."""
    if expr.vague:
        return When(day, None) if expr.offset > 0 else When(None, day)
    if expr.unit is Unit.HOUR:
        return _hours(expr.offset, day)
    if expr.unit is Unit.DAY:
        return When.on(day + timedelta(expr.offset))
    if expr.unit is Unit.WEEK:
        return _weeks(expr, day)
    found = _unit(expr.unit, expr.offset, expr.part, day)
    return When(found.earliest, found.latest, approximate=expr.counted)


def _hours(hours: int, day: date) -> When:
    """Some hours from an unknown hour of the day: that day or one beside it."""
    other = day + timedelta(hours // 24 + 1 if hours > 0 else -(-hours // 24) - 1 if hours < 0 else 0)
    return When(min(day, other), max(day, other))


def _weeks(expr: Deictic | Anchored, day: date) -> When:
    """ "Two weeks later" counts days from the act; "two weeks ago" and "last week" are calendar weeks."""
    there = day + timedelta(weeks=expr.offset)
    if expr.counted and isinstance(expr, Anchored):
        return When.on(there)
    monday = there - timedelta(there.weekday())
    return When(monday, monday + timedelta(6), approximate=expr.counted)


def _unit(unit: Unit, offset: int, part: Part | None, day: date) -> When:
    if unit is Unit.MONTH:
        year, month = divmod(12 * day.year + day.month - 1 + offset, 12)
        return part_of_month(year, month + 1, part)
    if unit is Unit.QUARTER:
        year, quarter = divmod(4 * day.year + (day.month - 1) // 3 + offset, 4)
        return When.month(year, 33 + quarter)
    if unit is Unit.YEAR:
        return part_of_year(day.year + offset, part)
    if unit is Unit.DECADE:
        return decade(day.year // 10 * 10 + 10 * offset, part)
    first = (day.year - 1) // 100 * 100 + 1 + 100 * offset
    return When(date(first, 1, 1), date(first + 99, 12, 31))
