"""What the phrases of time say: each kind has its reader, which is given the words in small letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from foedus.reading.days.kinds import Anchored, Deictic, Duration, Expr, Part, Unit
from foedus.reading.days.words import table
from foedus.reading.timex import days, lengths
from foedus.reading.timex.kinds import Fixed, Kind

REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def _reference(words: str) -> Fixed | None:
    return next((Fixed(Kind.DATE, name) for name in REFERENCES if re.fullmatch("|".join(table()["timex"][name]), words)), None)


def _set(words: str) -> Fixed:
    often = table()["timex"]["often"]
    return Fixed(Kind.SET, next(value for pattern, value in often.items() if re.fullmatch(pattern, words)))


READERS: dict[str, Callable[[str], Expr | Fixed | None]] = {
    "reference": _reference,
    "often": _set,
    "weekly": lengths.weekly,
    "minutes": lengths.minutes,
    "clock": days.clock,
    "era": days.era,
    "eracentury": days.era_century,
    "between": lengths.between,
    "overnight": lambda _: Fixed(Kind.TIME, "TNI"),
    "daypart": lambda _: Anchored(Unit.DAY, 0),
    "wholeyear": lambda _: Duration(1, Unit.YEAR),
    "lastunit": lambda words: Duration(1, Unit(words.split()[-1])),
    "instant": days.instant,
    "orso": days.or_so,
    "yearsend": lambda words: Deictic(Unit("year" if "year" in words else "month"), 0, Part.LATE),
    "year": days.year,
    "decade": days.decade,
    "figured": days.figured,
    "fixed": lambda words: Fixed(Kind.DURATION, table()["timex"]["fixed"][words]),
    "named": lambda words: Fixed(Kind.TIME, table()["timex"]["named"][words]),
    "rate": lengths.rate,
    "half": lengths.half,
    "counted": lengths.counted,
    "complete": lambda _: Deictic(Unit.QUARTER, -1),
    "quarter": lambda _: Anchored(Unit.QUARTER, 0),
    "yearago": lambda _: Deictic(Unit.YEAR, -1, counted=True),
    "quarterago": lambda _: Anchored(Unit.QUARTER, -4),
    "present": lambda words: Deictic(Unit(words.split()[-1]), 0),
    "plural": lambda words: Duration(None, Unit(table()["UNITS"][words.split()[-1]])),
}
