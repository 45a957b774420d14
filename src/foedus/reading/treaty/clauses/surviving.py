"""What goes on binding after a treaty has ended (VCLT art. 70(1)), by its own words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from foedus.core.clauses import Survival
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.delays import lengths, years
from foedus.reading.treaty.clauses.leaving import lets_leave
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning

_STEMS = ("terminat", "denunc", "denounc", "withdraw", "cease")
_ENDED = pattern("surviving", "ended")
_ON = pattern("surviving", "on")
_OF = pattern("surviving", "of")


def surviving(sentences: Iterable[Sentence]) -> Found[Survival] | None:
    """The first clause, beside one by which states leave, that tells what goes on, and for how long."""
    every = (list(some) for _, some in groupby(sentences, key=lambda one: one.article.start))
    said = ((one, clause, some) for some in every for one in mentioning(some, *_STEMS) if (clause := _read(one)))
    return best(found(one, clause) for one, clause, some in said if lets_leave(some))


def _read(sentence: Sentence) -> Survival | None:
    what = _OF.search(sentence.words)
    if what is None or not (_ENDED.search(sentence.words) and _ON.search(sentence.words)):
        return None
    term = next((some for long, _, _ in lengths(sentence.words) if (some := years(long))), None)
    return Survival(years=term, of=" ".join(what["what"].split()), article=sentence.article.number)
