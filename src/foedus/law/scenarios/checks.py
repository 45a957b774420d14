"""What must be so for a duty to be set off: one check a question, each a step of the proof with its article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from foedus.core.answers import Answer
from foedus.core.words import Event
from foedus.law.basics import days
from foedus.law.basics.facts import bilateral
from foedus.law.basics.names import UNNAMED, full, listed, name, possessive, today
from foedus.law.basics.proofs import Proof, conjunction, proof
from foedus.law.basics.tables import table
from foedus.law.pairs.pair_pauses import between
from foedus.law.scenarios.circumstances import excepted, known
from foedus.law.scenarios.match import Condition, conditions, events, implies, named_conditions, settled
from foedus.law.scenarios.matter import FORCE, Matter, does
from foedus.law.scenarios.reserved_duties import as_reserved

CHARTER = date(1945, 10, 24)  # its entry into force
_SELF_DEFENCE = re.compile(r"\bself-defen[cs]e\b", re.I)


def in_force(m: Matter, bearer: str) -> Proof:
    """VCLT art. 26: the treaty binds both that day, or the bearer, where its duty is toward a state outside the treaty."""
    both = (bearer,) if m.provision.toward and not m.bonds.near(m.treaty, m.victim) else (bearer, m.victim)
    return m.bonds.binding(m.treaty, *both)


def in_operation(m: Matter, bearer: str) -> Proof | None:
    """VCLT art. 58: a treaty in force may be suspended between two of its parties alone."""
    paused = between(m.bonds.case(m.treaty), bearer, m.victim)
    if not paused:
        return None
    held = [(t.holds(m.bonds.on), t) for t in paused]
    steps = [replace(t.proof, says=f"{t.proof.says}, beginning {days.on(t.when)}", answer=~answer) for answer, t in held]
    return conjunction("in operation", f"it is in operation between {full(bearer)} and {full(m.victim)}", steps, "VCLT art. 58")


def event_matches(m: Matter, bearer: str) -> Proof:
    """VCLT art. 31(1): what happened is, or implies, an event that the provision names."""
    triggers = events(m.provision)
    answers = [(implies(m.happening.event, trigger), trigger) for trigger in triggers]
    best = sorted(answers, key=lambda pair: [Answer.YES, Answer.UNKNOWN, Answer.NO].index(pair[0][0]))
    (answer, why), trigger = best[0] if best else ((Answer.UNKNOWN, "no source says what sets it off"), None)
    if answer is Answer.YES and (defence := _defence(m)):
        answer, why = Answer.UNKNOWN, defence
    meant = m.provision.trigger or (trigger.value if trigger else "no event named")
    verdict = {Answer.YES: "is", Answer.NO: "is not", Answer.UNKNOWN: "may be"}[answer]
    says = f"{m.happening} {verdict} the case provided for: {meant}" + (f"; {why}" if why else "")
    return proof("event", says, answer, m.provision.article and f"art. {m.provision.article}", [m.held])


def _defence(m: Matter) -> str:
    """UN Charter art. 51: why the force may be lawful self-defence, and so no attack; "" where nothing speaks for it.

    An act is judged by the law of its own day: before the Charter, who came to a victim's help made war like any other.
    """
    if m.happening.event is not Event.ARMED_ATTACK or m.bonds.on < CHARTER:
        return ""
    if m.happening.defensive:
        return "help for a victim in lawful collective self-defence is no attack (UN Charter art. 51)"
    first, (asked,) = m.first_blow(), named_conditions("unprovoked")
    supposed = settled(asked, m.scenario.given)
    if supposed is Answer.YES or not (first or supposed is Answer.NO):
        return ""
    why = f"{full(m.victim)} attacked {listed(map(full, first.to))} first" if first else f"supposed not to be so: {asked.whether}"
    return f"{why}, and lawful self-defence is no attack (UN Charter art. 51)"


def adversary(m: Matter, bearer: str) -> Proof | None:
    """VCLT art. 31(1): a provision that names its adversaries covers no others."""
    named = set(map(today, m.provision.by))
    if not named:
        return None
    hit = named & set(map(today, m.happening.by))
    answer = Answer.YES if hit else Answer.UNKNOWN if UNNAMED in m.happening.by else Answer.NO
    who = listed(map(name, m.provision.by))
    return proof("adversary", f"only acts of {who} are covered; here {listed(map(name, m.happening.by))}", answer, held=[m.held])


def from_outside(m: Matter, bearer: str) -> Proof | None:
    """VCLT art. 31: an alliance is made against others; whether it covers one party's attack on another, its words must tell."""
    inside = [s for s in m.happening.by if s != UNNAMED and m.bonds.may_bind(m.treaty, s)]
    if m.duty.name not in ("help", "abstain") or m.provision.by or len(inside) < len(m.happening.by):
        return None
    row = next((r for r in table("attackers") if re.search(r["pattern"], m.provision.trigger or "", re.I)), None)
    answer, says = known(m, *named_conditions("attack by a party"))
    if row and answer is Answer.UNKNOWN:
        answer, says = Answer(row["covers"]), row["why"]
    who = f"{listed(map(full, inside))} {'is' if len(inside) == 1 else 'are'} party to it too"
    return proof("attack by a party", f"{who}: {says}", answer, "VCLT art. 31", [m.held])


