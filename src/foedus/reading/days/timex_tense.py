"""Is what happens on a day without its year past or to come? The verb of its clause tells."""

from __future__ import annotations

import re
from functools import lru_cache

from foedus.reading.days.words import table

_SHORT = "".join(rf"(?<!\b{name})" for name in ("[A-Z]", "vs", "v", "St", "Mr", "Ms", "Dr", "Mrs", "Gen", "Sen", "Rep", "Gov", "Col", "No"))
_BREAK = re.compile(rf"(?:[?!:]|{_SHORT}\.)['\"”’]?\s+(?=[A-Z\"“'`])|\n\s*\n|;")
_FROM_NOW = re.compile(r"from\s+(?:now|today)\Z", re.IGNORECASE)
_BEFORE, _AFTER = 150, 200  # characters


def tense(text: str, start: int, end: int) -> str | None:
    """The tense, "past" or "future", of the verb nearest to the words in their clause; None where none is found."""
    if _FROM_NOW.search(text, start, end):
        return "future"
    before = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _BREAK.split(text[end : end + _AFTER])[0]
    found = [*(m.lastgroup for m in reversed([*_cues().finditer(before)])), *(m.lastgroup for m in _cues().finditer(after))]
    told = next((name for name in found if name in ("past", "future")), None)
    return told or ("future" if "ahead" in found else None)


@lru_cache(1)
def _cues() -> re.Pattern[str]:
    tenses = table()["tenses"]
    either = "|".join(rf"(?P<{name}>{'|'.join(patterns)})" for name, patterns in tenses.items())
    spaced = either.replace(" ", r"\s+")
    return re.compile(rf"\b(?:{spaced})(?!\w)")
