"""What a printed page adds to a text: its number, and the running head that stands on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from foedus.reading.treaty.parts.divisions import begins
from foedus.reading.treaty.parts.lines import Line

_NUMBER = re.compile(r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_OFTEN = 0.2  # of the pages have it, if it is a running head
_NEAR = 2  # lines of a page's edge that may be of that kind


def without(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines that are the text's own. Pages end with a form feed; where there is none, nothing is taken out."""
    if "\f" not in text:
        return list(lines)
    edges = set(_edges(text, lines))
    heads = Counter(_level(lines[at]) for at in edges if not begins(lines[at].words))
    often = max(2.0, _OFTEN * text.count("\f"))
    gone = {at for at in edges if _NUMBER.fullmatch(lines[at].words) or heads[_level(lines[at])] >= often}
    return [line for at, line in enumerate(lines) if at not in gone]


def _edges(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """The first and the last lines of each page."""
    for at in range(1, len(lines)):
        if "\f" in text[lines[at - 1].end : lines[at].start]:
            yield from range(max(0, at - _NEAR), min(len(lines), at + _NEAR))


def _level(line: Line) -> str:
    return _DIGITS.sub("0", line.words)
