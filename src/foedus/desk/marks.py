"""Passages marked in a text: overlapping spans cut into properly nested pieces, each with an anchor of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text, with the classes to show it by and a title."""

    start: int
    end: int
    kinds: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """A span begins here, or goes on where a crossing span was closed (`again`)."""

    span: Span
    again: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """The innermost open span ends here."""


Piece = str | Opening | Closing


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The text with properly nested openings and closings. Its characters are all there, in order, once."""
    waiting = sorted(_merged(text, spans), key=lambda s: (s.start, -s.end))
    out: list[Piece] = []
    open_: list[Span] = []
    here = 0
    for stop in sorted({edge for s in waiting for edge in (s.start, s.end)} | {len(text)}):
        if stop > here:
            out.append(text[here:stop])
            here = stop
        _close(open_, stop, out)
        while waiting and waiting[0].start == stop:
            open_.append(waiting.pop(0))
            out.append(Opening(open_[-1]))
    return out


def _close(open_: list[Span], stop: int, out: list[Piece]) -> None:
    ended = [i for i, span in enumerate(open_) if span.end <= stop]
    if not ended:
        return
    again = [span for span in open_[ended[0] :] if span.end > stop]
    out.extend(Closing() for _ in open_[ended[0] :])
    del open_[ended[0] :]
    out.extend(Opening(span, again=True) for span in again)
    open_.extend(again)


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """One span for each pair of bounds within the text, with all its kinds and titles."""
    found: dict[tuple[int, int], Span] = {}
    for span in spans:
        start, end = max(span.start, 0), min(span.end, len(text))
        if start >= end:
            continue
        old = found.get((start, end), Span(start, end))
        titles = dict.fromkeys(t for t in (old.title, span.title) if t)
        found[start, end] = Span(start, end, tuple(dict.fromkeys(old.kinds + span.kinds)), "; ".join(titles))
    return list(found.values())
