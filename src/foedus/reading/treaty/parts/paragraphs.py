"""The numbered paragraphs of an article and the points of each: those whose numbers follow on one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from foedus.core.texts import Element, Kind
from foedus.reading.treaty.parts.lines import Line, between

_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})(?:\.\)?|\)\.?)(?!\d)\s*(?=\S)")
_POINT = re.compile(r"\(?(?P<number>[a-z]{1,2}|[ivx]{1,5})\)\.?\s*(?=\S)")


class _Mark(NamedTuple):
    start: int
    number: str


def paragraphs(lines: Sequence[Line], start: int, end: int) -> tuple[Element, ...]:
    """Those between two places; none where nothing is numbered from 1."""
    within = between(lines, start, end)
    marks = _following([_mark(line, _NUMBER) for line in within], _numbered)
    if not marks:
        return _points(within, end)
    ends = [*(mark.start for mark in marks[1:]), end]
    return tuple(_paragraph(within, mark, stop) for mark, stop in zip(marks, ends, strict=True))


def _paragraph(lines: Sequence[Line], mark: _Mark, end: int) -> Element:
    points = _points(between(lines, mark.start + 1, end), end)
    return Element(kind=Kind.PARAGRAPH, start=mark.start, end=end, number=mark.number, parts=points)


def _points(lines: Sequence[Line], end: int) -> tuple[Element, ...]:
    marks = _following([_mark(line, _POINT) for line in lines], _lettered)
    ends = [*(mark.start for mark in marks[1:]), end]
    return tuple(Element(kind=Kind.POINT, start=m.start, end=e, number=m.number) for m, e in zip(marks, ends, strict=False))


def _mark(line: Line, form: re.Pattern[str]) -> _Mark | None:
    found = form.match(line.words)
    return _Mark(line.start, found["number"]) if found else None


def _following(marks: Sequence[_Mark | None], nth: list[str]) -> list[_Mark]:
    """Those that come in that order, from the first."""
    kept: list[_Mark] = []
    for mark in marks:
        if mark and len(kept) < len(nth) and mark.number == nth[len(kept)]:
            kept.append(mark)
    return kept


_numbered = [str(number) for number in range(1, 1000)]
_lettered = [chr(letter) for letter in range(ord("a"), ord("z") + 1)]
