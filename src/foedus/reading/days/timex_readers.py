"""What the phrases of `timex_phrases` say: each kind has its reader, which is given the words in small letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Duration, Expr, Unit
from foedus.reading.days.timex_kinds import Kind
from foedus.reading.days.timex_values import period
from foedus.reading.days.words import table

REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@dataclass(frozen=True, slots=True)
class Fixed:
    """Its value hangs on no day: PRESENT_REF, P1D, PT10M; a time of day without its day, T10:00."""

    kind: Kind
    value: str


def _reference(words: str) -> Fixed | None:
    return next((Fixed(Kind.DATE, name) for name in REFERENCES if re.fullmatch("|".join(table()["timex"][name]), words)), None)


def _set(words: str) -> Fixed:
    often = table()["timex"]["often"]
    return Fixed(Kind.SET, next(value for pattern, value in often.items() if re.fullmatch(pattern, words)))


def _rate(words: str) -> Fixed:
    """ "Every four years", "twice a month"."""
    *_, number, unit = words.split()
    return Fixed(Kind.SET, period(_number(number), Unit(table()["UNITS"].get(unit, unit))))


def _weekly(words: str) -> Fixed:
    return Fixed(Kind.SET, f"XXXX-WXX-{table()['WEEKDAY'][words.split()[-1].rstrip('s')] + 1}")


def _minutes(words: str) -> Fixed:
    number, unit = words.replace("-", " ").rsplit(None, 1)
    count = table()["WORDNUM"].get(number, 1 if number in ("a", "an") else number)
    return Fixed(Kind.DURATION, f"PT{count if str(count).isdigit() else 'X'}{unit[0].upper()}")


def _clock(words: str) -> Fixed | None:
    hour, minute = (int(part) for part in [*re.findall(r"\d+", words), "0"][:2])
    if not 1 <= hour <= 12 or minute > 59:
        return None
    afternoon = re.search(r"\d ?p", words) is not None
    return Fixed(Kind.TIME, f"T{hour % 12 + 12 * afternoon:02}:{minute:02}")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else table()["WORDNUM"].get(word, 1)


def _half(words: str) -> Fixed:
    """ "2 1/2 years", "a year and a half"."""
    pieces = words.split()
    unit = (pieces[-1] if pieces[-1] != "half" else pieces[1]).removesuffix("s")
    return Fixed(Kind.DURATION, table()["timex"]["halves"][unit].format(_number(pieces[0])))


def _counted(words: str) -> Duration:
    """ "Two more weeks", "eight trading days", "two thousand years"."""
    number, *_, unit = words.split()
    count = _number(number) * (1000 if "thousand" in words else 1)
    return Duration(count, Unit(table()["UNITS"].get(unit, unit)))


def _figured(words: str) -> Absolute:
    """ "Q3 2019", "1H 2021"."""
    part, year = words[:2], int(words[-4:])
    number = int(part.strip("qh"))
    return Absolute(When.month(year, (32 if "q" in part else 39) + number))


def _year(words: str) -> Absolute:
    """ "Nineteen ninety-six", "January nineteen ninety-seven", "two thousand"."""
    found = re.findall(r"[a-z]+", words)
    numbers = [table()["WORDNUM"][word] for word in found if word in table()["WORDNUM"]]
    year = (2000 if "thousand" in words else 100 * numbers[0]) + sum(numbers[1:])
    month = table()["MONTH"].get(found[0])
    return Absolute(When.month(year, month) if month else When.year(year))


def _decade(words: str) -> Absolute:
    name = re.findall(r"\w+", words)[-1]
    digits = int(name[:2]) if name[0].isdigit() else table()["WORDNUM"][f"{name.removesuffix('ies')}y"]
    return Absolute(When.parse(f"19{digits // 10}X"))


READERS: dict[str, Callable[[str], Expr | Fixed | None]] = {
    "reference": _reference,
    "often": _set,
    "weekly": _weekly,
    "minutes": _minutes,
    "clock": _clock,
    "year": _year,
    "decade": _decade,
    "figured": _figured,
    "fixed": lambda words: Fixed(Kind.DURATION, table()["timex"]["fixed"][words]),
    "named": lambda words: Fixed(Kind.TIME, table()["timex"]["named"][words]),
    "rate": _rate,
    "half": _half,
    "counted": _counted,
    "complete": lambda _: Deictic(Unit.QUARTER, -1),
    "quarter": lambda _: Anchored(Unit.QUARTER, 0),
    "yearago": lambda _: Deictic(Unit.YEAR, -1, counted=True),
    "quarterago": lambda _: Anchored(Unit.QUARTER, -4),
    "present": lambda words: Deictic(Unit(words.split()[-1]), 0),
    "plural": lambda words: Duration(None, Unit(table()["UNITS"][words.split()[-1]])),
}
