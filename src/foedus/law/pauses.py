"""Provisional application (VCLT art. 25) and suspension (arts. 57, 58, 72), for the whole treaty or for a state."""

from __future__ import annotations

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.core.words import About, ActKind
from foedus.law.facts import Case, Fact, among, bilateral, by_state, facts, foreseen
from foedus.law.names import name
from foedus.law.proofs import proof
from foedus.law.reckoning import first, perhaps_never
from foedus.law.turns import StateWord, Turn, Word


def provisional(case: Case) -> tuple[Turn, ...]:
    """Art. 25: the treaty is applied provisionally from the reported day, until it enters into force."""
    found = [f for f in facts(case, ActKind.PROVISIONAL_APPLICATION) if _whole(case, f)]
    return tuple(_turn(Word.PROVISIONAL, f, "it is applied provisionally", "VCLT art. 25") for f in found)


def suspended(case: Case) -> tuple[Turn, ...]:
    """Art. 57: a suspension of the whole treaty; between two parties one suffices to stop its operation."""
    found = [f for f in facts(case, ActKind.SUSPENSION) if _whole(case, f)]
    return tuple(_suspension(case, Word.SUSPENDED, f) for f in found)


def state_pauses(case: Case, state: str) -> tuple[Turn, ...]:
    """The same for one state."""
    applying = by_state(case, state, facts(case, ActKind.PROVISIONAL_APPLICATION))
    halting = [f for f in facts(case, ActKind.SUSPENSION) if among((state,), f.act.actors) or _whole(case, f)]
    turns = [_turn(StateWord.PROVISIONAL, f, f"{name(state)} applies it provisionally", "VCLT art. 25") for f in applying]
    return (*turns, *(_suspension(case, StateWord.SUSPENDED, f) for f in halting if not f.act.toward or bilateral(case.treaty)))


def _whole(case: Case, fact: Fact) -> bool:
    """Does it concern the whole treaty? What is suspended toward one state of many leaves the rest as it was (art. 58)."""
    states = fact.act.actors
    return bilateral(case.treaty) or (not fact.act.toward and (not states or among(foreseen(case.treaty), states)))


def _suspension(case: Case, word: Word | StateWord, fact: Fact) -> Turn:
    turn = _turn(word, fact, "its operation was suspended", "VCLT art. 57")
    until, doubt = _resumed(case, fact)
    return Turn(word=word, when=turn.when, until=until, proof=turn.proof, doubt=turn.doubt or doubt)


def _resumed(case: Case, suspension: Fact) -> tuple[When | None, str]:
    back = facts(case, ActKind.WITHDRAWAL, about=(About.SUSPENSION,))
    later = [f for f in back if f.when.precedes(suspension.when) is not Answer.YES]
    sure = [f.when for f in later if suspension.when.precedes(f.when) is Answer.YES and not f.doubt]
    maybe = [perhaps_never(f.when) for f in later if f.when not in sure]
    when = first([*sure, *maybe]) if later else None
    return when, "whether the suspension has ended is not known" if maybe and not sure else ""


def _turn(word: Word | StateWord, fact: Fact, says: str, article: str) -> Turn:
    answer = Answer.UNKNOWN if fact.doubt else Answer.YES
    return Turn(
        word=word,
        when=fact.when,
        doubt=fact.doubt,
        proof=proof("reported " + fact.act.kind.value, says, answer, article, [fact.held]),
    )
