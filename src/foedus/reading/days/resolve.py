"""From what a time expression says to a day, given the day it was written on and the act spoken of before.

House convention: a week runs from Monday to Sunday, "last week" is the one before; "early", "mid-", "late" are thirds;
"earlier this month" is the month. In the past tense a bare month or day is the latest that had begun by the publication,
a bare weekday the latest of seven days that end with it; in the future tense the next one. What cannot be told is `When()`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Duration, Expr, Holiday, Range, Weekday, Within, Yearless
from foedus.reading.days.resolve_patterns import pattern, shifted
from foedus.reading.days.resolve_recurring import choose, inside, on_weekday
from foedus.reading.days.resolve_spans import span

_NOTHING = When()
_YEAR = 366  # days


def resolve(expr: Expr, *, published: When | None, reference: When | None = None, tense: str = "past") -> When:
    """The day meant, as far as it can be told; `When()` where it cannot.

    `published` is the report's own day and may be a span, a day without a year, or unknown; `reference` the day of the
    act that an anchored expression counts from; `tense` is "past" or "future".
    """
    with suppress(ValueError, OverflowError):  # beyond the calendar's first or last year
        return _resolve(expr, published or _NOTHING, reference or _NOTHING, tense)
    return _NOTHING


def inverse(expr: Anchored) -> Anchored:
    """Counted the other way: in "signed on the 24th, two weeks after the assembly adopted it", the adoption from the signing."""
    return replace(expr, offset=-expr.offset)


def _resolve(expr: Expr, published: When, reference: When, tense: str) -> When:
    match expr:
        case Absolute(when):
            return when
        case Duration():
            return _NOTHING
        case Range():
            return _range(expr, published, reference, tense)
        case Within(inner, outer):
            return inside(inner, _resolve(outer, published, reference, tense))
        case Yearless() | Holiday():
            return _beside(expr, reference) if expr.anchored else _recurring(expr, published, tense)
        case Weekday():
            return _over(reference if expr.anchored else published, lambda day: When.on(on_weekday(expr, day, tense)))
        case Deictic():
            is_length = expr.counted and expr.offset > 0 and tense == "past"  # "in three weeks of talks"
            return _NOTHING if is_length else _shift(expr, published)
        case Anchored():
            return _shift(expr, reference)


def _shift(expr: Deictic | Anchored, base: When) -> When:
    return shifted(expr, base.yearless) if base.yearless else _over(base, lambda day: span(expr, day))


def _over(base: When, at: Callable[[date], When]) -> When:
    """The bound over all possible days of the base: later days of writing never give earlier days meant."""
    first = at(base.earliest) if base.earliest else _NOTHING
    last = at(base.latest) if base.latest else _NOTHING
    return When(first.earliest, last.latest, approximate=base.approximate or first.approximate or last.approximate)


def _recurring(expr: Yearless | Holiday, published: When, tense: str) -> When:
    """The occurrence that every possible day of writing gives; where they give several, the day without its year."""
    first, last = published.earliest, published.latest
    if first and last:
        found = {choose(expr, first, tense), choose(expr, last, tense)}
        if len(found) == 1 and (only := found.pop()):
            return only
    return pattern(expr)


def _beside(expr: Yearless | Holiday, reference: When) -> When:
    """ "The following spring" is the next one that begins after the day or month spoken of, "the previous" the last before it."""
    if reference.width is None or reference.width > _YEAR:
        return pattern(expr)
    day = reference.earliest if expr.which == -1 else reference.latest
    return (day and choose(expr, day, "past")) or pattern(expr)


def _range(expr: Range, published: When, reference: When, tense: str) -> When:
    last = _resolve(expr.last, published, reference, tense)
    # The beginning lies before the end: "from December 28 to January 3".
    first = _resolve(expr.first, last if last.latest else published, reference, "past")
    if first.yearless or last.yearless:
        month = (first.yearless or "")[:7]
        return When(yearless=month) if month and month == (last.yearless or "")[:7] else _NOTHING
    if first.earliest and last.latest and first.earliest > last.latest:
        return _NOTHING
    return replace(first, latest=last.latest, approximate=first.approximate or last.approximate)
