"""The closed classes of words, as frozen sets."""

from __future__ import annotations

from functools import cache

from foedus.reading.lexicon import table


@cache
def words(name: str) -> frozenset[str]:
    """A closed class of the language by its name in `data/en/grammar.toml`."""
    return frozenset(table("grammar")[name])
