"""Days as treaties write them out: the seventh day of July, nineteen hundred and sixty-eight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from foedus.reading.treaty.numerals import whole
from foedus.reading.words.numerals import cardinals, ordinals

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MARK = r"(?:\s?(?:<sup>)?(?:st|nd|rd|th)(?:</sup>)?)"


def solemn_days(text: str) -> Iterator[tuple[int, int, date]]:
    """Where they stand, and which they are; a day that the calendar does not have is none."""
    for found in _pattern().finditer(text):
        day, month = whole(re.sub(r"[<(/].*|\s+(?=st|nd|rd|th)", "", found["day"])), found["month"].capitalize()
        year = int(found["figures"]) if found["figures"] else _year(found["words"])
        if day and year and (made := _date(year, _MONTHS.index(month) + 1, day)):
            yield found.start(), found.end(), made


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(words: str) -> int | None:
    """Nineteen hundred and fifty-six, one thousand nine hundred and sixty-one, two thousand and nine, nineteen fifty."""
    total = part = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "thousand":
            total, part = total + part * 1000, 0
        elif word == "hundred":
            part *= 100
        elif word != "and":
            part = part * 100 + cardinals()[word] if 10 < part < 100 and cardinals()[word] > 9 else part + cardinals()[word]
    year = total + part
    return year if 1000 <= year <= 9999 else None


@cache
def _pattern() -> re.Pattern[str]:
    ranks = "|".join(sorted((*ordinals(), "thirtieth"), key=len, reverse=True))
    counts = "|".join(sorted((word for word in cardinals() if word.isalpha()), key=len, reverse=True))
    words = rf"(?:(?:{counts})(?:(?:[\s-]|,\s)+(?:thousand|hundred|and|{counts})){{1,8}})"
    day = rf"(?:\d{{1,2}}{_MARK}?|(?:(?:twenty|thirty)[\s-]+)?(?:{ranks}))"
    year = r"(?:(?:the|this)\s+)?(?:year\s+)?(?:of\s+)?(?:our\s+Lord\s*,?\s*)?(?:A\.?\s?D\.?\s*)?(?:of\s+)?(?:the\s+year\s+)?"
    between = rf"\s*,?\s*(?:of\s+|in\s+)?{year}"
    month = "|".join(_MONTHS)
    return re.compile(
        rf"(?<!\w)(?P<day>{day})\s+(?:day\s+)?(?:in\s+the\s+month\s+)?(?:of\s+)?(?:the\s+month\s+of\s+)?(?P<month>{month}){between}"
        rf"(?:(?P<figures>\d{{4}})|(?P<words>{words}))(?!\w)",
        re.IGNORECASE,
    )
