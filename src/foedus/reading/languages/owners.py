"""Whose organ is meant: by the names beside it, by those told before, by where the text was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.core.inflection import Case
from foedus.core.organs import Organ
from foedus.reading.languages.piece import STATES, Piece
from foedus.reading.words.grammar import words

CHAMBERS = frozenset({"lower chamber", "upper chamber", "parliament"})


@dataclass(slots=True)
class Owners:
    """Whose organs the text speaks of: those told before, the state where it was written, the states named most."""

    home: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)
    speaker: str | None = None  # whose word was passed on last

    def of(self, organ: Organ, default: str) -> str:
        """The state of an organ beside which none is named; "" where it cannot be told."""
        likely = self.told.get(organ.kind) or (self.told.get("parliament") if organ.kind in CHAMBERS else None)
        return organ.state or self.told.get(organ.name) or default or likely or next(iter((*self.home, *self.spoken)), "")


def owners(pieces: Sequence[Piece], home: str | None) -> Owners:
    """The owners of a text, before any of its sentences is read."""
    counts = Counter(p.key for p in pieces if p.key and p.sort in (*STATES, "adjective") and len(p.key) == 3)
    return Owners((home,) if home else (), tuple(key for key, _ in counts.most_common()))


def owners_of(pieces: Sequence[Piece], i: int, language: str) -> tuple[str, ...]:
    """The states named beside an organ: an adjective next to it, or names behind it, with "of" in languages without cases."""
    for piece in reversed(pieces[max(0, i - 2) : i]):
        if piece.sort == "adjective":
            return (piece.key,)
        if piece.sort != "word":
            break
    found: list[str] = []
    for piece in pieces[i + 1 : i + 12]:
        if piece.sort in ("adjective", "name", "organisation"):
            found.append(piece.key)
        elif piece.low not in words("of", language) and piece.low not in ("'", "’", *("," if found else ())):
            break
    return tuple(dict.fromkeys(found))


def possessor(pieces: Sequence[Piece], i: int) -> str:
    """The state whose withdrawal a noun tells: "the withdrawal of Russia from ..."."""
    near = pieces[i + 1 : i + 4]
    found = next((k for k, p in enumerate(near) if p.sort in STATES), None)
    return near[found].key if found is not None and all(p.sort == "word" for p in near[:found]) else ""


def part_of(pieces: Sequence[Piece], i: int, language: str) -> int | None:
    """Members of a chamber act as the chamber: "deputies of the State Duma"."""
    if pieces[i].value.kind in CHAMBERS:
        for k in range(i + 1, min(i + 4, len(pieces))):
            if pieces[k].sort == "organ" and pieces[k].value.kind in CHAMBERS and pieces[k].case is not Case.BY:
                return k
            if pieces[k].low not in words("of", language) - words("coordinators", language) and pieces[k].low not in "'’":
                break
    return None
