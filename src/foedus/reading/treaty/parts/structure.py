"""A treaty's text as its parts: opening, parts and chapters, articles with their paragraphs, ending, annexes.

lines → furniture (what a page adds) → heads (what may begin a part) → order (whose numbers follow on) → the tree, with
paragraphs in each article.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.texts import Element, Kind
from foedus.reading.treaty.parts.anew import anew
from foedus.reading.treaty.parts.contents import without_contents
from foedus.reading.treaty.parts.footnotes import footnotes, kept, noted
from foedus.reading.treaty.parts.furniture import without
from foedus.reading.treaty.parts.heads import Head, heads
from foedus.reading.treaty.parts.lines import Line, Whole, lines
from foedus.reading.treaty.parts.order import ordered
from foedus.reading.treaty.parts.provisions import provisions
from foedus.reading.treaty.parts.runon import convincing, cut
from foedus.reading.treaty.parts.tree import RANKS, nested, opened
from foedus.reading.treaty.signs import concludes, of_notes


def structure(text: str) -> tuple[Element, ...]:
    """The parts from the first character to the last, one after the other; nothing where there is no article, and one part
    where notes that conclude an agreement have none.

    What is in front of the first part is the opening; the ending begins with the words by which treaties are signed. A further
    treaty, or the same one in another language, has an opening of its own.
    """
    clean = without(text, lines(text))
    notes = footnotes(text, clean)
    rows, found = _found(text, kept(clean, notes))
    if not _only(found):
        return (Element(kind=Kind.NOTE, start=0, end=len(text), body=0),) if of_notes(text) else ()
    whole = Whole(text, rows)
    found = without_contents(text, found)
    made = nested(whole, anew(whole, found), len(text))
    first = found[0].start
    all_ = (opened(whole, 0, first), *made) if first else made
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
        if begins or (signed and one.kind in RANKS and one.kind not in (Kind.ANNEX, Kind.OPENING)):
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
    return [one for part in parts for one in part.all() if one.kind in (Kind.ARTICLE, Kind.NOTE)]
