"""When and where a clause says that its act was done, and with which vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedus.reading.days.kinds import Duration
from foedus.reading.days.times import TimeMention
from foedus.reading.languages.clause import Clause
from foedus.reading.languages.piece import Piece
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table


def time_of(clause: Clause, at: int) -> TimeMention | None:
    """The first day behind the verb, else the last before it; a length of time is none."""
    after = times_of(clause.pieces[at + 1 :])
    before = times_of((*clause.leading, *clause.pieces[:at]))
    return next(iter((*after, *reversed(before))), None)


def times_of(pieces: Sequence[Piece]) -> list[TimeMention]:
    """The days that the pieces tell, in order."""
    return [p.value for p in pieces if p.sort == "time" and not isinstance(p.value.expr, Duration)]


def place_of(clause: Clause, text: str, language: str) -> str | None:
    """The city behind "in" or "at"; a state's name only where no city stands."""
    found: list[tuple[bool, str]] = []
    for one, other in zip(clause.pieces, clause.pieces[1:], strict=False):
        if one.low in words("at", language) and other.capital and (other.sort in ("capital", "word", "name", "metonym")):
            found.append((other.sort == "name", text[other.start : other.end]))
    return min(found)[1] if found else None


def vote_of(words_: str, language: str) -> str | None:
    """The numbers of a vote, for and against, or that it was unanimous."""
    low = " ".join(words_.lower().split())
    for pattern in _votes(language):
        if found := pattern.search(low):
            return f"{found['for']}-{found['against']}"
    return "unanimous" if any(word in low for word in words("unanimous", language)) else None


@cache
def _votes(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("grammar", language)["votes"])
