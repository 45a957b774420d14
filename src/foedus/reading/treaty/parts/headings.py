"""The heading of a part: the words after its number, or on the lines under it, where they are no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.core.texts import Span
from foedus.reading.treaty.parts.divisions import begins
from foedus.reading.treaty.parts.lines import Line

_LONGEST = 220  # characters of a heading
_WIDE, _FULL = 0.95, 0.7  # so many lines are no wider than the text is; a full line has so much of it
_SHORT, _MOST = 4, 0.7  # letters of a short word; the part of the long ones
_DASH = re.compile(r"^(?:#{1,6}\s+|\*{1,3}(?=\w))?(?:[-–—]\s*)?")  # marks of a heading stand before it too
_MARKED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]|[-–—•*]\s*\(?[a-z\d][.)]|\d")
_SENTENCE = re.compile(r"\b(?:shall|will be|has been|have been|hereby|zullen|zal)\b|[;,:]$|[^.A-Z]\.$")
# more must follow
_OPEN = re.compile(r"\b(?:of|the|in|to|and|by|with|for|or|on|as|an?|that|which|from|van|de|het|en|met|du|des|la)$")


def below(lines: Sequence[Line], at: int, full: float) -> tuple[Span | None, int]:
    """The heading on the next lines, where it is one; and where what is under it begins."""
    if at >= len(lines):
        return None, lines[-1].end
    first, last = lines[at], _paragraph(lines, at, full)
    if begins(first.words):
        return None, first.start
    dash = _DASH.match(first.words)
    for end in dict.fromkeys((last, at) if len(first.words) < full or _capital(first.words) else (last,)):
        bare = _DASH.sub("", " ".join(line.words for line in lines[at : end + 1]))
        if bare and titled(bare):
            return (first.start + (dash.end() if dash else 0), lines[end].end), lines[end].end
    return None, first.start


def _paragraph(lines: Sequence[Line], at: int, full: float) -> int:
    """The last line of what goes on from this one: in the next line where this one is full, or where that begins small."""
    begun = lines[at].start
    while at + 1 < len(lines) and not lines[at + 1].apart and lines[at].end - begun <= _LONGEST:
        one, other = lines[at].words, lines[at + 1].words
        if not other[0].islower() and (len(one) < full or _MARKED.match(other) or begins(other)):
            break
        at += 1
    return at


def full_width(lines: Sequence[Line]) -> float:
    """How many characters a line has that may go on in the next: a text without broken lines has none but its longest."""
    widths = sorted(len(line.words) for line in lines)
    return _FULL * widths[int(_WIDE * len(widths))] if widths else 0.0


def _capital(words: str) -> bool:
    """Do its long words begin with capitals, as in a title?"""
    long = [word for word in words.split() if len(word) > _SHORT]
    return len(long) > 1 and sum(word[0].isupper() for word in long) > _MOST * len(long)


def titled(words: str) -> bool:
    """May these words be a heading?"""
    return len(words) <= _LONGEST and not words[0].islower() and not _MARKED.match(words) and not _unfinished(words)


def _unfinished(words: str) -> bool:
    return bool(_SENTENCE.search(words) or _OPEN.search(words))
