"""Heads and what follows on them as a tree: chapters with their articles, articles with their paragraphs, endings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from foedus.core.texts import Element, Kind
from foedus.reading.treaty.conclusion.testimonium import ending
from foedus.reading.treaty.parts.heads import Head
from foedus.reading.treaty.parts.lines import Whole, between
from foedus.reading.treaty.parts.opening import opening
from foedus.reading.treaty.parts.paragraphs import paragraphs
from foedus.reading.treaty.phrases import phrases

RANKS = {Kind.OPENING: -1, Kind.ANNEX: 0, Kind.PART: 1, Kind.CHAPTER: 2, Kind.SECTION: 3, Kind.ARTICLE: 4}


def nested(whole: Whole, found: Sequence[Head], end: int) -> tuple[Element, ...]:
    """The heads of the highest rank first among them, each with all that follows up to the next of that rank or higher."""
    made: list[Element] = []
    at = 0
    while at < len(found):
        stop = _stop(found, at)
        until = found[stop].start if stop < len(found) else end
        made += _one(whole, found[at], found[at + 1 : stop], until)
        at = stop
    return tuple(made)


def _stop(found: Sequence[Head], at: int) -> int:
    """The next head that is not within this one's piece; an opening has none within it."""
    if found[at].kind is Kind.OPENING:
        return at + 1
    rank = RANKS[found[at].kind]
    return next((i for i in range(at + 1, len(found)) if RANKS[found[i].kind] <= rank), len(found))


def _one(whole: Whole, head: Head, within: Sequence[Head], end: int) -> list[Element]:
    """The piece that the head begins, and the ending where it stands in it."""
    if head.kind is Kind.OPENING:
        return [opened(whole, head.start, end)]
    own = within[0].start if within else end
    signed = next((line.start for line in between(whole.rows, head.after, own) if _ending().match(line.words)), own)
    one = Element(
        kind=head.kind,
        start=head.start,
        end=own if within else signed,
        number=head.written or None,
        heading=head.heading,
        body=head.after,
    )
    if head.kind is Kind.ARTICLE:
        return [
            replace(one, parts=paragraphs(between(whole.rows, head.after, signed), head.after, signed)),
            *_signed(whole, signed, own),
        ]
    return [replace(one, end=end, parts=nested(whole, within, end))] if within else [one, *_signed(whole, signed, own)]


def opened(whole: Whole, start: int, end: int) -> Element:
    """The opening between two places, with what it is made of."""
    return Element(kind=Kind.OPENING, start=start, end=end, parts=opening(whole.rows, whole.text, start, end))


def _signed(whole: Whole, start: int, end: int) -> list[Element]:
    return [Element(kind=Kind.ENDING, start=start, end=end, parts=ending(whole.text, start, end))] if start < end else []


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?=(?-i:[A-ZÀ-Я])){phrases('ending_words')}\b", re.IGNORECASE)
