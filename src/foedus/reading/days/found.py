"""The words of one time expression, asked by word class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from foedus.reading.days.kinds import Part, Unit
from foedus.reading.days.words import Token

_POINTERS = ("LAST", "NEXT", "THIS", "THAT", "SAME", "FOLLOWING", "PREVIOUS")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one expression, asked by word class."""

    tokens: Sequence[Token]

    def get(self, *kinds: str) -> Any:
        """The value of the first word of these classes."""
        return next((t.value for t in self.tokens if t.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        """Is there a word of these classes?"""
        return any(t.kind in kinds for t in self.tokens)

    def upto(self, *kinds: str) -> tuple[Words, Words]:
        """Those before the first word of a kind, and those after it."""
        at = next(i for i, t in enumerate(self.tokens) if t.kind in kinds)
        return Words(self.tokens[:at]), Words(self.tokens[at + 1 :])

    @property
    def part(self) -> Part | None:
        """The part: "Early", "the end of", "the first half of"."""
        if self.has("HALF"):
            number = self.get("ORDINAL") or self.get("LATTER") or self.get("LAST")
            return {1: Part.FIRST, 2: Part.SECOND, -1: Part.SECOND}.get(number)
        found = self.get("EARLY", "BEGIN")
        return Part(found) if found else None

    @property
    def which(self) -> int | None:
        """-1 for "last" and "previous", 0 for "this" and "that", 1 for "next" and "following"."""
        found: int | None = self.get(*_POINTERS)
        return found

    @property
    def anchored(self) -> bool:
        """Do they point to an act spoken of, not to the day of writing?"""
        the_next = any((one.kind, other.kind) == ("THE", "NEXT") for one, other in pairwise(self.tokens))
        return the_next or self.has("THAT", "SAME", "FOLLOWING", "PREVIOUS")

    @property
    def unit(self) -> tuple[Unit, int]:
        """The unit of the calendar, and how many of it the word means (two weeks for a fortnight)."""
        name = self.get("UNIT", "UNITS", "WEEK", "ANNUM")
        return (Unit.WEEK, 2) if name == "fortnight" else (Unit(name), 1)

    @property
    def count(self) -> int | None:
        """How many units; None for "a few"."""
        if self.has("FEW"):
            return self.get("FEW") or None
        numbers = [t.value for t in self.tokens if t.kind in ("WORDNUM", "NUM")]
        if 100 in numbers:
            return 100 * (numbers[0] if numbers[0] != 100 else 1)
        return sum(numbers) if numbers else 1

    @property
    def points(self) -> bool:
        """Is there a "last", "next", "that" ... among them?"""
        return self.has(*_POINTERS)
