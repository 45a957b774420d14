"""What the phrases of `timex_phrases` say: each kind has its reader, which is given the words in small letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Duration, Expr, MonthDay, Part, Unit, Within
from foedus.reading.days.timex_kinds import Kind
from foedus.reading.days.timex_values import period
from foedus.reading.days.words import table

REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@dataclass(frozen=True, slots=True)
class Fixed:
    """Its value hangs on no day: PRESENT_REF, P1D, PT10M, BC0490; a time of day without its day, T10:00."""

    kind: Kind
    value: str
    edtf: str = ""


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
    """ "Every Monday", "Tuesday nights"."""
    found = [word.rstrip("s") for word in words.split()]
    day = next(table()["WEEKDAY"][word] for word in found if word in table()["WEEKDAY"])
    return Fixed(Kind.SET, f"XXXX-WXX-{day + 1}{table()['timex']['daytime'].get(found[-1], '')}")


def _between(words: str) -> Fixed:
    """ "Two to three weeks": how many cannot be told."""
    unit = words.replace("-", " ").split()[-1].rstrip("s")
    return Fixed(Kind.DURATION, f"PTX{unit[0].upper()}" if unit in ("second", "minute") else period(None, Unit(unit)))


def _minutes(words: str) -> Fixed:
    number, unit = words.replace("-", " ").rsplit(None, 1)
    count = table()["WORDNUM"].get(number, 1 if number in ("a", "an") else number)
    return Fixed(Kind.DURATION, f"PT{count if str(count).isdigit() else 'X'}{unit[0].upper()}")


def _clock(words: str) -> Fixed | None:
    """ "9 a.m.", "three o'clock", "18:30", "1800 GMT"."""
    figures = re.findall(r"\d+", words) or [str(number) for word, number in table()["WORDNUM"].items() if re.search(rf"\b{word}\b", words)]
    figures = [figures[0][:2], figures[0][2:]] if len(figures[0]) == 4 else figures
    hour, minute = (int(part) for part in [*figures, "0"][:2])
    half = re.search(r"\d ?([ap])\.?m", words)
    if hour > (12 if half else 24) or minute > 59 or (half and not hour):
        return None
    return Fixed(Kind.TIME, f"T{hour % 12 + 12 * (half[1] == 'p') if half else hour:02}:{minute:02}")


def _era(words: str) -> Fixed | Absolute | None:
    """ "490 BC", "August 480 BC", "AD 70"; EDTF has a year nought, 1 BC."""
    year = int(re.findall(r"\d+", words)[0])
    if not year or not re.search(r"\bb\.?c", words):
        return Absolute(When.year(year)) if year else None
    month = f"-{table()['MONTH'][words.split()[0]]:02}" if words.split()[0] in table()["MONTH"] else ""
    return Fixed(Kind.DATE, f"BC{year:04}{month}", f"{'-' if year > 1 else ''}{year - 1:04}{month}")


def _era_century(words: str) -> Fixed | None:
    """The 5th century BC is the years 500 to 401 BC."""
    name = re.split(r"[\s-]", words.removeprefix("the "))[0]
    number = int(re.sub(r"\D", "", name) or table()["ORDINAL"].get(name, 0))
    return Fixed(Kind.DATE, f"BC{number - 1:02}", f"-{100 * number - 1:04}/-{100 * (number - 1):04}") if number else None


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
    """ "Nineteen ninety-six", "January nineteen ninety-seven", "the winter of nineteen ninety-four", "two thousand"."""
    found = re.findall(r"[a-z]+", words)
    numbers = [table()["WORDNUM"][word] for word in found if word in table()["WORDNUM"]]
    year = (2000 if "thousand" in words else 100 * numbers[0]) + sum(numbers[1:])
    month = next((number for word in found if (number := {**table()["MONTH"], **table()["SEASON"]}.get(word))), None)
    return Absolute(When.month(year, month) if month else When.year(year))


def _decade(words: str) -> Absolute:
    """ "The nineties", "the '90s", "the 1890's"."""
    found = re.search(r"(\d*)(\d)0", words)
    digits = int(found[2]) if found else table()["WORDNUM"][f"{re.findall('[a-z]+', words)[-1].removesuffix('ies')}y"] // 10
    return Absolute(When.parse(f"{(found and found[1]) or 19}{digits}X"))


def _instant(words: str) -> Within | None:
    """ "The 12th instant", "the 28th ult.", "the 3rd proximo": of this, the last, the next month in letters of old."""
    number = int(re.findall(r"\d+", words)[0])
    month = {"i": 0, "u": -1, "p": 1}[words.split()[-1][0]]
    return Within(MonthDay(number), Deictic(Unit.MONTH, month)) if 1 <= number <= 31 else None


def _or_so(words: str) -> Deictic | Anchored:
    """ "A week or so ago"; "a year or two later" is so many years."""
    _, unit, _, number, way = words.split()
    kind = Deictic if way == "ago" else Anchored
    return kind(Unit(unit), 1 if way == "later" else -1, counted=True, vague=number == "two")


READERS: dict[str, Callable[[str], Expr | Fixed | None]] = {
    "reference": _reference,
    "often": _set,
    "weekly": _weekly,
    "minutes": _minutes,
    "clock": _clock,
    "era": _era,
    "eracentury": _era_century,
    "between": _between,
    "overnight": lambda _: Fixed(Kind.TIME, "TNI"),
    "daypart": lambda _: Anchored(Unit.DAY, 0),
    "wholeyear": lambda _: Duration(1, Unit.YEAR),
    "lastunit": lambda words: Duration(1, Unit(words.split()[-1])),
    "instant": _instant,
    "orso": _or_so,
    "yearsend": lambda words: Deictic(Unit("year" if "year" in words else "month"), 0, Part.LATE),
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
