"""Where a text begins anew: a title, parties who agree, and articles that count from the first, after those of another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from foedus.core.texts import Kind
from foedus.reading.treaty.numerals import follows
from foedus.reading.treaty.parts.divisions import language
from foedus.reading.treaty.parts.heads import Head
from foedus.reading.treaty.parts.lines import Line, Whole, between
from foedus.reading.treaty.parts.opening import subject
from foedus.reading.treaty.parts.recitals import agreeing, entitled

_FAR = 15  # lines from the parties back to the title
_WORD = 20  # characters of a head that hold its word
_NEAR = 600  # characters from the words of agreeing to the first article, a chapter's head between them
_CLOSED = re.compile(r"[.;]\W*$")
_LISTED = re.compile(r"[,;]\W*$")


def anew(whole: Whole, found: Sequence[Head]) -> list[Head]:
    """The heads with one more for each further opening; what seemed to be a head within that is none."""
    spans = list(_openings(whole, found))
    starts = [start for start, _ in spans]
    made = [Head(start, Kind.OPENING, "", None, None, start) for start in starts]
    for head in found:
        at = bisect_right(starts, head.start)
        if at == 0 or head.start >= spans[at - 1][1]:
            made.append(head)
    return sorted(made, key=lambda head: head.start)


def _openings(whole: Whole, found: Sequence[Head]) -> Iterator[tuple[int, int]]:
    """Where each begins, and where its parties agree."""
    articles = [head for head in found if head.kind is Kind.ARTICLE]
    for before, head in pairwise(articles):
        if head.number and follows(None, head.number) and (agreed := _agreed(whole, found, before, head)):
            start = _behind(found, _begins(_after(whole, before, agreed), agreed))
            if start < agreed:
                yield start, agreed


def _behind(found: Sequence[Head], start: int) -> int:
    """Not within the heading of an annex in front of it."""
    at = bisect_left(found, start, key=attrgetter("start"))
    return max(start, found[at - 1].after) if at else start


def _after(whole: Whole, article: Head, end: int) -> Sequence[Line]:
    """The lines after those that are the article's own, whatever they say: its head's, and the first under it."""
    own = between(whole.rows, article.after, end)
    return own[1:] if own and not re.search(r"\S", whole.text[article.after : own[0].start]) else own


def _agreed(whole: Whole, found: Sequence[Head], before: Head, head: Head) -> int | None:
    """After the words by which parties agree; or where a chapter, or the article, has a word of another language."""
    floor = max(before.after, head.start - _NEAR)
    said = max((one.end() for one in agreeing().finditer(whole.text, floor, head.start)), default=None)
    if said is not None or _language(whole, before) == _language(whole, head):
        return said
    first = bisect_right(found, before.start, key=attrgetter("start"))
    return next(one.start for one in map(found.__getitem__, range(first, len(found))) if one.kind is not Kind.ANNEX)


def _language(whole: Whole, head: Head) -> str:
    return language(whole.text[head.start : head.start + _WORD])


def _begins(own: Sequence[Line], agreed: int) -> int:
    """Where the title stands, or else the sentence in which they agree."""
    if not own:
        return agreed
    said = subject(own, agreed)
    at = max((i for i, line in enumerate(own) if said is not None and line.start <= said), default=len(own) - 1)
    for i in range(at, max(-1, at - _FAR), -1):
        if i < at and _CLOSED.search(own[i].words):
            break
        if entitled().match(own[i].words) and not _LISTED.search(own[i].words):
            return own[_first(own, i)].start
    return own[at].start


def _first(own: Sequence[Line], at: int) -> int:
    """The first line of a title that takes several."""
    while at > 0 and not own[at].apart and entitled().match(own[at - 1].words):
        at -= 1
    return at
