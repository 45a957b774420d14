"""The days between which a text must have been written: after all that it tells as past, before what it awaits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.core.when import When
from foedus.core.words import Status
from foedus.reading.days.kinds import Absolute
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import Draft
from foedus.reading.story.order import order_words
from foedus.reading.text.sentences import sentences
from foedus.reading.words.lexicon import verbs

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 400  # characters between a verb and its date
_PAST = frozenset({Status.DONE, Status.CLAIMED, Status.DISPUTED})


@dataclass(frozen=True, slots=True)
class Bound:
    """A first or last possible day, and the words that tell it."""

    day: date
    words: str


def after(draft: Draft) -> Bound | None:
    """The latest day of which the text speaks as past; it was not written before."""
    acts = [(a.time, _fixed(a.time)) for a in draft.acts if a.time and not a.future and a.status in _PAST]
    told = [(m, _fixed(m)) for m in _past(draft)]
    found = [Bound(when.earliest, mention.words) for mention, when in acts + told if when and when.earliest]
    return max(found, key=lambda bound: bound.day, default=None)


def before(draft: Draft) -> Bound | None:
    """The first day that the text awaits; it was not written after."""
    awaited = [(a.time, _fixed(a.time)) for a in draft.acts if a.time and (a.future or a.status == Status.EXPECTED)]
    found = [Bound(when.latest, mention.words) for mention, when in awaited if when and when.latest]
    return min(found, key=lambda bound: bound.day, default=None)


def _fixed(mention: TimeMention) -> When | None:
    return mention.expr.when if isinstance(mention.expr, Absolute) else None


def _past(draft: Draft) -> Iterator[TimeMention]:
    """Dates behind a verb that tells something past."""
    dates = [m for m in draft.times if isinstance(m.expr, Absolute)]
    starts = [s.start for s in sentences(draft.text, draft.language)] if dates else []
    for mention in dates:
        at = bisect_right(starts, mention.start)
        if at and _behind_past(draft.text[max(starts[at - 1], mention.start - _REACH) : mention.start]):
            yield mention


def _behind_past(text: str) -> bool:
    known, cues = verbs(), order_words("bound_after")
    for word in reversed(_WORD.findall(text.lower())):
        if word in cues:
            return True
        if word in known:
            return known[word].past
    return False
