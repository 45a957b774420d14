"""The words of a piece of a text as they are read: on one line, single blanks, words whole that a line breaks."""

from __future__ import annotations

import re

from foedus.reading.treaty.parts.furniture import without
from foedus.reading.treaty.parts.lines import lines

_BROKEN = re.compile(r"(?<=[a-z])-[^\S\n]*\n\s*(?=[a-z])")


def unbroken(text: str) -> str:
    """The text with the words whole that a line breaks."""
    return _BROKEN.sub("", text) if "-" in text else text


def plain(words: str) -> str:
    """The words on one line."""
    return " ".join(unbroken(words).split())


def blanked(text: str) -> str:
    """The text with what a printed page adds to it left blank: each other character stands where it stood."""
    if "\f" not in text:
        return text
    rows = lines(text)
    kept = {row.start for row in without(text, rows)}
    made: list[str] = []
    at = 0
    for row in rows:
        if row.start not in kept:
            made += [text[at : row.start], " " * (row.end - row.start)]
            at = row.end
    return "".join([*made, text[at:]])
