"""What a treaty is for one state (VCLT arts. 2(1)(f-g), 14-18, 24(3), 25, 55, 70): signatory, party, former party."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from foedus.core.answers import Answer, every, some
from foedus.core.clauses import Delay
from foedus.core.states import same, states
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.basics.facts import Case, Fact, acting, among, bilateral, by_state, consents, facts, foreseen, is_resolution
from foedus.law.basics.names import name
from foedus.law.basics.proofs import proof
from foedus.law.basics.reckoning import first, last, one_or_other, perhaps_never, shift
from foedus.law.basics.turns import ENDS, StateWord, Turn, Word, dated
from foedus.law.entry.clauses import operative
from foedus.law.life.ends import lone_terminations
from foedus.law.life.leaving import Leaving, leavings
from foedus.law.life.pauses import state_pauses
from foedus.law.life.silence import NOT_LISTED, unlisted


@dataclass(frozen=True, kw_only=True)
class Member:
    """A state in a case, with the turns of the treaty as a whole."""

    case: Case
    state: str
    whole: Sequence[Turn]

    def general(self, *words: Word) -> list[Turn]:
        """The treaty's own turns to these words."""
        return [t for t in self.whole if t.word in words]

    @cached_property
    def leavings(self) -> list[Leaving]:
        """Its notices, one after the other."""
        entry = self.general(Word.IN_FORCE)
        return leavings(self.case, self.state, first(t.when for t in entry) if entry else None)


Rule = Callable[[Member], Iterable[Turn]]
NEVER_PARTY = "whether it was a party before it left is not known"


def state_turns(member: Member) -> tuple[Turn, ...]:
    """All turning points of this state."""
    return tuple(turn for rule in RULES for turn in rule(member))


def signed(m: Member) -> Iterable[Turn]:
    """Art. 18: having signed, it must not defeat the treaty's object and purpose before entry into force."""
    for fact in by_state(m.case, m.state, facts(m.case, ActKind.SIGNATURE)):
        yield _turn(StateWord.SIGNATORY, fact, f"{name(m.state)} signed", "VCLT art. 18")


def consented(m: Member) -> Iterable[Turn]:
    """Arts. 11-16: consent to be bound, which a domestic ratification alone is not; until it is taken back."""
    out = [leaving.effect for leaving in m.leavings if leaving.revoked is None]
    for fact in _consents(m):
        told = [(day, fact.when.precedes(day)) for day in out]
        ended = [day if sure is Answer.YES else perhaps_never(day) for day, sure in told if sure is not Answer.NO]
        turn = _turn(StateWord.CONSENTED, fact, f"{name(m.state)} expressed its consent to be bound", "VCLT art. 16")
        yield replace(turn, until=first(ended) if ended else None)


def _consents(m: Member) -> list[Fact]:
    """A succession of the state that carries on a signatory is no consent of its own: it was bound before."""
    mine = by_state(m.case, m.state, consents(m.case))
    signed_before = by_state(m.case, m.state, facts(m.case, ActKind.SIGNATURE))
    original = [f for f in mine if f.act.kind is not ActKind.SUCCESSION]
    return original if original or signed_before else mine


def entered(m: Member) -> Iterable[Turn]:
    """Art. 24(1, 3): on a reported day of its own; else, or before a second entry, with the treaty or after its own instrument."""
    own = _own_entries(m)
    sure = [f for f in own if not f.doubt]
    again = every(_after_a_notice(m, f) for f in sure)
    says = f"it entered into force for {name(m.state)}"
    if sure:
        step = proof("reported entry into force", says, Answer.YES, "VCLT art. 24", [f.held for f in sure])
        yield Turn(word=StateWord.PARTY, when=first(f.when for f in sure), proof=step)
    else:
        yield from (_turn(StateWord.PARTY, f, says, "VCLT art. 24") for f in own)
    for turn in _with_the_treaty(m) if again is not Answer.NO else ():
        doubt = turn.doubt or "whether its reported entry was its first is not known"
        yield turn if again is Answer.YES else replace(turn, when=perhaps_never(turn.when), doubt=doubt)


def _with_the_treaty(m: Member) -> Iterable[Turn]:
    mine, doubt = _consents(m), _unsure_of_consent(m)
    for turn in m.general(Word.IN_FORCE):
        when, article = turn.when, turn.proof.article
        if mine and not bilateral(m.case.treaty):
            when = _own_day(m, turn, first(f.when for f in mine))
            article = "VCLT art. 24(3)"
        elif doubt is None:
            continue
        step = proof("entry into force for a state", f"it entered into force for {name(m.state)}", turn.proof.answer, article,
                     [f.held for f in mine], [dated(turn)])  # fmt: skip
        yield Turn(word=StateWord.PARTY, when=perhaps_never(when) if doubt else when, doubt=turn.doubt or doubt or "", proof=step)


def _own_day(m: Member, turn: Turn, consent: When) -> When:
    """With the treaty for those whose consent brought it into force, else after their own delay, but not before it (art. 24(3))."""
    clause, _ = operative(m.case)
    own = last([turn.when, shift(consent, clause.later if clause and clause.later else Delay())])
    among_the_first = ~turn.fulfilled.precedes(consent) if turn.fulfilled else Answer.NO
    if among_the_first is Answer.YES:
        return turn.when
    return own if among_the_first is Answer.NO else one_or_other(turn.when, own)


