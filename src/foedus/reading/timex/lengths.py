"""Phrases that say a length or how often: "two to three weeks", "2 1/2 years", "every four years", "Tuesday nights"."""

from __future__ import annotations

from foedus.reading.days.kinds import Duration, Unit
from foedus.reading.days.words import table
from foedus.reading.timex.kinds import Fixed, Kind
from foedus.reading.timex.values import period


def _number(word: str) -> int:
    return int(word) if word.isdigit() else table()["WORDNUM"].get(word, 1)


def _length(count: int | None, unit: str) -> str:
    """The value of so many units, seconds and minutes with them."""
    one = unit.removesuffix("s")
    if one in ("second", "minute"):
        return f"PT{'X' if count is None else count}{one[0].upper()}"
    return period(count, Unit(table()["UNITS"].get(unit, one)))


def rate(words: str) -> Fixed:
    """ "Every four years", "twice a month"."""
    *_, number, unit = words.split()
    return Fixed(Kind.SET, _length(_number(number), unit))


def weekly(words: str) -> Fixed:
    """ "Every Monday", "Tuesday nights"."""
    found = [word.rstrip("s") for word in words.split()]
    day = next(table()["WEEKDAY"][word] for word in found if word in table()["WEEKDAY"])
    return Fixed(Kind.SET, f"XXXX-WXX-{day + 1}{table()['timex']['daytime'].get(found[-1], '')}")


def between(words: str) -> Fixed:
    """ "Two to three weeks": how many cannot be told."""
    return Fixed(Kind.DURATION, _length(None, words.replace("-", " ").split()[-1]))


def minutes(words: str) -> Fixed:
    """ "Ten minutes", "a few seconds"."""
    number, unit = words.replace("-", " ").rsplit(None, 1)
    few = number in ("several", "a few")
    return Fixed(Kind.DURATION, _length(None if few else _number(number), unit))


def half(words: str) -> Fixed:
    """ "2 1/2 years", "a year and a half"."""
    pieces = words.split()
    unit = (pieces[-1] if pieces[-1] != "half" else pieces[1]).removesuffix("s")
    return Fixed(Kind.DURATION, table()["timex"]["halves"][unit].format(_number(pieces[0])))


def counted(words: str) -> Duration:
    """ "Two more weeks", "eight trading days", "two thousand years"."""
    number, *_, unit = words.split()
    count = _number(number) * (1000 if "thousand" in words else 1)
    return Duration(count, Unit(table()["UNITS"].get(unit, unit)))
