"""A text as a reader sees it: no invisible characters, letters composed; and where each of its characters stands in the text."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

# Characters that show nothing (Unicode, Default_Ignorable_Code_Point), and letters followed by combining marks, of which thirty
# belong to one letter at most (Unicode Standard Annex 15, Stream-Safe Text Format).
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SIGN = re.compile(rf"[{_INVISIBLE}\u0300-\u036f]")
_APART = re.compile(rf"(?P<hidden>[{_INVISIBLE}]+)|\w[\u0300-\u034e\u0350-\u036f]{{1,30}}")


@dataclass(frozen=True, slots=True)
class Visible:
    """`text` is what is seen; character i of it stands in the text itself from `starts[i]` to `ends[i]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text itself a span of what is seen stands; an empty one stands before the next character."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
        return at, at


def visible(text: str) -> Visible | None:
    """None where every character is seen as it stands, as in nearly all texts. Linear."""
    if text.isascii() or not (_SIGN.search(text) and _APART.search(text)):
        return None
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    at = 0
    for found in _APART.finditer(text):
        composed = "" if found["hidden"] else unicodedata.normalize("NFC", found.group())
        pieces += text[at : found.start()], composed
        starts.extend(range(at, found.start()))
        ends.extend(range(at + 1, found.start() + 1))
        starts.extend([found.start()] * len(composed))
        ends.extend([found.end()] * len(composed))
        at = found.end()
    pieces.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Visible("".join(pieces), starts, ends)
