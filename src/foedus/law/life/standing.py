"""A treaty's standing on a day, from its clauses and acts, with the proof (VCLT Parts II and V)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from foedus.core import saying
from foedus.core.answers import Answer, some, whether
from foedus.core.states import same
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import About, ActKind, Status
from foedus.law.basics import days
from foedus.law.basics.facts import CONSENT, DOMESTIC, Case, Fact, by_state, consents, facts, parties
from foedus.law.basics.proofs import Proof, proof
from foedus.law.basics.reckoning import first, last, next_day
from foedus.law.basics.turns import StateWord, Turn, Word, possible, unsure
from foedus.law.entry.entry import entry
from foedus.law.life.domestic import completed, procedures, progress
from foedus.law.life.ends import ends
from foedus.law.life.life import Outstanding, Standing, StateBond, StateStanding
from foedus.law.life.membership import Member, state_turns
from foedus.law.life.outstanding import outstanding
from foedus.law.life.pauses import provisional, suspended
from foedus.law.life.wording import sentence

__all__ = ["Outstanding", "Standing", "StateStanding", "life", "member", "sentence", "standing"]

FORCE = (Word.IN_FORCE, Word.SUSPENDED)  # art. 72: a suspended treaty is in force, its operation is not
BINDING = (StateWord.PARTY, StateWord.WITHDRAWING, StateWord.PROVISIONAL)
LIVING = (ActKind.WITHDRAWAL, ActKind.DENUNCIATION, ActKind.TERMINATION, ActKind.SUSPENSION, ActKind.INVOCATION, ActKind.EXTENSION)
MANY = 4  # more signatures than this are told by the first
TALKS = (ActKind.NEGOTIATION, ActKind.INITIALLING, ActKind.ADOPTION)


def standing(
    treaty: Treaty, on: date, others: Mapping[str, Treaty] | None = None, known: date | None = None, case: Case | None = None
) -> Standing:
    """The treaty's standing at the end of the day `on`.

    `others` are treaties by id, needed where one of them may supersede this one (art. 59). `known` is the day by which
    everything that is reported as done had been done (the ledger's own day): without it an act that no source dates stays open.
    `case` in place of both, if at hand.
    """
    case = case or Case(treaty=treaty, others=others or {}, known=known)
    whole = life(case)
    words, word, answer, reason = on_day(case, whole, on)
    members = tuple(member(case, same(state, on), whole, on) for state in parties(treaty))
    partial = Standing(
        treaty=treaty.id, title=treaty.title, on=on, word=word, answer=answer, since=_since(whole, on, word), reason=reason,
        may_be=tuple(words) if word is Word.UNDETERMINED else (), signed=_signed(whole, on), open=treaty.open, states=members,
        proof=_proof(whole, on, words, answer, reason), ground=_ground(whole, on, word),
    )  # fmt: skip
    return replace(partial, outstanding=outstanding(case, partial, whole))


def on_day(case: Case, whole: Sequence[Turn], on: date) -> tuple[list[Word], Word, Answer, str]:
    """The words that the day may bear, the one word for them, whether it is in force, and why that cannot be told."""
    words = possible(Word, whole, on)
    word = words[0] if len(words) == 1 else Word.UNDETERMINED
    answer = force(words)
    if Word.NOT_SIGNED in words and not made(case.treaty):
        return words, Word.UNDETERMINED, Answer.UNKNOWN, "no source reports its signature or entry into force"
    return words, word, answer, _reason(whole, on, words)


def force(words: Sequence[Word]) -> Answer:
    """Is a treaty that may bear these words in force?"""
    return whether(w in FORCE if w is not Word.UNDETERMINED else None for w in words)


def bindingness(words: Sequence[StateWord]) -> Answer:
    """Is a state that may bear these words bound by the treaty in operation?"""
    return whether(w in BINDING for w in words)


def made(treaty: Treaty) -> bool:
    """Does any source tell how it came about, or that it is yet to? Else its silence says nothing.

    That a state leaves or invokes a treaty tells that it was made: then a mere plan of its entry into force tells nothing new.
    """
    kinds = (*TALKS, *DOMESTIC, *CONSENT, ActKind.SIGNATURE, ActKind.ENTRY_INTO_FORCE, ActKind.PROVISIONAL_APPLICATION)
    making = [h.content for h in treaty.acts if h.content.kind in kinds and h.content.about is About.TREATY]
    lives_on = any(h.content.kind in LIVING or h.content.about is not About.TREATY for h in treaty.acts)
    told = any(act.status not in (Status.EXPECTED, Status.NOT_DONE) for act in making)
    return told or (bool(making) and not lives_on)


def life(case: Case) -> tuple[Turn, ...]:
    """All turning points of the treaty as a whole."""
    into_force = entry(case)
    start = first(t.when for t in into_force) if into_force else None
    return (
        *_talks(case),
        *_signatures(case),
        *_unreported_signature(case),
        *provisional(case),
        *into_force,
        *suspended(case),
        *ends(case, start),
    )


def _talks(case: Case) -> Iterable[Turn]:
    for fact in facts(case, *TALKS):
        yield Turn(word=Word.NEGOTIATED, when=fact.when, doubt=fact.doubt, proof=proof(
            fact.act.kind.value, f"{fact.act.kind.value} is reported", Answer.YES, "VCLT arts. 9, 10", [fact.held]))  # fmt: skip


def _signatures(case: Case) -> Iterable[Turn]:
    """Arts. 10-12: a signature without a day came no later than the acts that follow from it."""
    found = facts(case, ActKind.SIGNATURE)
    after = [f.when for f in facts(case, *DOMESTIC, ActKind.EXCHANGE, ActKind.ENTRY_INTO_FORCE) if not f.doubt]
    sure = [f for f in found if not f.doubt]
    if len(sure) > MANY:
        yield _first_of(sure, f"it was signed, with the first of {len(sure)} signatures,", "VCLT arts. 10-12")
    for fact in [f for f in found if f.doubt] if len(sure) > MANY else found:
        latest = None if fact.doubt or case.treaty.open else first([fact.when, *after]).latest
        fits = latest and (fact.when.earliest is None or fact.when.earliest <= latest)
        when = When(fact.when.earliest, latest, fact.when.approximate) if fits else fact.when
        yield Turn(word=Word.SIGNED, when=when, doubt=fact.doubt, proof=proof(
            "signature", "it was signed", Answer.YES, "VCLT arts. 10-12", [fact.held]))  # fmt: skip


def _unreported_signature(case: Case) -> Iterable[Turn]:
    """Arts. 14-16: where no source reports a signature, a state's ratification or consent shows that the text stands open."""
    if facts(case, ActKind.SIGNATURE):
        return
    found = [*facts(case, ActKind.RATIFICATION), *consents(case)]
    sure = [f for f in found if not f.doubt]
    if len(sure) > MANY:
        yield _first_of(sure, f"its text stood open, with the first of {len(sure)} acts of consent,", "VCLT art. 14")
    for fact in [f for f in found if f.doubt] if len(sure) > MANY else found:
        says = f"{fact.act.kind.value} is reported, though no signature"
        step = proof("consent", says, Answer.YES, "VCLT art. 14", [fact.held])
        yield Turn(word=Word.SIGNED, when=fact.when, doubt=fact.doubt, proof=step)


def _first_of(sure: Sequence[Fact], says: str, article: str) -> Turn:
    """Many acts that open the text to signature or show it open are told by the first of them."""
    when = first(f.when for f in sure)
    early = [f.held for f in sure if f.when.precedes(next_day(when)) is not Answer.NO]
    return Turn(word=Word.SIGNED, when=when, proof=proof("signature", says, Answer.YES, article, early))


def _signed(whole: Sequence[Turn], on: date) -> Answer:
    return some(t.when.by(on) for t in whole if t.word is not Word.NEGOTIATED)


def _since(whole: Iterable[Turn], on: date, word: Word | StateWord) -> When | None:
    whole = tuple(whole)
    found = [t.when for t in whole if t.word is word and t.holds(on) is Answer.YES]
    again = [t.until for t in whole if t.word is StateWord.FORMER and t.until and t.until.by(on) is Answer.YES]
    return last([first(found), *again]) if found else None


def _ground(whole: Iterable[Turn], on: date, word: Word) -> Proof | None:
    """What the word follows from: of several turning points to it the first."""
    found = [t for t in whole if t.word is word and t.holds(on) is Answer.YES]
    return min(found, key=lambda t: t.when.latest or date.max).proof if found else None


def _reason(whole: Iterable[Turn], on: date, words: Sequence[Word | StateWord]) -> str:
    if len(words) < 2:
        return ""
    why = dict.fromkeys(t.why_unsure for t in unsure(whole, on, words))
    return "; ".join(why) or f"which came first cannot be told: {' or '.join(words)}"


def _proof(whole: Sequence[Turn], on: date, words: Sequence[Word | StateWord], answer: Answer, reason: str) -> Proof:
    said = f"{' or '.join(words)} on {saying.day(on)}" + (f": {reason}" if reason else "")
    if not whole:
        return proof("no acts", f"not signed on {saying.day(on)}: no source reports an act", answer, "VCLT art. 24")
    return proof("standing", said, answer, "VCLT arts. 24, 42", steps=[_step(t, on) for t in whole])


def _step(turn: Turn, on: date) -> Proof:
    holds = turn.holds(on)
    until = f", ending {days.on(turn.until)}" if turn.until and turn.until.edtf else ""
    says = f"{turn.proof.says} {days.on(turn.when)}{until}" + (f" ({turn.doubt})" if turn.doubt else "")
    old = turn.proof
    return Proof(
        rule=old.rule, says=says, answer=holds, article=old.article, acts=old.acts, statements=old.statements, steps=old.steps
    )


def member(case: Case, state: str, whole: Sequence[Turn], on: date) -> StateStanding:
    """A state's standing, given the treaty's turning points."""
    turns = state_turns(Member(case=case, state=state, whole=whole))
    bond = bond_of(state, turns, on)
    effect = [t.until for t in turns if t.word is StateWord.WITHDRAWING and t.until and t.holds(on) is Answer.YES]
    consented = [f.when.by(on) for f in by_state(case, state, consents(case))]
    return StateStanding(
        state=state, word=bond.word, binds=bond.binds, since=bond.since, proof=bond.proof, consented=some(consented),
        deadline=first(effect) if effect else None, ratified=completed(case, state, on), steps=progress(case, state, on),
        steps_known=state in procedures(),
    )  # fmt: skip


def bond_of(state: str, turns: Sequence[Turn], on: date) -> StateBond:
    """What the treaty is for a state, given its own turning points."""
    words = possible(StateWord, turns, on)
    word = words[0] if len(words) == 1 else StateWord.UNDETERMINED
    binds = bindingness(words)
    told = _proof(turns, on, words, binds, _reason(turns, on, words))
    return StateBond(state=state, word=word, binds=binds, proof=told, since=_since(turns, on, word))
