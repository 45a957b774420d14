"""Provisional application (VCLT art. 25) and suspension (arts. 57, 58, 72), for the whole treaty or for a state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.core.words import About, ActKind, ProvisionalRule
from foedus.law.basics.facts import Case, Fact, among, bilateral, by_state, facts, foreseen
from foedus.law.basics.names import cited, name
from foedus.law.basics.proofs import proof
from foedus.law.basics.reckoning import first, last, next_day, perhaps_never, shift
from foedus.law.basics.turns import StateWord, Turn, Word


def provisional(case: Case) -> tuple[Turn, ...]:
    """Art. 25: applied provisionally from the reported day, or from the one its clause gives, until it enters into force."""
    found = [f for f in facts(case, ActKind.PROVISIONAL_APPLICATION) if _whole(case, f)]
    told = tuple(_turn(Word.PROVISIONAL, f, "it is applied provisionally", "VCLT art. 25") for f in found)
    return told or tuple(by_clause(case, Word.PROVISIONAL, facts(case, ActKind.SIGNATURE)))


def by_clause(case: Case, word: Word | StateWord, signatures: list[Fact]) -> Iterable[Turn]:
    """Art. 25(1)(a): on signature, or on a day, as the treaty provides; where it adds conditions in words, it cannot be told."""
    clause = case.treaty.clauses.provisional_application
    if not clause or not signatures:
        return
    signed = first(f.when for f in signatures)
    start = {ProvisionalRule.SIGNATURE: signed, ProvisionalRule.DATE: clause.date and last((signed, clause.date))}.get(clause.rule)
    if not start:
        return
    doubt = f"it is applied provisionally only so far: {clause.note}" if clause.note else ""
    when = shift(start, clause.delay)
    step = proof("clause on provisional application", "it is applied provisionally", Answer.UNKNOWN if doubt else Answer.YES,
                 cited(clause.article, "VCLT art. 25(1)"), [f.held for f in signatures])  # fmt: skip
    until = next_day(clause.until) if clause.until else None
    yield Turn(word=word, when=perhaps_never(when) if doubt else when, until=until, proof=step, doubt=doubt)


def suspended(case: Case) -> tuple[Turn, ...]:
    """Art. 57: a suspension of the whole treaty; between two parties one suffices to stop its operation."""
    found = [f for f in facts(case, ActKind.SUSPENSION) if _whole(case, f)]
    return tuple(_suspension(case, Word.SUSPENDED, f) for f in found)


def state_pauses(case: Case, state: str) -> tuple[Turn, ...]:
    """The same for one state."""
    applying = by_state(case, state, facts(case, ActKind.PROVISIONAL_APPLICATION))
    halting = [f for f in facts(case, ActKind.SUSPENSION) if among((state,), f.act.actors) or _whole(case, f)]
    turns = [_turn(StateWord.PROVISIONAL, f, f"{name(state)} applies it provisionally", "VCLT art. 25") for f in applying]
    turns = turns or list(by_clause(case, StateWord.PROVISIONAL, by_state(case, state, facts(case, ActKind.SIGNATURE))))
    turns = [_until_it_says_no(case, state, turn) for turn in turns]
    return (*turns, *(_suspension(case, StateWord.SUSPENDED, f) for f in halting if not f.act.toward or bilateral(case.treaty)))


def _until_it_says_no(case: Case, state: str, turn: Turn) -> Turn:
    """Art. 25(2): it ends for a state that tells the others that it does not intend to become a party."""
    out = [f.when for f in by_state(case, state, facts(case, ActKind.NOTIFICATION, about=(About.WITHDRAWAL,)))]
    ends = [*([turn.until] if turn.until else []), *out]
    return replace(turn, until=first(ends)) if ends else turn


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
