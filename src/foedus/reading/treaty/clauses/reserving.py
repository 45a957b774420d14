"""Which reservations a treaty allows by its own words (VCLT art. 19)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.core.clauses import Reservations
from foedus.core.words import ReservationRule
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence

_THIS = pattern("reserving", "treaty")
_NONE = pattern("reserving", "none")
_BUT = pattern("reserving", "but")
_MAY = pattern("reserving", "may")
_OTHER = pattern("reserving", "other")
# a signature that binds at once, and a reservation withdrawn
_BESIDE = pattern("reserving", "beside")
_OF_TREATY = pattern("reserving", "of_treaty")
_ARTICLES = pattern("reserving", "articles")
_NUMBER = pattern("reserving", "number")
_PARAGRAPH = pattern("reserving", "this")


def reserving(sentences: Iterable[Sentence]) -> Found[Reservations] | None:
    """The clause on reservations: none, none but, only to these articles, not to these, or any."""
    return best(found(one, _read(one, words)) for one in sentences if (words := _about(one)))


def _about(sentence: Sentence) -> str:
    """Its words where they say which reservations there may be to this treaty, else none."""
    if "eservation" not in sentence.words or re.search(r"\bwithdraw|computer reserv", sentence.words):
        return ""
    words = _BESIDE.sub("", sentence.words) if not _NONE.search(sentence.words) else sentence.words
    told = _NONE.search(words) or (_MAY.search(words) and (_OF_TREATY.search(words) or _THIS.search(words)))
    return words if told else ""


def _read(sentence: Sentence, words: str) -> Reservations | None:
    number, none = sentence.article.number, _NONE.search(words)
    named = _articles(words[none.start() if none else 0 :])
    note = " ".join(words.split())[:300]
    if _OTHER.search(words) or (none and _BUT.search(words)):
        return Reservations(rule=ReservationRule.ONLY, articles=named, article=number, note=None if named else note)
    if none:  # perhaps to articles 1 and 3 alone
        return Reservations(rule=ReservationRule.EXCEPT if named else ReservationRule.NONE, articles=named, article=number)
    if named:
        rule = ReservationRule.EXCEPT if _BUT.search(words) else ReservationRule.ONLY
        return Reservations(rule=rule, articles=named, article=number)
    return None if _PARAGRAPH.search(words) else Reservations(rule=ReservationRule.ALLOWED, article=number)


def _articles(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number for one in _ARTICLES.finditer(words) for number in _NUMBER.findall(one["numbers"])))
