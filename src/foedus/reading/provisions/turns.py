"""Turns of phrase of provisions, from the table of the language: patterns that may name parts in <angle brackets>."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from foedus.reading.words.lexicon import table
from foedus.reading.words.numerals import cardinals
from foedus.reading.words.patterns import either

_PART = re.compile(r"(?<!\?P)<(\w+)>")


@cache
def turn(group: str, name: str) -> re.Pattern[str]:
    """A turn of phrase of defence, fields or clauses by its name; where the table gives a list, any of it."""
    source = table("provisions")[group]["turns"][name]
    return re.compile(_filled(either(source), group))


def _filled(source: str, group: str) -> str:
    return _PART.sub(lambda part: _filled(_part(group, part[1]), group), source)


def _part(group: str, name: str) -> str:
    if name == "amount":
        return rf"(\d{{1,4}}|{'|'.join(sorted(counts(), key=len, reverse=True))})"
    if name == "party":
        return f"(?:{'|'.join(table('provisions')['defence']['party'])})"
    return str(table("provisions")[group]["parts"][name])


@cache
def counts() -> Mapping[str, int]:
    """A word of number, "a" and some ordinals among them → its value."""
    return MappingProxyType({**cardinals(), **table("provisions")["fields"]["counts"]})
