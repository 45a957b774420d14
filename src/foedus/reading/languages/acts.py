"""The acts that a sentence tells: each verb of the table with what it is done to, by whom, when, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.core.words import About, ActKind, Status
from foedus.reading.drafts import DraftAct
from foedus.reading.languages.agents import Actor, Owners, actors, possessor
from foedus.reading.languages.circumstances import place_of, time_of, vote_of
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.piece import Piece
from foedus.reading.languages.status import announcing, passive, status
from foedus.reading.languages.themes import EXITS, Theme, theme, told_about
from foedus.reading.languages.treaties import Treaties
from foedus.reading.languages.verbforms import Tense, VerbForm
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Frame, frames_of

_LEAVING = {
    ActKind.WITHDRAWAL: About.WITHDRAWAL,
    ActKind.DENUNCIATION: About.WITHDRAWAL,
    ActKind.TERMINATION: About.TERMINATION,
    ActKind.SUSPENSION: About.SUSPENSION,
}
_BEYOND = 60  # characters behind a clause in which the words that belong to its verb may stand


@dataclass(slots=True)
class Spoken:
    """What the text has spoken of so far: its treaties and organs, the law, the way out, the theme taken up by "it"."""

    text: str
    language: str
    treaties: Treaties
    owners: Owners
    law: About | None = None
    exit: About | None = None
    last: Theme | None = None
    about: About | None = None
    sentence: int = 0


def acts(found: Sequence[Clause], spoken: Spoken, told: Sequence[DraftAct]) -> list[DraftAct]:
    """The acts of the clauses of one sentence, in order."""
    out: list[DraftAct] = []
    for clause in found:
        spoken.treaties.speak_of(clause.whole)
        for at, piece in enumerate(clause.pieces):
            if piece.sort == "verb" and (at == clause.at or piece.value.tense is Tense.INFINITIVE):
                out += _told(clause, at, spoken, [*told, *out])
    return out


def with_vote(told: Sequence[DraftAct], words_: str, language: str) -> list[DraftAct]:
    """The acts, the last of them with the vote of a sentence that tells nothing but the vote."""
    last = told[-1] if told else None
    vote = vote_of(words_, language) if last and last.kind in _VOTED and not last.vote else None
    return [*told[:-1], replace(last, vote=vote)] if last and vote else [*told]


def _told(clause: Clause, at: int, spoken: Spoken, told: Sequence[DraftAct]) -> list[DraftAct]:
    form: VerbForm = clause.pieces[at].value
    how = status(clause, at, spoken.language)
    if how is None or (form.tense is Tense.PRESENT and how is Status.EXPECTED and _habit(clause, at)):
        return []
    is_passive = passive(clause, at, spoken.language)
    who = actors(clause, is_passive, spoken.owners, spoken.language)
    for frame in frames_of(form.lemma, spoken.language):
        meant = _filled(frame, clause, at, is_passive, who, spoken)
        if meant is not None:
            return list(_drafts(frame, meant, clause, at, who, how, spoken, told))
    return []


def _habit(clause: Clause, at: int) -> bool:
    """A present tense that tells of no day and of nobody: what a treaty provides."""
    return time_of(clause, at) is None and clause.hang is not Hang.MAIN


def _filled(frame: Frame, clause: Clause, at: int, is_passive: bool, who: Sequence[Actor], spoken: Spoken) -> Theme | None:
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


_WORD = 5  # letters: shorter words before a verb are small ones


def _again(frame: Frame, spoken: Spoken) -> Theme | None:
    """What "it" means: the theme told last, if the frame takes its class."""
    if spoken.last is None:
        return None
    sort = "treaty" if spoken.last.sort in ("treaty_again", "called") else spoken.last.sort
    takes = sort in frame.theme or (sort == "treaty" and "any" in frame.theme)
    return Theme(sort) if takes else None


def _drafts(
    frame: Frame, meant: Theme, clause: Clause, at: int, who: Sequence[Actor], how: Status, spoken: Spoken, told: Sequence[DraftAct]
) -> Iterator[DraftAct]:
    form, about = clause.pieces[at].value, _about(frame, meant, clause, spoken)
    if about is None:
        return
    treaty = _treaty(meant, clause, spoken)
    if spoken.treaties.domestic(treaty):
        return
    other = None
    if frame.kind is ActKind.SUPERSESSION:
        treaty, other = _replacing(meant, clause, at, spoken)
    announced = form.tense is Tense.INFINITIVE and announcing(clause, at, spoken.language)
    kind, about, how = _announced(frame, about, how, announced)
    kind = _completing(kind, meant, treaty, who, told)
    _remember(meant, about, spoken)
    act = DraftAct(
        kind=kind, about=about, treaty=treaty, status=Status.NOT_DONE if frame.negative else how,
        start=clause.start, end=clause.end, sentence=spoken.sentence, time=time_of(clause, at),
        place=place_of(clause, spoken.text, spoken.language), future=how is Status.EXPECTED,
        vote=vote_of(spoken.text[clause.start : clause.end], spoken.language) if kind in _VOTED else None,
        other=other,
    )  # fmt: skip
    if form.tense is Tense.ATTRIBUTIVE and not (act.time or act.place or who):
        return
    if not who and meant.piece is not None and (key := possessor(meant.pieces, meant.at)):
        who = [Actor("state", (key,))]
    yield from _by(replace(act, with_act=_same_day(clause, told, spoken.language)), who, len(told))


_VOTED = frozenset({ActKind.PARLIAMENTARY_APPROVAL, ActKind.COMMITTEE_APPROVAL})


def _completing(kind: ActKind, meant: Theme, treaty: int | None, who: Sequence[Actor], told: Sequence[DraftAct]) -> ActKind:
    """What parliament has approved a head of state signs to ratify it."""
    heads = len(who) == 1 and who[0].sort == "head" and meant.sort in ("treaty_again", "pronoun")
    voted = any(a.kind is ActKind.PARLIAMENTARY_APPROVAL and a.treaty == treaty for a in told)
    return ActKind.RATIFICATION if kind is ActKind.SIGNATURE and heads and voted else kind


def _by(act: DraftAct, who: Sequence[Actor], index: int) -> Iterator[DraftAct]:
    """One act of all who act together; chambers act each for itself on the day of the first, which is number `index`."""
    organs = [a for a in who if a.organ]
    if act.kind in _VOTED and len(organs) > 1:
        yield replace(act, actors=organs[0].states, organ=organs[0].organ)
        yield from (replace(act, actors=a.states, organ=a.organ, time=None, with_act=index) for a in organs[1:])
        return
    states = tuple(dict.fromkeys(key for a in who for key in a.states))
    persons = tuple(dict.fromkeys(a.person for a in who if a.person))
    yield replace(act, actors=states, organ=organs[0].organ if organs else None, persons=persons)


def _about(frame: Frame, meant: Theme, clause: Clause, spoken: Spoken) -> About | None:
    """What the act concerns; None for a law that is about no treaty."""
    if meant.sort == "law":
        if meant.piece is None:
            return spoken.law
        own = told_about(meant.pieces, meant.at) or told_about(clause.pieces, _index(clause, meant.piece)) or spoken.law
        return own if spoken.treaties.entities or own is None else None
    if frame.about != "theme":
        return About(frame.about)
    if meant.sort in EXITS:
        return EXITS[meant.sort]
    if meant.sort in ("step", "notice", "procedure") and meant.piece is not None:
        found = told_about(meant.pieces, meant.at)
        return found or spoken.exit or spoken.about or About.TREATY
    return spoken.about if meant.piece is None and spoken.about else About.TREATY


def _index(clause: Clause, piece: Piece) -> int:
    return next((i for i, p in enumerate(clause.pieces) if p is piece), len(clause.pieces))


def _announced(frame: Frame, about: About, how: Status, announced: bool) -> tuple[ActKind, About, Status]:
    """ "Decided to leave": the way out is announced, not taken."""
    if announced and frame.kind in _LEAVING and about is About.TREATY:
        return ActKind.ANNOUNCEMENT, _LEAVING[frame.kind], Status.DONE
    return frame.kind, about, how


def _treaty(meant: Theme, clause: Clause, spoken: Spoken) -> int | None:
    """The treaty that the theme names or is about, else the one spoken of."""
    if meant.piece is not None and meant.piece.sort == "organisation":
        return spoken.treaties.organisation(spoken.text, meant.piece)
    pieces = meant.pieces if meant.piece is not None else clause.pieces
    for i in range(meant.at, len(pieces)):
        if pieces[i].sort in ("treaty", "called"):
            return spoken.treaties.at(pieces[i])
        if pieces[i].sort in ("time", "verb"):
            break
    return spoken.treaties.spoken


def _replacing(meant: Theme, clause: Clause, at: int, spoken: Spoken) -> tuple[int | None, int | None]:
    """The treaty that replaces, named before the verb or spoken of before, and the one replaced, behind it."""
    treaties = spoken.treaties
    named = [treaties.at(p) for p in (*clause.leading, *clause.pieces[:at]) if p.sort in ("treaty", "called")]
    piece = next((p for p in clause.pieces[at:] if p.sort in ("treaty", "called")), meant.piece)
    new = named[-1] if named else treaties.before
    old = treaties.at(piece) if piece is not None and piece.start > clause.pieces[at].start else None
    if old is not None and old == new and piece is not None:
        old = treaties.apart(piece)
    return new, old


def _remember(meant: Theme, about: About, spoken: Spoken) -> None:
    if meant.sort == "law":
        spoken.law = about
    if about in (About.WITHDRAWAL, About.TERMINATION, About.SUSPENSION):
        spoken.exit = about
    spoken.about = about
    spoken.last = meant


def _same_day(clause: Clause, told: Sequence[DraftAct], language: str) -> int | None:
    """ "In force on the day of the exchange": the act of that day told last."""
    days = words("day_of", language)
    kinds = {"exchanging": ActKind.EXCHANGE, "signing": ActKind.SIGNATURE, "ratification": ActKind.RATIFICATION}
    for one, other in pairwise(p for p in clause.pieces if p.low not in words("of", language)):
        kind = kinds.get(other.sort)
        if kind and one.low in days:
            return next((i for i in reversed(range(len(told))) if told[i].kind == kind), None)
    return None
