"""Whom an attack would draw in, hop by hop, until nothing changes: the verdicts of `cascade` without its findings.

A set of states is a number, each state one of its bits. The victim's helpers come first. The attacker may strike at them,
and its own helpers may take the help for an attack: so the second hop brings the helpers of the helpers, and those of the
attacker; each later hop the helpers of the last. What comes in on the attacker's side is never certain, for help for a
victim is no attack (UN Charter art. 51). Where a duty hangs on who the adversaries are, the rules are asked instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from foedus.core.answers import Answer
from foedus.core.words import Event
from foedus.law.bonds import Bonds
from foedus.law.cascade import cascade
from foedus.law.findings import MORE_ADVERSARIES, Finding
from foedus.law.happenings import Happening, Scenario
from foedus.law.match import conditions
from foedus.law.names import UNNAMED
from foedus.law.obligations import Obligations, Toward

UNTIL_NOTHING_CHANGES = 1000  # hops: more than there are states
HELP = frozenset({"help"})


class Hop(NamedTuple):
    """The states that a hop draws in, as bits: those surely bound, if what is supposed comes true, and all that may be."""

    sure: int
    possible: int


NOBODY = Hop(0, 0)
_hop = partial(tuple.__new__, Hop)  # as fast as a pair


class Side(NamedTuple):
    """A state as a set of one, and its helpers where it is attacked first or later; None where these hang on the adversaries."""

    bit: int
    first: Hop | None
    later: Hop | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The helpers of every state on a day, as sets of bits."""

    first: Obligations
    later: Obligations  # without the given facts, which are of the first attack only
    keys: list[str] = field(default_factory=list)
    _bits: dict[str, int] = field(default_factory=dict)
    _sides: dict[str, Side] = field(default_factory=dict)
    _of_set: dict[int, Hop | None] = field(default_factory=dict)

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
        (sure, possible), aside = struck.first, striking.later.possible
        involved, hops = struck.bit | striking.bit, []
        while new := possible & ~involved:
            hops.append(_hop((sure & new, new)))
            involved |= new
            follow = self._of_set.get(new) or self._of_all(new)
            if follow is None:
                return self._by_rules(by, victim)
            sure, possible = follow.sure, follow.possible | aside
            aside = 0
        return tuple(hops if by != UNNAMED else hops[:1])

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

    def _helpers(self, obligations: Obligations, state: str) -> Hop | None:
        if state == UNNAMED:
            return NOBODY
        toward = obligations.toward(state)
        return None if _hanging(toward) else self._hop(e.finding for e in toward.engagements)

    def _of_all(self, states: int) -> Hop | None:
        each = [self.side(state).later for state in self.states(states)]
        known = [hop for hop in each if hop]
        whole = Hop(_union(hop.sure for hop in known), _union(hop.possible for hop in known))
        return self._of_set.setdefault(states, whole if len(known) == len(each) else None)

    def _hop(self, findings: Iterable[Finding]) -> Hop:
        told = [(f.answer, self.bit(f.bearer)) for f in findings]
        sure = _union(bit for answer, bit in told if answer is Answer.YES)
        return Hop(sure, sure | _union(bit for answer, bit in told if answer is Answer.UNKNOWN))

    def _by_rules(self, by: str, victim: str) -> tuple[Hop, ...]:
        bonds = self.first.bonds
        attack = Happening(event=Event.ARMED_ATTACK, by=(by,), to=(victim,))
        scenario = Scenario(on=bonds.on, happenings=(attack,), given=self.first.given)
        hops: dict[int, list[Finding]] = {}
        for f in cascade((), scenario, UNTIL_NOTHING_CHANGES, bonds=bonds):
            if f.duty in HELP and f.answer is not Answer.NO and f.bearer not in (by, victim):
                hops.setdefault(f.hop, []).append(f)
        return tuple(self._hop(hops[number]) for number in sorted(hops))


def _hanging(toward: Toward) -> bool:
    """Does a duty to help hang on who the adversaries are, or how many?"""
    asked = (c.words for e in toward.engagements for c in conditions(e.finding.provision))
    return bool(toward.left) or any(words in said for said in asked for words in MORE_ADVERSARIES)


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
