"""The closed classes of words, as frozen sets."""

from __future__ import annotations

from functools import cache

from foedus.reading.words.lexicon import table


@cache
def words(name: str) -> frozenset[str]:
    """A closed class of the language by its name in `data/en/grammar.toml`."""
    return frozenset(table("grammar")[name])


_CLOSED = (
    "determiners",
    "prepositions",
    "coordinators",
    "subordinators",
    "relatives",
    "pronouns",
    "auxiliaries",
    "negations",
    "adverbs",
)


@cache
def closed() -> frozenset[str]:
    """All closed-class words together: what can be no noun, verb or adjective."""
    return frozenset().union(*map(words, _CLOSED))
