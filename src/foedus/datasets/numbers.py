"""The state that bears a number of a data set on a day."""

from __future__ import annotations

from datetime import date
from functools import cache

from foedus.core.states import of_cow, states


@cache
def bearer(number: int, day: date | None) -> str:
    """The state that bears the Correlates of War number that day, else at some time; the number itself where none does."""
    ever = (key for key, state in states().items() if any(number in (span.cow, span.gw) for span in state.spans))
    return (of_cow(number, day) if day else None) or next(ever, f"COW {number}")
