"""Words and marks of a text with their exact characters."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]{2,6}(?<=n)[’']t\b|\w+(?:[-‑]\w+)*|[’']s\b|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark: `text[start:end]`; `low` is its lower-case form."""

    start: int
    end: int
    low: str
    capital: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """All tokens of text[start:end], in order."""
    stop = len(text) if end is None else end
    spans = _TOKEN.finditer(text, start, stop)
    return [Token(*found.span(), (word := found[0]).lower().replace("’t", "'t"), word[0].isupper()) for found in spans]
