"""Words as they are compared: in small letters, without accents and without what shows nothing, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens, joiners: between letters they part no word
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_UNSEEN}])*")
_LEFT_OUT = ("Mn", "Cf")  # accents once taken off their letters, and the unseen
_UNDECOMPOSED = str.maketrans("øłđ", "old")


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word for found in _WORD.findall(text) if (word := _folded(found))]


def placed(text: str) -> Iterator[tuple[int, int, str]]:
    """Each folded word with its characters in the text, end exclusive."""
    if text.isascii():
        return ((m.start(), m.end(), m.group()) for m in _WORD.finditer(text.lower()))
    return ((m.start(), m.end(), word) for m in _WORD.finditer(text) if (word := _folded(m.group())))


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in apart if unicodedata.category(c) not in _LEFT_OUT).translate(_UNDECOMPOSED)
    return "".join(c for c in kept if c.isalnum())  # a compatibility form may fall apart into marks: ¼ is 1⁄4
