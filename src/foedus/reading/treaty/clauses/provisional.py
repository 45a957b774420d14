"""What lets a treaty be applied before it enters into force (VCLT art. 25), read from its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from foedus.core.clauses import Delay, ProvisionalApplication
from foedus.core.words import ProvisionalRule
from foedus.reading.treaty.clauses.clause import Found, best, found
from foedus.reading.treaty.clauses.dates import days
from foedus.reading.treaty.clauses.delays import delay
from foedus.reading.treaty.clauses.sentences import Sentence, treaty

_TEMPORARILY = r"(?:provisional(?:ly)?|temporar(?:il)?y)"
# who chooses it by a declaration, each for itself
_CHOICE = re.compile(r"\b(?:may|declar\w*|notif\w*|decid\w*|undertak\w*)\b", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:parties|governments|states)\b[^.;]{0,80}\bagree\b|\bexchange of\b|\bif (?:both|the)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|as of|on|as from|starting|beginning) (?:the )?$", re.IGNORECASE)
_SIGNED = re.compile(r"\bsign(?:ature|ing|ed)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?=(?:(?:up)?on|from|as of|as from|with effect from|after|\w+ (?:\(\w+\) )?(?:days?|months?)) )", re.IGNORECASE
)


def provisional_application(sentences: Iterable[Sentence]) -> Found[ProvisionalApplication] | None:
    """The clause of the treaty itself; of several, the first that can be read."""
    return best(found(one, read(one.words, one.article.number)) for one in sentences if _itself().search(one.words))


def read(words: str, article: str | None = None) -> ProvisionalApplication | None:
    """What the sentence says of it; None where nobody can tell from when."""
    at = re.search(_TEMPORARILY, words, re.IGNORECASE)
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


@cache
def _itself() -> re.Pattern[str]:
    """This treaty is applied so; what one article of it is, or an amendment, is another matter."""
    return re.compile(
        rf"(?:^|[^\w ] ?|\band |\bthat |pending[^.;]{{0,120}}, )(?:{treaty()}|it)\b(?:(?!amendment|article)[^.;]){{0,200}}?\b(?:appl\w+[^.;]{{0,30}} {_TEMPORARILY}|{_TEMPORARILY} (?:\w+ )?appl\w+|in force {_TEMPORARILY})"
        rf"|\b(?:appl(?:y|ied)|application of) {treaty()}(?: \w+)? {_TEMPORARILY}|\b{_TEMPORARILY} apply {treaty()}"
        rf"|\bappl(?:y|ied) (?:it|{treaty()}) {_TEMPORARILY}",
        re.IGNORECASE,
    )
