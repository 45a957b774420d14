"""Which figure is the month in "10/2/2012", as the rest of the text shows; and days such as "15/10" in telegraphic reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from foedus.reading.days.kinds import Expr, Yearless
from foedus.reading.days.words import table

_FIGURES = re.compile(r"(\d(?<![\d/.-]\d)\d?)([/-])(\d\d?)\2(?:19|20)\d\d(?![\d/])")
_STAMP = re.compile(r"^[ \t]*[A-Z][A-Z.'’/-]{2,40}(?: [A-Z.'’-]{1,40}){0,3},? (\d\d?)/(\d\d?)(?=[.:;,\s])", re.MULTILINE)


def day_first(text: str, language: str = "en") -> bool | None:
    """Does the day stand before the month? Told by figures above twelve, else by "24 November 2011"; None: cannot be told.

    A language in which the day always stands before the month says so in its table.
    """
    if "day_first" in table(language):
        return bool(table(language)["day_first"])
    pairs = [(int(found[1]), int(found[3])) for found in _FIGURES.finditer(text)]
    if is_telegraphic(text):
        pairs += [(int(found[1]), int(found[2])) for found in _short().finditer(text)]
    shown = {first > 12 for first, second in pairs if (first > 12) != (second > 12) and max(first, second) < 32}
    if shown:
        return shown.pop() if len(shown) == 1 else None
    before, after = _named()
    return True if pairs and before.search(text) and not after.search(text) else None  # "November 24" stands beside 24/11, too


def is_telegraphic(text: str, stamped: int = 1) -> bool:
    """Are so many of its paragraphs stamped with place and day in figures?"""
    return "/" in text and len(list(islice(_STAMP.finditer(text), stamped))) == stamped


def short_days(text: str, first: bool | None) -> Iterator[tuple[int, int, Expr]]:
    """The days "15/10" of a telegraphic text, as (start, end, expression)."""
    if first is None or not is_telegraphic(text):
        return
    for found in _short().finditer(text):
        day, month = (int(found[1]), int(found[2])) if first else (int(found[2]), int(found[1]))
        if 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
            yield found.start(), found.end(), Yearless(month, day)


@lru_cache(1)
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = [*table()["MONTH"], *table()["ABBREVIATED"]]
    month = "(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b\.?"
    day = r"\b\d\d?(?:st|nd|rd|th)?\b"
    return re.compile(rf"{day} (?:of )?{month},? \d{{4}}", re.IGNORECASE), re.compile(rf"\b{month} {day},? \d{{4}}", re.IGNORECASE)


@lru_cache(1)
def _short() -> re.Pattern[str]:
    """ "15/10", no score of a vote or share of a number."""
    others = "|".join(table()["context"]["short_day_after"])
    return re.compile(rf"(\d(?<![\d/.,-]\d)\d?)/(\d\d?)(?![\d/%-])(?!\s+(?:{others})\b)")
