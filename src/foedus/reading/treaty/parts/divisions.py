"""The words by which parts of a treaty are known, and the numbers after them."""

from __future__ import annotations

import re
from functools import cache

from foedus.core.tables import rows
from foedus.core.texts import Kind
from foedus.reading.treaty.numerals import PATTERN


def begins(words: str) -> bool:
    """May a line of these words be the head of a part?"""
    return bool(division().match(words))


def language(words: str) -> str:
    """Of which language the head's word is; "" where the words are no head's."""
    found = division().match(words)
    return _languages()[found["word"].lower()] if found else ""


@cache
def kinds() -> dict[str, Kind]:
    """What each word begins."""
    return {row["word"]: Kind(row["kind"]) for row in rows("division_words", "foedus.reading")}


@cache
def _languages() -> dict[str, str]:
    return {row["word"]: row["language"] for row in rows("division_words", "foedus.reading")}


@cache
def division() -> re.Pattern[str]:
    """Such a word, and its number."""
    words = "|".join(sorted(kinds(), key=len, reverse=True))
    return re.compile(rf"(?:#{{1,6}}\s+)?[\"“\[(*]{{0,3}}(?P<word>{words})(?!\w)[.:]?(?:\s+(?P<number>{PATTERN}))?", re.IGNORECASE)
