"""What was spoken of before: the day that "the same day" is counted from, the quarter that "a year ago" is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.reading.days.kinds import Anchored, Deictic, Expr, Unit

_QUARTER = timedelta(92)


@dataclass(slots=True)
class Spoken:
    """Kept while a text is read from its beginning to its end."""

    published: When
    reference: When = field(default_factory=When)
    quarter: When | None = None

    def learn(self, expr: Expr, when: When) -> None:
        """A day spoken of; one that something is compared with ("a year earlier") is not gone on from."""
        if isinstance(expr, Anchored | Deictic) and expr.counted and expr.offset < 0:
            return
        if when.earliest:
            self.reference = when
        if _is_quarter(when) and when.precedes(self.published) is Answer.YES:
            self.quarter = when

    def of(self, expr: Expr) -> When | None:
        """Days that hang on a quarter spoken of: "the quarter", and "a year ago" beside its figures; None for others."""
        if not isinstance(expr, Anchored | Deictic):
            return None
        if isinstance(expr, Anchored) and expr.unit is Unit.QUARTER and expr.offset == 0:
            return self.quarter or self._complete()
        if expr.unit is Unit.YEAR and expr.counted and expr.offset == -1 and self.quarter and not _named(expr):
            return _year_before(self.quarter)
        return None

    def _complete(self) -> When | None:
        """The last quarter that had ended by the day of publication: reports of a business tell of that."""
        day = self.published.earliest
        if day is None:
            return None
        year, quarter = divmod(4 * day.year + (day.month - 1) // 3 - 1, 4)
        return When.month(year, 33 + quarter)


def _named(expr: Anchored | Deictic) -> bool:
    return isinstance(expr, Anchored) and expr.named


def _is_quarter(when: When) -> bool:
    first, last = when.earliest, when.latest
    return bool(first and last and first.day == 1 and first.month % 3 == 1 and When.month(first.year, 33 + first.month // 3) == when)


def _year_before(quarter: When) -> When | None:
    first: date | None = quarter.earliest
    return When.month(first.year - 1, 33 + first.month // 3) if first and first.year > 1 else None
