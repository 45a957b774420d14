"""Footnotes: lines at the foot of a page, or after all others, that begin with a mark which a word above bears.

The marks are a star, a dagger, a superscript, [1], or a number alone; numbers follow on one another, so that a list of
articles or a numbered paragraph is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.core.texts import Element, Kind, Span
from foedus.reading.treaty.parts.divisions import begins
from foedus.reading.treaty.parts.lines import Line, between

_MARK = re.compile(r"(?P<mark>\*{1,3}|†|‡|\[\d{1,2}\]|[¹²³⁴-⁹]{1,2}|\d{1,2}|\((?:\*|\d{1,2})\))(?!\.\d)\s*(?=[A-Z“\"‘'À-ÖА-Я])")
_RULE = re.compile(r"[_—–-]{4,}")
_FOOT = 0.6  # of a page's lines stand above its notes, at least where there are many
_MOST, _FEW = 60, 10  # lines of notes at most; lines of a page that is all foot
_AFTER = '.,;:)”"’ '
# a number stands at a letter, without a space, as superscripts come
_BORNE = re.compile(
    r"(?<=[^\W\d_])[.,;:)”\"’]?\d{1,2}(?![\d.])|(?<=\S)\s?(?:\*{1,3}|†|‡|\[\d{1,2}\]|[¹²³⁴-⁹]{1,2}|\((?:\*|\d{1,2})\))"
)


def footnotes(text: str, rows: Sequence[Line]) -> list[Span]:
    """Where they stand, each from its mark to the next or to the page's end."""
    return [span for page in _pages(text, rows) for span in _at_foot(text, page)]


def kept(rows: Sequence[Line], notes: Sequence[Span]) -> list[Line]:
    """The lines that are no footnotes'."""
    inside = {line.start for start, end in notes for line in between(rows, start, end)}
    return [line for line in rows if line.start not in inside]


def noted(part: Element, notes: Sequence[Span]) -> Element:
    """The piece with its footnotes, each in the smallest piece that it stands in."""
    own = [span for span in notes if part.start <= span[0] and span[1] <= part.end]
    if not own:
        return part
    inner = [span for span in own if any(one.start <= span[0] and span[1] <= one.end for one in part.parts)]
    made = [Element(kind=Kind.FOOTNOTE, start=start, end=end) for start, end in own if (start, end) not in inner]
    return replace(part, parts=tuple(sorted([*(noted(one, inner) for one in part.parts), *made], key=lambda one: one.start)))


def _pages(text: str, rows: Sequence[Line]) -> Iterator[Sequence[Line]]:
    first = 0
    for at in range(1, len(rows)):
        if "\f" in text[rows[at - 1].end : rows[at].start]:
            yield rows[first:at]
            first = at
    yield rows[first:]


def _at_foot(text: str, page: Sequence[Line]) -> Iterator[Span]:
    """The notes of a page: the longest run of marks at its foot, each borne by a word above, and no head after them."""
    least = max(1, len(page) - _MOST, int(_FOOT * len(page)) if len(page) > _FEW else 1)
    least = max([least, *(at + 1 for at in range(least, len(page)) if begins(page[at].words))])
    marked = [(page[at].start, mark) for at in range(least, len(page)) if (mark := _mark(page, at, "\f" in text))]
    if not marked:
        return
    borne = {found[0].strip(_AFTER) for found in _BORNE.finditer(text, page[0].start, marked[0][0])}
    run = _run([(start, mark) for start, mark in marked if mark in borne])
    yield from zip(run, [*run[1:], page[-1].end], strict=True) if run else ()


def _mark(page: Sequence[Line], at: int, paged: bool) -> str | None:
    """The mark that the line begins with; a number alone is one at the foot of a page or under a rule only."""
    found = _MARK.match(page[at].words)
    if found is None or ("*" in found["mark"] and "*" in page[at].words[found.end() :]):
        return None
    alone = found["mark"].isascii() and found["mark"].isdigit()
    ruled = any(_RULE.fullmatch(line.words) for line in page[-_MOST:at]) if alone and not paged else True
    return found["mark"] if ruled else None


def _run(marked: Sequence[tuple[int, str]]) -> list[int]:
    """Where the last of them stand whose numbers follow on one another."""
    made: list[int] = []
    next_: int | None = None
    for start, mark in reversed(marked):
        number = _number(mark)
        if number is not None and next_ is not None and number + 1 != next_:
            break
        made.append(start)
        next_ = number if number is not None else next_
    return made[::-1]


def _number(mark: str) -> int | None:
    found = re.search(r"\d+", mark)
    return int(found[0]) if found else None
