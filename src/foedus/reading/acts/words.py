"""The words by which acts are told, from the table of the language."""

from __future__ import annotations

from functools import cache

from foedus.reading.words.lexicon import table


@cache
def act_words(group: str, name: str) -> frozenset[str]:
    """A list of `data/en/acts.toml` as a set."""
    return frozenset(table("acts")[group][name])
