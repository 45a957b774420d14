"""Where each part of a treaty stands in a document of Akoma Ntoso: preface, preamble, body, conclusions or attachments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from foedus.core.texts import Element, Kind, Span

_GROUPS = {Kind.PART, Kind.CHAPTER, Kind.SECTION}
LEVELS = {*_GROUPS, Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The parts of each place, in the order of the text. `attachments`: each annex, and what stands behind it up to the next."""

    preface: Sequence[Element]
    preamble: Sequence[Element]
    body: Sequence[Element]
    conclusions: Sequence[Element]
    attachments: Sequence[Sequence[Element]]


def placed(parts: Sequence[Element]) -> Places:
    """By their order: before the first article or what holds articles, up to the last, behind it, and the annexes.

    So a part of whatever kind has a place, and none changes places with another.
    """
    flat = [one for part in parts for one in _unfolded(part)]
    front = list(takewhile(_aside, flat))
    main = list(takewhile(lambda part: part.kind is not Kind.ANNEX, flat[len(front) :]))
    back = list(takewhile(_aside, reversed(main)))[::-1]
    body = main[: len(main) - len(back)]
    if body:
        body[-1], last = _apart(body[-1])
        back = [*last, *back]
    preface = list(takewhile(lambda part: part.kind is not Kind.PREAMBLE, front))
    annexes = _annexes(flat[len(front) + len(main) :])
    return Places(preface=preface, preamble=front[len(preface) :], body=body, conclusions=back, attachments=annexes)


def pieces(part: Element, begins: int) -> Iterator[Element | Span]:
    """What a part is made of from a place on: the parts within it and, between them, the places of its own words."""
    for one in part.parts:
        if begins < one.start:
            yield begins, one.start
        yield one
        begins = one.end
    if begins < part.end:
        yield begins, part.end


def _aside(part: Element) -> bool:
    return part.kind not in LEVELS and part.kind is not Kind.ANNEX


def _unfolded(part: Element) -> Iterator[Element]:
    """An opening or an ending as its pieces, where it is told in pieces."""
    for piece in pieces(part, part.start) if _aside(part) and part.parts else (part,):
        yield piece if isinstance(piece, Element) else replace(part, start=piece[0], end=piece[1], parts=())


def _apart(part: Element) -> tuple[Element, list[Element]]:
    """A chapter without the ending that stands last in it, and that ending: it is the whole treaty's."""
    if part.kind not in _GROUPS or not part.parts:
        return part, []
    last = list(takewhile(_aside, reversed(part.parts)))[::-1]
    kept = list(part.parts[: len(part.parts) - len(last)])
    if kept and not last:
        kept[-1], last = _apart(kept[-1])
    return replace(part, parts=tuple(kept), end=last[0].start if last else part.end), last


def _annexes(parts: Sequence[Element]) -> list[list[Element]]:
    made: list[list[Element]] = []
    for part in parts:
        if part.kind is Kind.ANNEX:
            made.append([])
        made[-1].append(part)
    return made
