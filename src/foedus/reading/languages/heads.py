"""Which words can be the verb of a clause, and whether they are finite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedus.reading.languages.piece import Piece
from foedus.reading.languages.verbforms import FINITE, Tense, VerbForm
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_NEAR = 6  # pieces before a participle in which its auxiliary stands


def is_head(sentence: Sequence[Piece], i: int, language: str) -> bool:
    """Can this piece be the verb of a clause of its own?"""
    piece = sentence[i]
    if piece.low in words("plans", language) | words("auxiliary_future", language) and any(
        _infinitive(p) for p in sentence[i + 1 : i + _NEAR]
    ):
        return True
    if piece.sort == "word":
        return not piece.capital and other_verb(language).fullmatch(piece.low) is not None
    if piece.sort != "verb" or (piece.capital and i > 1 and sentence[i - 1].sort != "mark"):
        return False
    wanted = table("grammar", language)["homonyms"].get(piece.low)
    if wanted and wanted not in [p.low for p in sentence[i + 1 : i + 2]]:
        return False
    if piece.value.tense in (Tense.ATTRIBUTIVE, Tense.ACTIVE):  # before its noun it is an adjective
        return i > 0 and sentence[i - 1].low == ","
    return piece.value.tense in FINITE | {Tense.PARTICIPLE}


def _infinitive(piece: Piece) -> bool:
    return piece.sort == "verb" and piece.value.tense is Tense.INFINITIVE


def plans(sentence: Sequence[Piece], language: str) -> list[int]:
    """The one predicate of a sentence without a finite verb: "the document is next to be signed"."""
    return [i for i, piece in enumerate(sentence) if piece.low in words("plans", language)][:1]


def finite(sentence: Sequence[Piece], i: int, language: str) -> bool:
    """Is it finite by itself or through an auxiliary before it?"""
    value = sentence[i].value
    if not isinstance(value, VerbForm) or value.tense in FINITE:
        return True
    return value.tense is Tense.PARTICIPLE and bool(auxiliaries(sentence, i, language))


def auxiliaries(sentence: Sequence[Piece], i: int, language: str) -> list[str]:
    """The auxiliaries shortly before a participle, and words that put it as a plan, the nearest first; a name or mark ends them."""
    known = frozenset().union(*(words(name, language) for name in ("auxiliary_past", "auxiliary_future", "auxiliaries", "plans")))
    found: list[str] = []
    for piece in reversed(sentence[max(0, i - _NEAR) : i]):
        if piece.sort not in ("word", "time") and piece.low not in "'’":
            break
        found += [piece.low] if piece.low in known else []
    return found


@cache
def other_verb(language: str) -> re.Pattern[str]:
    """What looks like a verb that no table knows."""
    return re.compile(table("grammar", language)["other_verb"])
