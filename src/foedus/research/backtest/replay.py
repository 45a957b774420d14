"""A war replayed before one alliance: each blow, on each of its days, before each of the alliance's obligations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.core.answers import Answer
from foedus.core.treaties import Treaty
from foedus.core.words import Event
from foedus.datasets.alliances.spell import Spell
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.findings import Finding, matters, of_matter
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.research.backtest.alliance import Alliance
from foedus.research.backtest.blows import Blow, attack, days, war_with
from foedus.research.backtest.facts import Fact, facts
from foedus.research.backtest.presumptions import presumptions
from foedus.research.backtest.view import View, partner

NO_BREACH = "no breach is invoked"  # VCLT art. 65: it would have been notified
STEMS = {
    Event.ARMED_ATTACK: {"mutual defence": "def", "non-aggression": "def"},
    Event.WAR: {"offensive support": "off", "neutrality": "neu"},
}  # the kinds of obligation that each event is put to: ATOP has OFFENSE and NEUTRAL hang on a partner's war, whoever attacked


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the engine says of a provision by the facts (`finding`), and with presumptions on its open conditions (`supposed`)."""

    finding: Finding
    supposed: Finding
    facts: tuple[Fact, ...]

    @property
    def called(self) -> bool:
        """Is it set off, in two values? A treaty whose end alone is uncertain goes on: its end must be shown (VCLT art. 42(2))."""
        left = [step for step in self.supposed.proof.steps if step.answer is not Answer.YES]
        return all(step.rule == "treaty in force" and step.answer is Answer.UNKNOWN for step in left)

    @property
    def strength(self) -> tuple[bool, bool, bool]:
        """Greater for the stronger one."""
        return self.finding.answer is Answer.YES, self.called, self.finding.answer is Answer.UNKNOWN


def strongest(told: Sequence[Blow], alliance: Alliance) -> Verdict | None:
    """The strongest verdict, the first of its strength; None where the war sets nothing before any member."""
    found: Verdict | None = None
    for verdict in verdicts(told, alliance):
        if found is None or verdict.strength > found.strength:
            found = verdict
        if found.finding.answer is Answer.YES:
            break
    return found


def verdicts(told: Sequence[Blow], alliance: Alliance) -> Iterator[Verdict]:
    """Every verdict, blow by blow and day by day."""
    bonds = Bonds.of(alliance.treaties, told[0].day)
    for blow in told:
        for day in days(blow, alliance.begun):
            for happenings in (attack(blow, day), *war_with(blow, day)):
                who = partner(happenings[-1], blow, told)
                for kind, stem in STEMS[happenings[-1].event].items():
                    for treaty, spells in _with(kind, alliance):
                        view = View(stem=stem, partner=who, spells=spells, made=alliance.made, began=told[0].day)
                        yield from _of_treaty(bonds.at(day), happenings, treaty, kind, view)


def _with(kind: str, alliance: Alliance) -> Iterator[tuple[Treaty, tuple[Spell, ...]]]:
    return ((t, spells) for t, spells in alliance.phases if any(held.content.kind == kind for held in t.provisions))


def _of_treaty(bonds: Bonds, happenings: tuple[Happening, ...], treaty: Treaty, kind: str, view: View) -> Iterator[Verdict]:
    known, rest = facts(view), presumptions(view)
    by_facts = _findings(bonds, happenings, treaty, kind, known)
    supposed = _findings(bonds, happenings, treaty, kind, (*known, *rest)) if by_facts else []
    for one, other in zip(by_facts, supposed, strict=True):
        yield Verdict(one, other, tuple(fact for fact in (*known, *rest) if fact.words in one.provision.conditions))


def _findings(bonds: Bonds, happenings: tuple[Happening, ...], treaty: Treaty, kind: str, known: Iterable[Fact]) -> list[Finding]:
    scenario = Scenario(on=bonds.on, happenings=happenings, given=(NO_BREACH, *(fact.given for fact in known)))
    asked = (m for m in matters(bonds, scenario) if m.happening is happenings[-1] and m.treaty.id == treaty.id)
    return [finding for m in asked if m.provision.kind == kind for finding in of_matter(m)]
