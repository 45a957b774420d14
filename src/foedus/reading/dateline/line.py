"""What one line of a report's head or foot says of the report: place and day, set off from any sentence.

Before the day may stand nothing, a label ("Published by ..."), names that a comma or capitals set off ("Paris,", "TASS,"),
or other matter behind a separator ("Bulletin No. 42 / "). What follows decides what the line is: see `Close`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from foedus.core.when import When
from foedus.reading.dateline.kinds import UPPER, Ground, one_of, words
from foedus.reading.dateline.names import is_name, place_of
from foedus.reading.days.resolve import resolve
from foedus.reading.days.times import TimeMention, times
from foedus.reading.words.patterns import spaced

REACH = 140  # characters within which a line's day must end; a line that is all furniture is no longer
_CLOCK = r"\d{1,2}(?:[:.h]\d\d){1,2}(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?[A-Z]{2,5}\b\)?)?"
_SEPARATOR = re.compile(r"\s+(?:[/|·•–—]|--?)\s+|\t\s*|\s{2,}|[|·•]\s*")
_DASHED = re.compile(
    rf"\)?\s*(?P<agency>\([^()\n]{{2,40}}\)|(?<=\d), [{UPPER}]\w{{1,20}}(?= ))?(?:\s*(?:[–—]|(?<=[\s)])--?|_)\s*(?=\S)|:\s)"
)
_STOPPED = re.compile(rf"(?:\s*\([^()\n]{{2,40}}\))?[.)]+(?=\s+[\"“‘'«]?[{UPPER}\d])")


class Close(StrEnum):
    """How a line goes on behind its day."""

    END = "nothing but a clock, a place or other matter set off"
    DASH = "dash and sentence"
    COLON = "colon and sentence"
    STOP = "full stop and sentence"


@dataclass(frozen=True, slots=True)
class DatedLine:
    """text[start:end] gives day and place; `set_off`: more than the comma shows that no sentence begins here."""

    start: int
    end: int
    when: When
    close: Close
    place: str | None
    label: Ground | None
    bare: bool
    set_off: bool


def dated_line(text: str, start: int, end: int, first: bool | None, language: str = "en") -> DatedLine | None:
    """The line text[start:end] read so, None where it is a sentence, a headline or has no day; `first` as for `times`."""
    found = _dated(text[start : min(end, start + REACH)], end - start > REACH, first, language)
    return replace(found, start=start, end=start + found.end) if found else None


@lru_cache(256)  # a report's first lines are looked at for its dateline, its days, its stamps
def _dated(line: str, goes_on: bool, first: bool | None, language: str) -> DatedLine | None:
    """A line read so, its places counted from its beginning."""
    mention = next((m for m in times(line, first, language) if is_day(m)), None) if any(map(str.isdigit, line)) else None
    opening = opened(line[: mention.start], language) if mention else None
    if mention is None or opening is None:
        return None
    closing = _close(line + "…" if goes_on else line, mention.end, opening.label is None, language)
    if closing is None or (closing[0] is not Close.END and opening.apart):
        return None
    close, stop, place, agency = closing
    when = resolve(mention.expr, published=None)
    set_off = opening.set_off or agency
    return DatedLine(0, stop, when, close, opening.place or place, opening.label, opening.bare, set_off)


def is_day(mention: TimeMention) -> bool:
    """A day of some year or of none; one in figures whose order is open counts."""
    when = resolve(mention.expr, published=None)
    figures = "/" in mention.words and when.earliest is not None and when.latest is not None
    return when.exact or figures or bool(when.yearless and len(when.yearless) > 7)


@dataclass(frozen=True, slots=True)
class _Opening:
    place: str | None = None
    label: Ground | None = None
    bare: bool = False
    set_off: bool = False
    apart: bool = False  # other matter stands before a separator


def opened(before: str, language: str = "en") -> _Opening | None:
    """What stands before the day, None where it is the beginning of a sentence."""
    *other, last = _SEPARATOR.split(before.lstrip("\ufeff *_>")) if before.strip() else [""]
    if _names_a_dated_thing(before, language) and not _labels(language).match(last):
        return None
    apart = any(part.strip() for part in other)
    if not last.strip():
        return _Opening(bare=not apart, apart=apart)
    label = _labels(language).match(last)
    if label:
        return _Opening(label=_grounds(language)[" ".join(label["label"].lower().split())], set_off=True, apart=apart)
    names = _clock_first(language).sub("", last).strip()
    if not is_name(names, language):
        return None if names else _Opening(bare=not apart, apart=apart)
    city = place_of(names)
    return _Opening(city, set_off=names[0] in "(©" or names.split(",")[0].isupper(), apart=apart)


def _close(line: str, at: int, sentence: bool, language: str) -> tuple[Close, int, str | None, bool] | None:
    closed = _closed(language).match(line, at)
    dashed = _DASHED.match(line, at) if sentence else None
    if dashed:
        close = Close.COLON if dashed.group().startswith(":") else Close.DASH
        return close, dashed.end("agency") if dashed["agency"] else at, None, dashed["agency"] is not None
    if closed:
        return Close.END, closed.start("more"), place_of(closed["place"]) if closed["place"] else None, False
    stopped = _STOPPED.match(line, at - line.startswith(".", at - 1))  # "2023 г. Президент": one full stop for both
    return (Close.STOP, stopped.end(), None, False) if stopped else None


def _names_a_dated_thing(before: str, language: str) -> bool:
    return not set(re.findall(r"[^\W\d_]+", before.lower())).isdisjoint(words(language)["dated_things"])


@cache
def _grounds(language: str) -> dict[str, Ground]:
    table = words(language)
    return {**dict.fromkeys(table["published"], Ground.PUBLISHED), **dict.fromkeys(table["updated"], Ground.UPDATED)}


@cache
def _closed(language: str) -> re.Pattern[str]:
    """Nothing behind the day but a clock, a place or other matter set off."""
    return re.compile(
        rf"\)?(?:[\s,]*{_hour(language)}|\s*\([^()\n]{{2,40}}\))*"
        rf"(?P<more>[.,;)]*\s*\Z|(?:,\s|\s+)(?P<place>[{UPPER}][\w.'’, -]{{1,40}})\Z"
        r"|(?:\s+(?:[/|·•–—]|--?)\s|\t|\s{2,}|\s*[|·•]).{0,80}\Z)"
    )


def _hour(language: str) -> str:
    return rf"(?:{one_of('before_hour', language)}\s+|@\s*)?{_CLOCK}"


def _to_the_day(language: str) -> str:
    return rf"[\s,]*(?:{one_of('before_day', language)}\s+)?\Z"


@cache
def _clock_first(language: str) -> re.Pattern[str]:
    return re.compile(_CLOCK + _to_the_day(language))


@cache
def _labels(language: str) -> re.Pattern[str]:
    """A label, who published, and when on the day: "Posted by the editor, "."""
    forms = "|".join(spaced(form) for form in sorted(_grounds(language), key=len, reverse=True))
    day, hour = one_of("before_day", language), one_of("before_hour", language)
    by = rf"(?:\s+{one_of('by', language)}\s[^,:|\n]{{2,40}}(?:,|:|\s{day}\b|\s{hour}\b)?)?"
    clock = rf"(?:{hour}\s+|@\s*)?(?:{_CLOCK})?{_to_the_day(language)}"
    return re.compile(rf"\s*(?P<label>{forms})\b{by}\s*:?\s*{clock}", re.IGNORECASE)
