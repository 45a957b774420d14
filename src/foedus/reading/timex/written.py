"""The day of writing: that of the dateline, which differs from the day of publication by a time zone, a night or some days."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from foedus.core.mentions import find_states
from foedus.core.when import When
from foedus.reading.dateline.dateline import Dateline, dateline
from foedus.reading.dateline.kinds import words

_BEFORE, _AFTER = timedelta(7), timedelta(1)
_HEAD = 2000  # characters: a dateline stands in the first lines


class Written(NamedTuple):
    """The day from which a text counts; `ahead`: so far east that its day begins the evening before in Europe and America."""

    day: When
    ahead: bool


def written(text: str, published: When) -> Written:
    """The dateline's day if it lies in the week up to the day of publication or on the next, else the day of publication."""
    line = dateline(text[:_HEAD]) if published.earliest and published.latest else None
    if line is None or published.earliest is None or published.latest is None:
        return Written(published, False)
    if not line.when.edtf:
        return Written(published, _is_east(text, line))
    day = line.when.meets(When(published.earliest - _BEFORE, published.latest + _AFTER))
    return Written(day if day and day.exact else published, False)


def _is_east(text: str, line: Dateline) -> bool:
    place = line.place or ""
    found = (*find_states(place), *find_states(text[line.start : line.end]))
    return place in words()["east_cities"] or any(mention.key in words()["east"] for _, _, mention in found)
