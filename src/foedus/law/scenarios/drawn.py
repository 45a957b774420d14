"""Whom an attack would draw in, hop by hop, until nothing changes: the verdicts of `cascade` without its findings.

A set of states is a number, each state one of its bits. The victim's helpers come first. The attacker may strike at them,
and its own helpers may take the help for an attack: so the second hop brings the helpers of the helpers, and those of the
attacker; each later hop the helpers of the last. Later hops are hypothetical, so that no state is told to come in for sure.
Where it hangs on who the adversaries are whether a state may come in at all, the rules are asked instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from foedus.core.answers import Answer
from foedus.core.words import Event
from foedus.law.basics.names import UNNAMED
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.cascade import cascade
from foedus.law.scenarios.findings import Finding
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.law.scenarios.match import conditions
from foedus.law.scenarios.obligations import Obligations, Toward

UNTIL_NOTHING_CHANGES = 1000  # hops: more than there are states
HELP = frozenset({"help"})
BY_NUMBER = ("more than one adversary", "several great powers")  # conditions that the scenario's adversaries settle


class Hop(NamedTuple):
    """The states that a hop draws in, as bits: those surely bound (in the first hop only), and all that may be."""

    sure: int
    possible: int


_hop = partial(tuple.__new__, Hop)  # as fast as a pair


class Side(NamedTuple):
    """A state as a set of one; who may help it if attacked first or later; None where that hangs on the adversaries."""

    bit: int
    first: int | None
    later: int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The helpers of every state on a day, as sets of bits."""

    first: Obligations
    later: Obligations  # without the given facts, which are of the first attack only
    keys: list[str] = field(default_factory=list)
    _bits: dict[str, int] = field(default_factory=dict)
    _sides: dict[str, Side] = field(default_factory=dict)
    _of_set: dict[int, int | None] = field(default_factory=dict)
    _sure: dict[tuple[str, frozenset[str]], int] = field(default_factory=dict)

    @classmethod
    def of(cls, bonds: Bonds, given: tuple[str, ...] = ()) -> Drawn:
        """The duties to help of all treaties on a day, with the facts given of the first attack."""
        later = Obligations(bonds, (), HELP)
        return cls(Obligations(bonds, given, HELP) if given else later, later)

    def hops(self, by: str, victim: str) -> tuple[Hop, ...]:
        """Who comes in at which hop where the one attacks the other."""
        struck, striking = self.side(victim), self.side(by)
        if struck.first is None or striking.later is None:
            return self._by_rules(by, victim)
        possible, aside, sure = struck.first, striking.later, self._surely(by, victim)
        involved, hops = struck.bit | striking.bit, []
        while new := possible & ~involved:
            hops.append(_hop((sure & new, new)))
            involved |= new
            follow = self._of_set[new] if new in self._of_set else self._of_all(new)
            if follow is None:
                return self._by_rules(by, victim)
            possible, aside, sure = follow | aside, 0, 0
        return tuple(hops if by != UNNAMED else hops[:1])

    def _surely(self, by: str, victim: str) -> int:
        """Who surely must help the victim; that hangs on which treaties the attacker is party to as well."""
        toward = self.first.toward(victim)
        key = victim, self.first.party_to(by) & toward.treaties
        if key not in self._sure:
            known = toward.against(key[1]).engagements
            self._sure[key] = _union(self.bit(e.finding.bearer) for e in known if e.answer is Answer.YES)
        return self._sure[key]

    def states(self, bits: int) -> list[str]:
        """The states of a set."""
        return [self.keys[place] for place in _places(bits)]

    def bit(self, state: str) -> int:
        """The state as a set of one."""
        if state not in self._bits:
            self._bits[state] = 1 << len(self.keys)
            self.keys.append(state)
        return self._bits[state]

    def side(self, state: str) -> Side:
        """The state and its helpers."""
        if state not in self._sides:
            self._sides[state] = Side(self.bit(state), self._helpers(self.first, state), self._helpers(self.later, state))
        return self._sides[state]

    def _helpers(self, obligations: Obligations, state: str) -> int | None:
        if state == UNNAMED:
            return 0
        toward = obligations.toward(state)
        bearers = (both.outside.finding.bearer for both in toward.compiled if both.outside.answer is not Answer.NO)
        return None if _hanging(toward) else _union(map(self.bit, bearers))

    def _of_all(self, states: int) -> int | None:
        each = [self.side(state).later for state in self.states(states)]
        known = [helpers for helpers in each if helpers is not None]
        return self._of_set.setdefault(states, _union(known) if len(known) == len(each) else None)

    def _by_rules(self, by: str, victim: str) -> tuple[Hop, ...]:
        bonds = self.first.bonds
        attack = Happening(event=Event.ARMED_ATTACK, by=(by,), to=(victim,))
        scenario = Scenario(on=bonds.on, happenings=(attack,), given=self.first.given)
        hops: dict[int, list[Finding]] = {}
        for f in cascade((), scenario, UNTIL_NOTHING_CHANGES, bonds=bonds):
            if f.duty in HELP and f.answer is not Answer.NO and f.bearer not in (by, victim):
                hops.setdefault(f.hop, []).append(f)
        return tuple(self._hop(number, hops[number]) for number in sorted(hops))

    def _hop(self, number: int, findings: Sequence[Finding]) -> Hop:
        sure = _union(self.bit(f.bearer) for f in findings if f.answer is Answer.YES and number == 1)
        return Hop(sure, _union(self.bit(f.bearer) for f in findings))


def _hanging(toward: Toward) -> bool:
    """Does it hang on who the adversaries are, or how many, whether a duty to help may be set off?"""
    asked = (c.key for both in toward.compiled for c in conditions(both.outside.finding.provision))
    other = any((both.outside.answer is Answer.NO) is not (both.inside.answer is Answer.NO) for both in toward.compiled)
    return bool(toward.left) or other or any(key in BY_NUMBER for key in asked)


def _union(bits: Iterable[int]) -> int:
    whole = 0
    for bit in bits:
        whole |= bit
    return whole


def _places(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
