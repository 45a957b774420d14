"""Where a statement's words stand: in the sentence named, else in the one other place where they do; which one is never guessed."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.reading.model.answers import Item
from foedus.reading.model.outcomes import Note, Why
from foedus.reading.model.quotes import Found, Passage
from foedus.reading.model.windows import Window


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of the text, end exclusive, and what is to be told of how they were found."""

    start: int
    end: int
    notes: tuple[Note, ...] = ()


def located(item: Item, passage: Passage, window: Window) -> Place | Why:
    """The place of the item's words among the sentences asked about."""
    named = window.unit(item.sentence)
    here = passage.find(item.words, named.start, named.end) if named else []
    if here and not window.first <= item.sentence <= window.last:
        return Why.OUTSIDE
    if here:
        return _only(here)
    elsewhere = passage.find(item.words, *window.asked)
    if not elsewhere:
        return Why.OUTSIDE if passage.find(item.words) else Why.ABSENT
    return _only(elsewhere, Note.MOVED)


def _only(found: list[Found], *notes: Note) -> Place | Why:
    if len(found) != 1:
        return Why.AMBIGUOUS
    return Place(found[0].start, found[0].end, notes if found[0].exact else (*notes, Note.SPACING))
