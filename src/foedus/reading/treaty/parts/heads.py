"""Lines that may begin an article, a chapter or an annex: a word for it, a number, and perhaps its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedus.core.texts import Kind, Span
from foedus.reading.treaty.numerals import Numeral, numeral
from foedus.reading.treaty.parts.divisions import division, kinds
from foedus.reading.treaty.parts.headings import below, full_width, titled
from foedus.reading.treaty.parts.lines import Line
from foedus.reading.treaty.parts.scanned import damaged, readings

_AFTER = re.compile(r"[\s.:)*\]\-–—]*")  # between a number and what follows on its line
_REFERRING = re.compile(
    r"\s*[,;]|\s*\((?!\s*[A-Z][^()\d]*\)\s*$)"
    r"|\s+(?:of|to|and|or|in|is|as|shall|may|above|below|hereof|paragraph|van|en|de|het)\b"
)


class Head(NamedTuple):
    """Where it stands, what it begins, its number as it is written and as it counts, and where its heading stands."""

    start: int
    kind: Kind
    written: str
    number: Numeral | None
    heading: Span | None
    after: int  # where the text under it begins
    guessed: bool = False  # word or number are damaged: it counts only where it follows on another


def heads(lines: Sequence[Line]) -> Iterator[Head]:
    """All that may be one, in their order; of a damaged number all that it may be."""
    full = full_width(lines)
    for at, line in enumerate(lines):
        head = _strict(lines, at, full)
        if head:
            yield head
        if (found := damaged(line.words)) and not (head and head.written.isdigit()):
            for number in readings(found["number"]):
                if head is None or number != head.number:
                    made = headed(lines, at, found.end(), Kind.ARTICLE, found["number"], number, full)
                    yield from [made._replace(guessed=True)] if made else []


def _strict(lines: Sequence[Line], at: int, full: float) -> Head | None:
    found = division().match(lines[at].words)
    if not found:
        return None
    kind, written = kinds()[found["word"].lower()], (found["number"] or "").strip()
    number = numeral(written) if written else None
    if (written and number is None) or (number is None and kind is not Kind.ANNEX):
        return None
    return headed(lines, at, found.end(), kind, written, number, full)


def headed(lines: Sequence[Line], at: int, end: int, kind: Kind, written: str, number: Numeral | None, full: float) -> Head | None:
    """The head whose word and number end there in a line, with its heading; None where the sentence goes on."""
    line = lines[at]
    rest = line.words[end:]
    if _REFERRING.match(rest):
        return None
    gap = _AFTER.match(rest)
    begins = line.start + end + (gap.end() if gap else 0)
    words = rest[gap.end() if gap else 0 :]
    if not words:
        heading, after = below(lines, at + 1, full)
        return Head(line.start, kind, written, number, heading, after)
    if words[0].islower():
        return None
    if titled(words):
        return Head(line.start, kind, written, number, (begins, line.end), line.end)
    return Head(line.start, kind, written, number, None, begins) if kind is Kind.ARTICLE else None
