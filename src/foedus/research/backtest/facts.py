"""What the data tell of an alliance's conditions in a war: ATOP's flags say that there is one, the war says whether it is met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.datasets.alliances.obligations import threats
from foedus.law.basics.names import full, listed
from foedus.law.scenarios.matter import does
from foedus.research.backtest.conditions import of_variable
from foedus.research.backtest.view import View

Found = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """Whether the condition behind ATOP's variable is met, and why."""

    variable: str
    holds: bool
    why: str

    @property
    def words(self) -> str:
        """The condition in the treaty's words."""
        return of_variable()[self.variable]

    @property
    def given(self) -> str:
        """As a scenario supposes it."""
        return self.words if self.holds else f"not: {self.words}"

    def __str__(self) -> str:
        return f"{self.variable.upper()} {'is' if self.holds else 'is not'} met: {self.why}"


def facts(view: View) -> tuple[Fact, ...]:
    """The conditions that the data decide."""
    return tuple(Fact(v, *found) for v, found in _told(view) if v in of_variable() and found is not None)


def _told(view: View) -> Iterator[tuple[str, Found | None]]:
    who = view.partner
    yield f"{view.stem}coadv", named(view)
    yield f"{view.stem}cocon", _conflict(view)
    yield f"{view.stem}conpr", (not who.provoked, f"the partner {'struck first' if who.provoked else 'had not struck first'}")
    yield f"{view.stem}coatt", (who.struck, f"the partner {'is' if who.struck else 'is not'} attacked")


def named(view: View) -> Found | None:
    """Is the adversary one whom STATTHR names; None where it names nobody."""
    names = dict.fromkeys(state for spell in view.spells for state in threats(spell, view.made))
    if not names:
        return None
    adversary = view.partner.adversary
    return does(adversary, tuple(names)), f"STATTHR names {listed(map(full, names))}; the adversary is {full(adversary)}"


def _conflict(view: View) -> Found | None:
    """An alliance made in this war is about it, one made in another war about that one (VCLT art. 32: how it was concluded)."""
    if view.began <= view.made:
        return True, "the alliance was made in this war"
    made_in_war = any(spell.flag("wartime") for spell in view.spells)
    return (False, "the alliance was made in an earlier war") if made_in_war else None
