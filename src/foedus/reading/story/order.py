"""Which of a text's acts the text itself puts before another, or before the day on which somebody told of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from foedus.core.mentions import find_states
from foedus.core.words import Status
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.text.sentences import sentences
from foedus.reading.words.lexicon import table

_WORD = re.compile(r"[^\W\d_]+")


@cache
def order_words(name: str) -> frozenset[str]:
    """A class of words by its name in `data/en/order.toml`."""
    return frozenset(table("order")[name])


def told_after(draft: Draft) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) of acts: "signed on Monday, following its neighbour's similar step", "after the vote"."""
    ends = [s.end for s in sentences(draft.text, draft.language)] if draft.acts else []
    for i, act in enumerate(draft.acts):
        if act.status != Status.DONE:
            continue
        at = bisect_left(ends, act.end)
        end = ends[at] if at < len(ends) else act.end
        states = _predecessors(draft.text[act.start : end])
        yield from ((i, k) for k, other in enumerate(draft.acts) if states and _alike(act, other, states))
        if act.by_act is not None and act.by_act != i:
            yield act.by_act, i


def told_of(draft: Draft) -> Iterator[tuple[int, int]]:
    """Pairs (claim, act): the claim's speaker told of the act on the claim's day, so that the act is not later."""
    for i, claim in enumerate(draft.claims):
        if claim.time:
            spans = [(c.start, c.end) for c in draft.claims if c.speaker == claim.speaker and (c is claim or not c.time)]
            yield from (
                (i, k)
                for k, act in enumerate(draft.acts)
                if act.status == Status.DONE and any(start <= act.start < end for start, end in spans)
            )


def _predecessors(text: str) -> frozenset[str]:
    """The states whose like act went before, by the words behind "after" or "following"."""
    found = list(_WORD.finditer(text))
    at = next((m.end() for m in found if m.group().lower() in order_words("after")), None)
    if at is None or not {w.lower() for w in _WORD.findall(text[at:])} & order_words("alike"):
        return frozenset()
    return frozenset(m.key for _, _, m in find_states(text[at:]))


def _alike(act: DraftAct, other: DraftAct, states: frozenset[str]) -> bool:
    same = act.kind == other.kind and act.about == other.about and other.status == Status.DONE
    return same and bool(states & set(other.actors)) and not set(act.actors) & set(other.actors)
