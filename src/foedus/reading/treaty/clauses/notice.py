"""Notice of leaving, read from sentences: its period, whether it counts to the end of a term or a year, the earliest time for it.

A length of time is what the words beside it make of it: "six months' notice", "six months after receipt of the notification",
"six months before the end of any calendar year", "after the expiration of five years from the entry into force".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.core.clauses import Delay
from foedus.reading.treaty.clauses.delays import delay, lengths, years
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.numerals import whole

_SAID = pattern("notice", "said")
_ITS_NOTICE = pattern("notice", "its_notice")
_NOTICE_OF = pattern("notice", "notice_of")
_AFTER_NOTICE = pattern("notice", "after_notice")
_YEAR_END = pattern("notice", "year_end")
_TERM_END = pattern("notice", "term_end")
_WITHIN = pattern("notice", "within")
_BEFOREHAND = pattern("notice", "beforehand")
_ANNIVERSARY = pattern("notice", "anniversary")
_AT_ONCE = pattern("notice", "at_once")
_UNTIL = pattern("notice", "until")
_SINCE = pattern("notice", "since")
_EFFECT = pattern("notice", "effect")
_YEAR_AFTER = pattern("notice", "year_after")
_ON_OR_BEFORE = pattern("notice", "on_or_before")
_TAXABLE = pattern("notice", "taxable")
_RUNS = pattern("notice", "runs")
_ON_THE = pattern("notice", "on_the")
_NEAR = 220  # characters after the verb in which its time stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Its period, from the notice to its effect; years from the entry into force before which nobody may leave, or give notice."""

    period: Delay | None = None
    earliest: int | None = None
    earliest_notice: int | None = None
    end_of_term: bool = False


def notices(sentences: Iterable[str]) -> Notice:
    """What these sentences say of notice together; of each thing what is said first."""
    made = Notice()
    for words in sentences:
        dated = list(_dated(words))
        rest = _without(words, [(start, end) for start, end, _ in dated])
        for one in (*(one for _, _, one in dated), *_lengths(rest), *_year_ends(rest)):
            made = Notice(
                period=_longer(made.period, one.period),
                earliest=made.earliest or one.earliest,
                earliest_notice=made.earliest_notice or one.earliest_notice,
                end_of_term=made.end_of_term or one.end_of_term,
            )
    return made


def _longer(one: Delay | None, other: Delay | None) -> Delay | None:
    """Three months before the end of the calendar year, at the end of which it ends: both together."""
    for long, end in ((one, other), (other, one)):
        if long and end == Delay(first_of_year=True) and not long.first_of_year:
            return replace(long, first_of_year=True)
    if (
        one and other and not one.first_of_year and other.first_of_year and other.years
    ):  # until the end of the next year, whatever notice was to be given
        return other
    if one and other and other.first_of_month and not one.first_of_month:  # on what day it takes effect tells more
        return other
    return one if one is not None else other


def _lengths(words: str) -> Iterator[Notice]:
    for long, start, end in lengths(words):
        before, after = words[:start], words[end:]
        if _WITHIN.search(before):
            continue
        if _YEAR_END.match(after):
            yield Notice(period=replace(long, first_of_year=True))
        elif _BEFOREHAND.match(after):
            yield Notice(period=long)
        elif _TERM_END.match(after):
            yield Notice(period=long, end_of_term=True)
        elif _since(before, after) and (some := years(long)):
            yearly = re.search(r"\bcalendar year\b[^.;]*$", before) or re.search(
                r"\bonly\b|\band (?:after|upon|subject to)\b[^.;]*\bnotice", words
            )
            yield Notice(earliest=some) if yearly else Notice(earliest_notice=some)
        elif _ITS_NOTICE.match(after) or _NOTICE_OF.search(before) or _AFTER_NOTICE.match(after):
            yield Notice(period=long)


def _since(before: str, after: str) -> bool:
    """Does it run from the entry into force, and not from a notice that is told sooner?"""
    since = _SINCE.match(after) if _UNTIL.search(before) else None
    said = _AFTER_NOTICE.match(after)
    return bool(since) and not (said and since and said.end() < since.end())


def _dated(words: str) -> Iterator[tuple[int, int, Notice]]:
    """Times that no length tells, with their place: the first day of the seventh month after the notification."""
    for verb in (*_EFFECT.finditer(words), *_RUNS.finditer(words)):
        for place in _ON_THE.finditer(words, verb.end(), verb.end() + _NEAR):
            long, rest = delay(words[place.start() :])
            taxed = long.first_of_year and _TAXABLE.search(words)
            if long != Delay() and not taxed and _SAID.search(rest):
                yield place.start(), len(words) - len(rest), Notice(period=long)


def _year_ends(words: str) -> Iterator[Notice]:
    """The end of the year in which notice is given, or of the next one."""
    if (found := _ANNIVERSARY.search(words)) and (some := whole(found["which"])):
        yield Notice(period=Delay(years=some))
    if _AT_ONCE.search(words):
        yield Notice(period=Delay())
    if _ON_OR_BEFORE.search(words):
        yield Notice(period=Delay(months=6, first_of_year=True))
    for verb in _EFFECT.finditer(words) if not _TAXABLE.search(words) else ():
        if found := _YEAR_AFTER.search(words, verb.end(), verb.end() + _NEAR):
            yield Notice(period=Delay(years=1, first_of_year=True) if found["next"] else Delay(first_of_year=True))


def _without(words: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in places:
        words = words[:start] + " " * (end - start) + words[end:]
    return words
