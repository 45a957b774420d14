"""Which reservations a treaty allows by its own words (VCLT art. 19)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from foedus.core.clauses import Reservations
from foedus.core.words import ReservationRule
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.sentences import Sentence, treaty

_NONE = re.compile(
    r"\bno reservations?\b[^.;]{0,80}\b(?:made|permitted|allowed|admitted|admissible|entered|formulated|accepted)\b"
    r"|\breservations?\b[^.;]{0,80}\b(?:shall|may|are|is|will) not (?:be )?(?:made|permitted|allowed|admitted|accepted|subject)\b"
    r"|\b(?:shall|may) not (?:make|enter|formulate)\b[^.;]{0,30}\breservations?\b|\bnot (?:be )?subject to (?:any )?reservations?\b|\bdoes not permit reservations?\b"
    r"|\bnor shall reservations?\b|\bnot be signed with reservations?\b|\bno other reservations?\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:except|other than|apart from|save|unless)\b", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:may|shall be (?:entitled|free) to|reserves? the right to|can)\b(?! not)[^.;]{0,160}?\b(?:make|enter|formulat\w*|declar\w*|attach|avail|subject)\b[^.;]{0,100}?\breservations?\b"
    r"|\breservations?\b[^.;]{0,60}\b(?:may be made|may be entered|are permitted|shall be permitted|are admissible)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\bno other reservations?\b", re.IGNORECASE)
# a signature that binds at once, and a reservation withdrawn
_BESIDE = re.compile(
    r"\bwith(?:out|drawn?)?(?: any)? reservations?(?: (?:in respect of|as to|of|with regard to) (?:ratification|acceptance|approval))?",
    re.IGNORECASE,
)
_OF_TREATY = re.compile(
    r"\b(?:signature|signing|signed|ratif\w+|accession|acceding|depositary|reservations? (?:is|are|may|shall))\b", re.IGNORECASE
)
_ARTICLES = re.compile(r"\barticles?\s+(?P<numbers>[\dIVXLC]+[^.;]{0,80})", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w(])(?:\d{1,3}(?:\.\d+)?|[IVXLC]+)(?![\w)])")
_THIS = re.compile(r"\b(?:this article|the preceding paragraph|paragraph)\b", re.IGNORECASE)


def reserving(sentences: Iterable[Sentence]) -> Found[Reservations] | None:
    """The clause on reservations: none, none but, only to these articles, not to these, or any."""
    return best(found(one, _read(one, words)) for one in sentences if (words := _about(one)))


def _about(sentence: Sentence) -> str:
    """Its words where they say which reservations there may be to this treaty, else none."""
    if "eservation" not in sentence.words or re.search(r"\bwithdraw|computer reserv", sentence.words):
        return ""
    words = _BESIDE.sub("", sentence.words) if not _NONE.search(sentence.words) else sentence.words
    told = _NONE.search(words) or (_MAY.search(words) and (_OF_TREATY.search(words) or _this().search(words)))
    return words if told else ""


@cache
def _this() -> re.Pattern[str]:
    return re.compile(treaty(), re.IGNORECASE)


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
    return None if _THIS.search(words) else Reservations(rule=ReservationRule.ALLOWED, article=number)


def _articles(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number for one in _ARTICLES.finditer(words) for number in _NUMBER.findall(one["numbers"])))
