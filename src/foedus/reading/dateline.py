"""The days that a report gives as its own: dateline, a line that is a date, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from foedus.core.when import When
from foedus.reading.addresses import own_addresses
from foedus.reading.dateline_kinds import Ground, OwnDate, words
from foedus.reading.resolve import resolve
from foedus.reading.times import TimeMention, times

_LINE = re.compile(r"\S[^\n\r]*")
_DASH = re.compile(r"\s*(?:[–—]|(?<=[\s)])--?)\s*(?=\S)|:\s")
_AGENCY = re.compile(r"\s*\([A-Z][^()]{1,30}\)\s*\Z")
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}){0,2}\Z")
_LABEL = re.compile(r"\s*([A-Za-z ]{3,24}?)\s*(?::|(?=\s\d|\s[A-Z][a-z]{2}))\s*")
_CLOCK = re.compile(r"[\s,|·•–—-]*(?:at\s+|@\s*)?(?:\d{1,2}[:.]\d\d.{0,24}|[|·•–—-].{0,48})?\Z")
_HEAD, _REACH = 8, 140  # lines at the head of a report, and characters in which a dateline ends


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and day before a report's first sentence; either may be missing."""

    place: str | None
    when: When
    start: int
    end: int


def own_dates(text: str) -> list[OwnDate]:
    """The report's own days, in the order of `Ground`. Addresses that contradict what the report says of itself are left out."""
    found = [*_from_dateline(text), *_from_lines(text)]
    found += [own for own in own_addresses(text) if all(_near(own.when, known.when) for known in found)]
    order = list(Ground)
    return sorted(found, key=lambda own: (order.index(own.ground), own.start))


def dateline(text: str) -> Dateline | None:
    """The dateline in the first lines: "MOSCOW, Nov. 5, 2004 -", "KYIV (Agency) --", "Prague, 3 November —"."""
    found = []
    for line in _head(text):
        dash = _DASH.search(text, line.start(), min(line.end(), line.start() + _REACH))
        found.append(dash and _dateline(text, line.start(), dash.start(), dash.group().startswith(":")))
    known = [one for one in found if one]
    return next((one for one in known if one.when.edtf), known[0] if known else None)  # a headline has dashes, too


def _head(text: str) -> Iterator[re.Match[str]]:
    for number, line in enumerate(_LINE.finditer(text)):
        if number == _HEAD:
            return
        yield line


def _dateline(text: str, start: int, end: int, colon: bool) -> Dateline | None:
    agency = _AGENCY.search(text, start, end)
    stop = agency.start() if agency else end
    mention = next((m for m in times(text[start:stop]) if start + m.end == stop and _is_day(m)), None)
    place = text[start : start + mention.start if mention else stop]
    city = place.strip(" ,\t").split(",")[0]
    if city.split(" ")[0].lower() in words()["no_place"] or (city and not _PLACE.match(place.strip(" ,\t"))):
        return None
    set_off = agency or (city.isupper() and len(city) > 2)
    dated = mention and (set_off or "," in place or (not city and resolve(mention.expr, published=None).exact))
    return Dateline(_name(city) or None, _day(mention), start, end) if dated or (city and set_off and not colon) else None


def _is_day(mention: TimeMention) -> bool:
    when = resolve(mention.expr, published=None)
    return when.exact or bool(when.yearless and len(when.yearless) > 7)


def _day(mention: TimeMention | None) -> When:
    return resolve(mention.expr, published=None) if mention else When()


def _name(city: str) -> str:
    return city.title() if city.isupper() else city


def _from_dateline(text: str) -> Iterator[OwnDate]:
    found = dateline(text)
    if found and found.when.edtf:
        ground = Ground.YEARLESS if found.when.yearless else Ground.DATELINE
        yield OwnDate(found.when, found.start, found.end, ground, found.place)


def _from_lines(text: str) -> Iterator[OwnDate]:
    """Lines that are a date and no more, at the head or behind a label; a label may stand anywhere."""
    for number, line in enumerate(_LINE.finditer(text)):
        if line.end() - line.start() > _REACH:
            continue
        label = _LABEL.match(text, line.start(), line.end())
        ground = _labels().get(label[1].lower()) if label else None
        start = label.end() if label and ground else line.start()
        if (ground or number < _HEAD) and (when := _only_date(text[start : line.end()])):
            yield OwnDate(when, line.start(), line.end(), ground or Ground.DATE_LINE)


def _only_date(line: str) -> When | None:
    mention = next(iter(times(line)), None)
    if mention is None or line[: mention.start].strip() or not _CLOCK.match(line, mention.end):
        return None
    when = resolve(mention.expr, published=None)
    return when if when.earliest and when.latest and (_is_day(mention) or "/" in mention.words) else None


def _labels() -> dict[str, Ground]:
    table = words()
    return {**dict.fromkeys(table["published"], Ground.PUBLISHED), **dict.fromkeys(table["updated"], Ground.UPDATED)}


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
