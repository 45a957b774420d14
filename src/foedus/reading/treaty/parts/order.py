"""Which of the lines that may begin an article do: those whose numbers follow on one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from foedus.core.texts import Kind
from foedus.reading.treaty.numerals import Numeral, follows
from foedus.reading.treaty.parts.heads import Head

_BACK = 40  # heads before it, of which one may be the one that it follows
_NEXT, _ANEW, _GAP = 3.0, 1.5, 0.5  # worth of a head that follows on, that begins anew, after one that is missing


def ordered(found: Sequence[Head]) -> list[Head]:
    """The heads that stand in an order; articles by the best chain of their numbers, the rest as they are."""
    articles = [head for head in found if head.kind is Kind.ARTICLE]
    chain = _chain(articles)
    kept = set(chain)
    return [head for head in found if head in kept or (head.kind is not Kind.ARTICLE and not _within(head, chain))]


def _within(head: Head, chain: Sequence[Head]) -> bool:
    """Is it no annex, but a line of the treaty itself: before its first article, or between two of one count?"""
    at = bisect_left(chain, head.start, key=lambda article: article.start)
    if head.kind is not Kind.ANNEX or at == len(chain):
        return False
    return at == 0 or _goes_on(chain[at - 1].number, chain[at].number)


def _goes_on(before: Numeral | None, after: Numeral | None) -> bool:
    """Does the count go on from the one to the other, be it with a gap, and not begin anew?"""
    if before is None or after is None:
        return False
    return follows(before, after) or (after > before and not follows(None, after))


def _chain(articles: Sequence[Head]) -> list[Head]:
    """The chain that is worth most; each head of it has a predecessor, or is the first."""
    worth: list[float] = []
    before: list[int | None] = []
    for at, head in enumerate(articles):
        earlier = (i for i in range(max(0, at - _BACK), at) if articles[i].start < head.start)
        choices = [(worth[i] + _worth(articles[i], head), i) for i in earlier]
        best = max(choices, default=(0.0, None), key=lambda choice: choice[0])
        alone = _worth(None, head)
        worth.append(max(best[0], alone))
        before.append(best[1] if best[0] > alone else None)
    last: int | None = max(range(len(worth)), key=worth.__getitem__, default=None)
    chain = []
    while last is not None:
        chain.append(articles[last])
        last = before[last]
    return chain[::-1]


def _worth(one: Head | None, other: Head) -> float:
    if other.number is None:
        return 0.0
    if follows(one.number if one else None, other.number):
        return _NEXT
    if follows(None, other.number):
        return _ANEW
    if other.guessed:
        return 0.0
    return _GAP if one is None or one.number is None or other.number > one.number else 0.0
