"""The duties that a scenario sets off, and the provisions of other treaties that stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from foedus.core.statements import Provision
from foedus.core.treaties import Held, Treaty
from foedus.law.basics.facts import bilateral
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.findings import Finding
from foedus.law.scenarios.match import duty_of
from foedus.law.scenarios.matter import open_to

Part = tuple[Treaty, list[Held[Provision]]]  # a treaty and its provisions that ask for one kind of duty
Index = Mapping[str, Mapping[int, Part]]  # by the duty's name and the treaty's place
Toward = tuple[Treaty, Held[Provision], str]  # a provision of a treaty, and an adversary toward whom it may bind
Beside = tuple[Bonds, Finding, Treaty, Held[Provision]]  # the bonds of its day, a duty to help, and a provision beside it


@dataclass(frozen=True, slots=True)
class Owed:
    """The duties that are, or may be, triggered, and what stands beside them."""

    bonds: Bonds
    found: Sequence[Finding]
    _bound: dict[tuple[str, str, tuple[str, ...], date], list[Toward]] = field(default_factory=dict)

    @property
    def helping(self) -> list[Finding]:
        """Those to help."""
        return [f for f in self.found if f.duty == "help"]

    def beside(self, duty: str) -> Iterator[Beside]:
        """Each duty to help with each provision for a duty of that name that stands beside it on its day."""
        for f in self.helping:
            that_day = self.bonds.at(f.on or self.bonds.on)
            for treaty, provisions in self._concerning(f.bearer, f.toward, duty):
                if _two(f, treaty):
                    yield from ((that_day, f, treaty, held) for held in provisions)

    def against(self, duty: str) -> Iterator[tuple[Beside, str]]:
        """The same, with each adversary toward whom the helper is, or may be, bound by that provision."""
        for f in self.helping:
            that_day = self.bonds.at(f.on or self.bonds.on)
            for treaty, held, enemy in self._toward(that_day, f, duty):
                if _two(f, treaty):
                    yield (that_day, f, treaty, held), enemy

    def _toward(self, that_day: Bonds, f: Finding, duty: str) -> list[Toward]:
        key = duty, f.bearer, f.against, that_day.on
        if key not in self._bound:
            self._bound[key] = list(_binding(that_day, f.bearer, f.against, self._index.get(duty, {})))
        return self._bound[key]

    def _concerning(self, one: str, other: str, duty: str) -> list[Part]:
        near, also = self.bonds.places(one), self.bonds.places(other)
        return [part for place, part in self._index.get(duty, {}).items() if place in near or place in also]

    @property
    def _index(self) -> Index:
        return self.bonds.once("provisions by duty", lambda: _indexed(self.bonds.treaties.values()))


def _indexed(treaties: Iterable[Treaty]) -> Index:
    """The provisions for each duty, by the place of their treaty."""
    found: dict[str, dict[int, Part]] = {}
    for place, treaty in enumerate(treaties):
        for held in treaty.provisions:
            if duty := duty_of(held.content):
                found.setdefault(duty.name, {}).setdefault(place, (treaty, []))[1].append(held)
    return found


def _binding(that_day: Bonds, bearer: str, against: tuple[str, ...], parts: Mapping[int, Part]) -> Iterator[Toward]:
    bound = {enemy: that_day.bound_in(enemy) for enemy in against}
    among = that_day.bound_in(bearer) & frozenset[int]().union(*bound.values())
    for place in sorted(place for place in among if place in parts):
        treaty, provisions = parts[place]
        for held in (h for h in provisions if open_to(bearer, h.content.bearers)):
            for enemy in against:
                if place in bound[enemy] and open_to(enemy, held.content.toward):
                    yield treaty, held, enemy


def _two(f: Finding, treaty: Treaty) -> bool:
    """A treaty between two binds one to help the other; what else it says is between the same two."""
    return treaty.id != f.treaty or not bilateral(treaty)
