"""Words in which letters of one script stand among letters of another that look the same: "Rаtified" with a Cyrillic а.

They are told, not mended: which letter was meant is a guess, and a text that holds them was tampered with or badly scanned.
"""

from __future__ import annotations

import re

# Letters that look like Latin ones (Unicode Technical Standard 39, confusables): Cyrillic, then Greek.
_ALIKE = "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԚԜҮ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ"
_SEAM = re.compile(rf"[A-Za-z][{_ALIKE}]|[{_ALIKE}][A-Za-z]")
_BEFORE, _AFTER = re.compile(r"\w*\Z"), re.compile(r"\w*")
_REACH = 30  # characters of a word to either side that are shown


def mixed_words(text: str) -> list[str]:
    """The different words that mix scripts so, in order of their first place. Linear."""
    if text.isascii():
        return []
    return list(dict.fromkeys(_word(text, seam.start(), seam.end()) for seam in _SEAM.finditer(text)))


def _word(text: str, start: int, end: int) -> str:
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    after = _AFTER.match(text, end, end + _REACH)
    return (before.group() if before else "") + text[start:end] + (after.group() if after else "")
