"""Conditions of entry into force, each held against the instruments that stand on a day (VCLT art. 24(1)).

A number of instruments, those of named states, a part of a group, states of a category, a share of a listed quantity, another
treaty. What cannot be known is taken at its best or at its worst, so that the day of fulfilment gets its bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from foedus.core.answers import Answer
from foedus.core.clauses import Condition, EntryIntoForce
from foedus.core.states import organisations
from foedus.core.words import EntryRule
from foedus.law.basics.facts import Case
from foedus.law.basics.names import listed, name, today
from foedus.law.entry.groups import PARTIES, SIGNATORIES, entry_of, members, signatories
from foedus.law.entry.instruments import Side

UNKNOWN_SIZE = 10**9
ACTS = {
    EntryRule.SIGNATURE: "signatures",
    EntryRule.DATE: "signatures",
    EntryRule.NOTIFICATIONS: "notifications",
    EntryRule.INSTRUMENTS: "instruments",
}


@dataclass(frozen=True, slots=True)
class Count:
    """The instruments that stand on a day at best or at worst, by their states' names of today."""

    case: Case
    clause: EntryIntoForce
    states: Set[str]
    day: date
    side: Side


@dataclass(frozen=True, slots=True)
class Group:
    """What a part is taken of: its size, and its members where they are known."""

    size: int
    members: Set[str] | None = None


def met(condition: Condition, count: Count) -> bool:
    """Is the condition met that day?"""
    return all(test(condition, count) for test in TESTS)


def counting(condition: Condition, count: Count) -> Set[str]:
    """The states whose instruments count toward its number."""
    if not (condition.among or condition.besides or not count.clause.organisations):
        return count.states
    kept = count.states & frozenset(map(today, condition.among)) if condition.among else count.states
    left_out = frozenset(map(today, condition.besides))
    bodies = () if count.clause.organisations else organisations()
    return {s for s in kept if s not in left_out and s not in bodies}


def number(condition: Condition, count: Count) -> bool:
    """Art. 24(1): at least so many instruments, as Rome Statute art. 126(1)."""
    return condition.count is None or (len(count.states) >= condition.count and len(counting(condition, count)) >= condition.count)


def named_states(condition: Condition, count: Count) -> bool:
    """Art. 24(1): one of each named state, as UN Charter art. 110(3)."""
    return all(today(state) in count.states for state in condition.named)


def part(condition: Condition, count: Count) -> bool:
    """Art. 24(1): at least that part of the group, or more than half of it, as UN Charter arts. 108, 110(3)."""
    wanted = threshold(condition, count)
    return wanted is None or len(counted_members(condition, count)) >= wanted


def threshold(condition: Condition, count: Count) -> int | None:
    """How many instruments the part comes to that day; None where no part is asked for."""
    if not (condition.fraction or condition.majority):
        return None
    size = group(condition, count).size
    if condition.majority:
        return size // 2 + 1
    share = Fraction(condition.fraction or "1")
    return -(-size * share.numerator // share.denominator)


def counted_members(condition: Condition, count: Count) -> Set[str]:
    """Those of the group whose instruments count."""
    members = group(condition, count).members
    counted = counting(condition, count)
    return counted if members is None else counted & members


def quantity(condition: Condition, count: Count) -> bool:
    """Art. 24(1): states that together make up the share, as Kyoto Protocol art. 25(1); who is not listed counts as nothing."""
    return condition.share is None or reached_share(condition, count) >= condition.share - 1e-9


def reached_share(condition: Condition, count: Count) -> float:
    """Per cent of the quantity that the states with an instrument make up."""
    counted = counting(condition, count)
    amounts = [amount for state, amount in condition.shares.items() if today(state) in counted]
    return sum(amounts) * 100 / condition.total if condition.total else sum(amounts)


def other_treaty(condition: Condition, count: Count) -> bool:
    """Art. 24(1): the other treaty is in force."""
    if condition.treaty is None:
        return True
    when = entry_of(count.case, condition.treaty)
    answer = when.by(count.day) if when else Answer.NO
    return answer is Answer.YES if count.side is Side.WORST else answer is not Answer.NO


def words_only(condition: Condition, count: Count) -> bool:
    """Art. 24(1): a condition in words is met at best; at worst, never."""
    return condition.note is None or count.side is Side.BEST


def group(condition: Condition, count: Count) -> Group:
    """What `of` names: at best the smallest that it can be, at worst the largest."""
    of, case = condition.of or PARTIES, count.case
    if of.isdecimal():
        return Group(int(of))
    if of not in (SIGNATORIES, PARTIES) and of not in case.others:
        return Group(0 if count.side is Side.BEST else UNKNOWN_SIZE)
    found = signatories(case, count.day) if of == SIGNATORIES else members(case, of, count.day)
    sure, possible = (_category(condition, who) for who in found)
    return Group(len(sure), possible) if count.side is Side.BEST else Group(len(possible), sure)


def _category(condition: Condition, who: Set[str]) -> Set[str]:
    kept = who & frozenset(map(today, condition.among)) if condition.among else who
    return kept - frozenset(map(today, condition.besides))


def says(condition: Condition, count: Count) -> str:
    """The condition in words, with how far it has come that day."""
    what = ACTS.get(count.clause.rule, "acts")
    of = f" of {condition.category or listed(map(name, condition.among))}" if condition.category or condition.among else ""
    told = []
    if condition.count is not None:
        told.append(f"{len(counting(condition, count))} of {condition.count} {what}{of} reported")
    if condition.named:
        done = [s for s in condition.named if today(s) in count.states]
        told.append(f"{what} of {len(done)} of the {len(condition.named)} states named reported")
    if (wanted := threshold(condition, count)) is not None:
        told.append(f"{len(counted_members(condition, count))} of {wanted} {what} ({_part_of(condition)}) reported")
    if condition.share is not None:
        held = f"{reached_share(condition, count):.2f}".rstrip("0").rstrip(".")
        told.append(f"{held} of {condition.share:g} per cent of {condition.quantity or 'the quantity'}")
    if condition.treaty:
        told.append(f"{condition.treaty} in force")
    return "; ".join((*told, condition.note) if condition.note else told)


def _part_of(condition: Condition) -> str:
    part = "a majority" if condition.majority else condition.fraction or ""
    of = f"{condition.of} states" if (condition.of or "").isdecimal() else f"the {condition.of or PARTIES}"
    return f"{part} of {of}"


def unclear(case: Case, conditions: Iterable[Condition]) -> list[str]:
    """What leaves conditions in doubt besides days: words that no act settles, treaties of which nothing is known."""
    words = [f"it hangs on a further condition: {c.note}" for c in conditions if c.note]
    of = [c.of for c in conditions if c.of and not c.of.isdecimal() and c.of not in (SIGNATORIES, PARTIES)]
    unknown = [key for key in (*of, *(c.treaty for c in conditions if c.treaty)) if key not in case.others]
    return words + [f"nothing is known of {key}, on which its entry into force hangs" for key in dict.fromkeys(unknown)]


Test = Callable[[Condition, Count], bool]
TESTS: tuple[Test, ...] = (number, named_states, quantity, part, other_treaty, words_only)
