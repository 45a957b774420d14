"""A treaty's own text: its title, articles and annexes, each with its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]  # characters, the last one not included


class Kind(StrEnum):
    """What a piece of a treaty's text is."""

    OPENING = "opening"  # title, parties, preamble
    TITLE = "title"
    PARTIES = "parties"  # who concludes it: the subject of the sentence that the preamble is
    PREAMBLE = "preamble"  # the recitals, to the words by which the parties agree
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    NOTE = "note"  # the whole of an exchange of notes without numbered provisions (VCLT art. 13)
    PARAGRAPH = "paragraph"
    POINT = "point"
    ANNEX = "annex"
    ENDING = "ending"  # testimonium, signatures
    TESTIMONIUM = "testimonium"  # in witness whereof ..., done at ... on ...
    SIGNATURES = "signatures"
    FOOTNOTE = "footnote"  # at the foot of a page, or after all: within the piece that it stands in, but none of its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One piece, from its first character to its last, with the pieces that it is made of.

    `number` is as it stands there ("5 bis", "XIV", "the first"); `heading` is where its heading stands, `body` where the words
    under both begin.
    """

    kind: Kind
    start: int
    end: int
    number: str | None = None
    heading: Span | None = None
    body: int | None = None
    parts: tuple[Element, ...] = ()

    @property
    def begins(self) -> int:
        """Where its own words begin, under its number and heading."""
        return self.start if self.body is None else self.body

    @property
    def known_as(self) -> str:
        """Its number, or what it is where it has none."""
        return self.number or str(self.kind)

    def spans(self) -> Iterator[Span]:
        """Where its own words stand, its footnotes left out."""
        at = self.start
        for note in (one for one in self.all() if one.kind is Kind.FOOTNOTE and one is not self):
            yield at, note.start
            at = note.end
        yield at, self.end

    def all(self) -> Iterator[Element]:
        """The piece itself and, in their order, all within it."""
        yield self
        for part in self.parts:
            yield from part.all()
