"""Which frame a clause fills, and with what theme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.reading.languages.agents import Actor
from foedus.reading.languages.clause import Clause
from foedus.reading.languages.spoken import Spoken
from foedus.reading.languages.themes import Theme, theme
from foedus.reading.words.lexicon import Frame

_BEYOND = 60  # characters behind a clause in which the words that belong to its verb may stand


_WORD = 5  # letters: shorter words before a verb are small ones


def filled(frame: Frame, clause: Clause, at: int, is_passive: bool, who: Sequence[Actor], spoken: Spoken) -> Theme | None:
    """The theme, if the clause fills the frame."""
    low = spoken.text[clause.start : clause.end + _BEYOND].lower()
    if clause.leading:
        low = spoken.text[clause.leading[0].start : clause.leading[-1].end].lower() + " " + low
    if frame.particle and not any(re.search(rf"\b(?:{p})(?!\w)", low) for p in frame.particle):
        return None
    sort = who[0].sort if who else "none"
    if frame.subject and sort not in frame.subject and not (sort == "group" and "state" in frame.subject):
        return None
    meant = theme(frame, clause, at, is_passive, spoken.language)
    if meant.sort == "pronoun":
        return _again(frame, spoken)
    if meant.piece is not None:
        return meant
    silent = "any" in frame.theme and not meant.blocked and clause.prior is not None
    return _again(frame, spoken) if silent and _bare(clause, at) else None


def _bare(clause: Clause, at: int) -> bool:
    """Does nothing before the verb look like a subject?"""
    return all(p.sort in ("mark", "time") or len(p.low) < _WORD for p in (*clause.leading, *clause.pieces[:at]))


def _again(frame: Frame, spoken: Spoken) -> Theme | None:
    """What "it" means: the theme told last, if the frame takes its class."""
    if spoken.last is None:
        return None
    sort = "treaty" if spoken.last.sort in ("treaty_again", "called") else spoken.last.sort
    takes = sort in frame.theme or (sort == "treaty" and "any" in frame.theme)
    return Theme(sort) if takes else None
