"""A treaty's text as its parts: opening, parts and chapters, articles with their paragraphs, ending, annexes.

lines → furniture (what a page adds) → heads (what may begin a part) → order (whose numbers follow on) → the tree, with
paragraphs in each article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from foedus.core import tables
from foedus.core.texts import Element, Kind
from foedus.reading.treaty.furniture import without
from foedus.reading.treaty.heads import Head, heads
from foedus.reading.treaty.lines import Line, between, lines
from foedus.reading.treaty.order import ordered
from foedus.reading.treaty.paragraphs import paragraphs

_RANKS = {Kind.ANNEX: 0, Kind.PART: 1, Kind.CHAPTER: 2, Kind.SECTION: 3, Kind.ARTICLE: 4}


def structure(text: str) -> tuple[Element, ...]:
    """The parts from the first character to the last, one after the other; nothing where there is no article.

    What is in front of the first part is the opening; the ending begins with the words by which treaties are signed.
    """
    rows = without(text, lines(text))
    found = ordered(list(heads(rows)))
    if not any(head.kind is Kind.ARTICLE for head in found):
        return ()
    made = _nested(rows, found, len(text))
    first = found[0].start
    opening = (Element(kind=Kind.OPENING, start=0, end=first),) if first else ()
    return opening + made


def further(parts: Sequence[Element]) -> list[int]:
    """Where further treaties, or the same one in another language, begin: articles follow on what was signed."""
    found: list[int] = []
    signed = False
    for one in (each for part in parts for each in part.all()):
        if signed and one.kind in _RANKS and one.kind is not Kind.ANNEX:
            found.append(one.start)
        signed = one.kind is Kind.ENDING
    return found


def first(parts: Sequence[Element]) -> list[Element]:
    """The articles of the first treaty of the text, those of its annexes left out."""
    end = next(iter(further(parts)), None)
    own = articles([part for part in parts if part.kind is not Kind.ANNEX])
    return [one for one in own if end is None or one.start < end]


def articles(parts: Sequence[Element]) -> list[Element]:
    """All articles, in their order."""
    return [one for part in parts for one in part.all() if one.kind is Kind.ARTICLE]


def _nested(rows: Sequence[Line], found: Sequence[Head], end: int) -> tuple[Element, ...]:
    """The heads of the highest rank first among them, each with all that follows up to the next of that rank or higher."""
    made: list[Element] = []
    at = 0
    while at < len(found):
        rank = _RANKS[found[at].kind]
        stop = next((i for i in range(at + 1, len(found)) if _RANKS[found[i].kind] <= rank), len(found))
        until = found[stop].start if stop < len(found) else end
        made += _one(rows, found[at], found[at + 1 : stop], until)
        at = stop
    return tuple(made)


def _one(rows: Sequence[Line], head: Head, within: Sequence[Head], end: int) -> list[Element]:
    """The piece that the head begins, and the ending where it stands in it."""
    own = within[0].start if within else end
    signed = next((line.start for line in between(rows, head.after, own) if _signs(line)), own)
    one = Element(
        kind=head.kind,
        start=head.start,
        end=own if within else signed,
        number=head.written or None,
        heading=head.heading,
        body=head.after,
    )
    if head.kind is Kind.ARTICLE:
        return [replace(one, parts=paragraphs(between(rows, head.after, signed), head.after, signed)), *_signed(signed, own)]
    return [replace(one, end=end, parts=_nested(rows, within, end))] if within else [one, *_signed(signed, own)]


def _signed(start: int, end: int) -> list[Element]:
    return [Element(kind=Kind.ENDING, start=start, end=end)] if start < end else []


def _signs(line: Line) -> bool:
    """Does it begin with the words by which treaties are signed? "Done at" in the middle of a sentence is small."""
    return line.words[0].isupper() and _ending().match(line.words) is not None


@cache
def _ending() -> re.Pattern[str]:
    words = (re.escape(row["words"]).replace("\\ ", r"\s+") for row in tables.rows("ending_words", "foedus.reading"))
    return re.compile(rf"(?:{'|'.join(words)})\b", re.IGNORECASE)
