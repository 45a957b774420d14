"""Who is bound in a sentence, and by which word: "the other Party shall", "they undertake not to", "neither side may"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from foedus.reading.treaty.duties.patterns import entry, filled, pattern, rows, whole
from foedus.reading.treaty.duties.subjects import form, subject

_IN_NO = "in no (?:case|event|way|manner|circumstances)|under no (?:circumstances|pretext)"
_NOT = re.compile(rf"\b(?:not|never|{_IN_NO})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A subject with its word of duty. `start` is where it begins, `begins` where what is to be done does."""

    start: int
    said: int
    begins: int
    subject: str
    modality: str
    negative: bool
    names: tuple[str, ...] = ()  # the states that it names
    organ: bool = False  # of the parties
    alone: bool = False  # one party, which cannot be told


def heads(words: str) -> list[Head]:
    """Those whose subject is the parties or some of them, outside conditions, in their order."""
    found: list[Head] = []
    for said, modality in _modals(words):
        head = _inverted(words, said, modality) or _direct(words, said, modality) or _going_on(words, said, modality, found)
        if head and not _conditional(words, head, found):
            found.append(head)
    return found


def _modals(words: str) -> Iterator[tuple[re.Match[str], str]]:
    at = 0
    for said in _modal().finditer(words):
        if said.start() >= at:
            yield said, next(row["modality"] for n, row in enumerate(rows("modal")) if said[f"m{n}"] is not None)
            at = said.end()


@cache
def _modal() -> re.Pattern[str]:
    forms = (rf"(?P<m{n}>{row['pattern']})" for n, row in enumerate(rows("modal")))
    return re.compile(filled(rf"(?<![\w-])(?:{'|'.join(forms)})\b"), re.IGNORECASE)


def _head(words: str, start: int, said: re.Match[str], modality: str, subject: str, **more: object) -> Head:
    negative = bool(_NOT.search(said[0]) or pattern("negation", "subject").match(subject))
    made = Head(start=start, said=said.start(), begins=said.end(), subject=subject, modality=modality, negative=negative)
    return replace(made, **more)  # type: ignore[arg-type]


def _inverted(words: str, said: re.Match[str], modality: str) -> Head | None:
    """ "Nor shall they", "in no circumstances will they"."""
    before = pattern("negation", "before", r"\s*\Z").search(words[max(0, said.start() - 60) : said.start()])
    subject = _after().match(words, said.end()) if before else None
    if not subject:
        return None
    return _head(words, said.start(), said, modality, subject[0].strip(), begins=subject.end(), negative=True)


def _direct(words: str, said: re.Match[str], modality: str) -> Head | None:
    """ "The Parties shall"; "each of them, in exercise of the right of self-defence, will"."""
    who = subject(words, said.start())
    return _head(words, who.start, said, modality, who.words, names=who.names, organ=who.organ, alone=who.alone) if who else None


def _going_on(words: str, said: re.Match[str], modality: str, found: list[Head]) -> Head | None:
    """ "… and shall": of the subject before, or of that with which the sentence begins."""
    if not said[0] or not _coordinated().search(words, max(0, said.start() - 80), said.start()):
        return None
    if found:
        last = found[-1]
        return _head(words, said.start(), said, modality, last.subject, names=last.names, organ=last.organ, alone=last.alone)
    first = form("parties", r"\b").match(words)
    return _head(words, said.start(), said, modality, first["who"]) if first else None


def _conditional(words: str, head: Head, found: list[Head]) -> bool:
    """Is its verb that of an "if"?"""
    since = found[-1].begins if found else 0
    markers = list(whole(entry("marker", "verbal")).finditer(words, since, head.start))
    return bool(markers) and not whole(entry("marker", "verb")).search(words, markers[-1].end(), head.start)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(filled(r"\s+(?:<parties>|<pronoun>)\b"), re.IGNORECASE)


@cache
def _coordinated() -> re.Pattern[str]:
    joined = r"(?:(?:[,;]|\b(?:and|or|but))(?:,? (?:<adverb>|then|at the same time))*[, ]*|[;:] )\Z"
    return re.compile(filled(joined), re.IGNORECASE)
