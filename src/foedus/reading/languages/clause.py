"""A clause: the pieces around one verb, and how it hangs in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from foedus.reading.languages.piece import Piece
from foedus.reading.languages.verbforms import VerbForm


class Hang(StrEnum):
    """How a clause stands in its sentence."""

    MAIN = "main"
    RELATIVE = "relative"
    CONTENT = "content"  # what is said, announced, decided
    CONDITION = "condition"
    SUBORDINATE = "subordinate"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Clause:
    """`pieces[at]` is its verb. `leading` are pieces that an inserted clause cuts off from it; `antecedent` those it hangs on;
    `ahead` those behind the next verb, where this one has none behind it.

    `prior` is the clause before it whose subject it may share, `outer` the one under which it hangs.
    """

    pieces: tuple[Piece, ...]
    at: int
    hang: Hang
    link: str = ""
    leading: tuple[Piece, ...] = ()
    ahead: tuple[Piece, ...] = ()
    antecedent: tuple[Piece, ...] = ()
    prior: Clause | None = None
    outer: Clause | None = None

    @property
    def verb(self) -> Piece:
        """The piece that is its verb."""
        return self.pieces[self.at]

    @property
    def form(self) -> VerbForm:
        """Its verb, as the table knows it."""
        found: VerbForm = self.verb.value
        return found

    @property
    def before(self) -> tuple[Piece, ...]:
        """The pieces before the verb, with those cut off from it."""
        return (*self.leading, *self.pieces[: self.at])

    @property
    def after(self) -> tuple[Piece, ...]:
        """The pieces after the verb."""
        return self.pieces[self.at + 1 :]

    @property
    def whole(self) -> tuple[Piece, ...]:
        """All its pieces."""
        return (*self.leading, *self.pieces)

    @property
    def start(self) -> int:
        """The first character of its first word."""
        return next((p.start for p in self.pieces if p.sort != "mark"), self.pieces[0].start)

    @property
    def end(self) -> int:
        """The character behind its last."""
        return self.pieces[-1].end

    def above(self) -> Iterator[Clause]:
        """The clauses under which it hangs, the nearest first."""
        outer = self.outer
        while outer is not None:
            yield outer
            outer = outer.outer
