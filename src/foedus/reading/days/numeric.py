"""Days written in figures, and the thirds of months, years, decades and centuries."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date

from foedus.core.when import When
from foedus.reading.days.kinds import Part


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
    """A month, its third (days 1-10, 11-20, 21 to the end) or half (days 1-15, 16 to the end)."""
    if part is None or month > 12:
        return When.month(year, month)
    first, last = {**_thirds(10, 20, monthrange(year, month)[1]), **_halves(15, monthrange(year, month)[1])}[part]
    return When(date(year, month, first), date(year, month, last))


def part_of_year(year: int, part: Part | None) -> When:
    """A year, its third (January to April, May to August, September to December) or half."""
    if part is None:
        return When.year(year)
    first, last = {**_thirds(4, 8, 12), **_halves(6, 12)}[part]
    return When(date(year, first, 1), When.month(year, last).latest)


def decade(year: int, part: Part | None) -> When:
    """The ten years from that one, their third (years 0-3, 4-6, 7-9) or half; "the 1800s" are a hundred years, "the 2000s" ten."""
    if year % 100 == 0 and year < 2000:
        return _years(year - 1, part, {**_thirds(34, 67, 100), **_halves(50, 100)})
    return _years(year - 1, part, {**_thirds(4, 7, 10), **_halves(5, 10)})


def century(number: int, part: Part | None) -> When:
    """The 20th century is 1901 to 2000; its thirds are 34, 33 and 33 years."""
    return _years(100 * (number - 1), part, {**_thirds(34, 67, 100), **_halves(50, 100)})


def _years(before: int, part: Part | None, parts: dict[Part, tuple[int, int]]) -> When:
    first, last = parts[part] if part else (1, parts[Part.LATE][1])
    return When(date(before + first, 1, 1), date(before + last, 12, 31))


def _thirds(first: int, second: int, last: int) -> dict[Part, tuple[int, int]]:
    return {Part.EARLY: (1, first), Part.MID: (first + 1, second), Part.LATE: (second + 1, last)}


def _halves(first: int, last: int) -> dict[Part, tuple[int, int]]:
    return {Part.FIRST: (1, first), Part.SECOND: (first + 1, last)}
