"""Uncertain days in a reader's words."""

from __future__ import annotations

from datetime import date

from foedus.core.saying import MONTHS, day, whole
from foedus.core.when import When


def words(when: When | None) -> str:
    """As "June 2024", "21 to 31 October 2024", "on or before 4 July 1994"; "day not known" for nothing."""
    if when is None or not when.edtf:
        return "day not known"
    about = "about " if when.approximate else ""
    return about + (_yearless(when.yearless) if when.yearless else _bounds(when))


def _bounds(when: When) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"on or after {day(first)}" if first else f"on or before {day(last)}" if last else "day not known"
    if first == last:
        return day(first)
    return whole(when.edtf) or _span(first, last)


def _span(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def _yearless(pattern: str) -> str:
    parts = pattern.split("-")[1:]
    if not parts:
        return "day not known"
    name = MONTHS[int(parts[0]) - 1]
    return f"{int(parts[1])} {name}, year not told" if len(parts) > 1 else f"{name}, year not told"
