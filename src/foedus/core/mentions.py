"""States and organisations in running text: surface forms, and where they stand. No fuzzy matching."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from foedus.core.finding import automaton, longest
from foedus.core.tables import forms, rows, spellings

_SORTS = {"names": "name", "adjectives": "adjective", "peoples": "people", "capitals": "capital", "metonyms": "metonym"}
# "Rome Statute", "Moscow Treaty": an instrument named after the city where it was made
_INSTRUMENT = re.compile(
    r" (?:[Pp]eace )?(?:Treat(?:y|ies)|Pact|Agreements?|Accords?|Conventions?|Statute|Protocols?|Memorandum|"
    r"Declaration|Charter|Framework|Process|Conference|Summit|Act)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """What a surface form stands for. `sort`: name, adjective, people, capital, metonym or organisation."""

    key: str
    sort: str


@cache
def lexicon() -> Mapping[str, Mention]:
    """Every surface form, as printed ("US", "U.S.", "Russian"), with what it stands for. Ambiguous forms are left out."""
    found: dict[str, Mention] = {}
    for row in rows("state_names"):
        found.update((form, Mention(row["key"], sort)) for column, sort in _SORTS.items() for form in spellings(row[column]))
    for row in rows("organisations"):
        found.update((form, Mention(row["key"], "organisation")) for form in spellings(row["aliases"]))
        found.update((form, Mention(row["key"], "metonym")) for form in spellings(row["metonyms"]))
    return MappingProxyType(found)


@cache
def ambiguous() -> Mapping[str, tuple[str, ...]]:
    """Forms that need their context ("Korea"), with the states that they may stand for."""
    return MappingProxyType({row["form"]: forms(row["readings"]) for row in rows("ambiguous")})


def find_states(text: str) -> list[tuple[int, int, Mention]]:
    """Mentions in order of place as (start, end, mention): whole words, leftmost and longest, a possessive 's outside the span.

    A city that names a treaty ("Rome Statute") and phrases such as "New Mexico" or "Latin American" are no mentions.
    """
    found = longest(text, _automaton())
    return [(start, end, mention) for start, end, mention in found if mention and not _of_instrument(text, end, mention)]


def _of_instrument(text: str, end: int, mention: Mention) -> bool:
    return mention.sort == "capital" and _INSTRUMENT.match(text, end) is not None


@cache
def _automaton() -> Any:
    masks: dict[str, Mention | None] = {row["phrase"]: None for row in rows("not_states")}
    return automaton(masks | dict(lexicon()))
