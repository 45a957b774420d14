"""Where an outlet signs off: credits, rights, calls to subscribe, links. By the grammar of `data/en/signoffs.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from foedus.reading.text.sentences import sentences
from foedus.reading.words.lexicon import table

Span = tuple[int, int]
_LINE = re.compile(r"[^\r\n]+")
_LONG = 300  # characters: longer pieces are prose


def signoffs(text: str) -> list[Span]:
    """Characters of each line or sentence that is no part of the report, in order, not overlapping."""
    found: list[Span] = []
    for start, end in sorted(chain(_lines(text), ((s.start, s.end) for s in sentences(text)))):
        free = start >= (found[-1][1] if found else 0)
        if free and end - start <= _LONG and any(form.match(text, start, end) for form in _forms()):
            found.append((start, end))
    return found


def _lines(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        whole = line.group()
        yield line.start() + len(whole) - len(whole.lstrip()), line.start() + len(whole.rstrip())


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    words = {kind: _any(listed) for kind, listed in table("signoffs").items()}
    name = r"[^\W\d_a-z][\w.'’-]{0,30}+"
    names = rf"{name}(?:(?:\s|,\s|\sand\s|\s&\s|\sin\s){name}){{0,12}}+"
    credit = rf"(?i:(?:{words['more']}\s)?{words['roles']}(?:\s(?:and|&)\s{words['roles']})?)"
    end = r"[\s.;)\]]*+\Z"
    return (
        re.compile(rf"[(\[]?(?:{credit}(?i:\sby)\s{names}[;,.]?\s?){{1,6}}+{end}"),
        re.compile(rf"[(\[]?{credit}\s?[:/]\s?\S"),
        re.compile(rf"{names}\s(?:have\s|has\s)?(?i:{words['shares']})\b"),
        re.compile(
            rf"(?i:{words['rights']}|{words['signs']}(?:\s{{0,2}}{words['signs']})?,?\s{{0,2}}(?:\d{{4}}|by\b)|{words['links']}\s?:)"
        ),
        re.compile(rf"(?i:{words['asks']}(?:[\s,]+[^\s,]+){{0,6}}?[\s,]+{words['offers']}\b|{words['phrases']}(?!\w))"),
    )


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
