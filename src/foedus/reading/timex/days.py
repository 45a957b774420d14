"""Phrases that say a day, a year or an hour beyond the grammar of dates: "490 BC", "Q3 2019", "the 12th instant"."""

from __future__ import annotations

import re

from foedus.core.when import When
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, MonthDay, Unit, Within
from foedus.reading.days.words import table
from foedus.reading.timex.kinds import Fixed, Kind


def clock(words: str) -> Fixed | None:
    """ "9 a.m.", "three o'clock", "18:30", "1800 GMT"."""
    figures = re.findall(r"\d+", words) or [
        str(number) for word, number in table()["WORDNUM"].items() if re.search(rf"\b{word}\b", words)
    ]
    figures = [figures[0][:2], figures[0][2:]] if len(figures[0]) == 4 else figures
    hour, minute = (int(part) for part in [*figures, "0"][:2])
    half = re.search(r"\d ?([ap])\.?m", words)
    if hour > (12 if half else 24) or minute > 59 or (half and not hour):
        return None
    return Fixed(Kind.TIME, f"T{hour % 12 + 12 * (half[1] == 'p') if half else hour:02}:{minute:02}")


def era(words: str) -> Fixed | Absolute | None:
    """ "490 BC", "August 480 BC", "AD 70"; EDTF has a year nought, 1 BC."""
    year = int(re.findall(r"\d+", words)[0])
    if not year or not re.search(r"\bb\.?c", words):
        return Absolute(When.year(year)) if year else None
    month = f"-{table()['MONTH'][words.split()[0]]:02}" if words.split()[0] in table()["MONTH"] else ""
    return Fixed(Kind.DATE, f"BC{year:04}{month}", f"{'-' if year > 1 else ''}{year - 1:04}{month}")


def era_century(words: str) -> Fixed | None:
    """The 5th century BC is the years 500 to 401 BC."""
    name = re.split(r"[\s-]", words.removeprefix("the "))[0]
    number = int(re.sub(r"\D", "", name) or table()["ORDINAL"].get(name, 0))
    last = f"-{100 * (number - 1):04}" if number > 1 else "0000"
    return Fixed(Kind.DATE, f"BC{number - 1:02}", f"-{100 * number - 1:04}/{last}") if number else None


def figured(words: str) -> Absolute:
    """ "Q3 2019", "1H 2021"."""
    part, year = words[:2], int(words[-4:])
    number = int(part.strip("qh"))
    return Absolute(When.month(year, (32 if "q" in part else 39) + number))


def year(words: str) -> Absolute:
    """ "Nineteen ninety-six", "January nineteen ninety-seven", "the winter of nineteen ninety-four", "two thousand"."""
    found = re.findall(r"[a-z]+", words)
    numbers = [table()["WORDNUM"][word] for word in found if word in table()["WORDNUM"]]
    year = (2000 if "thousand" in words else 100 * numbers[0]) + sum(numbers[1:])
    month = next((number for word in found if (number := {**table()["MONTH"], **table()["SEASON"]}.get(word))), None)
    return Absolute(When.month(year, month) if month else When.year(year))


def decade(words: str) -> Absolute:
    """ "The nineties", "the '90s", "the 1890's"."""
    found = re.search(r"(\d*)(\d)0", words)
    digits = int(found[2]) if found else table()["WORDNUM"][f"{re.findall('[a-z]+', words)[-1].removesuffix('ies')}y"] // 10
    return Absolute(When.parse(f"{(found and found[1]) or 19}{digits}X"))


def instant(words: str) -> Within | None:
    """ "The 12th instant", "the 28th ult.", "the 3rd proximo": of this, the last, the next month in letters of old."""
    number = int(re.findall(r"\d+", words)[0])
    month = {"i": 0, "u": -1, "p": 1}[words.split()[-1][0]]
    return Within(MonthDay(number), Deictic(Unit.MONTH, month)) if 1 <= number <= 31 else None


def or_so(words: str) -> Deictic | Anchored:
    """ "A week or so ago"; "a year or two later" is so many years."""
    _, unit, _, number, way = words.split()
    kind = Deictic if way == "ago" else Anchored
    return kind(Unit(unit), 1 if way == "later" else -1, counted=True, vague=number == "two")
