"""How an act stands by its verb: done, expected, not done; and whether the verb is passive."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.words import Status
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.heads import auxiliaries
from foedus.reading.languages.piece import Piece
from foedus.reading.languages.verbforms import FINITE, Tense, VerbForm
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import control, speech, table

_NEAR = 7  # pieces before a verb in which its negation stands


def passive(clause: Clause, at: int, language: str) -> bool:
    """Is the verb at that place of the clause passive?"""
    form: VerbForm = clause.pieces[at].value
    if form.tense in (Tense.PASSIVE, Tense.ATTRIBUTIVE):
        return True
    if clause.pieces[at].low.endswith(tuple(table("language", language).get("passive_endings", ()))):
        return True
    if form.tense is not Tense.PARTICIPLE or form.lemma in words("movement", language):
        return False
    near = [p.low for p in clause.pieces[max(0, at - _NEAR) : at]]
    if words("reflexive", language) & set(near):
        return False
    helped = auxiliaries(clause.pieces, at, language)
    return clause.hang is Hang.PARTICIPLE or bool(helped and helped[0] in words("being", language))


def status(clause: Clause, at: int, language: str) -> Status | None:
    """How the verb at that place of the clause puts its act; None for a condition, a purpose, a permission."""
    if clause.hang is Hang.CONDITION or any(outer.hang is Hang.CONDITION for outer in clause.above()):
        return None
    if _denied(clause, at, language) or _awaited(clause):
        return None
    form: VerbForm = clause.pieces[at].value
    own = Status.NOT_DONE if negated(clause.pieces, at, language) else _plain(clause, at, language)
    return _governed(clause, at, own, language) if form.tense is Tense.INFINITIVE else own


def _awaited(clause: Clause) -> bool:
    """ "In force when all have ratified it": what is awaited there is told of the outer clause."""
    outer = clause.outer
    coming = outer is not None and outer.verb.sort == "verb" and outer.form.tense is Tense.FUTURE
    return coming and clause.hang is Hang.SUBORDINATE


def _denied(clause: Clause, at: int, language: str) -> bool:
    """Does somebody deny what the verb tells?"""
    above = [outer.verb for outer in clause.above()] if clause.hang is Hang.CONTENT else []
    verbs = [*above, *(p for p in clause.pieces[:at] if p.sort == "verb")]
    return any(v.sort == "verb" and speech(v.value.lemma, language) == "denies" for v in verbs)


def negated(pieces: Sequence[Piece], at: int, language: str) -> bool:
    """Does a "not" belong to this verb?"""
    for piece in reversed(pieces[max(0, at - _NEAR) : at]):
        if piece.low in words("negations", language):
            return True
        if piece.sort not in ("word", "time") and piece.low not in "'’":
            return False
    return False


def _plain(clause: Clause, at: int, language: str) -> Status | None:
    form: VerbForm = clause.pieces[at].value
    helped = auxiliaries(clause.pieces, at, language)
    if form.tense is Tense.FUTURE or any(h in words("auxiliary_future", language) or h in words("plans", language) for h in helped):
        return Status.EXPECTED
    if form.tense is Tense.CONDITIONAL or any(h in words("conditional", language) for h in helped):
        return Status.EXPECTED
    if form.tense is Tense.PRESENT:
        return Status(table("language", language)["present"])
    return Status.DONE


def _governed(clause: Clause, at: int, own: Status | None, language: str) -> Status | None:
    """An infinitive is as the verb before it puts it: planned, refused; without one it is a purpose."""
    for i in range(at - 1, -1, -1):
        piece = clause.pieces[i]
        if piece.low in words("conditions", language):
            return None
        if piece.low in words("plans", language) | words("auxiliary_future", language):
            return Status.NOT_DONE if Status.NOT_DONE in (own, _not(clause, i, language)) else Status.EXPECTED
        if piece.sort == "verb" and piece.value.tense in FINITE | {Tense.PARTICIPLE}:
            sort = control(piece.value.lemma, language)
            if sort in ("announce", "order", "become"):
                return _not(clause, i, language) or own
            if sort == "refuse":
                return Status.NOT_DONE
            return None if sort is None or sort == "permit" else Status.EXPECTED
    return own if announcing(clause, at, language) else None


def _not(clause: Clause, at: int, language: str) -> Status | None:
    return Status.NOT_DONE if negated(clause.pieces, at, language) else None


def announcing(clause: Clause, at: int, language: str) -> str | None:
    """Does the verb above an infinitive announce, decide or order what it says? "announce", "order", or None."""
    for piece in reversed(clause.pieces[:at]):
        if piece.low in words("plans", language):
            return None
        if piece.sort == "verb" and piece.value.tense in FINITE | {Tense.PARTICIPLE}:
            sort = control(piece.value.lemma, language)
            return sort if sort in ("announce", "order") else None
    behind = (p for p in clause.pieces[at:] if p.sort == "verb" and p.value.tense in FINITE)
    spoken = any(p.low in words("decisions", language) for p in clause.pieces[:at])
    return "announce" if spoken and any(control(p.value.lemma, language) == "announce" for p in behind) else None
