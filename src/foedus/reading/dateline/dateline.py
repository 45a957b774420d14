"""The days that a report gives as its own: dateline, a line that is a date, its address; and the stamps of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, pairwise

from foedus.core.when import When
from foedus.reading.dateline.addresses import own_addresses
from foedus.reading.dateline.kinds import Ground, OwnDate
from foedus.reading.dateline.line import REACH, Close, DatedLine, dated_line
from foedus.reading.dateline.names import is_name, place_of
from foedus.reading.days.figures import day_first, is_telegraphic

_LINE = re.compile(r"\S[^\n\r]*")
_ALONE = re.compile(r"(?P<city>[^\n()–—:]{2,60}?)\s*(?P<agency>\([A-Z][^()\n]{1,30}\))?\s*(?:[–—_]|(?<=[\s)])--?)\s*(?=\S)")
_FIELD = re.compile(r"[^|\s][^|\n]*(?<!\s)")
_HEAD, _FOOT = 8, 1  # lines at the head and at the foot of a report


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and day before a report's or a paragraph's first sentence; either may be missing."""

    place: str | None
    when: When
    start: int
    end: int


def own_dates(text: str, language: str = "en") -> list[OwnDate]:
    """The report's own days, in the order of `Ground`. Addresses that contradict what the report says of itself are left out."""
    opening = list(_from_dateline(text, language))
    found = [*opening, *(own for own in _from_lines(text, language) if not any(own.start == other.start for other in opening))]
    found += [own for own in _from_fields(text, language) if all(own.when.meets(known.when) is not None for known in found)]
    found += [own for own in own_addresses(text) if all(_near(own.when, known.when) for known in found)]
    order = list(Ground)
    return sorted(found, key=lambda own: (order.index(own.ground), own.start))


def dateline(text: str, language: str = "en") -> Dateline | None:
    """The dateline in the first lines: "MOSCOW, Nov. 5, 2004 -", "Paris, 22 March 2024", "KYIV (Agency) --"."""
    lines = list(islice(_LINE.finditer(text), _HEAD + 1))
    first, many = day_first(text, language), is_telegraphic(text, stamped=2)
    dated = [dated_line(text, line.start(), line.end(), first, language) for line in lines[:_HEAD]]
    dated = [None if one and many and one.when.yearless else one for one in dated]  # a paragraph's own
    listed = _chronicle([one for one in dated if one and one.bare])
    found = [
        _alone(text, line, language) if one is None else _from(one, listed, line is lines[-1])
        for line, one in zip(lines, dated, strict=False)
    ]
    known = [one for one in found if one]
    return next((one for one in known if one.when.edtf), known[0] if known else None)  # a headline has dashes, too


def stamps(text: str) -> list[Dateline]:
    """The datelines of single paragraphs, in order, with the year or without: "RIGA 15/10. The cabinet approved ..."."""
    first = day_first(text)
    found = (dated_line(text, line.start(), line.end(), first) for line in _LINE.finditer(text))
    return [Dateline(d.place, d.when, d.start, d.end) for d in found if d and d.place and d.close is not Close.END and _certain(d)]


def _from(line: DatedLine, listed: bool, last: bool) -> Dateline | None:
    """A line of place and day, or one that opens the first sentence; no entry of a list of events, no line at the foot."""
    opens = line.close is not Close.END or (line.place is not None and not last)
    if line.label or not opens or not _certain(line) or (line.bare and listed):
        return None
    return Dateline(line.place, line.when, line.start, line.end)


def _alone(text: str, line: re.Match[str], language: str) -> Dateline | None:
    """Place and agency without a day."""
    found = _ALONE.match(text, line.start(), min(line.end(), line.start() + REACH))
    city = found["city"].strip() if found else ""
    if found is None or not is_name(f"{city},", language) or not (found["agency"] or (city.isupper() and len(city) > 2)):
        return None
    return Dateline(place_of(city), When(), line.start(), found.end("agency" if found["agency"] else "city"))


def _certain(line: DatedLine) -> bool:
    """No sentence that begins with a day, and no heading of another's day."""
    if line.place is None and line.bare and line.close is Close.STOP:
        return False
    return line.set_off or not line.when.yearless or (line.place is not None and line.close is not Close.END)


def _from_dateline(text: str, language: str) -> Iterator[OwnDate]:
    found = dateline(text, language)
    if found and found.when.edtf:
        ground = Ground.YEARLESS if found.when.yearless else Ground.DATELINE
        yield OwnDate(found.when, found.start, found.end, ground, found.place)


def _from_lines(text: str, language: str) -> Iterator[OwnDate]:
    """Lines that are a date and no more, at the head or the foot; behind a label they may stand anywhere."""
    lines, first = list(_LINE.finditer(text)), day_first(text, language)
    edge = {*range(_HEAD), *range(len(lines) - _FOOT, len(lines))}
    near = [i for i, line in enumerate(lines) if line.end() - line.start() <= REACH]
    read = ((i, dated_line(text, lines[i].start(), lines[i].end(), first, language)) for i in near)
    dated = [(i, d) for i, d in read if d and d.close is not Close.COLON]
    listed = _chronicle([d for _, d in dated if d.bare])
    for i, line in dated:
        if line.label:
            yield _own(line, line.label)
        elif i in edge and line.close is Close.END and not (line.bare and (listed or line.when.yearless)):
            yield _own(line, Ground.YEARLESS if line.when.yearless else Ground.DATE_LINE)


def _from_fields(text: str, language: str) -> Iterator[OwnDate]:
    """A day that is one field of a line at the head: "The weekly letter | Issue 114 | 8 March 2024"."""
    first = day_first(text, language)
    for line in islice(_LINE.finditer(text), _HEAD):
        fields = list(_FIELD.finditer(text, line.start(), line.end())) if " | " in line[0] else []
        dated = [d for f in fields if (d := dated_line(text, f.start(), f.end(), first, language))]
        yield from (_own(d, Ground.DATE_LINE) for d in dated if d.close is Close.END and d.when.exact)


def _own(line: DatedLine, ground: Ground) -> OwnDate:
    return OwnDate(line.when, line.start, line.end, ground, line.place)


def _chronicle(lines: list[DatedLine]) -> bool:
    """Days that head one entry after another, each later than the one before, are a list of events."""
    days = [line.when.earliest for line in lines if line.when.earliest]
    return len(days) > 1 and all(one < other for one, other in pairwise(days))


def _near(one: When, other: When) -> bool:
    """No more than a few days apart: a report is put on line, and changed, near the day it bears."""
    if other.yearless and one.earliest:
        return other.meets(_wider(one)) is not None
    wide = _wider(one)
    return not (wide.earliest and other.latest and other.latest < wide.earliest) and not (
        wide.latest and other.earliest and other.earliest > wide.latest
    )


def _wider(when: When, days: int = 3) -> When:
    margin = timedelta(days)
    return When(when.earliest and when.earliest - margin, when.latest and when.latest + margin)
