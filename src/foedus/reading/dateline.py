"""The days that a report gives as its own: dateline, a line that is a date, its address."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from foedus.core.when import When
from foedus.reading.resolve import resolve
from foedus.reading.times import TimeMention, times

_LINE = re.compile(r"[^\n\r]*\S")
_DASH = re.compile(r"\s*(?:[–—]|(?<=[\s)])--?)\s*(?=\S)|:\s")
_AGENCY = re.compile(r"\s*\([A-Z][^()]{1,30}\)\s*\Z")
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}){0,2}\Z")
_LABEL = re.compile(r"\s*([A-Za-z ]{3,24}?)\s*(?::|(?=\s\d|\s[A-Z][a-z]{2}))\s*")
_CLOCK = re.compile(r"[\s,|·•–—-]*(?:at\s+|@\s*)?(?:\d{1,2}[:.]\d\d.{0,24}|[|·•–—-].{0,48})?\Z")
_HEAD, _REACH = 8, 140  # lines at the head of a report, and characters in which a dateline ends


class Ground(StrEnum):
    """On what a report's own date rests, strongest first."""

    PUBLISHED = "line “published”"
    DATELINE = "dateline"
    DATE_LINE = "line with a date"
    OWN_ADDRESS = "address named as its own"
    ADDRESS = "address"
    YEARLESS = "dateline without a year"
    UPDATED = "line “updated”"


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A day that the report bears as its own: text[start:end] says so. `place` is the dateline's city, the report's "here"."""

    when: When
    start: int
    end: int
    ground: Ground
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and day before a report's first sentence; either may be missing."""

    place: str | None
    when: When
    start: int
    end: int


def own_dates(text: str) -> list[OwnDate]:
    """The report's own days, in the order of `Ground`. Addresses that contradict what the report says of itself are left out."""
    from foedus.reading.addresses import own_addresses

    found = [*_from_dateline(text), *_from_lines(text)]
    found += [own for own in own_addresses(text) if all(_near(own.when, known.when) for known in found)]
    order = list(Ground)
    return sorted(found, key=lambda own: (order.index(own.ground), own.start))


def dateline(text: str) -> Dateline | None:
    """The dateline in the first lines: "MOSCOW, Nov. 5, 2004 -", "KYIV (Agency) --", "Prague, 3 November —"."""
    for line in _head(text):
        dash = _DASH.search(text, line.start(), min(line.end(), line.start() + _REACH))
        if dash and (found := _dateline(text, line.start(), dash.start(), dash.group().startswith(":"))):
            return found
    return None


def _head(text: str) -> Iterator[re.Match[str]]:
    for number, line in enumerate(_LINE.finditer(text)):
        if number == _HEAD:
            return
        yield line


def _dateline(text: str, start: int, end: int, colon: bool) -> Dateline | None:
    agency = _AGENCY.search(text, start, end)
    stop = agency.start() if agency else end
    mention = next((m for m in times(text[start:stop]) if start + m.end == stop and _is_day(m)), None)
    place = text[start : start + mention.start if mention else stop].strip(" ,\t")
    if place and not _PLACE.match(place):
        return None
    city = place.split(",")[0]
    shown = mention or (agency and place) or (city.isupper() and len(city) > 2 and not colon)
    if not shown or (colon and not mention) or len(city.split()) > 4:
        return None
    return Dateline(_name(city) or None, _day(mention), start, end)


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


@lru_cache(1)
def words() -> dict[str, list[str]]:
    """The table of introducing words."""
    return tomllib.loads(files("foedus.reading").joinpath("data/datelines.toml").read_text("utf-8"))


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
    from datetime import timedelta

    margin = timedelta(days)
    return When(when.earliest and when.earliest - margin, when.latest and when.latest + margin)
