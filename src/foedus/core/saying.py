"""Days in English words, whatever the locale."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: date) -> str:
    """A day as "9 November 2024"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def whole(edtf: str) -> str | None:
    """A whole month or year as "June 2024", "1998"; None for a span or a day."""
    year, _, month = edtf.rstrip("~").partition("-")
    if "/" in edtf or len(month) > 2:
        return None
    return f"{MONTHS[int(month) - 1]} {year}" if month else year
