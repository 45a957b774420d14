"""States that a clause names: "the Governments of Canada, the Republic of Bulgaria and the United States of America"."""

from __future__ import annotations

from foedus.core.mentions import find_states
from foedus.reading.treaty.clauses.patterns import pattern

_BETWEEN = pattern("listed", "between")
_NAMES = ("name", "organisation")


def listed(words: str) -> tuple[tuple[str, ...], int]:
    """The keys of the states with which the words begin, each once, and where the list ends; none where they begin otherwise."""
    keys: list[str] = []
    end = 0
    for start, stop, mention in find_states(words):
        if mention.sort not in _NAMES or not _BETWEEN.fullmatch(words, end, start):
            break
        keys, end = [*keys, mention.key], stop
    return tuple(dict.fromkeys(keys)), end
