"""Suspension between two parties of a treaty that goes on among the rest (VCLT arts. 58, 60(2)(b))."""

from __future__ import annotations

from foedus.core.answers import Answer
from foedus.core.words import About, ActKind
from foedus.law.basics.facts import Case, Fact, among, facts
from foedus.law.basics.names import full
from foedus.law.basics.proofs import proof
from foedus.law.basics.reckoning import first, perhaps_never
from foedus.law.basics.turns import StateWord, Turn


def between(case: Case, one: str, other: str) -> tuple[Turn, ...]:
    """When the treaty's operation was suspended between these two alone, until a report that this was taken back."""
    found = [f for f in facts(case, ActKind.SUSPENSION) if f.act.toward and _concerns(f, one, other)]
    return tuple(_turn(case, f, one, other) for f in found)


def _concerns(fact: Fact, one: str, other: str) -> bool:
    """By one of them toward the other, whichever."""
    by, to = fact.act.actors, fact.act.toward
    return any(among((a,), by) and among((b,), to) for a, b in ((one, other), (other, one)))


def _turn(case: Case, fact: Fact, one: str, other: str) -> Turn:
    back = [f for f in facts(case, ActKind.WITHDRAWAL, about=(About.SUSPENSION,)) if _ends(f, fact)]
    sure = [f.when for f in back if fact.when.precedes(f.when) is Answer.YES and not f.doubt]
    until = first([*sure, *(perhaps_never(f.when) for f in back if f.when not in sure)]) if back else None
    says = f"its operation between {full(one)} and {full(other)} was suspended"
    step = proof("suspension between two", says, Answer.UNKNOWN if fact.doubt else Answer.YES, "VCLT art. 58", [fact.held])
    return Turn(word=StateWord.SUSPENDED, when=fact.when, until=until, doubt=fact.doubt, proof=step)


def _ends(back: Fact, suspension: Fact) -> bool:
    same = not back.act.actors or among(suspension.act.actors, back.act.actors)
    return same and back.when.precedes(suspension.when) is not Answer.YES
