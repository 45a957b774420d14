"""From the words of one expression to what it says. Each rule of the grammar has its builder; None means: no date after all."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from foedus.core.when import When
from foedus.reading.times_kinds import (
    Absolute,
    Anchored,
    Deictic,
    Duration,
    Expr,
    Holiday,
    Part,
    Range,
    Unit,
    Weekday,
    Within,
    Yearless,
)
from foedus.reading.times_numeric import century, decade, numeric, part_of_month, part_of_year
from foedus.reading.times_words import Token

_POINTERS = ("LAST", "NEXT", "THIS", "THAT", "SAME", "FOLLOWING", "PREVIOUS")


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of one expression, asked by word class."""

    tokens: Sequence[Token]

    def get(self, *kinds: str) -> Any:
        return next((t.value for t in self.tokens if t.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        return any(t.kind in kinds for t in self.tokens)

    def upto(self, *kinds: str) -> tuple[_Words, _Words]:
        """Those before the first word of a kind, and those after it."""
        at = next(i for i, t in enumerate(self.tokens) if t.kind in kinds)
        return _Words(self.tokens[:at]), _Words(self.tokens[at + 1 :])

    @property
    def part(self) -> Part | None:
        found = self.get("EARLY", "BEGIN")
        return Part(found) if found else None

    @property
    def which(self) -> int | None:
        found: int | None = self.get(*_POINTERS)
        return found

    @property
    def anchored(self) -> bool:
        return self.has("THAT", "SAME", "FOLLOWING", "PREVIOUS") or (self.has("THE") and self.has("NEXT"))

    @property
    def unit(self) -> tuple[Unit, int]:
        name = self.get("UNIT", "UNITS", "WEEK", "ANNUM")
        return (Unit.WEEK, 2) if name == "fortnight" else (Unit(name), 1)

    @property
    def count(self) -> int | None:
        """How many units; None for "a few"."""
        if self.has("FEW"):
            return self.get("FEW") or None
        numbers = [t.value for t in self.tokens if t.kind in ("WORDNUM", "NUM")]
        if 100 in numbers:
            return 100 * (numbers[0] if numbers[0] != 100 else 1)
        return sum(numbers) if numbers else 1


def build(rule: str, tokens: Sequence[Token], follows: bool) -> Expr | None:
    """What these words say by this rule; `follows`: words go on after them within the sentence."""
    words = _Words(tokens)
    return _later(words, follows) if rule == "later" else _BUILDERS[rule](words)


def _calendar(year: int | None, month: int, day: int | None, part: Part | None) -> Absolute | Yearless | None:
    if day is not None and not 1 <= day <= monthrange(year or 2024, month)[1]:  # 2024 has a February 29
        return None
    if year is None:
        return Yearless(month, day, part)
    if day is not None:
        return Absolute(When.on(date(year, month, day)))
    return Absolute(part_of_month(year, month, part))


def _day(words: _Words) -> Expr | None:
    inner = _calendar(words.get("YEAR"), words.get("MONTH", "ABBREVIATED"), words.get("NUM", "NTH"), _month_part(words))
    if not isinstance(inner, Yearless):
        return inner
    inner = replace(inner, weekday=words.get("WEEKDAY", "SHORTDAY"))
    if words.has("ANNUM"):
        return Within(inner, _outer(words, None))
    return replace(inner, which=-1) if words.has("LAST") else inner


def _month_part(words: _Words) -> Part | None:
    """A part that stands before the month is the month's; one after it is the year's ("July of early last year")."""
    before, _ = words.upto("MONTH", "ABBREVIATED")
    return before.part


def _month(words: _Words) -> Expr | None:
    if words.has("ANNUM") or not words.has(*_POINTERS):
        return _day(words)
    return _pointed(Yearless(words.get("MONTH", "ABBREVIATED"), None, words.part), words)


def _pointed(inner: Yearless | Holiday, words: _Words) -> Expr:
    if words.anchored:
        return Within(inner, Anchored(Unit.YEAR, words.which or 0))
    return replace(inner, which=words.which)


def _outer(words: _Words, part: Part | None) -> Deictic | Anchored:
    unit, _ = words.unit
    kind = Anchored if words.anchored else Deictic
    return kind(unit, words.which or 0, part)


def _range(words: _Words) -> Expr | None:
    body = _Words([t for t in words.tokens if t.kind not in ("BETWEEN", "FROM")])
    at = max(i for i, t in enumerate(body.tokens) if t.kind in ("AND", "TO", "UNTIL", "DASH"))
    left, right = _Words(body.tokens[:at]), _Words(body.tokens[at + 1 :])
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


def _years(left: _Words, right: _Words) -> Expr | None:
    first, last = left.get("YEAR"), right.get("YEAR", "NUM")
    if last < 100:
        last += first - first % 100
    if not 1000 <= first < last < 2200:
        return None
    return Range(Absolute(part_of_year(first, left.part)), Absolute(part_of_year(last, right.part)))


def _holiday(words: _Words) -> Expr | None:
    rule, year = words.get("HOLIDAY"), words.get("YEAR")
    if words.has("ANNUM"):
        return Within(Holiday(rule), _outer(words, None))
    if year:
        from foedus.reading.holidays import holiday

        return Absolute(When.on(holiday(rule, year)))
    return _pointed(Holiday(rule), words) if words.has(*_POINTERS) else Holiday(rule)


def _grouping(words: _Words) -> Expr | None:
    month = words.get("SEASON")
    if month is None:
        number, unit = words.get("ORDINAL"), words.get("HALF", "UNIT")
        month = {"half": 39, "quarter": 32}.get(unit, 0) + number
        if not 33 <= month <= (41 if unit == "half" else 36):
            return None
    if words.has("YEAR"):
        return Absolute(When.month(words.get("YEAR"), month))
    if words.has("ANNUM"):
        return Within(Yearless(month), _outer(words, None))
    return _pointed(Yearless(month), words) if words.has(*_POINTERS) else Yearless(month)


def _ago(words: _Words) -> Expr | None:
    if words.has("DEICTIC"):
        return Deictic(Unit.DAY, 2 * words.get("DEICTIC"))
    return _shift(Deictic, words, -1)


def _later(words: _Words, follows: bool) -> Expr | None:
    sign = words.get("LATER", "AFTER")
    if words.has("THE"):
        return Anchored(words.unit[0], sign, named=follows)
    expr = _shift(Anchored, words, sign)
    return replace(expr, named=follows and words.has("AFTER"))


def _shift(kind: type[Any], words: _Words, sign: int) -> Any:
    unit, factor = words.unit
    few = (words.has("FEW", "UNITS") and words.count is None) or not words.has("FEW", "WORDNUM", "NUM", "ARTICLE")
    return kind(unit, sign * factor * (1 if few else words.count or 1), counted=True, vague=few)


def _duration(words: _Words) -> Expr | None:
    unit, factor = words.unit
    count = words.count
    return Duration(count * factor if count else None, unit, deadline=words.has("WITHIN"))


def _weekday(words: _Words) -> Expr | None:
    day = Weekday(words.get("WEEKDAY"), words.which, words.anchored)
    return Within(Weekday(day.day), _outer(words, None)) if words.has("WEEK") else day


def _relative(words: _Words) -> Expr | None:
    if words.has("DEICTIC"):
        return Deictic(Unit.DAY, words.get("DEICTIC"))
    if words.has("DAYTIME"):
        return (Anchored if words.anchored else Deictic)(Unit.DAY, words.which or 0)
    unit, _ = words.unit
    if unit in (Unit.HOUR, Unit.DAY) and words.has("LAST", "THIS"):
        return None
    if words.has("NEXT") and unit is Unit.DAY:
        return Anchored(unit, 1)
    return _outer(words, words.part)


def _decade(words: _Words) -> Expr | None:
    if words.has("DECADE"):
        return Absolute(decade(words.get("DECADE"), words.part))
    number = words.get("NTH", "ORDINAL")
    return Absolute(century(number, words.part)) if words.get("UNIT") == "century" and 1 <= number <= 21 else None


def _year(words: _Words) -> Expr | None:
    year = words.get("YEAR")
    return Absolute(part_of_year(year, words.part)) if 1000 <= year < 2200 else None


def _iso(words: _Words) -> Expr | None:
    when = numeric(words.get("ISO", "NUMERIC"))
    return Absolute(when) if when else None


_BUILDERS: dict[str, Callable[[_Words], Expr | None]] = {
    "range": _range,
    "day": _day,
    "iso": _iso,
    "bare_month": _month,
    "holiday": _holiday,
    "grouping": _grouping,
    "ago": _ago,
    "eve": lambda _: Anchored(Unit.DAY, -1, named=True),
    "deadline": _duration,
    "ahead": lambda words: _shift(Deictic, words, 1),
    "duration": _duration,
    "bare_weekday": _weekday,
    "relative": _relative,
    "decade": _decade,
    "bare_year": _year,
}
