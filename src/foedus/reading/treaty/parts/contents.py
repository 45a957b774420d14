"""A table of contents: heads one after the other with nothing under them, whose articles come again."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.texts import Kind
from foedus.reading.treaty.parts.heads import Head

_LEAST = 3  # articles that a table lists


def without_contents(text: str, found: Sequence[Head]) -> list[Head]:
    """The heads without those that only list others."""
    listed = _listed(text, found)
    articles = [head for head in found[:listed] if head.kind is Kind.ARTICLE]
    again = {head.number for head in found[listed:] if head.kind is Kind.ARTICLE}
    if len(articles) < _LEAST or any(head.number not in again for head in articles[:_LEAST]):
        return list(found)
    return list(found[listed:])


def _listed(text: str, found: Sequence[Head]) -> int:
    """How many heads at the beginning may be a table's: up to the first under which words stand, or to a count anew."""
    numbers = set()
    for at, head in enumerate(found):
        if head.kind is Kind.ARTICLE and head.number in numbers:
            return _top(found, at)
        if head.kind is Kind.ARTICLE:
            numbers.add(head.number)
        end = found[at + 1].start if at + 1 < len(found) else head.after
        if text[head.after : end].strip():
            return at + 1
    return 0


def _top(found: Sequence[Head], at: int) -> int:
    """The first of the chapters and parts that stand over an article."""
    while at > 0 and found[at - 1].kind not in (Kind.ARTICLE, Kind.ANNEX):
        at -= 1
    return at
