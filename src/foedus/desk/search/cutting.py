"""A text in passages to find: a paragraph each, a long one by its sentences, a short one with the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.reading.text.paragraphs import paragraphs
from foedus.reading.text.sentences import sentences

_SHORT, _LONG = 80, 600  # characters: less is a heading or a dateline, more is not taken in at a glance

Span = tuple[int, int]


def passages(text: str) -> list[Span]:
    """Characters of the text, end exclusive; together they cover all that is not space."""
    return list(_gathered(piece for p in paragraphs(text) for piece in _pieces(text, p.start, p.end)))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    if end - start <= _LONG:
        yield start, end
        return
    yield from ((start + s.start, start + s.end) for s in sentences(text[start:end]))


def _gathered(pieces: Iterable[Span]) -> Iterator[Span]:
    """Neighbours together until they are long enough."""
    held: Span | None = None
    for start, end in pieces:
        if held and end - held[0] > _LONG:
            yield held
            held = None
        held = (held[0] if held else start, end)
        if end - held[0] >= _SHORT:
            yield held
            held = None
    if held:
        yield held
