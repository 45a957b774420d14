"""A time of day is one of the day beside it ("9 a.m. Tuesday", "on Tuesday at 9 a.m."), else of the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.core.when import When
from foedus.reading.timex.around import around
from foedus.reading.timex.kinds import Kind, Timex
from foedus.reading.timex.spans import daytime


def clocked(text: str, found: Sequence[Timex], published: When | None) -> tuple[Timex, ...]:
    """All of them, each time of day with its day; "9 a.m. Tuesday" and "the morning of June 6" are one.

    Without a day of publication it is one of the day told last.
    """
    told, last = list[Timex](), published.edtf if published and published.exact else ""
    for i, one in enumerate(found):
        left = told[-1] if told else None
        if left and left.kind is Kind.TIME and _is_day(one) and around("hour_of_day").fullmatch(text, left.end, one.start):
            told[-1] = replace(left, end=one.end, words=text[left.start : one.end], edtf=one.edtf, value=one.edtf + _hour(left))
        elif one.kind is Kind.TIME and one.value.startswith("T"):
            day = _beside(text, left, one) or _beside(text, one, found[i + 1] if i + 1 < len(found) else None)
            day = day or last
            told.append(replace(one, edtf=day, value=day and day + one.value))
        else:
            told.append(one)
        last = told[-1].edtf if published is None and _is_day(told[-1]) else last
    return tuple(told)


def _is_day(one: Timex) -> bool:
    return one.kind is Kind.DATE and len(one.edtf) == 10


def _hour(one: Timex) -> str:
    return one.value[one.value.find("T") :] if "T" in one.value else daytime(one.words)


def _beside(text: str, left: Timex | None, right: Timex | None) -> str:
    """The day of the one of both that is no time of day, where nothing but a preposition lies between; else ""."""
    if left is None or right is None or right.start - left.end > 24:
        return ""
    if not around("day_and_hour").fullmatch(text, left.end, right.start):
        return ""
    return next((one.edtf for one in (left, right) if not one.value.startswith("T") and len(one.edtf) == 10), "")
