"""Where to look for the day of writing: around the days of acts that the text tells in words that move with that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from foedus.core.when import When
from foedus.reading.days.kinds import Anchored, Deictic, Expr, Holiday, Range, Unit, Weekday, Within, Yearless
from foedus.reading.drafts import Draft
from foedus.reading.story.derived import derived
from foedus.reading.story.links import Link
from foedus.reading.story.sameness import groups

Window = tuple[date, date]
_DAYS = {Unit.HOUR: 1, Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}
_CHAIN = 28  # days: some weeks back where a story goes from weekday to weekday


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


def windows(draft: Draft, days: Sequence[When], links: Sequence[Link], after: date | None) -> list[Window]:
    """Spans of days each of which must hold the day of writing; strongest first: what the text tells itself, then others."""
    inside = [_around(draft, moving, day) for moving, day in fixed(draft, days)]
    inside += yearly(draft, days, after) if after else []
    for one in derived(draft, days):
        moving = [k for k in one.mentions if 0 < reach(draft, k) < 365]
        inside += [_around(draft, [max(moving, key=lambda k: reach(draft, k))], one.when)] if moving else []
    linked = [([k for k in link.mentions if 0 < reach(draft, k) < 365], link.told.when) for link in links]
    outside = [_around(draft, moving, day) for moving, day in linked if moving]
    return sorted(inside, key=_width) + sorted(outside, key=_width)


def _width(window: Window) -> timedelta:
    return window[1] - window[0]


def yearly(draft: Draft, days: Sequence[When], after: date) -> list[Window]:
    """Where an act is told by a day without a year and by a weekday, say: around that day in the year after the last date told.

    A writer who names a year, and then days without one, means days within a year of it; that the weekday agrees confirms it.
    """
    span = When(after, after + timedelta(365))
    for moving, yearless in pairs(draft, days):
        day = yearless.meets(span)
        return [_around(draft, moving, day)] if day and not day.yearless else []
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
            return 0 if expr.anchored else 366 * (2 if expr.which else 1)
        case Deictic():
            return 0 if expr.vague or expr.unit not in _DAYS else _DAYS[expr.unit] * (abs(expr.offset) + 1) + 7
        case Within(_, outer):
            return 0 if isinstance(outer, Anchored) else _reach(outer)
        case Range(first, last):
            return max(_reach(first), _reach(last))
        case _:
            return 0


def _around(draft: Draft, moving: Sequence[int], day: When) -> Window:
    """What is past was done before the day of writing, what is awaited comes after it."""
    wide = timedelta(min(reach(draft, k) for k in moving))
    first, last = day.earliest or date.min + wide, day.latest or date.max - wide
    awaited = all(draft.acts[k].future for k in moving)
    return (first - wide, last) if awaited else (first, last + wide)
