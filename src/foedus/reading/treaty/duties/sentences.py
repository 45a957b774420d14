"""The sentences of an article, each with its exact place: one that a list breaks into lines is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from foedus.core.texts import Element, Kind
from foedus.reading.text.sentences import sentences as cut
from foedus.reading.treaty.plain import plain

_LONGEST = 4000  # characters of a sentence that goes on over lines
_OPEN = re.compile(r"(?:[,;:–—-]|\b(?:and|or|the|of|to|that|not|by|in|shall|will))\s*\Z")
_ITEM = re.compile(r"\(?\d{1,3}[.)]+\s*|(?:\(?(?:[a-z]{1,2}|[ivxIVX]{1,5})[.)]|[-–—•])\s+")


class Sentence(NamedTuple):
    """Where it stands, and its words with single blanks; a word that a line breaks is whole."""

    article: Element
    start: int
    end: int
    words: str


def sentences(text: str, article: Element) -> Iterator[Sentence]:
    """All of the article, in their order; the number of a paragraph is no part of one."""
    starts = sorted({article.begins, article.end, *(part.start for part in article.all() if part.kind is Kind.PARAGRAPH)})
    for start, end in pairwise(starts):
        for first, last in _joined(text, start, end):
            item = _ITEM.match(text, first, last)
            first = item.end() if item else first
            yield Sentence(article, first, last, plain(text[first:last]))


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun: tuple[int, int] | None = None
    for one in cut(text[start:end]):
        first, last = start + one.start, start + one.end
        if begun and last - begun[0] <= _LONGEST and _goes_on(text, begun, first):
            begun = (begun[0], last)
            continue
        if begun:
            yield begun
        begun = (first, last)
    if begun:
        yield begun


def _goes_on(text: str, begun: tuple[int, int], following: int) -> bool:
    """Is what stands there no end of a sentence, or what follows no beginning?"""
    if text[begun[1] - 1] in ".!?":
        return False
    apart = text.count("\n", begun[1], following) > 1
    return not apart or text[following].islower() or bool(_OPEN.search(text, max(begun[0], begun[1] - 20), begun[1]))
