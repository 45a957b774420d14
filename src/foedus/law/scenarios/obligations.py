"""Every duty on a day, compiled: what an attack of any state on any other sets off.

The same findings as `what_if` gives for one attacker and one victim. The duties toward a victim are reckoned twice, by the same
rules: against an attacker without a name that is no party to the treaty, and against one that is (VCLT art. 31); the name is put
in afterwards. Where the answer hangs on more than that (a provision that names its adversaries, a restraint of the attacker
itself) the rules are asked each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import repeat
from typing import NamedTuple

from foedus.core.answers import Answer
from foedus.core.words import Event
from foedus.law.basics.names import full, today
from foedus.law.basics.proofs import Proof, upon, walk
from foedus.law.life.bonds import PARTY, Bonds
from foedus.law.scenarios.findings import Finding, in_order, matters, of_matter
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.law.scenarios.matter import Matter

SOMEBODY = "⟨attacker⟩"


@dataclass(frozen=True, slots=True)
class Engagement:
    """A duty toward a victim, whoever attacks: a finding against somebody, whose proof names them in some steps in a row."""

    finding: Finding
    answer: Answer
    proof: Proof
    place: int  # of its matter among the victim's
    bearer: str  # by today's key
    before: tuple[Proof, ...]
    event: int  # place of these steps among the victim's that name the attacker
    after: tuple[Proof, ...]


class Both(NamedTuple):
    """A duty against an attacker that is no party to its treaty, and against one that is."""

    outside: Engagement
    inside: Engagement


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties toward a victim against one sort of attacker: party to certain of their treaties, and to none other."""

    engagements: tuple[Engagement, ...]
    bearers: frozenset[str]  # by today's keys
    naming: tuple[tuple[tuple[Proof, tuple[str, ...]], ...], ...]  # steps in a row with their words around the attacker's name


@dataclass(frozen=True, slots=True)
class Toward:
    """All duties toward one victim: those compiled, the steps that name the attacker, and what is left to the rules."""

    compiled: tuple[Both, ...]
    treaties: frozenset[str]
    events: tuple[tuple[Proof, ...], ...]
    left: tuple[tuple[int, Matter], ...]  # with their places
    _sorts: dict[frozenset[str], Duties] = field(default_factory=dict, compare=False)

    def against(self, shared: frozenset[str]) -> Duties:
        """The duties against an attacker that is party to these of their treaties."""
        if shared not in self._sorts:
            chosen = [both.inside if both.inside.finding.treaty in shared else both.outside for both in self.compiled]
            used = {event: n for n, event in enumerate(dict.fromkeys(one.event for one in chosen))}
            own = tuple(replace(one, event=used[one.event]) for one in chosen)
            naming = tuple(tuple((step, _around(step)) for step in self.events[event]) for event in used)
            self._sorts[shared] = Duties(own, frozenset(one.bearer for one in own), naming)
        return self._sorts[shared]


def _around(step: Proof) -> tuple[str, ...]:
    return tuple(step.says.replace(PARTY, SOMEBODY).split(SOMEBODY))


class Attack:
    """One attacker's attack on a victim; the steps that name it are made once, when a proof is asked for."""

    __slots__ = ("_events", "by", "duties")

    def __init__(self, by: str, duties: Duties) -> None:
        self.by, self.duties = by, duties
        self._events: list[tuple[Proof, ...]] = []

    @property
    def events(self) -> list[tuple[Proof, ...]]:
        """The victim's steps with the attacker's name in them."""
        if not self._events:
            name = full(self.by)
            self._events = [tuple(upon(step, step.steps, name.join(words)) for step, words in row) for row in self.duties.naming]
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
        return upon(known.proof, known.before + event + known.after)

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
    _party_to: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def attack(self, by: str, victim: str) -> list[Engaged]:
        """What the attack sets off, of the duties that hang on no particular attacker; the rest is in `left`."""
        duties = self.against(by, victim)
        return list(map(_engaged, zip(_of_others(duties, by), repeat(Attack(by, duties)), strict=False)))

    def proved(self, by: str, victim: str) -> list[tuple[Engagement, Proof]]:
        """The same, each with its whole proof built."""
        duties = self.against(by, victim)
        known, events = _of_others(duties, by), Attack(by, duties).events
        steps = [one.before + events[one.event] + one.after for one in known]
        return list(zip(known, map(upon, [one.proof for one in known], steps), strict=True))

    def against(self, by: str, victim: str) -> Duties:
        """The compiled duties toward the victim, as they are against such an attacker."""
        toward = self.toward(victim)
        return toward.against(self.party_to(by) & toward.treaties)

    def party_to(self, state: str) -> frozenset[str]:
        """The treaties by which the state is, or may be, bound."""
        if state not in self._party_to:
            near = self.bonds.concerning(state)
            self._party_to[state] = frozenset(t.id for t in near if self.bonds.may_bind(t, state))
        return self._party_to[state]

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
            outside, inside = (self._asked(victim, who) for who in (SOMEBODY, PARTY))
            self._toward[victim] = _compiled(zip(outside, inside, strict=True))
        return self._toward[victim]

    def _asked(self, victim: str, by: str) -> Iterable[Matter]:
        attack = Happening(event=Event.ARMED_ATTACK, by=(by,), to=(victim,))
        supposed = Scenario(on=self.bonds.on, happenings=(attack,), given=self.given)
        return (m for m in matters(self.bonds, supposed) if not self.duties or m.duty.name in self.duties)


def _of_others(duties: Duties, by: str) -> tuple[Engagement, ...]:
    attacker = today(by)
    if attacker not in duties.bearers:
        return duties.engagements
    return tuple(one for one in duties.engagements if one.bearer != attacker)


def _compiled(asked: Iterable[tuple[Matter, Matter]]) -> Toward:
    compiled: list[Both] = []
    events: dict[tuple[Proof, ...], int] = {}
    left = []
    for place, (outside, inside) in enumerate(asked):
        by_name = bool(outside.provision.by) or outside.duty.name == "restraint"
        found = [] if by_name else list(zip(of_matter(outside), of_matter(inside), strict=True))
        both = [tuple(_engagement(f, place, events) for f in pair) for pair in found]
        if by_name or not all(all(pair) for pair in both):
            left.append((place, outside))
        else:
            compiled += [Both(one, other) for one, other in both if one and other]
    treaties = frozenset(one.outside.finding.treaty for one in compiled)
    return Toward(tuple(compiled), treaties, tuple(events), tuple(left))


def _engagement(finding: Finding, place: int, events: dict[tuple[Proof, ...], int]) -> Engagement | None:
    """None where the attacker is named in steps that do not stand in a row, or below them, where the name could not be put in."""
    whole, steps = finding.proof, finding.proof.steps
    naming = [n for n, step in enumerate(steps) if any(_names(s) for s in walk(step))]
    first, end = (naming[0], naming[-1] + 1) if naming else (0, 0)
    row = steps[first:end]
    if not naming or len(row) > len(naming) or any(_names(s) for step in row for below in step.steps for s in walk(below)):
        return None
    event = events.setdefault(row, len(events))
    return Engagement(finding, finding.answer, whole, place, today(finding.bearer), steps[:first], event, steps[end:])


def _names(step: Proof) -> bool:
    return SOMEBODY in step.says or PARTY in step.says
