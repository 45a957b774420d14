"""What lets a treaty be applied before it enters into force (VCLT art. 25), read from its text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.core.clauses import Delay, ProvisionalApplication
from foedus.core.words import ProvisionalRule
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.dates import days
from foedus.reading.treaty.clauses.delays import delay
from foedus.reading.treaty.clauses.patterns import pattern
from foedus.reading.treaty.clauses.sentences import Sentence, mentioning

# who chooses it by a declaration, each for itself
_ITSELF = pattern("provisional", "itself")  # this treaty is applied so, not one article of it
_TEMPORARILY = pattern("provisional", "temporarily")
_CHOICE = pattern("provisional", "choice")
_AGREED = pattern("provisional", "agreed")
_FROM = pattern("provisional", "from")
_SIGNED = pattern("provisional", "signed")
_TIME = pattern("provisional", "time")


def provisional_application(sentences: Iterable[Sentence]) -> Found[ProvisionalApplication] | None:
    """The clause of the treaty itself; of several, the first that can be read."""
    return best(
        found(one, read(one.words, one.article.number))
        for one in mentioning(sentences, "provisional", "temporar")
        if _ITSELF.search(one.words)
    )


def read(words: str, article: str | None = None) -> ProvisionalApplication | None:
    """What the sentence says of it; None where nobody can tell from when."""
    at = _TEMPORARILY.search(words)
    said = re.split(r"\band (?:shall|will) (?:definitively )?(?:come|enter)\b", words[at.start() :] if at else words)[0]
    note = " ".join(words.split())[:300]
    day = next((day for day, start, _ in days(said) if _FROM.search(said, 0, start)), None)
    if day and not _CHOICE.search(words[: at.start() if at else 0]):
        return ProvisionalApplication(rule=ProvisionalRule.DATE, date=day, article=article)
    if _SIGNED.search(said) and not _CHOICE.search(words):
        long = next((long for place in _TIME.finditer(said) if (long := delay(said[place.start() :])[0]) != Delay()), Delay())
        return ProvisionalApplication(rule=ProvisionalRule.SIGNATURE, delay=long, article=article)
    if _CHOICE.search(words) and re.search(
        r"\b(?:any|each|a|every) (?:[\w-]+ ){0,3}(?:state|party|government|signatory|member)\b", words, re.IGNORECASE
    ):
        return ProvisionalApplication(rule=ProvisionalRule.DECLARATION, article=article)
    return ProvisionalApplication(rule=ProvisionalRule.AGREEMENT, article=article, note=note) if _AGREED.search(words) else None
