"""By which words a text is known as a treaty: parties that agree, contract or sign; and by which as a state's own law."""

from __future__ import annotations

import re
from functools import cache

from foedus.reading.treaty.phrases import phrases
from foedus.reading.words.lexicon import table


def of_treaty(text: str) -> bool:
    """Does it speak as treaties do, and more often so than as a law does? A civil code has contracting parties too."""
    if _words("agreed_words").search(text) or _words("note_words").search(text):
        return True
    laws = _count("statute_signs", text)
    if laws == 0:
        return any(pattern.search(text) for pattern in (_words("treaty_signs"), _signed()))
    return _count("treaty_signs", text) > laws


def concludes(text: str) -> bool:
    """Do parties agree or sign in it, or does one write a note to another?"""
    return any(pattern.search(text) for pattern in (_words("agreed_words"), _words("note_words"), _signed()))


def of_notes(text: str) -> bool:
    """Do notes say in it that they constitute an agreement?"""
    return bool(_words("note_words").search(text) and _made().search(text))


def of_statute(text: str) -> str | None:
    """The first words by which a state's own law is known."""
    found = _words("statute_signs").search(text) or _words("constitution_signs").search(text)
    return " ".join(found[0].split()) if found else None


def _count(name: str, text: str) -> int:
    return sum(1 for _ in _words(name).finditer(text))


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{phrases(name)}(?!\w)", re.IGNORECASE)


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"\b{table('clauses')['itself']['made']}".replace(" ", r"\s+"), re.IGNORECASE)


@cache
def _signed() -> re.Pattern[str]:
    """At the beginning of a line, with a capital: "what was done in the village" is no testimonium."""
    return re.compile(rf"^[^\w\n]*(?=(?-i:[A-ZÀ-Я])){phrases('ending_words')}(?!\w)", re.IGNORECASE | re.MULTILINE)
