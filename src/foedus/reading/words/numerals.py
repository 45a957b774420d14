"""Words of number and the names of months, from the tables of time and of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from foedus.reading.words.lexicon import ENGLISH, table


@cache
def cardinals(language: str = ENGLISH) -> Mapping[str, int]:
    """A word of number → its value: "twelve" is 12."""
    return _values("WORDNUM", language)


@cache
def ordinals(language: str = ENGLISH) -> Mapping[str, int]:
    """A word of rank → its number: "third" is 3."""
    return _values("ORDINAL", language)


@cache
def months(language: str = ENGLISH) -> tuple[str, ...]:
    """The months with a capital, in full and abbreviated, the longest first."""
    names = {word.title() for kind in ("MONTH", "ABBREVIATED") for word in _values(kind, language)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _values(kind: str, language: str) -> Mapping[str, int]:
    rows = table("times", language)[kind]
    return MappingProxyType({word: value for cell, value in rows.items() for word in cell.split()})


@cache
def scales(language: str = ENGLISH) -> Mapping[str, int]:
    """A word that multiplies the number before it → by how much: "million" is 1,000,000."""
    return MappingProxyType(dict(table("numbers", language)["scales"]))
