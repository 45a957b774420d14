"""Groups of states on which an entry into force hangs: signatories, parties foreseen, another treaty's parties on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from foedus.core.answers import Answer, whether
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.basics.facts import Case, acting, facts, foreseen, parties
from foedus.law.basics.names import today
from foedus.law.basics.reckoning import first
from foedus.law.basics.turns import StateWord, Turn, possible

SIGNATORIES, PARTIES = "signatories", "parties"
BOUND = (StateWord.PARTY, StateWord.WITHDRAWING)
Bounds = tuple[frozenset[str], frozenset[str]]  # who belongs to it certainly, and who possibly


def signatories(case: Case, day: date) -> Bounds:
    """Who had signed by that day."""
    told = [(f.when.by(day), tuple(map(today, acting(case.treaty, f.act)))) for f in facts(case, ActKind.SIGNATURE)]
    return _bounds((answer, state) for answer, states in told for state in states)


def members(case: Case, of: str, day: date) -> Bounds:
    """The parties foreseen, or the parties of the treaty of that id on that day."""
    if of == PARTIES:
        known = frozenset(map(today, foreseen(case.treaty)))
        return known, known
    return _bounds((_bound(turns, day), state) for state, turns in _roll(case, of).items())


def entry_of(case: Case, treaty: str) -> When | None:
    """When another treaty entered into force; None where it did not, an open day where nothing is known of it."""
    if treaty not in case.others:
        return When()
    from foedus.law.entry.entry import entry  # whose conditions lead here

    found = [t.when for t in entry(_beside(case, treaty))]
    return first(found) if found else None


def _roll(case: Case, of: str) -> dict[str, tuple[Turn, ...]]:
    if of not in case.rolls:
        from foedus.law.life.membership import Member, state_turns
        from foedus.law.life.standing import life

        other = _beside(case, of)
        whole = life(other)
        turns = {today(s): state_turns(Member(case=other, state=s, whole=whole)) for s in parties(other.treaty)}
        case.rolls[of] = turns
    return case.rolls[of]


def _beside(case: Case, treaty: str) -> Case:
    """The other treaty's own case, in which this one is left out, so that two that wait for each other wait for ever."""
    rest = {key: other for key, other in case.others.items() if key != case.treaty.id}
    return Case(treaty=case.others[treaty], others=rest, known=case.known)


def _bound(turns: Iterable[Turn], day: date) -> Answer:
    return whether(word in BOUND for word in possible(StateWord, turns, day))


def _bounds(found: Iterable[tuple[Answer, str]]) -> Bounds:
    told = list(found)
    sure = frozenset(state for answer, state in told if answer is Answer.YES)
    return sure, sure | {state for answer, state in told if answer is Answer.UNKNOWN}
