"""When the conditions of a clause on entry into force were fulfilled: the instruments as they stood, day by day (VCLT art. 24(1)).

Of all ways in which open days can lie, the earliest fulfilment is the one in which each instrument came as early and went as
late as it can have; the latest is the one in which each came late and went early. Both are found in one walk along the days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.core import saying
from foedus.core.answers import Answer
from foedus.core.clauses import Condition, EntryIntoForce
from foedus.core.when import When
from foedus.core.words import ActKind, EntryRule
from foedus.law.basics.facts import Case, Fact, consents, facts, foreseen
from foedus.law.basics.names import cited, listed, name, today
from foedus.law.basics.proofs import Proof, proof
from foedus.law.entry.conditions import Count, met, says, unclear
from foedus.law.entry.groups import entry_of
from foedus.law.entry.instruments import Instrument, Side, instruments, walk

MANY = 6  # more instruments than this on the deciding day are counted, not named


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """The day on which everything was fulfilled, the instruments that can have counted, how, and what leaves it in doubt."""

    when: When
    counted: tuple[Instrument, ...]
    steps: tuple[Proof, ...] = ()
    doubt: str = ""


def needed(case: Case, clause: EntryIntoForce) -> tuple[Condition, ...]:
    """All conditions: the clause's number and named states first; where it asks for neither, each of the parties foreseen."""
    named = clause.named or (() if clause.count or clause.conditions else foreseen(case.treaty))
    return tuple(c for c in (Condition(count=clause.count, named=named), *clause.conditions) if c != Condition())


def acts_that_count(case: Case, rule: EntryRule) -> list[Fact]:
    """Signatures (art. 12), notifications (art. 16(c)) or instruments (art. 16(a-b)), as the clause asks for; none for others."""
    if rule in (EntryRule.SIGNATURE, EntryRule.DATE):
        return facts(case, ActKind.SIGNATURE)
    if rule is EntryRule.NOTIFICATIONS:
        return facts(case, ActKind.NOTIFICATION, ActKind.EXCHANGE, ActKind.DEPOSIT)
    return consents(case) if rule is EntryRule.INSTRUMENTS else []


def fulfilment(case: Case, clause: EntryIntoForce) -> Fulfilment | None:
    """When the acts that count fulfilled the clause; None where they do not, whatever their days."""
    conditions, given = needed(case, clause), instruments(case, acts_that_count(case, clause.rule))
    best = _reached(case, clause, conditions, given, Side.BEST) if conditions else None
    if best is None:
        return None
    low, states = best
    worst = _reached(case, clause, conditions, given, Side.WORST)
    high = worst[0] if worst else None
    counted = tuple(i for i in given if high is None or i.when.by(high) is not Answer.NO)
    doubts = [*(i.fact.doubt for i in counted if i.fact.doubt and high is None), *unclear(case, conditions)]
    return Fulfilment(
        when=When(low if low > date.min else None, high, approximate=any(i.when.approximate for i in counted)),
        counted=counted,
        steps=tuple(_step(Count(case, clause, states, low, Side.BEST), c, low == high) for c in conditions)
        + ((_deciding(counted, low),) if low == high else ()),
        doubt="; ".join(dict.fromkeys(doubts)),
    )


def lacking(case: Case, clause: EntryIntoForce, on: date) -> Iterator[tuple[str, str | None]]:
    """What is not certainly met by that day, in words, and for a missing instrument of a named state that state."""
    given = instruments(case, acts_that_count(case, clause.rule))
    here = [i.state for i in given if (span := i.span(Side.WORST)) and span[0] <= on and not (span[1] and span[1] <= on)]
    count = Count(case, clause, frozenset(here), on, Side.WORST)
    for condition in needed(case, clause):
        for state in condition.named:
            if today(state) not in count.states:
                yield "outstanding", state
        rest = replace(condition, named=())
        if not met(rest, count):
            yield says(rest, count), None


def _reached(
    case: Case, clause: EntryIntoForce, conditions: Sequence[Condition], given: Iterable[Instrument], side: Side
) -> tuple[date, frozenset[str]] | None:
    """The first day on which all conditions are met, and the states whose instruments stand that day."""
    for day, states in walk(given, side, _other_days(case, conditions, side)):
        if all(met(condition, Count(case, clause, states, day, side)) for condition in conditions):
            return day, frozenset(states)
    return None


def _other_days(case: Case, conditions: Iterable[Condition], side: Side) -> Iterator[date]:
    """Days on which other treaties, for which this one waits, enter into force."""
    for key in {c.treaty for c in conditions if c.treaty}:
        when = entry_of(case, key)
        day = (when.earliest or date.min if side is Side.BEST else when.latest) if when else None
        if day:
            yield day


def _step(count: Count, condition: Condition, sure: bool) -> Proof:
    answer = Answer.YES if sure else Answer.UNKNOWN
    return proof("condition of entry into force", says(condition, count), answer, cited(count.clause.article, "VCLT art. 24(1)"))


def _deciding(counted: Sequence[Instrument], day: date) -> Proof:
    last = [i for i in counted if i.when.latest == day]
    who = listed(name(i.state) for i in last) if 0 < len(last) <= MANY else f"{len(last)} states"
    said = f"everything was fulfilled on {saying.day(day)}" + (f", with the act of {who}" if last else "")
    return proof("day of fulfilment", said, Answer.YES, "VCLT art. 24(1)", [i.fact.held for i in last])
