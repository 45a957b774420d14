"""The time between what fulfils a clause and its effect: on the thirtieth day after, three months following, on the first day of
the second month after the month in which; and the words that are left, which tell what fulfils it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from foedus.core.clauses import Delay
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.numerals import whole

_WEEK, _TWELVE = 7, 12  # days, months


_SPAN = pattern("delays", "span", lost=True)
_LENGTH = pattern("delays", "length", lost=True)
_AND = pattern("delays", "and")
_OF = pattern("delays", "of", lost=True)
_NEXT_DAY = pattern("delays", "next_day", lost=True)
_NTH_DAY = pattern("delays", "nth_day", lost=True)
_OF_MONTH = pattern("delays", "of_month", lost=True)
_OF_YEAR = pattern("delays", "of_year", lost=True)
_PERIOD = pattern("delays", "period", lost=True)


def delay(words: str) -> tuple[Delay, str]:
    """The delay at the beginning of the words, none where there is none, and the words after it."""
    said = words.strip()
    if (found := _OF_MONTH.match(said)) and (number := _number(found) if found["number"] else 1):
        return _of_a_month(number, found["which"].lower() == "last" or None, said[found.end() :])
    if found := _OF_YEAR.match(said):
        return Delay(first_of_year=True), said[found.end() :]
    if found := _NEXT_DAY.match(said):
        return Delay(days=1), said[found.end() :]
    if (found := _NTH_DAY.match(said)) and (number := _number(found)):
        return Delay(days=number), said[found.end() :]
    if (found := _SPAN.match(said)) and (number := _number(found)):
        return lasting(number, found["unit"]), said[found.end() :]
    return Delay(), said


def _of_a_month(number: int, last: bool | None, rest: str) -> tuple[Delay, str]:
    """The first month after is the one that follows; a later one is counted. After a period the period is counted too."""
    period = _PERIOD.match(rest) if number == 1 else None
    if period and (long := _value(period["number"] or period["long"])):
        return replace(lasting(long, period["unit"] or period["of"]), first_of_month=True, last_day=last), rest[period.end() :]
    first = number == 1 and not last
    return Delay(first_of_month=first, nth_month=0 if first else number, last_day=last), rest


def lasting(number: int, unit: str) -> Delay:
    """So many days, weeks, months or years."""
    made = {"day": Delay(days=number), "week": Delay(days=_WEEK * number), "month": Delay(months=number)}
    return made.get(unit.lower()) or Delay(years=number)


def lengths(words: str) -> Iterator[tuple[Delay, int, int]]:
    """Each length of time in the words, and where it stands."""
    for found in _LENGTH.finditer(words):
        long = 1 if found["one"] else _number(found)
        part = _AND.search(words, 0, found.start())  # of a number that was not understood: "hunderd and eighty"
        if long and not part and not (found["unit"].lower() == "day" and _OF.match(words, found.end())):
            yield lasting(long, found["unit"]), found.start(), found.end()


def years(long: Delay) -> int | None:
    """How many years it is; None where it is no whole number of them."""
    months = long.months + _TWELVE * long.years
    return months // _TWELVE if months and not long.days and months % _TWELVE == 0 else None


def _number(found: re.Match[str]) -> int | None:
    return _value(found["number"])


def _value(number: str) -> int | None:
    said = re.sub(r"\s", "", number) if number[0].isdigit() else number
    return 1 if said.lower() in ("a", "an") else whole(said)
