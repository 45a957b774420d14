"""Entry into force of a treaty as a whole (VCLT art. 24): what is reported, else what its clause makes of the acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from foedus.core.answers import Answer
from foedus.core.clauses import EntryIntoForce
from foedus.core.when import When
from foedus.core.words import ActKind, EntryRule
from foedus.law.basics.days import lasting, single
from foedus.law.basics.facts import (
    CONSENT,
    Case,
    Fact,
    acting,
    among,
    bilateral,
    by_state,
    expected,
    facts,
    foreseen,
    is_resolution,
)
from foedus.law.basics.names import cited
from foedus.law.basics.proofs import Proof, proof
from foedus.law.basics.reckoning import first, last, next_day, nth, one_or_other, perhaps_never, shift
from foedus.law.basics.turns import Turn, Word
from foedus.law.entry.clauses import Teller, needs_ratification, operative
from foedus.law.entry.fulfilment import Fulfilment, fulfilment
from foedus.law.entry.groups import entry_of
from foedus.law.entry.instruments import Instrument

Rule = Callable[[Case], Iterable[Turn]]
NO_CLAUSE = "no source says what brings it into force"


def entry(case: Case) -> tuple[Turn, ...]:
    """The turn to "in force": one where a report without doubt settles it, else whatever the rules yield."""
    sure = tuple(t for t in reported(case) if not t.doubt)
    return sure or tuple(turn for rule in RULES for turn in rule(case))


def reported(case: Case) -> Iterable[Turn]:
    """Art. 24(1): a reported entry into force. One that names a single state of many is that state's own, art. 24(3)."""
    found = [f for f in facts(case, ActKind.ENTRY_INTO_FORCE) if _general(case, f)]
    sure = [f for f in found if not f.doubt]
    for group, doubt in ((sure, ""), *(([f], f.doubt) for f in found if f.doubt)):
        if group:
            yield _turn(first(f.when for f in group), "reported entry into force", "it entered into force", group, doubt)


def _general(case: Case, fact: Fact) -> bool:
    return len(fact.act.actors) != 1 or bilateral(case.treaty)


def by_clause(case: Case) -> Iterable[Turn]:
    """Art. 24(1): the treaty's own clause, applied to the acts."""
    clause, tellers = operative(case)
    if not clause or clause.rule not in RECKONERS:
        return
    done = RECKONERS[clause.rule](case, clause)
    if done is None:
        return
    when, waits = effect(case, clause, done.when)
    words = [f"it hangs on a further condition: {clause.note}"] if clause.note else []
    doubt = "; ".join(dict.fromkeys([*words, *waits, *([done.doubt] if done.doubt else [])]))
    rule, article = f"clause on entry into force: {clause.rule.value}", cited(clause.article, "VCLT art. 24(1)")
    used = [*{id(i.fact): i.fact for i in done.counted}.values(), *tellers]  # an act of several states once
    turn = _turn(perhaps_never(when) if doubt else when, rule, "it entered into force", used, doubt, article)
    yield replace(turn, fulfilled=done.when, proof=replace(turn.proof, steps=(*done.steps, *_waiting(clause, done.when, when))))


def effect(case: Case, clause: EntryIntoForce, fulfilled: When) -> tuple[When, list[str]]:
    """The day of entry into force from that of fulfilment: the fixed day or the delay, not before a day or another treaty."""
    when = _fixed_or_delayed(clause, fulfilled)
    if clause.not_before:
        when = last((when, clause.not_before))
    if not clause.not_before_treaty:
        return when, []
    other = entry_of(case, clause.not_before_treaty)
    if other is None:
        return perhaps_never(when), [f"{clause.not_before_treaty}, for which it waits, has not entered into force"]
    known = clause.not_before_treaty in case.others
    return last((when, other)), [] if known else [f"nothing is known of {clause.not_before_treaty}, for which it waits"]


def _waiting(clause: EntryIntoForce, fulfilled: When, when: When) -> tuple[Proof, ...]:
    """What lay between fulfilment and entry into force."""
    late = clause.date and fulfilled.precedes(next_day(clause.date)) is not Answer.YES
    fixed = f"the fixed day is {single(clause.date)}" if clause.date and not late and clause.rule is not EntryRule.DATE else ""
    delay = "" if fixed else lasting(clause.delay)
    floor = f"not before {single(clause.not_before)}" if clause.not_before else ""
    other = f"not before {clause.not_before_treaty} is in force" if clause.not_before_treaty else ""
    said = ", ".join(filter(None, (fixed, delay and f"{delay} later", floor, other)))
    answer = Answer.YES if when.exact else Answer.UNKNOWN
    return (proof("delay", said, answer, cited(clause.article, "VCLT art. 24(1)")),) if said else ()


