"""Where nothing was found: known words that look like those typed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice, product

from foedus.desk.search.database import Database
from foedus.desk.search.query import Query

_LIKE = 0.75  # of difflib's measure, from 0 to 1
_OFF = 2  # letters by which lengths may differ
_CHOICES = 3  # readings of one word, and of all together
_SHORTEST, _LONGEST = 3, 30  # letters of a word worth guessing at


def perhaps(database: Database, query: Query) -> Iterator[str]:
    """The query with each unknown word put as words of names that look like it, the likeliest first."""
    choices = [_choices(database, word) for word in query.words]
    corrected = (" ".join(chosen) for chosen in product(*choices)) if all(choices) else ()
    return islice((text for text in corrected if text != " ".join(query.words)), _CHOICES)


def _choices(database: Database, word: str) -> list[str]:
    """The word itself where it begins a word of a name, else its likes with the same first letter."""
    begun = "SELECT word FROM name_words WHERE word >= ?1 AND word < ?1 || char(0x10ffff)"
    if any(True for _ in database.rows(begun, word)):
        return [word]
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    like = [r["word"] for r in database.rows(f"{begun} AND abs(length(word) - ?2) <= ?3", word[0], len(word), _OFF)]
    return get_close_matches(word, like, n=_CHOICES, cutoff=_LIKE)
