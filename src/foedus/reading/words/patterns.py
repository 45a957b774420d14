"""Words and patterns of the tables as parts of a pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence


def spaced(words: str) -> str:
    """These words, in which any white space stands for any other."""
    return re.escape(words).replace(r"\ ", r"\s+")


def either(source: str | Sequence[str]) -> str:
    """A pattern as it stands; of a list any of it."""
    return source if isinstance(source, str) else "|".join(source)
