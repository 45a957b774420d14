"""The values of TIMEX3: 1999-07-15, 1999-W28, 1999-Q3, 1999-H1, 1999-SU, 199, P3M, PT5H."""

from __future__ import annotations

from datetime import date, timedelta

from foedus.core.when import When
from foedus.reading.days.kinds import Anchored, Deictic, Duration, Expr, Range, Unit, Weekday

GROUPINGS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
# Designator of a period and how many of it the unit is: TimeML counts a decade as ten years.
_PERIODS = {
    **{Unit.HOUR: ("T", "H", 1), Unit.DAY: ("", "D", 1), Unit.WEEK: ("", "W", 1), Unit.MONTH: ("", "M", 1)},
    **{Unit.QUARTER: ("", "M", 3), Unit.YEAR: ("", "Y", 1), Unit.DECADE: ("", "Y", 10), Unit.CENTURY: ("", "Y", 100)},
}
_UNKNOWN = {Unit.QUARTER: "PXQ", Unit.DECADE: "PXE", Unit.CENTURY: "PXC"}  # of a number that is not told


def period(count: int | None, unit: Unit) -> str:
    """A length: P3M, PT5H, PXD where the number is not told."""
    clock, letter, factor = _PERIODS[unit]
    if count is None:
        return _UNKNOWN.get(unit, f"P{clock}X{letter}")
    return f"P{clock}{count * factor}{letter}"


def length(expr: Expr) -> str | None:
    """The value of a length of time, or of one that something is counted in; None for other expressions."""
    if isinstance(expr, Duration):
        return period(expr.count, expr.unit)
    if isinstance(expr, Deictic | Anchored) and expr.counted:
        return period(None if expr.vague else abs(expr.offset), expr.unit)
    return None


def value(expr: Expr, when: When) -> str:
    """The value of a day or a span of the calendar; "" where nothing is known of it."""
    if isinstance(expr, Deictic) and expr.vague:
        return "PAST_REF" if expr.offset < 0 else "FUTURE_REF"
    first, last = when.earliest, when.latest
    if when.yearless:
        return when.yearless
    if first is None or last is None:
        return ""
    if isinstance(expr, Range) and isinstance(expr.first, Weekday):
        return f"{last:%G-W%V}-WE"
    if isinstance(expr, Deictic | Anchored) and expr.unit is Unit.CENTURY:
        return first.isoformat()[:2]
    return calendar_value(first, last)


def calendar_value(first: date, last: date) -> str:
    """The smallest unit of the calendar around both days; "" where that is no unit."""
    if first == last:
        return first.isoformat()
    if first.weekday() == 0 and last - first == timedelta(6):
        return f"{first:%G-W%V}"
    for month, name in GROUPINGS.items():
        if When.month(first.year, month) == When(first, last):
            return f"{first.isoformat()[:4]}-{name}"
    return _shared(first.isoformat()[:7], last.isoformat()[:7]) or _century(first.year, last.year)


def _shared(first: str, last: str) -> str:
    """Month, year or decade that both have in common."""
    return next((first[:size] for size in (7, 4, 3) if first[:size] == last[:size]), "")


def _century(first: int, last: int) -> str:
    """The 20th century ends with the year 2000, which is no reason to give it another number than its other years."""
    same = next((a for a, b in ((first // 100, last // 100), ((first - 1) // 100, (last - 1) // 100)) if a == b), None)
    return "" if same is None else f"{same:02}"
