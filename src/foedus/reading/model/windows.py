"""A text cut into windows at the bounds of sentences, each shown with some sentences around it; places stay those of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from foedus.reading.text.sentences import sentences

SIZE = 4000  # characters that a model is asked about at once
AROUND = 1000  # characters shown before and behind them
_LONGEST = 1500  # characters of a sentence; a longer one is cut at a space
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a piece of a very long one: characters of the text, end exclusive. Numbers count from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `first` to `last` are asked about; `shown` are these and those around them."""

    first: int
    last: int
    shown: tuple[Unit, ...]

    @property
    def start(self) -> int:
        """The first character shown."""
        return self.shown[0].start

    @property
    def end(self) -> int:
        """Behind the last character shown."""
        return self.shown[-1].end

    @property
    def asked(self) -> tuple[int, int]:
        """The characters that are asked about."""
        at = self.first - self.shown[0].number
        return self.shown[at].start, self.shown[at + self.last - self.first].end

    def unit(self, number: int) -> Unit | None:
        """The sentence of that number, if it is shown."""
        at = number - self.shown[0].number
        return self.shown[at] if 0 <= at < len(self.shown) else None

    def holding(self, place: int) -> Unit:
        """The sentence in which, or the last before, a character of the window stands."""
        return self.shown[max(0, bisect_right(self.shown, place, key=lambda u: u.start) - 1)]


def units(text: str) -> tuple[Unit, ...]:
    """The sentences of a text by number; together they cover every character that is not space."""
    spans = (piece for one in sentences(text) for piece in _pieces(text, one.start, one.end) if one.end > one.start)
    return tuple(Unit(n, start, end) for n, (start, end) in enumerate(spans, 1))


def windows(found: Sequence[Unit], size: int = SIZE) -> Iterator[Window]:
    """Windows that together ask about each sentence once."""
    first = 0
    lengths = list(accumulate((u.end - u.start for u in found), initial=0))
    while first < len(found):
        last = max(first + 1, bisect_right(lengths, lengths[first] + size) - 1)
        yield window(found, first + 1, last)
        first = last


def window(found: Sequence[Unit], first: int, last: int) -> Window:
    """The window that asks about sentences number `first` to `last`."""
    begin = bisect_left(found, found[first - 1].start - AROUND, key=lambda u: u.start)
    end = bisect_right(found, found[last - 1].end + AROUND, key=lambda u: u.end)
    return Window(first, last, tuple(found[begin:end]))


def halves(found: Sequence[Unit], one: Window) -> tuple[Window, ...]:
    """The window in two, where it asks about more than one sentence."""
    if one.first == one.last:
        return ()
    middle = (one.first + one.last) // 2
    return window(found, one.first, middle), window(found, middle + 1, one.last)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        spaces = list(_SPACE.finditer(text, start + _LONGEST // 2, start + _LONGEST))
        cut, begin = spaces[-1].span() if spaces else (start + _LONGEST, start + _LONGEST)
        yield start, cut
        start = begin
    yield start, end
