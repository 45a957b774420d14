"""What was spoken of before: the day that "two days later" is counted from, the quarter that "a year ago" is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.reading.days.kinds import Anchored, Deictic, Duration, Expr, Unit

_FINENESS = {Unit.HOUR: 1, Unit.DAY: 1, Unit.WEEK: 1, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}  # days
_ANY, _FAR = 10**9, 50  # days, years


@dataclass(slots=True)
class Spoken:
    """Kept while a text is read from its beginning to its end."""

    published: When
    ahead: bool = False  # is it the next day already where the report was written?
    latest: dict[int, When] = field(default_factory=dict)  # the last day, month, quarter, year and span spoken of
    come_to: When = field(default_factory=When)  # where a story stands: a year far off, named alone, does not move it
    quarter: When | None = None
    compared: bool = False  # are figures of a quarter told now, not those of a year or of nine months?

    def base(self, unit: Unit) -> When:
        """What so many days, months or years are counted from: the last one spoken of, if the story has not gone on from it."""
        fine, last = self.latest.get(_FINENESS.get(unit, _ANY)), self.latest.get(_ANY, When())
        return last if fine is None or fine.precedes(last) is Answer.YES else fine

    def learn(self, expr: Expr, when: When, aside: bool = False, past: bool = False) -> None:
        """A day spoken of; one that something is compared with ("a year earlier") is not gone on from."""
        if isinstance(expr, Duration):
            self.compared = self.compared and expr.unit not in (Unit.MONTH, Unit.YEAR)
        elif not (isinstance(expr, Anchored | Deictic) and expr.counted and expr.offset < 0):
            if when.width and not aside and not (isinstance(expr, Anchored) and when.width > _FINENESS.get(expr.unit, _ANY)):
                self._go_on(when, when.width)
            if _is_quarter(when) and not _year_ago(expr) and self._is_told(when, past):
                self.quarter, self.compared = when, True

    def _go_on(self, when: When, width: int) -> None:
        self.latest |= {size: when for size in (*_FINENESS.values(), _ANY) if width <= size}
        here, there = self.come_to.earliest, when.earliest
        if width <= _FINENESS[Unit.MONTH] or not (here and there and abs(there.year - here.year) > _FAR):
            self.come_to = when

    def of(self, expr: Expr) -> When | None:
        """Days that hang on a quarter spoken of: "the quarter", and "a year ago" beside its figures; None for others."""
        if isinstance(expr, Anchored) and expr.unit is Unit.QUARTER and not expr.counted and expr.offset in (0, -4):
            quarter = self.quarter or self._complete()
            return quarter and _quarter(quarter, expr.offset)
        last_year = isinstance(expr, Anchored | Deictic) and expr.unit is Unit.YEAR and expr.counted and expr.offset == -1
        if last_year and self.quarter and self.compared and not getattr(expr, "named", False):
            return _quarter(self.quarter, -4)
        return None

    def _is_told(self, quarter: When, past: bool) -> bool:
        """It is over, or its figures are told as past: a company's own quarters end when it likes."""
        over = quarter.precedes(self.published)
        return over is Answer.YES or (past and over is Answer.UNKNOWN)

    def _complete(self) -> When | None:
        """The last quarter that had ended by the day of publication: reports of a business tell of that."""
        return _quarter(self.published, -1)


def _is_quarter(when: When) -> bool:
    return when == _quarter(when, 0)


def _year_ago(expr: Expr) -> bool:
    return isinstance(expr, Anchored) and expr.offset == -4


def _quarter(when: When, offset: int) -> When | None:
    """The quarter of its first day, or one so many quarters later."""
    day = when.earliest
    if day is None:
        return None
    year, quarter = divmod(4 * day.year + (day.month - 1) // 3 + offset, 4)
    return When.month(year, 33 + quarter) if 1 <= year <= 9999 else None
