"""A text in pieces: names, nouns of the reader's classes, verbs, times, and the words and marks between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foedus.core.inflection import Case

STATES = frozenset({"name", "capital", "metonym", "organisation"})
ACTING = STATES | {"organ", "person", "group"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`text[start:end]`, with its sort.

    Sorts: "name", "capital", "adjective", "metonym", "organisation" (a state or organisation in `key`); "organ", "person", "time",
    "treaty" (a noun, or a proper name in `key`), another noun class of the table, "verb" (a VerbForm in `value`), "word", "mark".
    `case` is what its form can be in a clause, in languages that tell.
    """

    start: int
    end: int
    sort: str
    low: str
    case: Case = Case.BASE
    capital: bool = False
    key: str = ""
    value: Any = None
    default: str = ""  # the state whose organ is meant where the text names none

    shouts: bool = False  # printed in capitals: an abbreviation

    @property
    def acts(self) -> bool:
        """Can it stand for who acts?"""
        return self.sort in ACTING
