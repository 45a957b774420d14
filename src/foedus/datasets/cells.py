"""The days in a status table's cell: "29 May 1997 a", "[12 Sep 1966 ] 5 May 1997 a"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"(?P<open>\[)?\s*(?:(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"(?P<notes>\d[\d,]*)?(?:\s*(?P<letter>AA|[A-Za-z])(?![A-Za-z]))?\s*(?:\d[\d,]*(?!\d*\s+[A-Za-z]{3}))?\s*(?P<close>\])?"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day with its letter; `undone` where it stands in brackets: withdrawn, denounced or replaced later."""

    day: date
    letter: str | None
    undone: bool


def dated(cell: str) -> list[Dated] | None:
    """The days of a cell in its order; none in an empty one; None where something in it cannot be read."""
    if _DAY.sub("", cell).strip(" \t\r\n;,-–"):
        return None
    try:
        return list(_dated(cell))
    except ValueError:
        return None


def _dated(cell: str) -> Iterator[Dated]:
    for found in _DAY.finditer(cell):
        day = date.fromisoformat(found["iso"]) if found["iso"] else _day(found)
        yield Dated(day, found["letter"], bool(found["open"] or found["close"]))


def _day(found: re.Match[str]) -> date:
    return date(int(found["year"]), _MONTHS.index(found["month"][:3].lower()) + 1, int(found["day"]))
