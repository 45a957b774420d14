"""What stands in front of the first article: the title, who concludes the treaty, and why.

The preamble is a sentence. Its subject are the parties, recitals follow, and a verb of agreeing ends it. The first recital, or that
verb, is looked for; the parties are what stands before it in its sentence, the title what stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.core.texts import Element, Kind
from foedus.reading.treaty.parts.lines import Line, between
from foedus.reading.treaty.parts.recitals import agreeing, beginning, entitled, joined, preambles, recitals, writing
from foedus.reading.treaty.phrases import starting

_SALUTED = re.compile(r"\W*(?:(?:Your\s+)?Excellency|(?:Dear|My)\b.*|Sir|Madam|Mr\..*|Monsieur\b.*|Excellence)\W*$", re.IGNORECASE)
_ADVERB = re.compile(r"\W*(?:through|in(?!\s+the\s+name)|on|at|by|with|for|when|after|since|under|following)\b", re.IGNORECASE)
_LONGEST = 400  # characters of a line of a title
_GOES_ON = re.compile(
    r"(?:[,;:(–-]|\b(?:and|or|of|the|de|der|des|et|en|und|y|e|van|het|du|la|le|for|with|between|to))[\W_]*$", re.IGNORECASE
)
_WITHIN = re.compile(r"\W*(?:[a-z]|of\s+the\s+(?:one|other)\s+part\b|and\b)")
_CLOSED = re.compile(r"[.!?]\W*$")


def opening(rows: Sequence[Line], text: str, start: int, end: int) -> tuple[Element, ...]:
    """Title, parties and preamble, those that can be told, one after the other from the first character to the last."""
    own = between(rows, start, end)
    at = _recital(own, text, end)
    if at is None:
        return (Element(kind=Kind.TITLE, start=start, end=end),) if own and all(map(_titled, own)) else ()
    parties = subject(own, at)
    marks = [(Kind.PARTIES, _headed(own, at if parties is None else parties)), (Kind.PREAMBLE, at)]
    if parties is None or _adverbial(text, parties):
        marks = [(Kind.PREAMBLE, marks[0][1])]
    if any(line.start < marks[0][1] and not _is_preamble(line) for line in own):
        marks.insert(0, (Kind.TITLE, start))
    ends = [*(place for _, place in marks[1:]), end]
    begins = [start, *ends[:-1]]
    return tuple(
        Element(kind=kind, start=one, end=until) for (kind, _), one, until in zip(marks, begins, ends, strict=True) if one < until
    )


def _recital(own: Sequence[Line], text: str, end: int) -> int | None:
    """Where the first recital begins, or the verb of agreeing."""
    if not own:
        return None
    found = (pattern().search(text, own[0].start, end) for pattern in (recitals, joined, writing, agreeing))
    return min((one.start("at") for one in found if one), default=None)


def subject(own: Sequence[Line], place: int) -> int | None:
    """Where the sentence begins whose subject stands before that place; None where none does."""
    at = max((i for i, line in enumerate(own) if line.start <= place), default=0)
    if not re.search(r"\w", own[at].words[: place - own[at].start]):
        if at == 0 or not re.search(r"[,;:)”\"–—]\W*$", own[at - 1].words):
            return None
        at -= 1
    if _SALUTED.match(own[at].words) or writing().match(own[at].words):
        return None
    while at > 0 and _one_sentence(own[at - 1], own[at]):
        at -= 1
    return own[at].start + _heading_within(own[at].words, place - own[at].start)


def _heading_within(words: str, end: int) -> int:
    """Where the word Preamble stands in a line that has the title before it; 0 where it does not."""
    found = [one.start() for one in preambles().finditer(words, 0, max(0, end))]
    return found[-1] if found else 0


def _one_sentence(one: Line, other: Line) -> bool:
    """Does what the first line begins go on in the other?"""
    if _CLOSED.search(one.words) or _is_preamble(one):
        return False
    if _GOES_ON.search(one.words) or _WITHIN.match(other.words):
        return True
    return not (other.apart or beginning().match(other.words) or entitled().match(one.words) or one.words.isupper())


def _adverbial(text: str, place: int) -> bool:
    """Does the sentence begin with when or how, and not with its subject? "In the name of" goes with the subject."""
    bare = preambles().match(text, place)
    return _ADVERB.match(text, bare.end() if bare else place) is not None


def _headed(own: Sequence[Line], place: int) -> int:
    """The place, or that of the word Preamble over it."""
    above = [line for line in own if line.start < place][-1:]
    return above[0].start if above and _is_preamble(above[0]) else place


def _titled(line: Line) -> bool:
    return len(line.words) <= _LONGEST and not _is_preamble(line) and not re.search(r"\bshall\b", line.words)


def _is_preamble(line: Line) -> bool:
    """Is it the word alone, as a heading?"""
    return starting("preamble_words").fullmatch(line.words.rstrip(" .:*_")) is not None
