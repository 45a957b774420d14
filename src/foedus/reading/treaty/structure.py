"""A treaty's text as its parts: opening, parts and chapters, articles with their paragraphs, ending, annexes.

lines → furniture (what a page adds) → heads (what may begin a part) → order (whose numbers follow on) → the tree, with
paragraphs in each article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from foedus.core.texts import Element, Kind
from foedus.reading.treaty.anew import anew
from foedus.reading.treaty.contents import without_contents
from foedus.reading.treaty.footnotes import footnotes, kept, noted
from foedus.reading.treaty.furniture import without
from foedus.reading.treaty.heads import Head, heads
from foedus.reading.treaty.lines import Line, Whole, between, lines
from foedus.reading.treaty.opening import opening
from foedus.reading.treaty.order import ordered
from foedus.reading.treaty.paragraphs import paragraphs
from foedus.reading.treaty.phrases import phrases
from foedus.reading.treaty.provisions import provisions
from foedus.reading.treaty.runon import convincing, cut
from foedus.reading.treaty.signs import concludes
from foedus.reading.treaty.testimonium import ending

_RANKS = {Kind.OPENING: -1, Kind.ANNEX: 0, Kind.PART: 1, Kind.CHAPTER: 2, Kind.SECTION: 3, Kind.ARTICLE: 4}


def structure(text: str) -> tuple[Element, ...]:
    """The parts from the first character to the last, one after the other; nothing where there is no article.

    What is in front of the first part is the opening; the ending begins with the words by which treaties are signed. A further
    treaty, or the same one in another language, has an opening of its own.
    """
    clean = without(text, lines(text))
    notes = footnotes(text, clean)
    rows, found = _found(text, kept(clean, notes))
    if not any(head.kind is Kind.ARTICLE for head in found):
        return ()
    whole = Whole(text, rows)
    found = without_contents(text, found)
    made = _nested(whole, anew(whole, found), len(text))
    first = found[0].start
    all_ = (_opening(whole, 0, first), *made) if first else made
    return tuple(noted(one, notes) for one in all_) if notes else all_


def _found(text: str, rows: list[Line]) -> tuple[list[Line], list[Head]]:
    """The heads that stand in an order, and the lines that they stand in: cut ones where only those convince."""
    found = ordered(list(heads(rows)))
    if convincing(_only(found)):
        return rows, found
    pieces = cut(rows)
    other = ordered(list(heads(pieces)))
    if convincing(_only(other)):
        return pieces, other
    return rows, found if _only(found) or not concludes(text) else _without_word(rows, found)


def _without_word(rows: Sequence[Line], found: Sequence[Head]) -> list[Head]:
    """Numbered provisions as articles; a section that is one of them is no section."""
    numbered = provisions(rows)
    taken = {head.start for head in numbered}
    return sorted([*numbered, *(head for head in found if head.start not in taken)], key=lambda head: head.start)


def _only(found: Sequence[Head]) -> list[Head]:
    return [head for head in found if head.kind is Kind.ARTICLE]


def further(parts: Sequence[Element]) -> list[int]:
    """Where further treaties, or the same one in another language, begin: articles follow on what was signed."""
    found: list[int] = []
    signed = False
    for one in (each for part in parts for each in part.all()):
        begins = one.kind is Kind.OPENING and one.start > 0
        if begins or (signed and one.kind in _RANKS and one.kind not in (Kind.ANNEX, Kind.OPENING)):
            found.append(one.start)
        signed = one.kind in (Kind.ENDING, Kind.TESTIMONIUM, Kind.SIGNATURES)
    return found


def first(parts: Sequence[Element]) -> list[Element]:
    """The articles of the first treaty of the text, those of its annexes left out."""
    end = next(iter(further(parts)), None)
    own = articles([part for part in parts if part.kind is not Kind.ANNEX])
    return [one for one in own if end is None or one.start < end]


def articles(parts: Sequence[Element]) -> list[Element]:
    """All articles, in their order."""
    return [one for part in parts for one in part.all() if one.kind is Kind.ARTICLE]


def _nested(whole: Whole, found: Sequence[Head], end: int) -> tuple[Element, ...]:
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
    rank = _RANKS[found[at].kind]
    return next((i for i in range(at + 1, len(found)) if _RANKS[found[i].kind] <= rank), len(found))


def _one(whole: Whole, head: Head, within: Sequence[Head], end: int) -> list[Element]:
    """The piece that the head begins, and the ending where it stands in it."""
    if head.kind is Kind.OPENING:
        return [_opening(whole, head.start, end)]
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
    return [replace(one, end=end, parts=_nested(whole, within, end))] if within else [one, *_signed(whole, signed, own)]


def _opening(whole: Whole, start: int, end: int) -> Element:
    return Element(kind=Kind.OPENING, start=start, end=end, parts=opening(whole.rows, whole.text, start, end))


def _signed(whole: Whole, start: int, end: int) -> list[Element]:
    return [Element(kind=Kind.ENDING, start=start, end=end, parts=ending(whole.text, start, end))] if start < end else []


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?=(?-i:\W*[A-ZÀ-Я])){phrases('ending_words')}\b", re.IGNORECASE)
