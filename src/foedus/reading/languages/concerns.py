"""What an act concerns: which treaty, and whether the treaty itself or a way out of it."""

from __future__ import annotations

from foedus.core.words import WAYS_OUT, About, ActKind
from foedus.reading.languages.clause import Clause
from foedus.reading.languages.spoken import Spoken
from foedus.reading.languages.themes import EXITS, Theme, told_about
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Frame

_DETERMINED = 40  # characters before a noun in which its determiner stands


def about_of(frame: Frame, meant: Theme, clause: Clause, spoken: Spoken) -> About | None:
    """What the act concerns; None for a law that is about no treaty."""
    if meant.sort == "law":
        if meant.piece is None:
            return spoken.law
        own = told_about(meant.pieces, meant.at, spoken.language) or spoken.law
        if own is None and _taken_up(meant, spoken.language):
            own = spoken.way_out
        certain = own is About.TREATY or bool(spoken.treaties.entities)
        return own if certain else None
    if frame.about != "theme":
        return About(frame.about)
    if meant.sort in EXITS:
        return EXITS[meant.sort]
    if meant.sort in ("step", "notice", "procedure") and meant.piece is not None:
        found = told_about(meant.pieces, meant.at, spoken.language)
        if meant.sort == "notice" and frame.kind in WAYS_OUT:
            return found or spoken.exit or About.WITHDRAWAL
        return found or spoken.exit or spoken.way_out or spoken.about or About.TREATY
    return spoken.about if meant.piece is None and spoken.about else About.TREATY


def _taken_up(meant: Theme, language: str) -> bool:
    """ "The corresponding decree": of what was spoken of before."""
    low = words("corresponding", language)
    return meant.piece is not None and any(p.low in low for p in meant.pieces if 0 < meant.piece.start - p.start < _DETERMINED)


def treaty_of(meant: Theme, clause: Clause, spoken: Spoken) -> int | None:
    """The treaty that the theme names or is about, else the one spoken of."""
    if meant.piece is not None and meant.piece.sort == "organisation":
        return spoken.treaties.organisation(spoken.text, meant.piece)
    pieces = meant.pieces if meant.piece is not None else clause.pieces
    for i in range(meant.at, len(pieces)):
        if pieces[i].sort in ("treaty", "called"):
            return spoken.treaties.at(pieces[i])
        if pieces[i].sort == "organisation" and meant.sort in EXITS:
            return spoken.treaties.organisation(spoken.text, pieces[i])
        if pieces[i].sort in ("time", "verb"):
            break
    return spoken.treaties.spoken


def replacing(meant: Theme, clause: Clause, at: int, spoken: Spoken) -> tuple[int | None, int | None]:
    """The treaty that replaces, named before the verb or spoken of before, and the one replaced, behind it."""
    treaties = spoken.treaties
    named = [treaties.at(p) for p in (*clause.leading, *clause.pieces[:at]) if p.sort in ("treaty", "called")]
    piece = next((p for p in clause.pieces[at:] if p.sort in ("treaty", "called")), meant.piece)
    new = named[-1] if named else treaties.before
    old = treaties.at(piece) if piece is not None and piece.start > clause.pieces[at].start else None
    if old is not None and old == new and piece is not None:
        old = treaties.apart(piece)
    return new, old


def remember(meant: Theme, kind: ActKind, about: About, spoken: Spoken) -> None:
    """Keep what later words may take up: the law, the way out, the theme."""
    if meant.sort == "law" or kind is ActKind.PARLIAMENTARY_APPROVAL:
        spoken.law = about
    if about in (About.WITHDRAWAL, About.TERMINATION, About.SUSPENSION):
        spoken.exit = about
    spoken.about = about
    spoken.last = meant
