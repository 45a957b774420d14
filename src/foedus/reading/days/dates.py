"""From words to dates: days, months, years, seasons, decades, and the spans between them. None means: no date after all."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from foedus.core.when import When
from foedus.reading.days.found import Words
from foedus.reading.days.holidays import holiday
from foedus.reading.days.kinds import Absolute, Anchored, Expr, Holiday, MonthDay, Part, Range, Unit, Within, Yearless
from foedus.reading.days.numeric import century, decade, numeric, part_of_month, part_of_year
from foedus.reading.days.relative import outer
from foedus.reading.days.words import Token


def _calendar(year: int | None, month: int, day: int | None, part: Part | None) -> Absolute | Yearless | None:
    if day is not None and not 1 <= day <= monthrange(year or 2024, month)[1]:  # 2024 has a February 29
        return None
    if year is None:
        return Yearless(month, day, part)
    if day is not None:
        return Absolute(When.on(date(year, month, day)))
    return Absolute(part_of_month(year, month, part))


def day(words: Words) -> Expr | None:
    """A day of a month, with its year, without, or in a year pointed at."""
    inner = _calendar(words.get("YEAR"), words.get("MONTH", "ABBREVIATED"), words.get("NUM", "NTH"), _month_part(words))
    if not isinstance(inner, Yearless):
        return inner
    inner = replace(inner, weekday=words.get("WEEKDAY", "SHORTDAY"))
    if words.has("ANNUM"):
        return Within(inner, outer(words, None))
    return replace(inner, which=words.which) if words.has("LAST", "NEXT", "THIS") else inner


def pair(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], tuple[int, int]]]:
    """Days of one month, "5 and 19 October 1990", "8, 20 and 29 December": the words of each, and where each stands."""
    at = next(i for i, t in enumerate(tokens) if t.kind == "AND")
    commas = [i for i in range(at) if tokens[i].kind == "COMMA"]
    shared = [t for i, t in enumerate(tokens) if t.kind not in ("NUM", "NTH", "AND") and i not in commas]
    cuts = [-1, *commas, at, len(tokens)]
    for side in (tokens[i + 1 : j] for i, j in pairwise(cuts)):
        yield [t for t in tokens if t in side or t in shared], (side[0].start, side[-1].end)


def month_day(words: Words) -> Expr | None:
    """A day of the month spoken of, or of one pointed at ("the 15th of next month")."""
    number = words.get("NTH")
    month = outer(words, None) if words.has("UNIT") else Anchored(Unit.MONTH, 0)
    return Within(MonthDay(number), month) if 1 <= number <= 31 and month.unit is Unit.MONTH else None


def _month_part(words: Words) -> Part | None:
    """A part that stands before the month is the month's; one after it is the year's ("July of early last year")."""
    before, _ = words.upto("MONTH", "ABBREVIATED")
    return before.part


def month(words: Words) -> Expr | None:
    """A month, likewise."""
    if words.has("ANNUM") or not words.points:
        return day(words)
    return _pointed(Yearless(words.get("MONTH", "ABBREVIATED"), None, words.part), words)


def _pointed(inner: Yearless | Holiday, words: Words) -> Expr:
    if words.anchored and not words.which:
        return Within(inner, Anchored(Unit.YEAR, 0))
    return replace(inner, which=words.which, anchored=words.anchored)


def span(words: Words) -> Expr | None:
    """From one to the other; what one side leaves out is the other's."""
    body = Words([t for t in words.tokens if t.kind not in ("BETWEEN", "FROM")])
    at = max(i for i, t in enumerate(body.tokens) if t.kind in ("AND", "TO", "UNTIL", "DASH"))
    left, right = Words(body.tokens[:at]), Words(body.tokens[at + 1 :])
    if not body.has("MONTH", "ABBREVIATED"):
        return _years(left, right)
    m1, m2 = (side.get("MONTH", "ABBREVIATED") for side in (left, right))
    m1, m2 = m1 or m2, m2 or m1
    y1, y2 = left.get("YEAR"), right.get("YEAR")
    if y2 and not y1:
        y1 = y2 - (m1 > m2)
    first = _calendar(y1, m1, left.get("NUM", "NTH"), left.part)
    last = _calendar(y2, m2, right.get("NUM", "NTH"), right.part)
    return Range(first, last) if first and last else None


def _years(left: Words, right: Words) -> Expr | None:
    first, last = left.get("YEAR"), right.get("YEAR", "NUM")
    if last < 100:
        last += first - first % 100
    if not 1000 <= first < last < 2200:
        return None
    return Range(Absolute(part_of_year(first, left.part)), Absolute(part_of_year(last, right.part)))


def named_day(words: Words) -> Expr | None:
    """A day with a name."""
    rule, year = words.get("HOLIDAY"), words.get("YEAR")
    if words.has("ANNUM"):
        return Within(Holiday(rule), outer(words, None))
    if year:
        return Absolute(When.on(holiday(rule, year)))
    return _pointed(Holiday(rule), words) if words.points else Holiday(rule)


def grouping(words: Words) -> Expr | None:
    """A season, quarter or half-year."""
    month = words.get("SEASON")
    if month is None:
        number, unit = words.get("ORDINAL") or words.get("LATTER") or words.get("LAST"), words.get("HALF", "UNIT")
        if unit == "century":
            return decades(words)
        month = {"half": 39, "quarter": 32}.get(unit, 0) + (number if number > 0 else {"half": 2, "quarter": 4}.get(unit, 0))
        if not 33 <= month <= (41 if unit == "half" else 36):
            return None
    if words.has("YEAR"):
        return Absolute(When.month(words.get("YEAR"), month))
    if words.has("ANNUM"):
        return Within(Yearless(month), outer(words, None))
    return _pointed(Yearless(month), words) if words.points else Yearless(month)


def decades(words: Words) -> Expr | None:
    """A decade or century."""
    if words.has("DECADE"):
        return Absolute(decade(words.get("DECADE"), words.part))
    _, whole = words.upto("HALF") if words.has("HALF") else (words, words)
    number = whole.get("NTH", "ORDINAL")
    return Absolute(century(number, words.part)) if words.get("UNIT") == "century" and 1 <= number <= 21 else None


def year(words: Words) -> Expr | None:
    """A year or its third."""
    year = words.get("YEAR")
    return Absolute(part_of_year(year, words.part)) if 1000 <= year < 2200 else None


def figures(words: Words, first: bool | None) -> Expr | None:
    """A day in figures."""
    when = numeric(words.get("ISO", "NUMERIC"), first)
    return Absolute(when) if when else None


def in_year_of(expr: Expr, following: Expr) -> Expr:
    """A day or month without its year that stands in one list with a day that has one: of that year, or the one before."""
    if not (isinstance(expr, Yearless) and isinstance(following, Absolute)) or expr.which is not None or expr.month > 12:
        return expr
    day = following.when.earliest
    if day is None or (following.when.width or 366) > 31:
        return expr
    year = day.year - ((expr.month, expr.day or 1) > (day.month, day.day))
    return _calendar(year, expr.month, expr.day, expr.part) or expr