def _unsure_of_consent(m: Member) -> str | None:
    """A doubt where others consented and it may not have, "" where nothing speaks against it, None where it has no part."""
    treaty = m.case.treaty
    if _consents(m) or is_resolution(treaty):
        return ""
    if treaty.open or not among((m.state,), foreseen(treaty)):
        return NOT_LISTED if unlisted(m.case, m.state) else None if treaty.open or treaty.parties else ""
    original = facts(m.case, ActKind.SIGNATURE, ActKind.DEPOSIT, ActKind.NOTIFICATION)
    known = {state for fact in original for state in acting(treaty, fact.act)}
    return "" if bilateral(treaty) or not known or among((m.state,), known) else f"no source reports the consent of {name(m.state)}"


def left(m: Member) -> Iterable[Turn]:
    """Arts. 54-56, 70: withdrawing from its notice, a former party from the day it takes effect, until it joins again."""
    for leaving in m.leavings:
        taken_back = [when for when in (leaving.revoked, leaving.perhaps_revoked) if when]
        until = first(taken_back) if taken_back else None if leaving.doubt else leaving.effect
        yield Turn(word=StateWord.WITHDRAWING, when=leaving.notice, until=until, proof=leaving.proof)
        was_party = _party_before(m, leaving)
        if leaving.revoked is None and was_party is not Answer.NO:
            again, unsure = _back(m, leaving.effect)
            sure = was_party is Answer.YES
            doubt = leaving.doubt or unsure or ("" if sure else NEVER_PARTY)
            when = leaving.effect if sure else perhaps_never(leaving.effect)
            yield Turn(word=StateWord.FORMER, when=when, until=again, proof=leaving.proof, doubt=doubt)
    for fact in lone_terminations(m.case, m.state):
        yield _turn(StateWord.FORMER, fact, f"{name(m.state)} ended it for itself", "VCLT art. 55")


def _party_before(m: Member, leaving: Leaving) -> Answer:
    """Was it a party when it left? Who takes back its consent, or only its signature, before the entry into force has been none.

    Where no source tells how it came to be a party, that it left tells that it was.
    """
    entries = list(entered(m))
    if not entries:
        signed_only = by_state(m.case, m.state, facts(m.case, ActKind.SIGNATURE)) and m.case.treaty.clauses.entry_into_force
        return Answer.NO if _consents(m) or (signed_only and not unlisted(m.case, m.state)) else Answer.YES
    return some(turn.when.precedes(leaving.effect) for turn in entries)


def _back(m: Member, effect: When) -> tuple[When | None, str]:
    """When it joined again, by a reported entry into force for it, else by its new instrument and the delay."""
    clause, _ = operative(m.case)
    later = clause.later if clause and clause.later else Delay()
    told = _not_before(effect, [f.when for f in _own_entries(m)])
    if all(sure is not Answer.YES for _, sure in told):
        told += _not_before(effect, [shift(f.when, later) for f in _consents(m)])
    days = [day if sure is Answer.YES else perhaps_never(day) for day, sure in told]
    unsure = any(sure is Answer.UNKNOWN for _, sure in told)
    return first(days) if days else None, "whether it joined again later is not known" if unsure else ""


def _not_before(effect: When, days: Iterable[When]) -> list[tuple[When, Answer]]:
    told = [(day, effect.precedes(day)) for day in days]
    return [(day, sure) for day, sure in told if sure is not Answer.NO]


def _own_entries(m: Member) -> list[Fact]:
    return by_state(m.case, m.state, [f for f in facts(m.case, ActKind.ENTRY_INTO_FORCE) if f.act.actors])


def _after_a_notice(m: Member, fact: Fact) -> Answer:
    """Is it its second entry, after a notice to leave? (The first one follows from its first instrument.)"""
    return some(leaving.notice.precedes(fact.when) for leaving in m.leavings)


def over(m: Member) -> Iterable[Turn]:
    """Art. 70: when the treaty has ended, it binds nobody further."""
    for turn in m.general(*(w for w in Word if w in ENDS)) if any(True for _ in entered(m)) else ():
        yield Turn(word=StateWord.FORMER, when=turn.when, proof=turn.proof, doubt=turn.doubt)


def extinct(m: Member) -> Iterable[Turn]:
    """Succession of States 1978 art. 34: a state that has ended, and that none carries on, is bound no more; successors are."""
    ended = states()[m.state].end if m.state in states() else None
    if ended and ended < date.max and same(m.state, gone := ended + timedelta(days=1)) == m.state and any(True for _ in entered(m)):
        article = "Vienna Convention on Succession of States 1978 art. 34"
        step = proof("end of a state", f"{name(m.state)} ceased to exist", Answer.YES, article)
        yield Turn(word=StateWord.FORMER, when=When.on(gone), proof=step)


def paused(m: Member) -> Iterable[Turn]:
    """Arts. 25, 57: provisional application and suspension."""
    return state_pauses(m.case, m.state)


RULES: tuple[Rule, ...] = (signed, consented, paused, entered, left, over, extinct)


def _turn(word: StateWord, fact: Fact, says: str, article: str) -> Turn:
    answer = Answer.UNKNOWN if fact.doubt else Answer.YES
    return Turn(word=word, when=fact.when, doubt=fact.doubt, proof=proof(fact.act.kind.value, says, answer, article, [fact.held]))
