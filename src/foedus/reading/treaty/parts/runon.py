"""A text whose lines are lost: heads in the middle of a line. The lines are cut where a head, a paragraph or a point may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from foedus.core.tables import rows
from foedus.reading.treaty.numerals import PATTERN, Numeral, follows, numeral
from foedus.reading.treaty.parts.heads import Head
from foedus.reading.treaty.parts.lines import Line

_HUNDRED = 100
_LEAST = 4  # articles in a row, from the first, that convince
_HEADING = 150  # characters of a heading, at most
_STARTS = (
    "The|This|These|Those|Each|Any|All|Every|For|If|No|Nothing|Both|Either|Neither|Where|When|Whenever|Subject|An|A|Upon|Without"
    "|Such|Except|Notwithstanding|Unless|It|They|There|Nationals|Contracting|States|In|On|At|As|With|By|Parties"
)
_FAR = 20  # characters of a word that a reference follows on
_LAST = re.compile(r"(?<!\w)(\w+|[,(])\s*$")
_MARK = re.compile(r"(?=\s*\(?(?:\d{1,2}|[a-z])[.)])")
_SENTENCE = rf"(?:(?:{_STARTS})\b|\(?1[.)]|\(a\)|1\s+[A-Z]|[“\"])"
_PARTIES = re.compile(
    r"\s+(?=(?:The|His|Her|Their)\s+(?:Governments?|Kingdom|Republic|States?|Contracting|High|Parties|Members?|Majest|President"
    r"|Federal|European|United|Swiss|Participants|Undersigned|undersigned))"
)
_PARAGRAPH = r"(?<=[.;:])\s+(?=\(?\d{1,2}[.)]\s+\(?[A-Z])|(?<=[.,;:])\s+(?=(?:and\s+|or\s+)?\([a-z]{1,2}\)\s)"


def convincing(heads: Sequence[Head]) -> int:
    """How many articles follow on one another from the first; 0 where those are too few to convince."""
    most = run = 0
    last = None
    for head in heads:
        if head.number is None:
            continue
        run = run + 1 if run and follows(last, head.number) else int(_first(head.number))
        most, last = max(most, run), head.number
    return most if most >= _LEAST else 0


def _first(number: Numeral) -> bool:
    """1, or 101 where a chapter's articles count by its hundred."""
    return follows(None, number) or (len(number) == 1 and number[0].value > _HUNDRED and number[0].value % _HUNDRED == 1)


def cut(lines: Sequence[Line]) -> list[Line]:
    """The same lines, cut before what may begin a part, and after its heading."""
    return [piece for line in lines for piece in _pieces(line)]


def _pieces(line: Line) -> Iterator[Line]:
    for start, end in pairwise(sorted({0, *_places(line.words), len(line.words)})):
        piece = line.words[start:end]
        words = piece.strip()
        begins = line.start + start + len(piece) - len(piece.lstrip())
        if words:
            yield Line(begins, begins + len(words), words, line.apart and start == 0)


def _places(words: str) -> Iterator[int]:
    at = 0
    while found := _head().search(words, at):
        at = found.start() + 1
        while found and _stands(words, found):  # an article's head may follow on a chapter's heading
            yield found.start("head")
            at = found.end()
            if below := _MARK.match(words, at) or _heading().match(words, at):
                at = below.end()
                yield at
            found = _head().match(words, at)
    first = _head().search(words)
    if first and (parties := _PARTIES.search(words, 0, first.start())):
        yield parties.end()
    for mark in re.finditer(_PARAGRAPH, words):
        yield mark.end()


def _stands(words: str, found: re.Match[str]) -> bool:
    """Does a head stand there, and not a reference: after the end of a sentence, or a word on which no reference follows?"""
    before = _LAST.search(words, max(0, found.start() - _FAR), found.start())
    refers = before is not None and before[1].lower() in _referring()
    capitals = before is not None and found["word"].isupper() and not before[1].isupper()
    return numeral(found["number"]) is not None and (capitals or not refers)


@cache
def _referring() -> frozenset[str]:
    return frozenset({",", "("} | {row["words"] for row in rows("referring_words", "foedus.reading")})


@cache
def _own() -> str:
    words = {case(row["word"]) for row in rows("division_words", "foedus.reading") for case in (str.title, str.upper)}
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


@cache
def _head() -> re.Pattern[str]:
    named = rf"(?P<word>{_own()})\.?\s+(?P<number>(?i:{PATTERN}))"
    return re.compile(rf"\s(?=[A-ZÀ-Я])(?P<head>{named})(?![,;)(]|\s+(?:of|to|and|or)\b)[.:]?")


@cache
def _heading() -> re.Pattern[str]:
    """What may be a heading, up to a sentence or the next part."""
    until = rf"(?:{_SENTENCE}|{_own()}\s+[\dIVX])"
    return re.compile(rf"\s+(?:[-–—]\s*)?(?!{until})[A-Z][^.;:!?]{{1,{_HEADING}}}?(?=\s+{until})")
