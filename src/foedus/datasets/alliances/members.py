"""Whose number it is: the state that bears a number of the data set in a spell."""

from __future__ import annotations

from datetime import date
from functools import cache

from foedus.core.states import of_cow, states
from foedus.core.when import When


def bearer(number: int, when: When) -> str:
    """The state that bears the number on the day of entry, else at some time (a member before the state system counted it)."""
    return _bearer(number, when.latest)


@cache
def _bearer(number: int, day: date | None) -> str:
    bearing = (key for key, state in states().items() if any(number in (span.cow, span.gw) for span in state.spans))
    return (of_cow(number, day) if day else None) or next(bearing, f"COW {number}")
