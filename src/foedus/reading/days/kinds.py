"""What a time expression says, before anyone knows the day it was written on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.core.when import When


class Unit(StrEnum):
    """Units of the calendar; a fortnight is two weeks."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """A third of a month (days 1-10, 11-20, 21 to the end), of a year, a decade or a century; or its half (days 1-15)."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST = "first half"
    SECOND = "second half"


@dataclass(frozen=True, slots=True)
class Absolute:
    """The year is known: "June 19, 2024", "early 2023", "the first half of 2019", "2024-11-09", "the 1990s"."""

    when: When


@dataclass(frozen=True, slots=True)
class Yearless:
    """A month, with a day or not, and no year: "November 6", "late October", "last August" (`which` -1), "next May" (1).

    `month` is 1-12, or a sub-year grouping of ISO 8601-2 (21-24 seasons, 33-36 quarters, 40-41 halves).
    `weekday` (Monday is 0) is the one the report gives with the day: "Saturday, November 9".
    `anchored`: it is counted from the act spoken of before ("the following spring").
    """

    month: int
    day: int | None = None
    part: Part | None = None
    which: int | None = None
    weekday: int | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name: "Christmas Eve". `rule` is its entry in the table of holidays."""

    rule: str
    which: int | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A bare weekday, Monday 0: "on Saturday", "last Friday" (`which` -1), "next Tuesday" (1), "this Monday" (0).

    `anchored`: it is counted from the act spoken of before ("the following Monday", "that Saturday").
    """

    day: int
    which: int | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month that is spoken of: "on the 29th"."""

    day: int


@dataclass(frozen=True, slots=True)
class Deictic:
    """Counted from the report's own day: "today", "last week" (week, -1), "late last month", "two days ago" (counted).

    `counted` is a number of units, true to the day only for days; `vague` a number that is not told ("years ago").
    """

    unit: Unit
    offset: int
    part: Part | None = None
    counted: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Anchored:
    """Counted from an act spoken of: "the same day" (day, 0), "three days later" (day, 3, counted), "later that month".

    `named`: that act is named right after the words ("a day after India announced", "the eve of the signing");
    else it is one spoken of before.
    """

    unit: Unit
    offset: int
    part: Part | None = None
    counted: bool = False
    vague: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """One inside another: "June 17 last year", "October 3 of the same year", "Monday of last week", "on the 29th"."""

    inner: Yearless | Holiday | Weekday | MonthDay
    outer: Deictic | Anchored


@dataclass(frozen=True, slots=True)
class Range:
    """From one to the other: "from 2 to 5 May", "between June and August"."""

    first: Expr
    last: Expr


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, no date: "ninety days"; a `deadline` where something is to come "within a month"."""

    count: int | None
    unit: Unit
    deadline: bool = False


Expr = Absolute | Yearless | Holiday | Weekday | Deictic | Anchored | Within | Range | Duration
