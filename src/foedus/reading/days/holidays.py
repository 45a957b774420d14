"""Days with names, from the rules in the table of time words."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, timedelta

_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def holiday(rule: str, year: int) -> date:
    """That year's day by a rule of the table: "12-24", "easter-2", "11-fourth-3" (fourth Thursday of November)."""
    if rule.startswith("easter"):
        return _easter(year) + timedelta(int(rule.removeprefix("easter")))
    month, day, *weekday = rule.split("-")
    if not weekday:
        return date(year, int(month), int(day))
    days = Calendar().itermonthdates(year, int(month))
    return [d for d in days if d.month == int(month) and d.weekday() == int(weekday[0])][_ORDINALS[day]]


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method known as Meeus/Jones/Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
