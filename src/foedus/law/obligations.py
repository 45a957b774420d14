"""Every duty on a day, compiled: what an attack of any state on any other sets off.

The same findings as `what_if` gives for one attacker and one victim. The duties toward a victim are reckoned once, by the
same rules, against an attacker without a name, which is put in afterwards; where the answer hangs on who attacks (a
provision that names its adversaries, a restraint of the attacker itself) the rules are asked each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import repeat
from typing import NamedTuple

from foedus.core.answers import Answer
from foedus.core.words import Event
from foedus.law.bonds import Bonds
from foedus.law.findings import Finding, Matter, in_order, matters, of_matter
from foedus.law.happenings import Happening, Scenario
from foedus.law.names import full, today
from foedus.law.proofs import Proof, like, walk

SOMEBODY = "⟨attacker⟩"


@dataclass(frozen=True, slots=True)
class Engagement:
    """A duty toward a victim, whoever attacks: a finding against somebody, whose proof names them in the step `event` only."""

    finding: Finding
    answer: Answer
    proof: Proof
    place: int  # of its matter among the victim's
    bearer: str  # by today's key
    before: tuple[Proof, ...]
    event: int  # place among the victim's steps that name the attacker
    after: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Toward:
    """All duties toward one victim: those compiled, the steps that name the attacker, and what is left to the rules."""

    engagements: tuple[Engagement, ...]
    bearers: frozenset[str]  # by today's keys
    events: tuple[Proof, ...]
    left: tuple[tuple[int, Matter], ...]  # with their places


class Attack:
    """One attacker's attack on a victim; the steps that name it are made once, when a proof is asked for."""

    __slots__ = ("_events", "by", "toward")

    def __init__(self, by: str, toward: Toward) -> None:
        self.by, self.toward = by, toward
        self._events: list[tuple[Proof]] = []

    @property
    def events(self) -> list[tuple[Proof]]:
        """The victim's steps, each alone, with the attacker's name in them."""
        if not self._events:
            name = full(self.by)
            self._events = [(like(step, step.says.replace(SOMEBODY, name), step.steps),) for step in self.toward.events]
        return self._events


class Engaged(NamedTuple):
    """A compiled duty before one attack: a `Finding` whose proof is built when it is asked for."""

    engagement: Engagement
    attack: Attack

    @property
    def answer(self) -> Answer:
        """Is it set off?"""
        return self.engagement.answer

    @property
    def proof(self) -> Proof:
        """The proof, as `what_if` gives it."""
        known, attack = self
        event = (attack._events or attack.events)[known.event]
        return like(known.proof, known.proof.says, known.before + event + known.after)

    @property
    def finding(self) -> Finding:
        """The whole finding, as `what_if` gives it."""
        return replace(self.engagement.finding, proof=self.proof, against=(self.attack.by,))


_engaged = partial(tuple.__new__, Engaged)  # as fast as a pair


@dataclass(frozen=True, slots=True)
class Obligations:
    """The duties of all treaties on a day, of the kinds asked for (all if none: help, consult, abstain, restraint)."""

    bonds: Bonds
    given: tuple[str, ...] = ()
    duties: frozenset[str] = frozenset()
    _toward: dict[str, Toward] = field(default_factory=dict, repr=False, compare=False)

    def attack(self, by: str, victim: str) -> list[Engaged]:
        """What the attack sets off, of the duties that hang on no particular attacker; the rest is in `left`."""
        toward, attacker = self.toward(victim), today(by)
        known = toward.engagements
        if attacker in toward.bearers:
            known = tuple(one for one in known if one.bearer != attacker)
        return list(map(_engaged, zip(known, repeat(Attack(by, toward)), strict=False)))

    def left(self, by: str, victim: str) -> list[tuple[int, Finding]]:
        """What the rules say of the other duties, with the places of their matters."""
        happening = Happening(event=Event.ARMED_ATTACK, by=(by,), to=(victim,))
        scenario = Scenario(on=self.bonds.on, happenings=(happening,), given=self.given)
        asked = ((place, replace(m, scenario=scenario, happening=happening)) for place, m in self.toward(victim).left)
        return [(place, finding) for place, m in asked for finding in of_matter(m)]

    def findings(self, by: str, victim: str) -> list[Finding]:
        """All findings: those of `what_if` for this attack, in its order."""
        compiled = ((e.engagement.place, e.finding) for e in self.attack(by, victim))
        found = sorted((*compiled, *self.left(by, victim)), key=lambda told: (in_order(told[1]), told[0]))
        return [finding for _, finding in found]

    def toward(self, victim: str) -> Toward:
        """The duties toward a state, reckoned once."""
        if victim not in self._toward:
            attack = Happening(event=Event.ARMED_ATTACK, by=(SOMEBODY,), to=(victim,))
            supposed = Scenario(on=self.bonds.on, happenings=(attack,), given=self.given)
            asked = (m for m in matters(self.bonds, supposed) if not self.duties or m.duty.name in self.duties)
            self._toward[victim] = _compiled(asked)
        return self._toward[victim]


def _compiled(asked: Iterable[Matter]) -> Toward:
    engagements: list[Engagement] = []
    events: dict[Proof, int] = {}
    left = []
    for place, m in enumerate(asked):
        by_name = bool(m.provision.by) or m.duty.name == "restraint"
        found = [] if by_name else [_engagement(f, place, events) for f in of_matter(m)]
        if by_name or not all(found):
            left.append((place, m))
        else:
            engagements += [engagement for engagement in found if engagement]
    return Toward(tuple(engagements), frozenset(e.bearer for e in engagements), tuple(events), tuple(left))


def _engagement(finding: Finding, place: int, events: dict[Proof, int]) -> Engagement | None:
    """None where the attacker is named elsewhere than in one step of its own, where the name could not be put in."""
    whole, steps = finding.proof, finding.proof.steps
    naming = [n for n, step in enumerate(steps) if any(SOMEBODY in s.says for s in walk(step))]
    if len(naming) != 1 or any(SOMEBODY in s.says for step in steps[naming[0]].steps for s in walk(step)):
        return None
    (n,) = naming
    event = events.setdefault(steps[n], len(events))
    return Engagement(finding, finding.answer, whole, place, today(finding.bearer), steps[:n], event, steps[n + 1 :])
