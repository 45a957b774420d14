"""Words that mean the same: names of states and organisations, of the press, and terms of the law of treaties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from foedus.core.states import organisations, states
from foedus.core.tables import forms, rows
from foedus.desk.search.folding import words

Phrase = tuple[str, ...]


@cache
def synonyms() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each phrase, as folded words, with all that mean the same. A code means a state, but a state's name no code: SUN, AND."""
    found: dict[Phrase, dict[Phrase, None]] = {}
    for code, forms_ in _groups():
        same = _phrases(forms_)
        for phrase in (*_phrases([code]), *same):
            found.setdefault(phrase, {}).update(dict.fromkeys(same))
    return {phrase: tuple(same) for phrase, same in found.items() if {phrase} != set(same)}


@cache
def longest() -> int:
    """Words in the longest phrase."""
    return max(map(len, synonyms()))


def _groups() -> Iterator[tuple[str, Iterable[str]]]:
    """A code, or "", with its words."""
    yield from ((s.key, (*(span.name for span in s.spans), *s.aliases, *s.demonyms)) for s in states().values())
    yield from ((o.key, (o.name, *o.aliases)) for o in organisations().values())
    yield from (("", (row["name"], *forms(row["aliases"]))) for row in rows("press"))
    yield from (("", forms(row["words"])) for row in rows("same_words", "foedus.desk"))


def _phrases(same: Iterable[str]) -> list[Phrase]:
    return [phrase for form in same if (phrase := tuple(words(form)))]
