"""Where words stand in a text: exactly, or but for white space and the form of quotation marks; never nearly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_LEVELLED = re.compile(r"(?P<space>\s+)|(?P<double>``|''|[“”„‟«»″])|(?P<single>[‘’‚‛‹›′`´])")
_BECOMES = {"space": " ", "double": '"', "single": "'"}


@dataclass(frozen=True, slots=True)
class Found:
    """Characters of the text, end exclusive; `exact` where they are the very words."""

    start: int
    end: int
    exact: bool


class Passage:
    """A part of a text in which words are looked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def find(self, words: str, since: int | None = None, until: int | None = None) -> list[Found]:
        """Every place where the words begin between `since` and `until`; whole words only. Empty where they do not stand there.

        Exact places where there are any, else those but for white space and quotation marks.
        """
        words = words.strip()
        first, last = max(self.start, since or 0), self.end if until is None else min(until, self.end)
        if not any(map(str.isalnum, words)):
            return []
        return list(self._exact(words, first, last)) or list(self._levelled(words, first, last))

    def _exact(self, words: str, first: int, last: int) -> Iterator[Found]:
        at = self.text.find(words, first, self.end)
        while 0 <= at < last:
            if self._whole(at, at + len(words)):
                yield Found(at, at + len(words), True)
            at = self.text.find(words, at + 1, self.end)

    def _levelled(self, words: str, first: int, last: int) -> Iterator[Found]:
        string, starts, ends = self._level
        wanted = "".join(text for text, _, _ in _levelling(words, 0, len(words)))
        at = string.find(wanted)
        while at >= 0 and starts[at] < last:
            start, end = starts[at], ends[at + len(wanted) - 1]
            if start >= first and self._whole(start, end):
                yield Found(start, end, False)
            at = string.find(wanted, at + 1)

    @cached_property
    def _level(self) -> tuple[str, list[int], list[int]]:
        """The passage with one form of space and quotation mark, and where each of its characters stands in the text."""
        parts = list(_levelling(self.text, self.start, self.end))
        return "".join(p[0] for p in parts), [p[1] for p in parts], [p[2] for p in parts]

    def _whole(self, start: int, end: int) -> bool:
        """No word is cut: "ratified" does not stand in "unratified"."""
        return not any(0 < at < len(self.text) and self.text[at - 1].isalnum() and self.text[at].isalnum() for at in (start, end))


def _levelling(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for found in _LEVELLED.finditer(text, start, end):
        yield from ((text[i], i, i + 1) for i in range(start, found.start()))
        yield _BECOMES[str(found.lastgroup)], found.start(), found.end()
        start = found.end()
    yield from ((text[i], i, i + 1) for i in range(start, end))
