"""Days in the words that people use."""

from __future__ import annotations

from foedus.core.clauses import Delay
from foedus.core.saying import day, whole
from foedus.core.when import When


def single(when: When) -> str:
    """Without a preposition: "4 December 2024"."""
    return on(when).removeprefix("on ")


def lasting(delay: Delay) -> str:
    """How long a delay is: "3 months", "60 days, then the first day of the next month"; "" for none."""
    which = "last" if delay.last_day else "first"
    if delay.nth_month:
        return f"the {which} day of month {delay.nth_month} after that month"
    units = ((delay.years, "year"), (delay.months, "month"), (delay.days, "day"))
    length = " and ".join(f"{number} {unit}{'s' if number > 1 else ''}" for number, unit in units if number)
    first = (
        f"the {which} day of the next month"
        if delay.first_of_month
        else "1 January of the next year"
        if delay.first_of_year
        else ""
    )
    return ", then ".join(filter(None, (length, first)))


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
