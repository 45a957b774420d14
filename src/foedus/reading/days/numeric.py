"""Days written in figures, and the thirds of months, years, decades and centuries."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date

from foedus.core.when import When
from foedus.reading.days.kinds import Part

_THIRDS = {Part.EARLY: 0, Part.MID: 1, Part.LATE: 2}


def numeric(words: str, day_first: bool | None = None) -> When | None:
    """A day in figures: year first (2024-11-09, 2024/11/09), with full stops day first (09.11.2024).

    "9/11/2024" is September 11 in one country and November 9 in another: where both are possible the result
    is the span from the earlier to the later, unless `day_first` tells the order. None where no order gives a day.
    """
    a, b, c = (int(number) for number in re.split(r"[-/.]", words))
    if a > 99:
        orders = [(a, b, c)]
    elif "." in words:
        orders = [(c, b, a)]
    else:
        orders = [order for order in ((c, a, b), (c, b, a)) if order[1] <= 12]
        if len(orders) > 1 and day_first is not None:
            orders = [orders[day_first]]
    days = sorted(day for day in map(_day, orders) if day)
    return When(days[0], days[-1]) if days else None


def _day(parts: tuple[int, int, int]) -> date | None:
    with suppress(ValueError):
        return date(*parts)
    return None


def part_of_month(year: int, month: int, part: Part | None) -> When:
    """A month or its third: days 1-10, 11-20, 21 to the end."""
    if part is None or month > 12:
        return When.month(year, month)
    first = 1 + 10 * _THIRDS[part]
    last = monthrange(year, month)[1] if part is Part.LATE else first + 9
    return When(date(year, month, first), date(year, month, last))


def part_of_year(year: int, part: Part | None) -> When:
    """A year or its third: January to April, May to August, September to December."""
    if part is None:
        return When.year(year)
    first = 1 + 4 * _THIRDS[part]
    return When(date(year, first, 1), When.month(year, first + 3).latest)


def decade(year: int, part: Part | None) -> When:
    """The ten years from that one, or their third: years 0-3, 4-6, 7-9."""
    first, last = {None: (0, 9), Part.EARLY: (0, 3), Part.MID: (4, 6), Part.LATE: (7, 9)}[part]
    return When(date(year + first, 1, 1), date(year + last, 12, 31))


def century(number: int, part: Part | None) -> When:
    """The 20th century is 1901 to 2000; its thirds are 34, 33 and 33 years."""
    first, last = {None: (1, 100), Part.EARLY: (1, 34), Part.MID: (35, 67), Part.LATE: (68, 100)}[part]
    start = 100 * (number - 1)
    return When(date(start + first, 1, 1), date(start + last, 12, 31))
