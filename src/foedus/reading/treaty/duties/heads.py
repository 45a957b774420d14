"""Who is bound in a sentence, and by which word: "the other Party shall", "they undertake not to", "neither side may"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from foedus.core.mentions import find_states
from foedus.reading.treaty.duties.patterns import entry, filled, pattern, rows, whole

_NEAR, _FAR = 160, 400  # characters before a word of duty in which its subject stands, without and with words between commas
_NOT = re.compile(r"\b(?:not|never|in no (?:case|event|way|manner|circumstances)|under no (?:circumstances|pretext))\b", re.IGNORECASE)
_AFTER_PREPOSITION = re.compile(r"\b(?:on|upon|against|of|by|to|with|for|from|between|towards?|in|which|whom|what)\s+\Z", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"(?:,|\s|\b(?:and|or|also|the|reciprocally|government|of|as well as)\b)*", re.IGNORECASE)
_ASIDE = re.compile(r"(?:,[^;]{2,150})?")  # "France, acting in application of the Covenant,"
_BEFORE_NAME = re.compile(r"(?:\bthe )?(?:\b(?:government|kingdom|republic|empire|people’s republic) of )?(?:the )?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A subject with its word of duty. `start` is where it begins, `begins` where what is to be done does, `names` the states named."""

    start: int
    said: int
    begins: int
    subject: str
    modality: str
    negative: bool
    names: tuple[str, ...] = ()
    organ: bool = False


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
    return re.compile(filled(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)"), re.IGNORECASE)


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
    at = max(0, said.start() - _NEAR)
    window = words[at : said.start()]
    for name in ("parties", "organ"):
        subject = _subject(name, r"(?:,? <adverb>)*,?\s*\Z").search(window)
        if subject and not _AFTER_PREPOSITION.search(window[: subject.start()]):
            return _head(words, at + subject.start(), said, modality, subject["who"], organ=name == "organ")
    if named := _named(words, said):
        start, names = named
        return _head(words, start, said, modality, words[start : said.start()].strip(" ,"), names=names)
    return _parenthetical(words, said, modality)


def _parenthetical(words: str, said: re.Match[str], modality: str) -> Head | None:
    at = max(0, words.rfind(";", 0, said.start()) + 1, said.start() - _FAR)
    window = words[at : said.start()]
    adverbs = _adverbs().search(window)
    if which := _which().search(window):
        return _head(words, at + which.start(), said, modality, which["who"])
    if "," not in (window[adverbs.start() :] if adverbs else window[-2:]):
        return None
    fits = [s for s in _subject("parties", r"(?=\s*,)").finditer(window) if not _AFTER_PREPOSITION.search(window[: s.start()])]
    return _head(words, at + fits[-1].start(), said, modality, fits[-1]["who"]) if fits else None


def _named(words: str, said: re.Match[str]) -> tuple[int, tuple[str, ...]] | None:
    """The states named as subject, and where the first begins."""
    at = max(0, said.start() - _NEAR)
    window = words[at : said.start()]
    names = [(s, e, m.key) for s, e, m in find_states(window) if m.sort == "name"]
    end = _adverbs().search(window)
    if not names or not end or not _ASIDE.fullmatch(window, names[-1][1], end.start()):
        return None
    first, comma = len(names) - 1, len(names) - 1
    while first and _BETWEEN_NAMES.fullmatch(window, names[first - 1][1], names[first][0]):
        comma = first if comma == len(names) - 1 and window[names[first - 1][1] : names[first][0]].strip() == "," else comma
        first -= 1
    if _AFTER_PREPOSITION.search(window[: names[first][0]]):
        first = comma  # "by an attack on Turkey, France and the United Kingdom shall"
    lead = _BEFORE_NAME.search(window, 0, names[first][0])
    start = lead.start() if lead else names[first][0]
    if _AFTER_PREPOSITION.search(window[:start]):
        return None
    return at + start, tuple(dict.fromkeys(key for _, _, key in names[first:]))


def _going_on(words: str, said: re.Match[str], modality: str, found: list[Head]) -> Head | None:
    """ "… and shall": of the subject before, or of that with which the sentence begins."""
    if not said[0] or not _coordinated().search(words, max(0, said.start() - 80), said.start()):
        return None
    if found:
        last = found[-1]
        return _head(words, said.start(), said, modality, last.subject, names=last.names, organ=last.organ)
    first = _subject("parties", r"\b").match(words)
    return _head(words, said.start(), said, modality, first["who"]) if first else None


def _conditional(words: str, head: Head, found: list[Head]) -> bool:
    """Is its verb that of an "if"?"""
    since = found[-1].begins if found else 0
    markers = list(whole(entry("marker", "verbal")).finditer(words, since, head.start))
    return bool(markers) and not whole(entry("marker", "verb")).search(words, markers[-1].end(), head.start)


@cache
def _subject(name: str, after: str) -> re.Pattern[str]:
    return re.compile(filled(rf"(?<![\w-])(?P<who>{entry('subject', name)}){after}"), re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(filled(r"\s+(?:<parties>|<pronoun>)\b"), re.IGNORECASE)


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(filled(r"(?:,? <adverb>)*,?\s*\Z"), re.IGNORECASE)


@cache
def _coordinated() -> re.Pattern[str]:
    joined = r"(?:(?:[,;]|\b(?:and|or|but))(?:,? (?:<adverb>|then|at the same time))*[, ]*|[;:] )\Z"
    return re.compile(filled(joined), re.IGNORECASE)


@cache
def _which() -> re.Pattern[str]:
    """ "… against all the Parties, which in exercise of their right"."""
    return re.compile(filled(r"(?<![\w-])(?P<who><parties>), (?:which|who)\b[^;]{0,250}\Z"), re.IGNORECASE)
