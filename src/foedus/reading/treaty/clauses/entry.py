"""When a treaty enters into force by its own clause (VCLT art. 24(1)), read from English texts.

The clause is a sentence whose subject is the treaty and whose verb is to enter into force; what follows the verb is a delay and
what fulfils it. A clause that is found and not read is told with its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.core.clauses import Delay, EntryIntoForce
from foedus.core.texts import Element
from foedus.core.when import When
from foedus.core.words import EntryRule
from foedus.reading.timex.timex import timex
from foedus.reading.treaty.clauses.delays import delay
from foedus.reading.treaty.clauses.fulfilled import fulfilled

_LONGEST = 2000  # characters of a sentence that are looked at
_TREATY = (
    r"(?:Agreement|Convention|Treaty|Protocol|Pact|Charter|Arrangement|Memorandum|Covenant|Statutes?|Accord|Constitution"
    r"|Exchange\s+of\s+Notes|Act|Understanding)"
)
_SUBJECT = re.compile(rf"(?:\W|\d|[a-z]\))*(?:(?:this|the\s+present|the)\s+(?:[\w-]+\s+){{0,3}}?{_TREATY}|it)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:(?:shall|will|is\s+to|may)\s+(?:\w+\s+)?(?:enter|come|be\s+brought|become|take|be)|(?<!which\s)(?:enters|comes|takes|becomes))\s+"
    r"(?:finally\s+|definitively\s+)?(?:into\s+(?:force|effect|operation)|in\s+force|effect(?:ive)?)\b",
    re.IGNORECASE,
)
_CEASING = re.compile(r"\b(?:cease|continue|remain|amendment|if|when|after|before|until|which)\b[^,]*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;]*(?:(?:\b(?:art|no|arts|nos)\.|\d\.\d|;(?=\s*(?:and|or)\b))[^.;]*)*[.;]?", re.IGNORECASE)
# a time that was not read as a delay: then the clause is not read at all
_UNREAD = re.compile(
    r"\bto\s+be\s+(?:fixed|agreed|determined)|\b(?:months?|weeks?|years?|days)|\blast\s+day\b|\b[\w-]+(?:st|nd|rd|th)\s+day\b|\bday\s*of\s+the\s+month",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:provided|if|subject|unless|when)\b.*", re.IGNORECASE | re.DOTALL)
_ON = re.compile(r"\W*(?:(?:up)?on|from|as\s+of|as\s+from)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The clause: where its sentence stands, and what it says; None where it could not be read."""

    article: Element
    start: int
    end: int
    clause: EntryIntoForce | None


def entry_into_force(text: str, articles: Sequence[Element]) -> Found | None:
    """The clause of the treaty itself: the first that can be read, else the first of all. None where there is none."""
    found = [one for article in articles for one in _clauses(text, article)]
    return next((one for one in found if one.clause), found[0] if found else None)


def _clauses(text: str, article: Element) -> Iterator[Found]:
    start = article.body or article.start
    for sentence in _SENTENCE.finditer(text, start, article.end):
        words = re.sub(r"\s", " ", sentence[0][:_LONGEST])
        subject = _SUBJECT.match(words)
        verb = _VERB.search(words, subject.end()) if subject else None
        if verb and not _CEASING.search(words[: verb.start()]):
            clause = read(words[verb.end() :])
            made = replace(clause, article=article.number) if clause else None
            yield Found(article=article, start=sentence.start(), end=sentence.end(), clause=made)


def read(words: str) -> EntryIntoForce | None:
    """What follows on "shall enter into force", as typed data; None where any of it that counts could not be read."""
    fixed, rest = _fixed(words)
    later, rest = delay(rest)
    by = fulfilled(rest)
    if _UNREAD.search(rest[: by.at] if by else rest):
        return None
    if by is None:
        if fixed is None or later != Delay():
            return None
        besides = _CONDITION.search(rest)
        return EntryIntoForce(rule=EntryRule.DATE, date=fixed, note=" ".join(besides[0].split()) if besides else None)
    return EntryIntoForce(rule=by.rule, count=by.number, date=fixed, delay=later, note=by.besides)


def _fixed(words: str) -> tuple[When | None, str]:
    """The day with which the words begin, and those after it."""
    begins = _ON.match(words)
    for one in timex(words, None) if begins else ():
        if begins and one.start == begins.end() and re.fullmatch(r"\d{4}-\d\d-\d\d", one.edtf):
            return When.on(date.fromisoformat(one.edtf)), words[one.end :]
    return None, words
