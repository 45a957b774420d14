"""Is what happens on a day without its year past or to come? The verb of its clause tells."""

from __future__ import annotations

import re
from functools import lru_cache

from foedus.reading.days.words import table
from foedus.reading.text.sentences import abbreviations
from foedus.reading.timex.around import around

_BEFORE, _AFTER = 150, 200  # characters


def tense(text: str, start: int, end: int) -> str | None:
    """The tense, "past" or "future", of the verb nearest to the words in their clause; None where none is found."""
    if around("from_now").search(text, start, end):
        return "future"
    before = _break().split(text[max(0, start - _BEFORE) : start])[-1]
    after = _break().split(text[end : end + _AFTER])[0]
    found = [*(m.lastgroup for m in reversed([*_cues().finditer(before)])), *(m.lastgroup for m in _cues().finditer(after))]
    told = next((name for name in found if name in ("past", "future")), None)
    return told or ("future" if "ahead" in found else None)


def is_set(text: str, start: int) -> bool:
    """Do words stand there that name what is held on a day set before: "(Monday's) first debate"?"""
    return _arranged().match(text, start) is not None


@lru_cache(1)
def _arranged() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+)?(?:{'|'.join(table()['arranged']['events'])})\b")


@lru_cache(1)
def _break() -> re.Pattern[str]:
    short = "".join(rf"(?<!\b{re.escape(name)}\.)" for name in sorted(abbreviations()["never"]))
    return re.compile(rf"[.?!:](?<!\b[A-Z]\.){short}['\"”’]?\s+(?=[A-Z\"“'`])|\n\s*\n|;")


@lru_cache(1)
def _cues() -> re.Pattern[str]:
    tenses = table()["tenses"]
    either = "|".join(rf"(?P<{name}>{'|'.join(patterns)})" for name, patterns in tenses.items())
    spaced = either.replace(" ", r"\s+")
    return re.compile(rf"\b(?:{spaced})(?!\w)")
