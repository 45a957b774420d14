"""The day of writing: that of the dateline, which differs from the day of publication by a time zone, a night or some days."""

from __future__ import annotations

from datetime import timedelta

from foedus.core.mentions import find_states
from foedus.core.when import When
from foedus.reading.days.dateline import dateline
from foedus.reading.days.dateline_kinds import words

_BEFORE, _AFTER = timedelta(7), timedelta(1)
_HEAD = 3000  # characters: a dateline stands in the first lines


def written(text: str, published: When) -> When:
    """The dateline's day if it lies in the week up to the day of publication or on the next, else the day of publication."""
    line = dateline(text[:_HEAD])
    if not (line and line.when.edtf and published.earliest and published.latest):
        return published
    near = When(published.earliest - _BEFORE, published.latest + _AFTER)
    day = line.when.meets(near)
    return day if day and day.exact else published


def is_ahead(text: str) -> bool:
    """Does the dateline's place lie so far east that its day begins the evening before in Europe and America?"""
    line = dateline(text[:_HEAD])
    if line is None:
        return False
    place = line.place or ""
    found = (*find_states(place), *find_states(text[line.start : line.end]))
    return place in words()["east_cities"] or any(mention.key in words()["east"] for _, _, mention in found)
