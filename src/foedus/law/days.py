"""Days in the words that people use."""

from __future__ import annotations

from foedus.core.saying import day, whole
from foedus.core.when import When


def on(when: When) -> str:
    """With its preposition: "on 4 December 2024", "in 1998", "in June 2024", "between ... and ...", "on a day not known"."""
    first, last = when.earliest, when.latest
    if when.approximate and first and last:
        return f"about {whole(when.edtf) or day(first)}"
    if first and first == last:
        return f"on {day(first)}"
    if first and last:
        month = whole(when.edtf)
        return f"in {month}" if month else f"between {day(first)} and {day(last)}"
    return f"on {day(first)} or later" if first else f"by {day(last)}" if last else "on a day not known"
