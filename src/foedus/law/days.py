"""Days in the words that people use."""

from __future__ import annotations

from datetime import date

from foedus.core.when import When

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def said(day: date) -> str:
    """4 December 2024, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def on(when: When) -> str:
    """With its preposition: "on 4 December 2024", "in 1998", "in June 2024", "between ... and ...", "on a day not known"."""
    first, last = when.earliest, when.latest
    if when.approximate and first and last:
        return f"about {_whole(when) or said(first)}"
    if first and first == last:
        return f"on {said(first)}"
    if first and last:
        whole = _whole(when)
        return f"in {whole}" if whole else f"between {said(first)} and {said(last)}"
    return f"on {said(first)} or later" if first else f"by {said(last)}" if last else "on a day not known"


def _whole(when: When) -> str:
    year, _, month = when.edtf.rstrip("~").partition("-")
    if "/" in when.edtf or len(month) > 2:
        return ""
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year
