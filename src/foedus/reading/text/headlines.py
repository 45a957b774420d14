"""The headlines before a report's body."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.text.sentences import Sentence

_MOST = 4  # a title, a subtitle, a line of author and day; more lines than that are a list


def headlines(text: str, sentences: Sequence[Sentence]) -> int:
    """How many headlines stand before the body; they say in the present, and short, what the body says in full."""
    lasts = (text[s.start : s.end].rstrip('"”’')[-1:] for s in sentences[:_MOST])
    return next((i for i, last in enumerate(lasts) if last in ".!?"), 0)
