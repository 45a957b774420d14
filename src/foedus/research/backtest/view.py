"""A partner in a war, as an obligation of its alliance looks at it: what of the war its conditions turn on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foedus.datasets.alliances.spell import Spell
from foedus.law.basics.names import today
from foedus.law.scenarios.checks import CHARTER
from foedus.law.scenarios.happenings import Happening
from foedus.research.backtest.blows import Blow


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A state at war with an adversary. Who helps a victim has attacked nobody, once the Charter (art. 51) is in force."""

    adversary: str
    adversaries: int
    struck: bool  # it is attacked
    provoked: bool  # it struck first
    at_home: bool  # it is attacked, and had not gone to war itself before


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A partner before an obligation's stem in ATOP's names (def, off, neu), under the spells of a phase.

    `made` is the day on which the alliance was made, `began` the one on which the war began.
    """

    stem: str
    partner: Partner
    spells: tuple[Spell, ...]
    made: date
    began: date


def partner(now: Happening, blow: Blow, told: Sequence[Blow]) -> Partner:
    """The one to whom it happens; of a war that is the victim of its first blow, or the one who struck it."""
    (adversary,), (own,), day = now.by, map(today, now.to), now.on or blow.day
    victim = own == today(blow.entry.to)
    entered = [(today(b.entry.by), today(b.entry.to)) for b in told if b.day <= day]
    went = any(today(b.entry.by) == own and b.day < blow.day for b in told)
    return Partner(
        adversary=adversary,
        adversaries=len({by for by, to in entered if to == own} | {to for by, to in entered if by == own}),
        struck=victim and not (blow.helps and day >= CHARTER),
        provoked=not victim or blow.answers is not None,
        at_home=victim and not went,
    )
