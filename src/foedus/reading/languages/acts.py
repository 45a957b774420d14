"""The acts that a sentence tells: each verb of the table with what it is done to, by whom, when, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.core.words import VOTED, Status
from foedus.reading.drafts import DraftAct
from foedus.reading.languages.agents import Actor, actors
from foedus.reading.languages.assembly import drafts
from foedus.reading.languages.circumstances import time_of, vote_of
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.filling import filled
from foedus.reading.languages.spoken import Spoken
from foedus.reading.languages.status import passive, status
from foedus.reading.languages.themes import EXITS
from foedus.reading.languages.verbforms import Tense, VerbForm
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import frames_of, table

_NEAR = 4  # pieces before "do" in which "so" stands


def acts(found: Sequence[Clause], spoken: Spoken, told: list[DraftAct]) -> None:
    """Add the acts of the clauses of one sentence to those told before, in order."""
    for clause in found:
        spoken.treaties.speak_of(clause.whole)
        spoken.way_out = next((EXITS[p.sort] for p in reversed(clause.whole) if p.sort in EXITS), spoken.way_out)
        for at, piece in enumerate(clause.pieces):
            if piece.sort == "verb" and (at == clause.at or piece.value.tense is Tense.INFINITIVE):
                for act in _told(clause, at, spoken, told):
                    spoken.latest[act.kind, act.treaty] = spoken.latest[act.kind, None] = len(told)
                    told.append(act)


def with_vote(told: list[DraftAct], words_: str, language: str) -> None:
    """Give the act told last the vote of a sentence that tells nothing but the vote."""
    last = told[-1] if told else None
    if last and last.kind in VOTED and not last.vote and (vote := vote_of(words_, language)):
        told[-1] = replace(last, vote=vote)


def _told(clause: Clause, at: int, spoken: Spoken, told: Sequence[DraftAct]) -> list[DraftAct]:
    form: VerbForm = clause.pieces[at].value
    how = status(clause, at, spoken.language)
    if how is None or (form.tense is Tense.PRESENT and how is Status.EXPECTED and _habit(clause, at)):
        return []
    is_passive = passive(clause, at, spoken.language)
    who = actors(clause, is_passive, spoken.owners, spoken.language)
    if again := _so(clause, at, who, how, spoken, told):
        return [again]
    for frame in frames_of(form.lemma, spoken.language):
        meant = filled(frame, clause, at, is_passive, who, spoken)
        if meant is not None:
            return list(drafts(frame, meant, clause, at, who, how, spoken, told))
    return []


def _so(clause: Clause, at: int, who: Sequence[Actor], how: Status, spoken: Spoken, told: Sequence[DraftAct]) -> DraftAct | None:
    """ "Kazakhstan intends to do so first": the act told last, done by another."""
    near = [p.low for p in clause.pieces[max(0, at - _NEAR) : at]]
    doing = clause.pieces[at].value.lemma in table("verbs", spoken.language)["do"]
    states = tuple(dict.fromkeys(key for a in who for key in a.states))
    if not (doing and told and states and words("do_so", spoken.language) & set(near)) or told[-1].sentence < spoken.sentence - 1:
        return None
    last = told[-1]
    return replace(
        last, start=clause.start, end=clause.end, sentence=spoken.sentence, actors=states, organ=None, persons=(), vote=None,
        status=how, time=time_of(clause, at), place=None, future=how is Status.EXPECTED, with_act=None,
    )  # fmt: skip


def _habit(clause: Clause, at: int) -> bool:
    """A present tense that tells of no day and of nobody: what a treaty provides."""
    return time_of(clause, at) is None and clause.hang is not Hang.MAIN
