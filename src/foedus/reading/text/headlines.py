"""The headlines before a report's body."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.text.sentences import Sentence

_MOST = 16  # links, titles, captions, a line of author and day; more lines than that are a list
_FULL = 25  # characters of a sentence that is no abbreviation or item


def headlines(text: str, sentences: Sequence[Sentence]) -> int:
    """How many headlines and lines of a page's furniture stand before the body; they say short what the body says in full."""
    lines = (text[s.start : s.end].rstrip('"”’') for s in sentences[:_MOST])
    return next((i for i, line in enumerate(lines) if line.endswith(".") and len(line) >= _FULL), 0)
