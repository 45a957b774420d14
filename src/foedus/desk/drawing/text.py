"""How much room words take in a drawing, reckoned generously, so that labels never touch."""

from __future__ import annotations

from unicodedata import east_asian_width

from foedus.desk.safe import one_line

SIZE = 12.0  # of letters, in units of a drawing
_NARROW, _USUAL, _CAPITAL, _WIDE = 0.30, 0.56, 0.74, 1.05  # shares of the size, of a sans-serif letter

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def width(words: str, size: float = SIZE) -> float:
    """Of words in one line, in units."""
    return size * sum(map(_share, words))


def fitted(words: str, room: float, size: float = SIZE) -> str:
    """The words in one line with nothing in them that acts, cut with an ellipsis where they take more than that room."""
    line = one_line(words[:400])
    if width(line, size) <= room:
        return line
    while line and width(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def apart(one: Box, other: Box, gap: float = 0) -> bool:
    """Do two boxes lie side by side, or one over the other, with that gap?"""
    return one[2] + gap <= other[0] or other[2] + gap <= one[0] or one[3] + gap <= other[1] or other[3] + gap <= one[1]


def _share(letter: str) -> float:
    if letter in "iljtfrI1.,:;'’|! ()-":
        return _NARROW if letter not in "tfr-" else 0.38
    if letter.isascii():
        return _CAPITAL if letter.isupper() or letter in "mw%@" else _USUAL
    return _WIDE if east_asian_width(letter) in "WFA" or letter.isupper() else 0.7
