"""Days whose year nobody gives: "XXXX-11-06", and what can still be counted from them."""

from __future__ import annotations

from datetime import date, timedelta

from foedus.core.when import When
from foedus.reading.days.kinds import Anchored, Deictic, Holiday, Unit, Yearless


def pattern(expr: Yearless | Holiday) -> When:
    """The day or month without its year; nothing for a season or a movable feast."""
    if isinstance(expr, Holiday):
        fixed = len(expr.rule) == 5 and expr.rule[2] == "-"
        return When(yearless=f"XXXX-{expr.rule}") if fixed else When()
    if expr.month > 12:
        return When()
    return When(yearless=f"XXXX-{expr.month:02}" + (f"-{expr.day:02}" if expr.day else ""))


def shifted(expr: Deictic | Anchored, yearless: str) -> When:
    """Days and months counted from a day without a year; nothing where leap years would differ."""
    month, day = (int(part) for part in ([*yearless.split("-"), "0"])[1:3])
    if expr.vague:
        return When()
    if expr.unit is Unit.MONTH:
        return When(yearless=f"XXXX-{(month - 1 + expr.offset) % 12 + 1:02}", approximate=expr.counted)
    days = {Unit.DAY: 1, Unit.WEEK: 7}.get(expr.unit) if day else None
    if days is None or (expr.unit is Unit.WEEK and not (expr.counted and isinstance(expr, Anchored))):
        return When()
    found = {f"{_common(year, month, day) + timedelta(days * expr.offset):XXXX-%m-%d}" for year in (2023, 2024)}
    return When(yearless=found.pop()) if len(found) == 1 else When()


def _common(year: int, month: int, day: int) -> date:
    """That day of the year; February 29 counts as the 28th in a common year, and then differs from the leap year's."""
    return date(year, month, day if (month, day) != (2, 29) or year % 4 == 0 else 28)
