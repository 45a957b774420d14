"""What an act is done to: a treaty, a law about one, an instrument, a way out; or whatever was spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from foedus.core.words import About
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.piece import Piece
from foedus.reading.languages.verbforms import FINITE
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Frame, table

EXITS = {"exit": About.WITHDRAWAL, "end": About.TERMINATION, "pause": About.SUSPENSION}
_TREATY = frozenset({"treaty", "called"})
# Nouns of a class of their own: behind one of these the verb's object is no other.
_HEADS = frozenset({"law", "instrument", "notice", "ratification", "force", "consent", "signing", "treaty_again", *EXITS, *_TREATY})
_AROUND = 5  # pieces beside a verb in which a pronoun is its object
_REACH = 30  # pieces


@dataclass(frozen=True, slots=True)
class Theme:
    """The piece that names it (None for a pronoun or what is left out), its class, and where it stands among `pieces`."""

    sort: str
    piece: Piece | None = None
    pieces: tuple[Piece, ...] = ()
    at: int = 0
    blocked: bool = False  # another noun stands where a theme would


NONE = Theme("none")


def theme(frame: Frame, clause: Clause, at: int, passive: bool, language: str) -> Theme:
    """The theme of the verb at that place of the clause; sort "none" where the clause names none that the frame takes."""
    places = _places(clause, at, passive or frame.intransitive, language)
    if _pronoun(clause, at, passive or frame.intransitive, language):
        return Theme("pronoun")
    blocked = False
    for pieces in places:
        found = _first(frame, pieces)
        if found.piece is not None:
            return found
        if found.blocked:
            blocked = True
    return Theme("none", blocked=blocked)


def _places(clause: Clause, at: int, subject: bool, language: str) -> list[tuple[Piece, ...]]:
    before, after = (*clause.leading, *clause.pieces[:at]), (*clause.pieces[at + 1 :], *clause.ahead)
    hung = (*reversed(clause.antecedent),) if clause.hang in (Hang.RELATIVE, Hang.PARTICIPLE) else ()
    if clause.hang is Hang.PARTICIPLE:
        return [hung[:_REACH], after]
    free = table("language", language)["cases"] or clause.hang is Hang.RELATIVE
    if subject:
        return [before, after, hung] if free else [before, hung]
    return [after, before, hung] if free else [after]


def _first(frame: Frame, pieces: Sequence[Piece]) -> Theme:
    """The first piece that the frame takes; a noun of another class before it blocks the way."""
    for i, piece in enumerate(pieces[:_REACH]):
        sort = "treaty" if piece.sort in _TREATY else piece.sort
        if (
            sort in frame.theme
            or (sort == "treaty_again" and "treaty" in frame.theme)
            or ("organisation" in frame.theme and sort == "organisation")
        ):
            return Theme(sort, piece, tuple(pieces), i)
        if sort in _HEADS:
            return Theme("none", blocked=True)
    return NONE


def _pronoun(clause: Clause, at: int, subject: bool, language: str) -> bool:
    """A pronoun as the object right before the verb or behind it, or as the subject of a passive one."""
    near = clause.pieces[max(0, at - 6) : at]
    lows = [p.low for p in near]
    if clause.hang is Hang.PARTICIPLE and not any(p.sort in _HEADS for p in (*clause.antecedent, *clause.after)):
        return any(p.low in words("subjects_again", language) for p in clause.antecedent)
    if subject:
        nouns = any(p.sort in _HEADS for p in clause.before)
        return not nouns and any(low in words("subjects_again", language) for low in lows)
    for piece in reversed(near):
        if piece.low in words("objects_again", language):
            return True
        if piece.low not in _between(language) and piece.low not in "'’":
            break
    around = clause.pieces[max(0, at - _AROUND) : at + _AROUND]
    if any(p.low in words("objects_governed", language) for p in around):
        return True
    following = clause.pieces[at + 1 : at + 2]
    return bool(following and following[0].low in words("objects_behind", language))


def _finite(piece: Piece) -> bool:
    return piece.sort == "verb" and piece.value.tense in FINITE


@cache
def _between(language: str) -> frozenset[str]:
    """What may stand between such a pronoun and its verb."""
    names = ("auxiliary_past", "auxiliary_future", "auxiliaries", "negations", "adverbs_between")
    return frozenset().union(*(words(name, language) for name in names))


def told_about(pieces: Sequence[Piece], start: int, language: str) -> About | None:
    """What a law or decision is about, by the nouns behind it: a way out, a treaty; None where it names neither."""
    for piece in pieces[start + 1 : start + 1 + _REACH]:
        if piece.sort in EXITS:
            return EXITS[piece.sort]
        if piece.sort == "verb" and (way := table("verbs", language)["ways_out"].get(piece.value.lemma)) and not _finite(piece):
            return About(way)
        if piece.sort in ("ratification", "membership", *_TREATY):
            return About.TREATY
        if piece.sort == "time" or piece.low in ".;:," or _finite(piece):
            return None
    return None
