"""By which words the pieces of an opening are known: recitals, agreeing, notes, titles."""

from __future__ import annotations

import re
from functools import cache

from foedus.reading.treaty.phrases import phrases


@cache
def recitals() -> re.Pattern[str]:
    """A recital at the beginning of a line, or set off."""
    before = r"(?:^|(?<=[,;:)–”\"'*\n])|\band\b)[^\S\n]*[*_“\"]*"
    return re.compile(rf"{before}(?P<at>{_recital_words()})", re.IGNORECASE | re.MULTILINE)


@cache
def _recital_words() -> str:
    """Having been authorised to sign is said of the parties, and is no recital."""
    return rf"(?!having\s+been\s+(?:\w+\s+)?authori){phrases('recital_words')}(?!\w)"


@cache
def joined() -> re.Pattern[str]:
    """A recital whose comma is lost: The States Parties Considering."""
    before = r"^[^\w\n]*(?:preamble\W+)?(?:The|De|Het|Les|La|Le)\s[^.\n]*?\s(?=(?-i:[A-Z][a-z]))"
    return re.compile(rf"{before}(?P<at>{_recital_words()})", re.IGNORECASE | re.MULTILINE)


@cache
def writing() -> re.Pattern[str]:
    """Where a note begins, as one state writes it to another."""
    return re.compile(rf"\b(?P<at>{phrases('note_words')})(?!\w)", re.IGNORECASE)


@cache
def agreeing() -> re.Pattern[str]:
    """The words by which the parties agree on what follows."""
    verb = r"(?:\b(?:have|has|hereby|do|zijn|hebben|sont|ont|haben|sind|han|hanno)[\s*]+(?:\w+[\s*,]+){0,3}?)?"
    return re.compile(rf"(?P<at>{verb}\b{phrases('agreed_words')})(?!\w)", re.IGNORECASE)


@cache
def preambles() -> re.Pattern[str]:
    """The word as a heading: in capitals, or with one, and a capital after it."""
    words = phrases("preamble_words")
    return re.compile(rf"(?<!\w)(?=[A-ZÀ-Я])(?i:{words})(?=\W*[A-Z“À-Я])[.:]?")


@cache
def entitled() -> re.Pattern[str]:
    """A line that is a title: Additional Protocol, Treaty between."""
    return re.compile(rf"[\W_]*(?:\w+\s+){{0,2}}?{phrases('title_words')}(?!\w)", re.IGNORECASE)


@cache
def beginning() -> re.Pattern[str]:
    """A line that may begin a sentence on parties."""
    return re.compile(r"\W*(?:The|Their|His|Her|We|De|Het|La|Le|Les|El|Los|Die|Der|Das|Il|O|A)\s", re.IGNORECASE)
