"""Where to look for the day of writing: around the days of acts that the text tells in words that move with that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from foedus.core.when import When
from foedus.reading.drafts import Draft
from foedus.reading.published_derived import derived
from foedus.reading.published_links import Link
from foedus.reading.sameness import groups
from foedus.reading.times_kinds import Anchored, Deictic, Expr, Holiday, Range, Unit, Weekday, Within, Yearless

Window = tuple[date, date]
_DAYS = {Unit.HOUR: 1, Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}
_CHAIN = 28  # days: some weeks back where a story goes from weekday to weekday
_YEARS = 30


def fixed(draft: Draft, days: Sequence[When]) -> Iterator[tuple[list[int], When]]:
    """The acts that the text tells both by a day of its own and in words that move: their moving mentions, and that day."""
    for group in groups(draft, days):
        exact = [days[k] for k in group if days[k].width]
        moving = [k for k in group if reach(draft, k)]
        if exact and moving:
            yield moving, min(exact, key=lambda day: day.width or 0)


def pairs(draft: Draft, days: Sequence[When]) -> Iterator[tuple[list[int], When]]:
    """The acts told both by a day without a year and in words that move within less than one."""
    for group in groups(draft, days):
        yearless = next((days[k] for k in group if len(days[k].yearless or "") > 7), None)
        moving = [k for k in group if 0 < reach(draft, k) < 365]
        if yearless and moving:
            yield moving, yearless


def windows(draft: Draft, days: Sequence[When], links: Sequence[Link]) -> list[Window]:
    """Spans of days each of which must hold the day of writing."""
    found = [_around(draft, moving, day) for moving, day in fixed(draft, days)]
    for one in derived(draft, days):
        moving = [k for k in one.mentions if 0 < reach(draft, k) < 365]
        found += [_around(draft, [max(moving, key=lambda k: reach(draft, k))], one.when)] if moving else []
    for link in links:
        moving = [k for k in link.mentions if 0 < reach(draft, k) < 365]
        if moving:
            found.append(_around(draft, moving, link.told.when))
    return found


def yearly(draft: Draft, days: Sequence[When], first: date, last: date) -> list[Window]:
    """One window a year for the first act that is told by day and month and by a weekday, say; none where there is none."""
    for moving, yearless in pairs(draft, days):
        years = range(first.year, min(first.year + _YEARS, last.year) + 1)
        found = [yearless.meets(When.year(year)) for year in years]
        return [_around(draft, moving, day) for day in found if day and not day.yearless]
    return []


def reach(draft: Draft, index: int) -> int:
    """How many days the day of writing can lie from the act's, by its words; 0 where these do not move with it or tell no bound."""
    time = draft.acts[index].time
    return _reach(time.expr) if time else 0


def _reach(expr: Expr) -> int:
    match expr:
        case Weekday():
            return 0 if expr.anchored else _CHAIN
        case Yearless() | Holiday():
            return 366 * (2 if expr.which else 1)
        case Deictic():
            return 0 if expr.vague or expr.unit not in _DAYS else _DAYS[expr.unit] * (abs(expr.offset) + 1) + 7
        case Within(_, outer):
            return 0 if isinstance(outer, Anchored) else _reach(outer)
        case Range(first, last):
            return max(_reach(first), _reach(last))
        case _:
            return 0


def _around(draft: Draft, moving: Sequence[int], day: When) -> Window:
    wide = timedelta(min(reach(draft, k) for k in moving))
    return (day.earliest or date.min + wide) - wide, (day.latest or date.max - wide) + wide
