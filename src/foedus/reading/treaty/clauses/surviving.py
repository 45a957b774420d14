"""What goes on binding after a treaty has ended (VCLT art. 70(1)), by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from foedus.core.clauses import Survival
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.delays import lengths, years
from foedus.reading.treaty.clauses.leaving import lets_leave
from foedus.reading.treaty.clauses.sentences import Sentence

_ENDED = re.compile(
    r"\b(?:after|following|upon|on|in the event of|prior to|before|notwithstanding|despite|until|of)\b[^.;]{0,60}\b(?:terminat|denunciation|withdraw|denounc)\w*"
    r"|\b(?:denunciation|withdrawal|termination)\b[^.;]{0,60}\bshall not (?:affect|release|prejudice)\b|\bcease[sd]? to be a (?:contracting )?party\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:continue|remain|shall be bound|nevertheless|shall (?:still )?apply|be effective)\w*\b[^.;]{0,80}?\b(?:effect\w*|force|bound|apply|applied|binding|valid|governed|appl\w+|period|completed)\b"
    r"|\bshall not affect\b|\bwithout prejudice to\b|\bbe bound by\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?P<what>(?:investments?|projects?|contracts?|obligations?|rights|requests?|proceedings|information|claims|benefits|activities|programmes?|benefits|damage|persons)\b[^.;,]*?)(?= ?,| shall\b| the (?:foregoing|provisions)\b| until\b| ?[.;]|$)",
    re.IGNORECASE,
)


def surviving(sentences: Iterable[Sentence]) -> Found[Survival] | None:
    """The first clause, beside one by which states leave, that tells what goes on and for how long: without limit where it tells none."""
    every = (list(some) for _, some in groupby(sentences, key=lambda one: one.article.start))
    here = (one for some in every if lets_leave(some) for one in some)
    return best(found(one, clause) for one in here if (clause := _read(one)))


def _read(sentence: Sentence) -> Survival | None:
    what = _OF.search(sentence.words)
    if what is None or not (_ENDED.search(sentence.words) and _ON.search(sentence.words)):
        return None
    term = next((some for long, _, _ in lengths(sentence.words) if (some := years(long))), None)
    return Survival(years=term, of=" ".join(what["what"].split()), article=sentence.article.number)
