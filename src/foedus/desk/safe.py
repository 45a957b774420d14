"""Text of others made fit to show: control and direction characters become visible instead of acting."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t"
_JOINERS = "\u200c\u200d"  # the scripts of Persian, Hindi and others need them; they reorder nothing


def visible(text: str) -> str:
    """The text with every control, direction and lone surrogate character written as ⟨U+202E⟩; terminals and pages obey none."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def one_line(text: str, width: int = 0) -> str:
    """Visible text with runs of white space made one space, cut with an ellipsis to `width` characters where that is given."""
    line = " ".join(visible(text).split())
    return line[: width - 1].rstrip() + "…" if width and len(line) > width else line


def _visible(char: str) -> str:
    if char in _KEPT or char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs"):
        return char
    return f"⟨U+{ord(char):04X}⟩"
