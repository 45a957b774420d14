"""Set phrases of treaties, from tables, as patterns: any white space stands for any other, in any case."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from foedus.core.tables import rows
from foedus.reading.words.patterns import spaced

_PART = re.compile(r"(?<!\?P)<(\w+)>")


@cache
def phrases(table: str) -> str:
    """The words of a table as one pattern, the longest first."""
    words = sorted({row["words"] for row in rows(table, "foedus.reading")}, key=lambda one: (-len(one), one))
    first = "".join(sorted({re.escape(one[0]) for one in words}))  # looked at before: most words begin with no such letter
    return f"(?=[{first}])(?:{'|'.join(map(spaced, words))})"


@cache
def starting(table: str) -> re.Pattern[str]:
    """They stand at the beginning, perhaps after what sets them off."""
    return re.compile(rf"[\W_]*{phrases(table)}(?!\w)", re.IGNORECASE)


def fill(source: str, part: Callable[[str], str]) -> str:
    """A pattern of a table with the parts that it names put in their places: <name> is `part(name)`, which may name others."""
    return _PART.sub(lambda found: fill(part(found[1]), part), source)
