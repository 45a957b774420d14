"""Paragraphs of a text, also of one whose lines were wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*+(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)")
_BULLET = re.compile(r"(?:[•▪◦*·-]|\(?\w{1,3}\))\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
_NARROW, _WIDE = 60, 130  # a hard-wrapped text is hardly ever narrower or wider than these


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text up to a blank line or to a line break that is no mere wrapping; no space at either end."""

    start: int
    end: int


def paragraphs(text: str) -> list[Paragraph]:
    """Paragraphs in order. A line break counts as wrapping where the next word would not have fitted on the line."""
    found: list[Paragraph] = []
    for block in _blocks(text):
        width = max(_NARROW, *(end - start for start, end in block))
        first = block[0][0]
        for (start, end), following in zip_longest(block, block[1:]):
            if following is None or not _wraps(text[start:end], text[slice(*following)], width):
                found.append(Paragraph(first, end))
                first = following[0] if following else end
    return found


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    block: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        body = line.group()
        start, end = line.start() + len(body) - len(body.lstrip()), line.start() + len(body.rstrip())
        if start < end:
            block.append((start, end))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wraps(line: str, following: str, width: int) -> bool:
    if len(line) > _WIDE or _BULLET.match(following) or _ADDRESS.match(line) or _ADDRESS.match(following):
        return False
    if following[0].islower() or line.endswith((",", ";")):
        return True
    word = following[:width].split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width
