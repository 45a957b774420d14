"""Lines that may begin an article, a chapter or an annex: a word for it, a number, and perhaps its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from foedus.core.tables import rows
from foedus.core.texts import Kind, Span
from foedus.reading.treaty.lines import Line
from foedus.reading.treaty.numerals import PATTERN, Numeral, numeral
from foedus.reading.treaty.scanned import damaged, readings

_LONGEST = 220  # characters of a heading
_WIDE, _FULL = 0.95, 0.7  # so many lines are no wider than the text is; a full line has so much of it
_SHORT, _MOST = 4, 0.7  # letters of a short word; the part of the long ones
_DASH = re.compile(r"^[-–—]\s*")
_AFTER = re.compile(r"[\s.:)*\]\-–—]*")  # between a number and what follows on its line
_REFERRING = re.compile(
    r"\s*[,;]|\s*\((?!\s*[A-Z][^()\d]*\)\s*$)"
    r"|\s+(?:of|to|and|or|in|is|as|shall|may|above|below|hereof|paragraph|van|en|de|het)\b"
)
_MARKED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]|[-–—•*]\s*\(?[a-z\d][.)]|\d")
_SENTENCE = re.compile(r"\b(?:shall|will be|has been|have been|hereby|zullen|zal)\b|[;,:]$|[^.A-Z]\.$")
# more must follow
_OPEN = re.compile(r"\b(?:of|the|in|to|and|by|with|for|or|on|as|an?|that|which|from|van|de|het|en|met|du|des|la)$")


class Head(NamedTuple):
    """Where it stands, what it begins, its number as it is written and as it counts, and where its heading stands."""

    start: int
    kind: Kind
    written: str
    number: Numeral | None
    heading: Span | None
    after: int  # where the text under it begins
    guessed: bool = False  # word or number are damaged: it counts only where it follows on another


def heads(lines: Sequence[Line]) -> Iterator[Head]:
    """All that may be one, in their order; of a damaged number all that it may be."""
    full = full_width(lines)
    for at, line in enumerate(lines):
        head = _strict(lines, at, full)
        if head:
            yield head
        if (found := damaged(line.words)) and not (head and head.written.isdigit()):
            for number in readings(found["number"]):
                if head is None or number != head.number:
                    made = headed(lines, at, found.end(), Kind.ARTICLE, found["number"], number, full)
                    yield from [made._replace(guessed=True)] if made else []


def begins(words: str) -> bool:
    """May a line of these words be the head of a part?"""
    return bool(_pattern().match(words))


def language(words: str) -> str:
    """Of which language the head's word is; "" where the words are no head's."""
    found = _pattern().match(words)
    return _languages()[found["word"].lower()] if found else ""


def _strict(lines: Sequence[Line], at: int, full: float) -> Head | None:
    found = _pattern().match(lines[at].words)
    if not found:
        return None
    kind, written = _kinds()[found["word"].lower()], (found["number"] or "").strip()
    number = numeral(written) if written else None
    if (written and number is None) or (number is None and kind is not Kind.ANNEX):
        return None
    return headed(lines, at, found.end(), kind, written, number, full)


def headed(lines: Sequence[Line], at: int, end: int, kind: Kind, written: str, number: Numeral | None, full: float) -> Head | None:
    """The head whose word and number end there in a line, with its heading; None where the sentence goes on."""
    line = lines[at]
    rest = line.words[end:]
    if _REFERRING.match(rest):
        return None
    gap = _AFTER.match(rest)
    begins = line.start + end + (gap.end() if gap else 0)
    words = rest[gap.end() if gap else 0 :]
    if not words:
        heading, after = _below(lines, at + 1, full)
        return Head(line.start, kind, written, number, heading, after)
    if words[0].islower():
        return None
    if _titled(words):
        return Head(line.start, kind, written, number, (begins, line.end), line.end)
    return Head(line.start, kind, written, number, None, begins) if kind is Kind.ARTICLE else None


def _below(lines: Sequence[Line], at: int, full: float) -> tuple[Span | None, int]:
    """The heading on the next lines, where it is one; and where what is under it begins."""
    if at >= len(lines):
        return None, lines[-1].end
    first, last = lines[at], _paragraph(lines, at, full)
    if begins(first.words):
        return None, first.start
    dash = _DASH.match(first.words)
    for end in dict.fromkeys((last, at) if len(first.words) < full or _capital(first.words) else (last,)):
        bare = _DASH.sub("", " ".join(line.words for line in lines[at : end + 1]))
        if bare and _titled(bare):
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


def _titled(words: str) -> bool:
    """May these words be a heading?"""
    return len(words) <= _LONGEST and not words[0].islower() and not _MARKED.match(words) and not _unfinished(words)


def _unfinished(words: str) -> bool:
    return bool(_SENTENCE.search(words) or _OPEN.search(words))


@cache
def _kinds() -> dict[str, Kind]:
    return {row["word"]: Kind(row["kind"]) for row in rows("division_words", "foedus.reading")}


@cache
def _languages() -> dict[str, str]:
    return {row["word"]: row["language"] for row in rows("division_words", "foedus.reading")}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_kinds(), key=len, reverse=True))
    return re.compile(rf"[\"“\[(*]?(?P<word>{words})(?!\w)[.:]?(?:\s+(?P<number>{PATTERN}))?", re.IGNORECASE)
