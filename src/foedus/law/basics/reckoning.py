"""Calendar arithmetic as depositaries practise it (UN Treaty Handbook, section 4.2), on days and on uncertain days.

Every function here only grows with its arguments, so that bounds may be reckoned one by one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta

from foedus.core.clauses import Delay
from foedus.core.when import When

NEVER = date.max


def after(day: date, delay: Delay) -> date:
    """The day on which the delay has run: "the thirtieth day after" counts from the day after `day`.

    Months and years end on the day of the same number, or on the month's last day where it has none;
    with `first_of_month` the day is the first one of the month that follows the expiration, with `nth_month` the first one
    of the so-manieth month after the month of `day`, with `last_day` the last one of that month; with `first_of_year` it is
    1 January of the year that follows the expiration.
    """
    if delay.last_day:
        found = after(day, replace(delay, last_day=None))
        return found if found == NEVER else found.replace(day=monthrange(found.year, found.month)[1])
    if delay.nth_month:
        return after(day.replace(day=1), Delay(months=delay.nth_month))
    month = day.month - 1 + delay.months
    year = day.year + delay.years + month // 12
    if year >= MAXYEAR:
        return NEVER
    month = month % 12 + 1
    run = date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(days=delay.days)
    if delay.first_of_year:
        return date(run.year + 1, 1, 1) if run.year < MAXYEAR else NEVER
    return _first_of_next_month(run) if delay.first_of_month else run


def _first_of_next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def shift(when: When, delay: Delay) -> When:
    """The uncertain day, so much later."""
    first, last = (after(day, delay) if day else None for day in (when.earliest, when.latest))
    return When(first, last, approximate=when.approximate)


def last(whens: Iterable[When]) -> When:
    """The day on which all have come."""
    every = tuple(whens)
    return nth(every, len(every))


def first(whens: Iterable[When]) -> When:
    """The day on which the first has come."""
    return nth(tuple(whens), 1)


def nth(whens: Sequence[When], number: int) -> When:
    """The day on which `number` of them have come. ValueError if there are fewer."""
    if not 0 < number <= len(whens):
        raise ValueError(f"there are {len(whens)} days, and none is number {number}")
    low = sorted(when.earliest or date.min for when in whens)[number - 1]
    high = sorted(when.latest or NEVER for when in whens)[number - 1]
    vague = any(when.approximate for when in whens)
    return When(low if low > date.min else None, high if high < NEVER else None, approximate=vague)


def perhaps_never(when: When) -> When:
    """The same day, if it comes at all: nothing is known of its latest."""
    return replace(when, latest=None)


def one_or_other(one: When, other: When) -> When:
    """Either of two days, and nobody knows which."""
    low = min(one.earliest or date.min, other.earliest or date.min)
    high = max(one.latest or NEVER, other.latest or NEVER)
    return When(low if low > date.min else None, high if high < NEVER else None, approximate=one.approximate or other.approximate)


def next_day(when: When) -> When:
    """The day after the uncertain day."""
    low, high = (day + timedelta(days=1) if day else None for day in (when.earliest, when.latest))
    return When(low, high, approximate=when.approximate)


def next_term(entry: date, first_term: int, renewal: int, at_least: date) -> date:
    """The first end of a term, of the first or a renewed one, that is no earlier than `at_least`."""
    years = first_term
    while (end := after(entry, Delay(years=years))) < at_least:
        years += renewal
    return end
