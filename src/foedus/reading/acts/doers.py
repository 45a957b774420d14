"""Whose act it is: the clause's doer, or whom its other phrases name."""

from __future__ import annotations

from dataclasses import replace

from foedus.core.words import WAYS_OUT, ActKind
from foedus.reading.acts.actors import Actor, actor, states_of
from foedus.reading.acts.frames import Filled, agents
from foedus.reading.acts.joint import MAKING
from foedus.reading.acts.telling import Telling
from foedus.reading.syntax.clause import Clause, governed
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import words


def doer(filled: Filled, at: Telling) -> Actor:
    """Who acts; where the subject is what the act is done to, only a pronoun beside it ("the notice it served")."""
    subject = at.clause.subject
    if filled.frame.kind in MAKING and (partners := _partners(at.clause)):
        return replace(at.who, states=tuple(dict.fromkeys((*at.who.states, *partners))))
    if filled.frame.kind is ActKind.ENTRY_INTO_FORCE and (bound := _for_whom(at.clause)):
        return Actor(bound)
    if at.clause.verb.lemma == "receive" and filled.frame.kind in (ActKind.DEPOSIT, ActKind.NOTIFICATION):
        deposited = at.focus.states if filled.frame.kind is ActKind.DEPOSIT else ()
        return Actor(_owner(filled.theme, at) or deposited)  # who receives an instrument is the depositary
    if filled.frame.kind == ActKind.SIGNATURE and (signed_for := _for_whom(at.clause)):
        return replace(at.who, states=signed_for)
    if not at.who.states and (behalf := _on_behalf(at.clause)):
        return replace(at.who, states=behalf)
    if filled.frame.kind is ActKind.NEGOTIATION and not at.who.states and (talking := _talking(at.clause)):
        return Actor(talking)
    if filled.frame.kind is ActKind.RATIFICATION and filled.theme in subject and (came := at.clause.governed("from")):
        return actor(came, at.focus)
    unowned = filled.theme is not None and filled.theme.sort == "exit" and not filled.theme.keys and filled.theme.det == "the"
    if unowned and filled.frame.kind is ActKind.WITHDRAWAL and (left := _who_left(at)):
        return Actor(left)
    if filled.frame.kind is ActKind.NOTIFICATION and not at.who.states and (giver := _leaver(at)):
        return Actor(giver)
    if filled.theme not in agents(at.clause) and filled.frame.kind != ActKind.SUPERSESSION:
        return at.who if at.who.states else replace(at.who, states=_owner(filled.theme, at))
    if len(subject) > 1 and subject[1].sort == "pronoun":
        return actor(subject[1:2], at.focus)
    return Actor(_owner(filled.theme, at))


def _for_whom(clause: Clause) -> tuple[str, ...]:
    """ "The minister signed for Denmark", "on behalf of Denmark": whose signature it is."""
    return tuple(key for p in clause.governed("for") if p.sort == "state" for key in p.keys) or _on_behalf(clause)


def _on_behalf(clause: Clause) -> tuple[str, ...]:
    behind = next((clause.after[i:] for i, n in enumerate(clause.after) if n.low == "behalf"), ())
    return tuple(key for p in governed(behind, ("of",)) if p.sort == "state" for key in p.keys)


def _talking(clause: Clause) -> tuple[str, ...]:
    """ "Talks between Ethiopia and Somalia resumed": who negotiates."""
    found = governed((*clause.before, *clause.after), ("between", "with"))
    return tuple(dict.fromkeys(key for p in found if p.sort == "state" for key in p.keys))


def _who_left(at: Telling) -> tuple[str, ...]:
    """ "Its letter reached the bank on Friday and the exit took effect in August": that of whoever has just left."""
    last = at.focus.last
    leaving = last is not None and (last.kind in WAYS_OUT or last.about in WAYS_OUT.values())
    return last.actors if last is not None and leaving and at.focus.sentence - last.sentence <= _NEAR else ()


_NEAR = 2  # sentences


def _leaver(at: Telling) -> tuple[str, ...]:
    """Who has just left gives notice too, where nobody is named: "notice was also given to its partners"."""
    last = at.focus.last
    leaving = last is not None and (last.kind in WAYS_OUT or last.about in WAYS_OUT.values())
    near = last is not None and at.focus.sentence == last.sentence
    return last.actors if last is not None and leaving and near and len(last.actors) == 1 and at.clause.verb.passive else ()


def _owner(theme: Phrase | None, at: Telling) -> tuple[str, ...]:
    """ "Burundi's withdrawal took effect", "its instrument was deposited": whose it is."""
    return states_of(theme, at.focus) if theme is not None and theme.sort in words("owned") else ()


def _partners(clause: Clause) -> tuple[str, ...]:
    """ "the pact which Moscow concluded with Pyongyang": with whom, right behind the verb."""
    with_whom = clause.governed("with") if clause.after and clause.after[0].low == "with" else ()
    return tuple(key for p in with_whom if p.sort == "state" for key in p.keys)
