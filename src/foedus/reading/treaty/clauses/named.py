"""Whose instruments fulfil a clause, where it names states; and a further condition, as states or in words."""

from __future__ import annotations

from typing import NamedTuple

from foedus.core.words import EntryRule
from foedus.reading.treaty.clauses.listed import listed
from foedus.reading.treaty.clauses.patterns import pattern

_BY = pattern("fulfilled", "by")
_ALONE = pattern("fulfilled", "alone")
_NOTIFIES = pattern("fulfilled", "notifies")
_EACH_OTHER = pattern("fulfilled", "each_other")
_BESIDES = pattern("fulfilled", "besides")
_PROVIDING = pattern("fulfilled", "providing")
_PROVIDED = pattern("fulfilled", "provided")
_HARMLESS = pattern("fulfilled", "harmless")
_GOES_ON = pattern("fulfilled", "goes_on")
_HAS_GIVEN = pattern("fulfilled", "has_given")
_LONG = 300  # characters of a note


class Giving(NamedTuple):
    """The states that give instruments, where the words for it begin, and whether the list goes on with a name unknown here."""

    keys: tuple[str, ...] = ()
    at: int = 0
    more: bool = False


def giving(words: str) -> Giving:
    """Of whom or by whom instruments are: "ratifications by France and China"."""
    for found in _BY.finditer(words):
        keys, end = listed(words[found.end() :])
        if keys:
            return Giving(keys, found.start(), _GOES_ON.match(words, found.end() + end) is not None)
    return Giving()


def notifying(words: str) -> tuple[str, ...]:
    """The state that alone is to notify: "on which Aruba notifies the Netherlands", not "notify each other"."""
    alone = None if _EACH_OTHER.search(words) else _ALONE.search(words)
    keys, end = listed(words[alone.end() :]) if alone else ((), 0)
    return keys if len(keys) == 1 and alone and _NOTIFIES.match(words, alone.end() + end) else ()


def given(words: str) -> tuple[str, ...]:
    """The states that must have given their instruments: "provided that Croatia has deposited its instrument"."""
    return further(words, EntryRule.INSTRUMENTS)[1]


def further(words: str, rule: EntryRule) -> tuple[str | None, tuple[str, ...]]:
    """A further condition: in words, or as states whose instruments are needed."""
    bare = _HARMLESS.sub("", words)
    found = (_BESIDES if rule is EntryRule.INSTRUMENTS else _PROVIDING).search(bare)
    if not found:
        return None, ()
    if proviso := _PROVIDED.match(found[0]):
        keys, end = listed(found[0][proviso.end() :])
        if keys and _HAS_GIVEN.match(found[0], proviso.end() + end):
            return None, keys
    return short(found[0]), ()


def short(words: str) -> str:
    """On one line, as a note."""
    return " ".join(words.split())[:_LONG]
