"""The closed classes of words, as frozen sets."""

from __future__ import annotations

from functools import cache

from foedus.reading.words.lexicon import ENGLISH, table


@cache
def words(name: str, language: str = ENGLISH) -> frozenset[str]:
    """A closed class of the language by its name in `data/<language>/grammar.toml`."""
    return frozenset(table("grammar", language)[name])


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
