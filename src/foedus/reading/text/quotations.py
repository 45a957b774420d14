"""Quotations: what stands between quotation marks. Linear in the text's length, and unharmed by marks that lack a partner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from foedus.reading.text.paragraphs import Paragraph, paragraphs

_MARKS = re.compile("``|''|[“”„‟«»‘’\"]")
# What may close each opening mark; typesetters mix curly and straight ones.
_CLOSERS = {
    "“": "”\"‟", "„": "“”\"‟", "«": "»", "»": "«", "”": "”", "‟": "”", '"': '"”', "‘": "’", "``": "''", "''": "''",
}  # fmt: skip
_SURE = ("“", "„", "‘", "``")  # opens wherever it stands while no quotation is open; the others only before a word


@dataclass(frozen=True, slots=True)
class Quote:
    """The words between a pair of quotation marks, the marks left out; end exclusive. A quotation inside it is part of it."""

    start: int
    end: int


def quotes(text: str) -> list[Quote]:
    """Quotations in order, none inside another.

    One that is not closed counts up to its paragraph's end where the next paragraph opens with a quotation mark again
    (the custom of printers for speech that goes on), otherwise not at all.
    """
    found: list[Quote] = []
    whole = paragraphs(text)
    for paragraph, following in zip_longest(whole, whole[1:]):
        closed, pending = _closed(text, paragraph)
        found.extend(closed)
        if pending is not None and following and text.startswith(_sign(text, pending), following.start):
            found.append(Quote(pending, paragraph.end))
    return found


def _closed(text: str, paragraph: Paragraph) -> tuple[list[Quote], int | None]:
    """The quotations closed within the paragraph, and where one begins that is not."""
    found: list[Quote] = []
    start: int | None = None
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        sign = mark.group()
        if start is not None and sign in _CLOSERS[_sign(text, start)] and _may_close(text, mark):
            found.append(Quote(start, mark.start()))
            start = None
        elif (start is None or sign == _sign(text, start)) and _may_open(text, mark):
            start = mark.end()
    return found, start


def _sign(text: str, start: int) -> str:
    """The mark that opens the quotation whose words start there."""
    double = text[max(0, start - 2) : start]
    return double if double in _CLOSERS else text[start - 1]


def _may_open(text: str, mark: re.Match[str]) -> bool:
    before, after, sign = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1], mark.group()
    return sign in _CLOSERS and not before.isalnum() and (sign in _SURE or not after.isspace()) and after != ""


def _may_close(text: str, mark: re.Match[str]) -> bool:
    """An apostrophe within a word ("the crew’s end") closes nothing."""
    return mark.group() != "’" or not text[mark.end() : mark.end() + 1].isalnum()
