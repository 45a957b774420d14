"""One alliance before the wars: its phases as treaties, with the data set's spells behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from foedus.core.treaties import Treaty
from foedus.datasets.alliances.spell import Spell
from foedus.research.backtest.conditions import of_variable
from foedus.research.backtest.implied import with_restraint


@dataclass(frozen=True, slots=True)
class Alliance:
    """An alliance's phases as treaties, each with its spells."""

    number: str
    phases: tuple[tuple[Treaty, tuple[Spell, ...]], ...]

    @property
    def treaties(self) -> tuple[Treaty, ...]:
        """The phases as treaties."""
        return tuple(treaty for treaty, _ in self.phases)

    @property
    def begun(self) -> frozenset[date]:
        """The days on which a member became bound, the last possible ones."""
        return frozenset(s.start.latest for _, spells in self.phases for s in spells if s.start.latest)

    @property
    def made(self) -> date:
        """The day on which its first member was bound."""
        return min(self.begun, default=date.max)


def alliance(number: str, treaties: Mapping[str, Treaty], spells: Iterable[Spell]) -> Alliance:
    """The alliance of that number, with the duties that its own imply."""
    phases: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        phases[f"atop-{number}-{spell.phase}"].append(spell)
    named = of_variable()["defcoadv"]
    found = [(with_restraint(treaties[key], named), tuple(told)) for key, told in phases.items() if key in treaties]
    return Alliance(number, tuple(found))
