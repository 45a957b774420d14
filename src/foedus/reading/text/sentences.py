"""Where sentences begin and end, in exact characters of the text; paragraphs and quotations are told beside. Linear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from foedus.reading.text.paragraphs import Paragraph, paragraphs
from foedus.reading.text.quotations import Quote, quotes
from foedus.reading.words import lexicon

__all__ = ["Paragraph", "Quote", "Sentence", "paragraphs", "quotes", "sentences"]

_MARK = re.compile(r"""(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>["'”’“»)\]]*+)(?:\[\d{1,3}\]){0,3}(?!\S)|[。！？؟।]++["”»」)]*+""")
_NEXT = re.compile(r"""\s*+[("'“‘«„\[]*+(?P<word>\w{0,20}+)""")
_SPACE = re.compile(r"\s*")
_CLAUSE = re.compile(r"\s*+(?:[\w’'-]{1,30}[\s.,]{1,2}){1,4}")
_WORD = re.compile(r"[\w’'-]+")
_DOTTED = re.compile(r"(?:\w\.)*[^\W\d_]\Z")
_NUMBER = re.compile(r"\d|[IVXLC]+\Z")
_LONGEST = 8000  # characters; preambles of treaties have up to seven thousand
_ITEM = re.compile(r"\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}")


Table = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or caption: characters of the text, end exclusive, no space at either end."""

    start: int
    end: int


def sentences(text: str, language: str = "en") -> list[Sentence]:
    """Sentences in order; together they cover every character that is not space."""
    table = abbreviations(language)
    whole = (span for paragraph in paragraphs(text) for span in _cut(text, paragraph, table))
    return [Sentence(*part) for span in whole for part in _parts(text, *span)]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is longer than any sentence is cut at a space, or anywhere: who reads a sentence need not read a megabyte at once."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield start, start + len(text[start:cut].rstrip())
        start = _after_space(text, cut)
    yield start, end


def _cut(text: str, paragraph: Paragraph, table: Table) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if mark.end() < paragraph.end and _ends(text, mark, start, table):
            yield start, mark.end()
            start = _after_space(text, mark.end())
    yield start, paragraph.end


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _ends(text: str, mark: re.Match[str], start: int, table: Table) -> bool:
    following = _NEXT.match(text, mark.end())
    word = following["word"] if following else ""
    if mark["mark"] is None:
        return True
    if word[:1].islower() or text[mark.start() - 1 : mark.start()] in ("(", "["):
        return False
    if mark["mark"] == "." and not mark["close"]:
        return _full_stop(text, mark.start(), start, word, table)
    return not (mark["mark"][-1] in "?!" and set(mark["close"]) & set('"”»“') and _reports(text, mark.end(), table))


def _full_stop(text: str, at: int, start: int, word: str, table: Table) -> bool:
    """Does the full stop after this token end the sentence, or only abbreviate?"""
    before, piece = ["", "", *text[max(start, at - 40) : at].split()][-2:]
    token = piece.lstrip("(\"'“‘«„[")
    if at - len(piece) == start and _ITEM.fullmatch(token):
        return False  # "1." or "a." opens an item of a list
    if _listed("never", token, table):
        return False
    if _listed("before_number", token, table) and _NUMBER.match(word):
        return False
    if len(token) == 1 and before in table["numbered"]:
        return True  # "under Article V. Russia ..." is no initial
    if _listed("perhaps", token, table) or _DOTTED.fullmatch(token):
        return word in table["starters"]
    return True


def _reports(text: str, at: int, table: Table) -> bool:
    clause = _CLAUSE.match(text, at)
    return clause is not None and not table["reporting"].isdisjoint(_WORD.findall(clause.group())[1:])


def _listed(kind: str, token: str, table: Table) -> bool:
    return token in table[kind] or (len(token) > 1 and token.isupper() and token.capitalize() in table[kind])


@cache
def abbreviations(language: str = "en") -> Table:
    """The table of abbreviations, by whether a sentence may end with them."""
    return {kind: frozenset(words) for kind, words in lexicon.table("abbreviations", language).items()}
