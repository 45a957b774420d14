"""Uncertain days: a pair of bounds, read and written as EDTF (ISO 8601-2:2019), compared in three values."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from foedus.core.answers import Answer

_PART = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX(?=-))(?:-(?!00)([0-9]{2})(?:-(?!00)([0-9]{2}))?)?([~?%]?)\Z")
# First and last month of the sub-year groupings of ISO 8601-2:2019, 4.8: seasons of the northern hemisphere, quarters, halves.
_GROUPINGS = {
    **{21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)},
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)},
}
_EVER = 10**9  # days: wider than any span with two bounds
_REACH = 12  # years: over a longer span every day of the year comes back more than once, February 29 too


@dataclass(frozen=True, slots=True)
class When:
    """One day, known to lie between `earliest` and `latest` (both inclusive; None is an open bound).

    `yearless` keeps a day or month whose year no source gives ("XXXX-11-06"); its bounds are then open.
    `words` are the words it was read from. An interval is what is known of one day, not a lasting state.
    """

    earliest: date | None = None
    latest: date | None = None
    approximate: bool = False
    yearless: str | None = None
    words: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}: an uncertain day runs from its earliest to its latest")

    @classmethod
    def on(cls, day: date, words: str | None = None) -> When:
        """That very day."""
        return cls(day, day, words=words)

    @classmethod
    def month(cls, year: int, month: int, words: str | None = None) -> When:
        """Some day of that month, season (21-24), quarter (33-36) or half-year (40, 41); ValueError for another number."""
        opens, closes = _GROUPINGS.get(month, (month, month))
        end = year + (closes < opens)
        return cls(date(year, opens, 1), date(end, closes, monthrange(end, closes)[1]), words=words)

    @classmethod
    def year(cls, year: int, words: str | None = None) -> When:
        """Some day of that year."""
        return cls(date(year, 1, 1), date(year, 12, 31), words=words)

    @classmethod
    def parse(cls, edtf: str) -> When:
        """Read an EDTF date or interval. ValueError says what is wrong with it."""
        first, slash, last = edtf.strip().partition("/")
        if not slash:
            return _part(first)
        left, right = _bound(first), _bound(last)
        if left.yearless or right.yearless:
            raise ValueError(f"{edtf!r} is no span of days: the year of both ends must be known")
        return cls(left.earliest, right.latest, left.approximate or right.approximate)

    @property
    def exact(self) -> bool:
        """One day and no doubt about it."""
        return self.earliest is not None and self.earliest == self.latest and not self.approximate

    @property
    def edtf(self) -> str:
        """The shortest EDTF that says the same; "" where nothing is known."""
        mark = "~" if self.approximate else ""
        if self.yearless:
            return self.yearless + mark
        if self.earliest is None and self.latest is None:
            return ""
        whole = _whole(self.earliest, self.latest)
        if whole:
            return whole + mark
        first, last = (day.isoformat() + mark if day else ".." for day in (self.earliest, self.latest))
        return f"{first}/{last}"

    @property
    def width(self) -> int | None:
        """Number of possible days; None where a bound is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None

    def before(self, day: date) -> Answer:
        """Does it lie before that day?"""
        if self.latest and self.latest < day:
            return Answer.YES
        return Answer.NO if self.earliest and self.earliest >= day else Answer.UNKNOWN

    def by(self, day: date) -> Answer:
        """Has it come by the end of that day?"""
        if self.latest and self.latest <= day:
            return Answer.YES
        return Answer.NO if self.earliest and self.earliest > day else Answer.UNKNOWN

    def precedes(self, other: When) -> Answer:
        """Does it lie before the other day?"""
        if self.latest and other.earliest and self.latest < other.earliest:
            return Answer.YES
        return Answer.NO if self.earliest and other.latest and self.earliest >= other.latest else Answer.UNKNOWN

    def meets(self, other: When) -> When | None:
        """What both say together, or None where they contradict each other.

        A day without a year is found in the other's span; where that leaves several years it stays without.
        """
        if self.yearless:
            return _meet_pattern(self, other)
        if other.yearless:
            return _meet_pattern(other, self)
        first = max(filter(None, (self.earliest, other.earliest)), default=None)
        last = min(filter(None, (self.latest, other.latest)), default=None)
        if first and last and first > last:
            return None
        narrow = min(self, other, key=lambda when: (when.width or _EVER, when.approximate))
        return replace(narrow, earliest=first, latest=last)

    def __str__(self) -> str:
        return self.edtf or "unknown"


def _meet_pattern(pattern: When, other: When) -> When | None:
    if other.yearless:
        longer, shorter = sorted((pattern, other), key=lambda when: -len(when.yearless or ""))
        return longer if (longer.yearless or "").startswith(shorter.yearless or "") else None
    first, last = other.earliest, other.latest
    if first is None or last is None or last.year - first.year > _REACH:
        return pattern
    days = (_occurrence(pattern, year) for year in range(first.year, last.year + 1))
    met = [both for day in days if day and (both := day.meets(other))]
    if len(met) == 1:
        return replace(met[0], words=pattern.words, approximate=pattern.approximate or other.approximate)
    return pattern if met else None


def _occurrence(pattern: When, year: int) -> When | None:
    """That year's; None for February 29 in a common year."""
    month, day = (int(part) for part in ([*(pattern.yearless or "").split("-"), "0"])[1:3])
    if not day:
        return When.month(year, month)
    return When.on(date(year, month, day)) if day <= monthrange(year, month)[1] else None


def _whole(first: date | None, last: date | None) -> str | None:
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == monthrange(last.year, last.month)[1]:
        return first.isoformat()[:7]
    return first.isoformat()[:4] if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)) else None


def _bound(part: str) -> When:
    return When() if part in ("", "..") else _part(part)


def _part(text: str) -> When:
    found = _PART.match(text)
    if not found:
        raise ValueError(f"{text!r} is no EDTF date: write 2024-11-09, 2024-11, 2024, 2024-10-21/2024-10-31 or ../2024-11-09")
    year, month, day, mark = found.groups()
    if year == "XXXX":
        date(2024, int(month or 1), int(day or 1))  # 2024 is a leap year: refuses what no month has
        return When(yearless=text.rstrip("~?%"), approximate=bool(mark))
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return replace(_within(first, last, int(month or 0), int(day or 0)), approximate=bool(mark))


def _within(first: int, last: int, month: int, day: int) -> When:
    if day:
        return When.on(date(first, month, day))
    return When.month(first, month) if month else When(date(first, 1, 1), date(last, 12, 31))
