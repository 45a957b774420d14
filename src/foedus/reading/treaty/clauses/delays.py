"""The time between what fulfils a clause and its effect: on the thirtieth day after, three months following, on the first day of
the second month after the month in which; and the words that are left, which tell what fulfils it.
"""

from __future__ import annotations

import re

from foedus.core.clauses import Delay
from foedus.reading.treaty.numerals import whole

_NUMBER = r"(?P<number>[a-z]+(?:[\s-][a-z]+)?|\d+(?:st|nd|rd|th)?)(?:\s*\(\s*[\w-]+\s*\))?"
_AFTER = r"(?:,?\s+(?:immediately\s+)?(?:after|following|from|subsequent\s+to|that\s+follows?)\b)"
_ON = r"(?:(?:up)?on|as\s+of|from)\s+the\s+"
_THAT_MONTH = r"(?P<month>\s+(?:the|that)\s+(?:calendar\s+)?month\s+(?:in|during)\s+which|\s+that\s+(?:in|of|during))?"
_SPAN = re.compile(rf"{_NUMBER}\s+(?:calendar\s+)?(?P<unit>day|week|month|year)s?{_AFTER}", re.IGNORECASE)
_NEXT_DAY = re.compile(rf"{_ON}day{_AFTER}", re.IGNORECASE)
_NTH_DAY = re.compile(rf"{_ON}{_NUMBER}\s+day{_AFTER}", re.IGNORECASE)
_FIRST_OF = re.compile(
    rf"{_ON}(?:first|1st)\s+(?:day\s+)?(?:of|in)\s+the\s+(?:{_NUMBER}\s+)?(?:calendar\s+)?month(?:\s+next)?{_AFTER}{_THAT_MONTH}",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"\s*the\s+(?:expiration|expiry|end)\s+of\s+(?:a\s+period\s+of\s+)?{_NUMBER}\s+(?P<unit>day|month|year)s?{_AFTER}?",
    re.IGNORECASE,
)
_WEEK = 7  # days


def delay(words: str) -> tuple[Delay, str]:
    """The delay at the beginning of the words, none where there is none, and the words after it."""
    said = words.strip()
    if found := _FIRST_OF.match(said):
        return _of_a_month(found, said[found.end() :])
    if found := _NEXT_DAY.match(said):
        return Delay(days=1), said[found.end() :]
    if found := _NTH_DAY.match(said):
        number = _number(found)
        return (Delay(days=number), said[found.end() :]) if number else (Delay(), said)
    if (found := _SPAN.match(said)) and (number := _number(found)):
        return _long(number, found["unit"]), said[found.end() :]
    return Delay(), said


def _of_a_month(found: re.Match[str], rest: str) -> tuple[Delay, str]:
    """The first month after is the one that follows; a later one is counted. After a period the period is counted too."""
    number = _number(found) if found["number"] else 1
    if number and number > 1:
        return Delay(nth_month=number), rest
    if (period := _PERIOD.match(rest)) and (long := _number(period)):
        whole = _long(long, period["unit"])
        return Delay(days=whole.days, months=whole.months, years=whole.years, first_of_month=True), rest[period.end() :]
    return Delay(first_of_month=True), rest


def _long(number: int, unit: str) -> Delay:
    made = {"day": Delay(days=number), "week": Delay(days=_WEEK * number), "month": Delay(months=number)}
    return made.get(unit.lower()) or Delay(years=number)


def _number(found: re.Match[str]) -> int | None:
    return 1 if found["number"].lower() in ("a", "an") else whole(found["number"])
