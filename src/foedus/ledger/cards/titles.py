"""Treaties' names as words: spelling and articles levelled, what says nothing of one treaty set apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from foedus.core.tables import rows

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def words(name: str) -> tuple[str, ...]:
    """The name's words in small letters without accents, articles and hyphens, in one spelling."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    spelling = _spelling()
    return tuple(
        part for word in _WORD.findall(bare.replace("'s", "").replace("’s", "")) for part in spelling.get(word, word).split()
    )


def telling(name: str) -> frozenset[str]:
    """The words that tell this treaty from others: not "treaty", not years."""
    return frozenset(word for word in words(name) if word not in _general() and not _YEAR.fullmatch(word))


def year(name: str) -> int | None:
    """The one year that the name gives."""
    found = set(_YEAR.findall(name))
    return int(found.pop()) if len(found) == 1 else None


@cache
def _spelling() -> dict[str, str]:
    return {row["word"]: row["becomes"] for row in rows("title_words", "foedus.ledger")}


@cache
def _general() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("general_words", "foedus.ledger"))
