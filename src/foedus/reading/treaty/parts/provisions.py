"""Provisions of a treaty that has no word article: § 1, Section 1, I., 1., (1), as in exchanges of notes and memoranda.

Of each form the numbers are taken that follow on one another from the first; the form whose first number stands first is the
highest, as what is within a provision begins after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from foedus.core.tables import rows
from foedus.core.texts import Kind
from foedus.reading.treaty.numerals import Numeral, follows, numeral
from foedus.reading.treaty.parts.headings import full_width
from foedus.reading.treaty.parts.heads import Head, headed
from foedus.reading.treaty.parts.lines import Line

_LEAST = 3  # provisions in a row, from the first, that convince
_WORDS = 10  # of a heading without a word for it
_POINT = re.compile(r"\(?(?:[a-z]|i+)\)|[-–•]")
_ROMAN = r"[IVXLC]{1,7}"
_FORMS = (  # numbers alone
    rf"(?P<number>{_ROMAN})[.:)]?(?=\s+[A-Z(“\"]|\s*$)",
    r"(?P<number>\d{1,3})\.(?=\s*[A-Z(“\"]|\s*$)",
    r"(?P<number>\d{1,3})\)(?=\s*[A-Z(“\"]|\s*$)",
    r"\((?P<number>\d{1,3})\)(?=\s*[A-Z(“\"]|\s*$)",
    r"(?P<number>\d{1,3})(?=\s+[A-Z“\"]|\s*$)",
    r"(?P<number>[A-Z])[.)](?=\s+[A-Z(“\"]|\s*$)",
)


def provisions(lines: Sequence[Line]) -> list[Head]:
    """The highest of them; none where too few follow on one another."""
    full = full_width(lines)
    runs = [_run(lines, form, full) for form in _patterns()]
    return min((run for run in runs if len(run) >= _LEAST), key=lambda run: run[0].start, default=[])


def _run(lines: Sequence[Line], form: re.Pattern[str], full: float) -> list[Head]:
    kept: list[Head] = []
    for at, line in enumerate(lines):
        found = form.match(line.words)
        number = numeral(found["number"]) if found else None
        if found and number and _follows(kept, number):
            head = headed(lines, at, found.end(), Kind.ARTICLE, found["number"], number, full)
            kept += [_bare(lines, at, found.end(), head)] if head else []
    return kept


def _bare(lines: Sequence[Line], at: int, end: int, head: Head) -> Head:
    """Without a heading where that goes on in points, or is as long as a sentence."""
    words = lines[at].words[end:].strip()
    if head.heading is None or not words:
        return head
    goes_on = at + 1 < len(lines) and _POINT.match(lines[at + 1].words)
    if len(words.split()) <= _WORDS and not goes_on:
        return head
    begins = head.heading[0]
    return head._replace(heading=None, after=begins)


def _follows(kept: Sequence[Head], number: Numeral) -> bool:
    return follows(kept[-1].number if kept else None, number)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"[“\"‘]?{form}") for form in (*_worded(), *_FORMS))


def _worded() -> Iterator[str]:
    """Each word with a number of its own, and the sign for a paragraph."""
    for word in dict.fromkeys(row["word"] for row in rows("provision_words", "foedus.reading")):
        end = r"(?!\w)" if word[-1].isalnum() else ""
        number = rf"\d{{1,3}}|{_ROMAN}|(?i:one|two|three|four|five|six|seven|eight|nine|ten)"
        yield rf"(?i:{re.escape(word)}{end})\.?\s*(?P<number>{number})(?!\w)[.:)]?"
