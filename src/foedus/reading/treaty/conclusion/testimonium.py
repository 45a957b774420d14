"""How a treaty ends: the testimonium and the signatures, and what the testimonium says of place, day and copies."""

from __future__ import annotations

import re
from functools import cache

from foedus.core.concluded import Concluded
from foedus.core.texts import Element, Kind
from foedus.reading.treaty.conclusion.languages import equally, languages, prevailing
from foedus.reading.treaty.conclusion.particulars import day, originals, place
from foedus.reading.treaty.phrases import phrases

_FAR = 2500  # characters of a testimonium, at most
_DONE = re.compile(
    r"\b(?:done|signed|concluded|executed)\s+(?:(?:in\s+)?(?:duplicate|triplicate)\s+)?(?:at|in)\b|\bdone\b|\b(?:gedaan|fait|hecho|geschehen|fatto|feito)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[^.]*(?:(?:(?<=\bSt)\.|(?<=\bMt)\.|(?<=\bFt)\.|\.(?=[A-Z]\.)|\.(?!\s*(?:[*_(\n]|[A-Z\[])|$))[^.]*)*", re.DOTALL
)
_GAP = re.compile(r"\n\s*\n\s*")
_SENTENCE_WORDS = 6  # at least; fewer are a name or a title


def ending(text: str, start: int, end: int) -> tuple[Element, ...]:
    """The testimonium, and the signatures where some follow. The title of an annex after them is neither."""
    signed = _signatures(text, start, end)
    until = _paragraphs(text, start, signed)
    parts = [Element(kind=Kind.TESTIMONIUM, start=start, end=until)]
    return tuple(parts) if signed == end else (*parts, Element(kind=Kind.SIGNATURES, start=signed, end=end))


def done(text: str, start: int, end: int) -> Concluded:
    """What a testimonium says; English only."""
    found = _DONE.search(text, start, end)
    if found is None:
        count = originals(text, start, end)
        return Concluded(originals=count, languages=languages(text, start, end), equal=equally(text, start, end))
    at = found.start()
    stop = min(end, at + _FAR)
    sentence = _SENTENCE.match(text, at, stop)
    until = sentence.end() if sentence else stop
    return Concluded(
        place=place(text, at, until),
        day=day(text, at, until),
        originals=originals(text, at, until) or originals(text, start, at),
        languages=languages(text, at, until) or languages(text, start, at),
        equal=equally(text, at, stop),
        prevailing=prevailing(text, start, stop),
    )


def _signatures(text: str, start: int, end: int) -> int:
    """Where they begin: after the sentence that says where it was done, with the first words that say for whom one signs."""
    said = _DONE.search(text, start, min(end, start + _FAR))
    found = _for().search(text, said.end() if said else start + 1, end)
    return found.start("at") if found else end


def _paragraphs(text: str, start: int, end: int) -> int:
    """The end of those that are the testimonium's: to the one that says where it was done, and the sentences right after."""
    said = _DONE.search(text, start, min(end, start + _FAR))
    at = said.end() if said else start
    while gap := _GAP.search(text, at, end):
        after = _GAP.search(text, gap.end(), end)
        words = text[gap.end() : after.start() if after else end]
        if words.strip() and not (_is_sentence(words) or _DONE.search(words)):
            return gap.end()
        at = gap.end()
    return end


def _is_sentence(words: str) -> bool:
    return words.rstrip().endswith(".") and len(words.split()) >= _SENTENCE_WORDS


@cache
def _for() -> re.Pattern[str]:
    words = phrases("signature_words")
    said = rf"[*_]*\s?(?-i:(?=[(\[A-Z]))[(\[]?\s?{words}(?!\w)(?!\s+(?:the\s+)?(?:purposes?|period|time|first|avoidance)\b)"
    return re.compile(rf"(?:(?<=[.:*_\n)\]])|^)[^\S\n]*(?P<at>{said})", re.IGNORECASE | re.MULTILINE)