def _fixed_or_delayed(clause: EntryIntoForce, fulfilled: When) -> When:
    delayed = shift(fulfilled, clause.delay)
    fixed = clause.date if clause.rule is not EntryRule.DATE else None
    if not fixed:
        return delayed
    in_time = fulfilled.precedes(next_day(fixed))
    if in_time is Answer.YES:
        return fixed
    return delayed if in_time is Answer.NO else one_or_other(fixed, delayed)


def announced(case: Case) -> Iterable[Turn]:
    """Art. 24(1): a day announced for it proves nothing once it has passed: then it cannot be told."""
    for fact in expected(case, ActKind.ENTRY_INTO_FORCE):
        if fact.act.when and fact.act.when.earliest and _general(case, fact):
            doubt = f"it was expected to enter into force on {fact.when}, and no source says whether it did"
            yield _turn(perhaps_never(fact.when), "expected entry into force", "it was to enter into force", [fact], doubt)


def clause_unknown(case: Case) -> Iterable[Turn]:
    """Art. 24(2): where no clause is known, not before the states ratified or consented; from then on it cannot be told."""
    clause, _ = operative(case)
    if clause or facts(case, ActKind.ENTRY_INTO_FORCE):
        return
    used, needed = (_ratifying(case), 2) if needs_ratification(case) else (facts(case, ActKind.SIGNATURE), 1)
    if len(used) >= needed:
        when = perhaps_never(nth([f.when for f in used], needed))
        yield _turn(when, "clause unknown", "it may have entered into force", used, NO_CLAUSE, "VCLT art. 24(2)")


def other_event(case: Case) -> Iterable[Turn]:
    """Art. 24(1): the clause names an event that the acts do not show; it may have come once the text was signed."""
    clause, tellers = operative(case)
    signed = facts(case, ActKind.SIGNATURE)
    if clause and clause.rule is EntryRule.EVENT and signed:
        doubt = f"no source says whether this has come: {clause.note or 'the event that its clause names'}"
        when, article = perhaps_never(first(f.when for f in signed)), cited(clause.article, "VCLT art. 24(1)")
        yield _turn(when, "event not reported", "it may have entered into force", [*signed, *tellers], doubt, article)


def by_resolution(case: Case) -> Iterable[Turn]:
    """UN Charter art. 25: a Security Council resolution binds from its adoption."""
    if is_resolution(case.treaty):
        for fact in facts(case, ActKind.ADOPTION):
            yield _turn(fact.when, "adoption by the Security Council", "it took effect", [fact], fact.doubt, "UN Charter art. 25")


def _ratifying(case: Case) -> list[Fact]:
    """One fact for each state that consented or ratified, as an unknown clause may ask; none between two until both have."""
    found = facts(case, ActKind.RATIFICATION, *CONSENT)
    states = list(dict.fromkeys(s for f in found for s in acting(case.treaty, f.act)))
    if bilateral(case.treaty) and not among(foreseen(case.treaty), states):
        return []
    return [Fact(mine[0].held, first(f.when for f in mine), mine[0].doubt) for s in states if (mine := by_state(case, s, found))]


def on_date(case: Case, clause: EntryIntoForce) -> Fulfilment | None:
    """The day that the clause names, if it was signed by then."""
    signed = fulfilment(case, clause)
    return replace(signed, when=last((clause.date, signed.when))) if clause.date and signed else None


def on_exchange(case: Case, clause: EntryIntoForce) -> Fulfilment | None:
    """Art. 16(a): the exchange of instruments, by whomever it is told."""
    found = facts(case, ActKind.EXCHANGE)
    if not found:
        return None
    told = tuple(Instrument(state="", when=f.when, until=None, fact=f) for f in found)
    return Fulfilment(when=first(f.when for f in found), counted=told, doubt="; ".join(f.doubt for f in found if f.doubt))


def _turn(
    when: When,
    rule: str,
    says: str,
    used: Iterable[Fact | Teller],
    doubt: str = "",
    article: str = "VCLT art. 24(1)",
) -> Turn:
    held = [f.held if isinstance(f, Fact) else f for f in used]
    answer = Answer.UNKNOWN if doubt else Answer.YES
    return Turn(word=Word.IN_FORCE, when=when, doubt=doubt, proof=proof(rule, says, answer, article, held))


RULES: tuple[Rule, ...] = (reported, by_clause, announced, clause_unknown, other_event, by_resolution)
RECKONERS: dict[EntryRule, Callable[[Case, EntryIntoForce], Fulfilment | None]] = {
    EntryRule.SIGNATURE: fulfilment,
    EntryRule.DATE: on_date,
    EntryRule.EXCHANGE: on_exchange,
    EntryRule.NOTIFICATIONS: fulfilment,
    EntryRule.INSTRUMENTS: fulfilment,
}
