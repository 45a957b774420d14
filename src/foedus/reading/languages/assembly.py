"""From a filled frame to acts: how they stand, whose they are, on which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from foedus.core.words import VOTED, WAYS_OUT, About, ActKind, Status
from foedus.reading.days.kinds import Anchored
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct
from foedus.reading.languages.agents import Actor
from foedus.reading.languages.circumstances import place_of, time_of, times_of, vote_of
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.concerns import about_of, remember, replacing, treaty_of
from foedus.reading.languages.owners import possessor
from foedus.reading.languages.piece import Piece
from foedus.reading.languages.spoken import Spoken
from foedus.reading.languages.status import announcing
from foedus.reading.languages.themes import EXITS, Theme
from foedus.reading.languages.verbforms import Tense
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Frame

_NAMED_BY = {"exchanging": ActKind.EXCHANGE, "signing": ActKind.SIGNATURE, "ratification": ActKind.RATIFICATION}


def drafts(
    frame: Frame, meant: Theme, clause: Clause, at: int, who: Sequence[Actor], how: Status, spoken: Spoken, told: Sequence[DraftAct]
) -> Iterator[DraftAct]:
    """The acts that the clause tells by this frame; none for a law that is about no treaty, or an agreement between no states."""
    form, about = clause.pieces[at].value, about_of(frame, meant, clause, spoken)
    if about is None:
        return
    treaty = treaty_of(meant, clause, spoken)
    if spoken.treaties.domestic(treaty):
        return
    other = None
    if frame.kind is ActKind.SUPERSESSION:
        treaty, other = replacing(meant, clause, at, spoken)
    announced = announcing(clause, at, spoken.language) if form.tense is Tense.INFINITIVE else None
    kind, about, how = _announced(frame, about, how, announced)
    if kind is ActKind.PROVISIONAL_APPLICATION and form.tense is Tense.PRESENT and how is Status.EXPECTED:
        how = Status.DONE  # it is applied since a day
    kind = _completing(kind, meant, treaty, who, spoken)
    remember(meant, kind, about, spoken)
    act = DraftAct(
        kind=kind, about=about, treaty=treaty, status=Status.NOT_DONE if frame.negative else how,
        start=clause.start, end=clause.end, sentence=spoken.sentence, time=time_of(clause, at),
        place=place_of(clause, spoken.text, spoken.language), future=how is Status.EXPECTED,
        vote=vote_of(spoken.text[clause.start : clause.end], spoken.language) if kind in VOTED else None,
        other=other,
    )  # fmt: skip
    bare = clause.hang is Hang.PARTICIPLE and form.tense is not Tense.ACTIVE
    if bare and not (act.time or act.place or who):
        return
    if not who and meant.sort in EXITS and meant.piece is not None and (key := possessor(meant.pieces, meant.at)):
        who = [Actor("state", (key,))]
    if (same := _same_day(clause, spoken)) is not None:
        act = replace(act, with_act=same, time=None)
    yield from _by(act, who, len(told), times_of(clause.pieces))


def _completing(kind: ActKind, meant: Theme, treaty: int | None, who: Sequence[Actor], spoken: Spoken) -> ActKind:
    """What parliament has approved a head of state signs to ratify it."""
    heads = len(who) == 1 and who[0].sort == "head" and meant.sort in ("treaty_again", "pronoun")
    voted = (ActKind.PARLIAMENTARY_APPROVAL, treaty) in spoken.latest
    return ActKind.RATIFICATION if kind is ActKind.SIGNATURE and heads and voted else kind


def _announced(frame: Frame, about: About, how: Status, announced: str | None) -> tuple[ActKind, About, Status]:
    """ "Decided to leave", "ordered to leave": the way out is announced or ordered, not taken."""
    if announced and frame.kind in WAYS_OUT and about is About.TREATY:
        kind = ActKind.ORDER if announced == "order" else ActKind.ANNOUNCEMENT
        return kind, WAYS_OUT[frame.kind], Status.DONE
    return frame.kind, about, how


def _by(act: DraftAct, who: Sequence[Actor], index: int, days: Sequence[TimeMention]) -> Iterator[DraftAct]:
    """One act of all who act together; chambers act each for itself on the day of the first, which is number `index`."""
    organs = [a for a in who if a.organ]
    if act.kind in VOTED and len(organs) > 1:
        own = list(days) if len(days) == len(organs) else [act.time, *[None] * (len(organs) - 1)]
        for a, day in zip(organs, own, strict=True):
            yield replace(act, actors=a.states, organ=a.organ, time=day, with_act=act.with_act if day or a is organs[0] else index)
        return
    states = tuple(dict.fromkeys(key for a in who for key in a.states))
    persons = tuple(dict.fromkeys(a.person for a in who if a.person))
    yield replace(act, actors=states, organ=organs[0].organ if organs else None, persons=persons)


def _same_day(clause: Clause, spoken: Spoken) -> int | None:
    """ "In force on the day of the exchange", "the very day of its signature": the act of that day told last."""
    small = words("of", spoken.language) | words("possessives", spoken.language)
    for one, other in pairwise(p for p in clause.pieces if p.low not in small):
        kind = _NAMED_BY.get(other.sort)
        if kind and (one.low in words("day_of", spoken.language) or _that_day(one)):
            return spoken.latest.get((kind, None))
    return None


def _that_day(piece: Piece) -> bool:
    return piece.sort == "time" and isinstance(piece.value.expr, Anchored) and piece.value.expr.offset == 0
