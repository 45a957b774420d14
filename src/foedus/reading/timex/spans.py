"""Where the words of a TIMEX3 begin and end: without the preposition, with what is said of their number."""

from __future__ import annotations

import re
from functools import lru_cache

from foedus.reading.days.kinds import Expr, Range
from foedus.reading.days.times import TimeMention
from foedus.reading.days.words import table
from foedus.reading.timex.around import around


def halves(mention: TimeMention) -> list[tuple[int, int, Expr]]:
    """The two ends of a range, each with the place of its words; the whole where they cannot be told apart."""
    expr, words = mention.expr, mention.words
    assert isinstance(expr, Range)
    head = around("head").match(words)
    found = list(around("connector").finditer(words, head.end() if head else 0))
    if not found or found[-1].end() == len(words):
        return [(mention.start, mention.end, expr)]
    middle, start = found[-1], mention.start
    return [
        (start + (head.end() if head else 0), start + middle.start(), expr.first),
        (start + middle.end(), mention.end, expr.last),
    ]


def trimmed(text: str, start: int, end: int, counted: bool) -> tuple[int, int]:
    """Prepositions belong to no TIMEX3: "in two weeks", "six months after"."""
    head = around("head").match(text, start, end)
    tail = around("tail").search(text, start, end) if counted else None
    return head.end() if head else start, tail.start() if tail else end


def no_time(text: str, start: int, end: int) -> bool:
    """An age ("a 6-year-old boy", "52 years old") or a fraction ("three-quarters", "a quarter of")."""
    return bool(around("age").match(text, end) or around("fraction").match(text, start, end))


def is_rate(text: str, start: int, end: int) -> bool:
    """What comes back: "$2 million a year", "358,000 a month"."""
    return bool(around("each").match(text, start, end) and around("amount").search(text, max(0, start - 20), start))


def week_of(text: str, start: int, floor: int) -> int | None:
    """Where "the week of March 6" begins; None for another day."""
    found = _said("week").search(text, max(floor, start - 30), start)
    return found.start() if found else None


def widened(text: str, start: int, end: int, floor: int, number: bool) -> int:
    """What is said of it is part of a TIMEX3: "more than two years", "the first nine months", "fiscal 1989"."""
    if number and around("adjective").match(text, start, end):
        return start
    found = _said("number" if number else "name").search(text, max(floor, start - 30), start)
    return found.start() if found else start


@lru_cache(3)
def _said(of: str) -> re.Pattern[str]:
    return re.compile(rf"\b{table()['timex']['said'][of]}\Z", re.IGNORECASE)


def daytime(words: str) -> str:
    """The time of day that the words end with, as TIMEX3 writes it behind the day; "" for none."""
    return str(table()["timex"]["daytime"].get(re.split(r"[\s-]", words.lower())[-1], ""))
