"""One provision before one happening to one victim, and what went before it in the scenario."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.core.statements import Provision
from foedus.core.treaties import Held, Treaty
from foedus.core.words import Event
from foedus.law.basics.names import today
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.law.scenarios.match import Duty

FORCE = frozenset((Event.ARMED_ATTACK, Event.AGGRESSION, Event.WAR))


@dataclass(frozen=True, slots=True)
class Matter:
    """One provision before one happening to one victim; `bonds` are those of the happening's day."""

    bonds: Bonds
    scenario: Scenario
    happening: Happening
    victim: str
    treaty: Treaty
    held: Held[Provision]
    duty: Duty

    @property
    def provision(self) -> Provision:
        """The provision itself."""
        return self.held.content

    def before(self) -> tuple[Happening, ...]:
        """What the scenario lets happen before this, in its order."""
        at = self.scenario.happenings.index(self.happening) if self.happening in self.scenario.happenings else 0
        return self.scenario.happenings[:at]

    def first_blow(self) -> Happening | None:
        """The first use of force by the victim, where it had not been attacked itself before; None for an answer to an attack."""
        return next(self.unanswered(), None)

    def unanswered(self) -> Iterator[Happening]:
        """All uses of force by the victim before this, until it is attacked itself."""
        for one in self.before():
            if one.event in FORCE and does(self.victim, one.to):
                return
            if one.event in FORCE and does(self.victim, one.by) and not one.defensive:
                yield one

    def adversaries(self) -> tuple[str, ...]:
        """All who use force against the victim by the end of that day, and who does what is judged here."""
        told = [h for h in self.scenario.happenings if h.event in FORCE and does(self.victim, h.to) and self._by_now(h)]
        return tuple(dict.fromkeys(today(s) for h in (self.happening, *told) for s in h.by))

    def _by_now(self, one: Happening) -> bool:
        return (one.on or self.scenario.on) <= self.bonds.on


def does(state: str, states: tuple[str, ...]) -> bool:
    """Is the state, or the one that it continues, among these?"""
    return today(state) in map(today, states)


def open_to(state: str, states: tuple[str, ...]) -> bool:
    """Is the state among these, or is none named?"""
    return not states or does(state, states)


def on_its_day(bonds: Bonds, happening: Happening) -> Bonds:
    """The bonds of the day on which it happens."""
    return bonds.at(happening.on) if happening.on else bonds
