"""From a filled frame to an act: about what, with which instrument, whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.core.words import About, ActKind, Status
from foedus.reading.acts.actors import Actor
from foedus.reading.acts.circumstances import circumstances
from foedus.reading.acts.frames import Filled
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.treatymentions import EXITS, told_about, treaty_of
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.phrase import Phrase


def drafted(filled: Filled, at: Telling, how: Status | None) -> DraftAct:
    """The act that a frame tells, without its actors."""
    frame, theme, clause = filled.frame, filled.theme, at.clause
    told = circumstances(at.parsed, clause, at.text)
    if frame.denial and not told.time and clause.outer is not None:
        told = replace(told, time=circumstances(at.parsed, at.found[clause.outer], at.text).time)  # done by saying it
    status = Status.DONE if frame.denial else Status.NOT_DONE if frame.negative else how or Status.DONE
    return DraftAct(
        kind=frame.kind,
        about=_about(filled, at),
        treaty=treaty_of(theme, at.focus),
        status=status,
        start=clause.start,
        end=clause.end,
        sentence=at.focus.sentence,
        future=clause.verb.future or clause.verb.pending or status == Status.EXPECTED,
        instrument=_instrument(theme),
        time=told.time or at.focus.entry,
        base=told.base,
        place=told.place,
        vote=told.vote,
    )


def with_actors(draft: DraftAct, who: Actor, times: Sequence[TimeMention] = ()) -> list[DraftAct]:
    """The act with its actors; one each for organs that act each for itself, with days that stand "respectively"."""
    if not who.several and len(times) == len(who.states) > 1 and not draft.organ and draft.kind not in _REPEATED:
        return [replace(draft, actors=(key,), persons=who.persons, time=day) for key, day in zip(who.states, times, strict=True)]
    if not who.several and draft.kind in _REPEATED and len(times) > 1:
        return [act for day in times for act in with_actors(replace(draft, time=day), who)]
    if not who.several:
        actors, organ, persons = who.states or draft.actors, who.organ or draft.organ, who.persons or draft.persons
        return [replace(draft, actors=actors, organ=organ, persons=persons)]
    days = times if len(times) == len(who.several) else [draft.time] * len(who.several)
    return [
        replace(draft, actors=keys or who.states, organ=organ, persons=who.persons, time=day)
        for (organ, keys), day in zip(who.several, days, strict=True)
    ]


_REPEATED = frozenset([ActKind.EXTENSION, ActKind.AMENDMENT, ActKind.INVOCATION])


def _about(filled: Filled, at: Telling) -> About:
    rule, theme, focus = filled.frame.about, filled.theme, at.focus
    if rule != "theme":
        named = {"focus": focus.exit, "law": focus.law or "treaty", "last": _lately(at), "step": _step(at)}
        return About(named.get(rule, rule))
    if theme is None and at.clause.verb.lemma == "sign":
        return About(_lately(at))
    if theme is None:
        return About(told_about(" " + at.words(at.clause.start, at.parsed.sentence.end)) or focus.exit)
    if theme.sort in EXITS:
        return About(EXITS[theme.sort])
    if theme.sort == "law":
        return About(focus.law or "treaty")
    if theme.sort in ("treaty", "treaty_again", "pronoun"):
        return About.TREATY
    return About(told_about(" " + at.words(theme.start, at.parsed.sentence.end)) or focus.exit)


def _step(at: Telling) -> str:
    """ "Both houses backed the move": the way out spoken of, else what was done just before."""
    return at.focus.exit if at.focus.exit != "treaty" else _lately(at)


def _lately(at: Telling) -> str:
    """What the act told just before was about: a vote without an object is on the same question."""
    last = at.focus.last
    if last is None or at.focus.sentence - last.sentence > 2:
        return "treaty"
    return _WAYS_OUT.get(last.kind, last.about.value) if last.about == About.TREATY else last.about.value


_WAYS_OUT = {ActKind.TERMINATION: "termination", ActKind.WITHDRAWAL: "withdrawal", ActKind.SUSPENSION: "suspension"}


_INSTRUMENTS = ("accession", "acceptance", "approval", "ratification", "succession")


def _instrument(theme: Phrase | None) -> str | None:
    if theme is None or theme.sort != "instrument":
        return None
    whole = " ".join([theme.low, *theme.mods])
    return next((w for w in _INSTRUMENTS if w[:5] in whole), None)