def not_suspended_for_breach(m: Matter, bearer: str) -> Proof | None:
    """VCLT art. 60: who is attacked by a party may invoke the breach to suspend the treaty toward it; it does not end by itself."""
    blows = m.unanswered() if m.duty.name in ("help", "abstain", "consult") else ()
    struck = dict.fromkeys(s for h in blows for s in h.to if s != UNNAMED and m.bonds.may_bind(m.treaty, s))
    if not struck:
        return None
    who = f"{full(bearer)} invokes" if does(bearer, tuple(struck)) else "the other parties together invoke"
    attack = f"{possessive(full(m.victim))} attack on {listed(map(full, struck))}"
    (plain,) = named_conditions("breach invoked")
    answer, says = known(m, replace(plain, whether=f"{who} {attack} as a material breach"))
    article = "VCLT arts. 60(1), 65" if bilateral(m.treaty) else "VCLT arts. 60(2), 65"
    return proof("material breach", says, ~answer, article, [m.held])


def conditions_hold(m: Matter, bearer: str) -> Proof | None:
    """VCLT art. 31(1): each condition of the provision, by facts given or the scenario; what nobody says stays undetermined."""
    asked = (*conditions(m.provision), *_no_self_defence(m))
    steps = [_condition(m, c) for c in asked]
    return conjunction("conditions", "its conditions hold", steps) if len(steps) > 1 else next(iter(steps), None)


def _no_self_defence(m: Matter) -> tuple[Condition, ...]:
    """UN Charter art. 51: force in self-defence breaks no duty to abstain from it; what is called aggression is none."""
    if m.duty.name != "restraint" or m.happening.event not in (Event.ARMED_ATTACK, Event.WAR, Event.THREAT):
        return ()
    if any(_SELF_DEFENCE.search(words) for words in m.provision.exceptions):
        return ()  # the provision excepts it itself
    return tuple(
        replace(c, whether=f"{c.whether} and so no self-defence (UN Charter art. 51)") for c in named_conditions("unprovoked")
    )


def _condition(m: Matter, asked: Condition) -> Proof:
    answer, says = known(m, asked)
    return proof(f"condition: {asked.words}", says, answer, held=[m.held])


def no_exception(m: Matter, bearer: str) -> Proof | None:
    """VCLT art. 31(1): no exception applies; one that nobody speaks of is not excluded."""
    steps = []
    for words in m.provision.exceptions:
        applies, why = excepted(m, words)
        says = {Answer.YES: "applies", Answer.NO: "does not apply", Answer.UNKNOWN: "may apply"}[applies]
        reason = why or ("no source says" if applies is Answer.UNKNOWN else "supposed")
        steps.append(proof("exception", f"the exception ({words}) {says}: {reason}", ~applies, held=[m.held]))
    return conjunction("exceptions", "no exception applies", steps) if len(steps) > 1 else next(iter(steps), None)


def within_limits(m: Matter, bearer: str) -> Proof | None:
    """Limits (UN Charter art. 51, constitutional processes) shape the duty; they do not undo it."""
    limits = listed(m.provision.limits)
    return proof("limits", f"the duty reaches no further than {limits}", Answer.YES, held=[m.held]) if limits else None


def remarks(m: Matter, bearer: str) -> Proof | None:
    """VCLT arts. 60-62: what is told because one might ask, and undoes nothing."""
    return next((found for remark in REMARKS for found in remark(m, bearer)), None)


def _embattled(m: Matter, bearer: str) -> Iterator[Proof]:
    """VCLT arts. 61, 62: that the bearer is attacked, or has attacked the other itself, does not release it."""
    if m.duty.name not in ("help", "abstain", "consult"):
        return
    told = [h for h in m.scenario.happenings if h.event in FORCE and (h.on or m.scenario.on) <= m.bonds.on]
    against = [h for h in told if does(bearer, h.to)]
    if any(does(bearer, h.by) and does(m.victim, h.to) for h in told):
        says = f"{full(bearer)} attacks {full(m.victim)} itself, and who breaks a treaty is not released by its own breach"
        yield proof("own breach", says, Answer.YES, "VCLT arts. 60, 62(2)(b)")
    elif against:
        says = f"{full(bearer)} is attacked itself, which does not release it"
        yield proof("bearer attacked", says, Answer.YES, "VCLT arts. 61, 62")


def _breach(m: Matter, bearer: str) -> Iterator[Proof]:
    """VCLT art. 60: what follows from the breach of a duty of restraint."""
    if m.duty.name == "restraint":
        says = f"if so, {full(m.victim)} may invoke the breach to suspend or end the treaty, and {full(bearer)} may not"
        yield proof("breach", says, Answer.YES, "VCLT art. 60")


REMARKS: tuple[Callable[[Matter, str], Iterator[Proof]], ...] = (_embattled, _breach)
Check = Callable[[Matter, str], Proof | None]
CHECKS: tuple[Check, ...] = (
    in_force,
    in_operation,
    as_reserved,
    event_matches,
    adversary,
    from_outside,
    not_suspended_for_breach,
    conditions_hold,
    no_exception,
    within_limits,
    remarks,
)
ALIKE = (event_matches, adversary, from_outside, conditions_hold, no_exception, within_limits)  # the same for every bearer
