"""The days between which a text must have been written: after all that it tells as past, before what it awaits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.when import When
from foedus.core.words import TOLD_DONE, Status
from foedus.reading.days.kinds import Absolute
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import Draft
from foedus.reading.story.order import order_words
from foedus.reading.text.sentences import quotes, sentences
from foedus.reading.words.grammar import words as grammar
from foedus.reading.words.lexicon import verbs

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 400  # characters between a verb and its date


@dataclass(frozen=True, slots=True)
class Bound:
    """A first or last possible day, and the words that tell it."""

    day: date
    words: str


def after(draft: Draft) -> Bound | None:
    """The latest day of which the text speaks as past; it was not written before."""
    acts = [a.time for a in draft.acts if a.time and not a.future and a.status in TOLD_DONE]
    told = acts + [mention for mention, tense in _tensed(draft) if tense == "past"]
    found = [Bound(when.earliest, m.words) for m in told if (when := _fixed(m, draft.text)) and when.earliest]
    return max(found, key=lambda bound: bound.day, default=None)


def before(draft: Draft) -> Bound | None:
    """The first day that the text awaits; it was not written after."""
    acts = [a.time for a in draft.acts if a.time and (a.future or a.status == Status.EXPECTED)]
    spoken = [(q.start, q.end) for q in quotes(draft.text)] if draft.times else []
    told = [m for m, tense in _tensed(draft) if tense == "future" and not any(start <= m.start < end for start, end in spoken)]
    found = [Bound(when.latest, m.words) for m in acts + told if (when := _fixed(m, draft.text)) and when.latest]
    return min(found, key=lambda bound: bound.day, default=None)


def _fixed(mention: TimeMention, text: str) -> When | None:
    """Its days, where it has a year and says when something is done, not of when a noun is."""
    return mention.expr.when if isinstance(mention.expr, Absolute) and not _bare(text, mention) else None


def _bare(text: str, mention: TimeMention) -> bool:
    """A year without a preposition: "trimmed its 1990 estimate", "the 1960 treaty cannot be suspended"."""
    before = _WORD.findall(text[max(0, mention.start - _REACH) : mention.start].lower())[-1:]
    return mention.words.isdigit() and not set(before) & order_words("before_year")


def _tensed(draft: Draft) -> Iterator[tuple[TimeMention, str]]:
    """Dates behind a verb, and its tense: "past", "future", or "" where it does not tell."""
    dates = [m for m in draft.times if isinstance(m.expr, Absolute)]
    starts = [s.start for s in sentences(draft.text, draft.language)] if dates else []
    for mention in dates:
        at = bisect_right(starts, mention.start)
        if at:
            yield mention, _tense(_WORD.findall(draft.text[max(starts[at - 1], mention.start - _REACH) : mention.start]))


def _tense(words: Sequence[str]) -> str:
    """That of the last verb of these words, or of the auxiliary before one that the tables do not know."""
    known = verbs()
    for i in reversed(range(len(words))):
        word = words[i].lower()
        if word in order_words("bound_after"):
            return "past"
        if word in order_words("open_end"):
            return ""
        if _modal(words, i):
            return "future" if word in order_words("ahead") else ""
        if word in known:
            modal = _modal_of(words, i)
            return ("past" if known[word].past else "") if modal is None else modal
    return ""


def _modal_of(words: Sequence[str], verb: int) -> str | None:
    """What a modal verb before this one tells ("will be signed", "would be signed", "to sign"); None where there is none."""
    i = verb
    while i and (words[i - 1].lower() in grammar("auxiliaries") or words[i - 1].lower() in grammar("adverbs")):
        i -= 1
        if _modal(words, i):
            return "future" if words[i].lower() in order_words("ahead") else ""
    return None


def _modal(words: Sequence[str], i: int) -> bool:
    """A modal verb, or "to" before an infinitive, not before a name or its article; "the will" is none."""
    word, following = words[i].lower(), words[i + 1] if i + 1 < len(words) else ""
    if word == "to":
        return following[:1].islower() and following not in grammar("determiners")
    return word in grammar("future") and not (i and words[i - 1].lower() in grammar("determiners"))
