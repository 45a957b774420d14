"""What follows if those who are bound perform, hop by hop; every hop after the first is hypothetical and says on what it hangs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from foedus.core.answers import Answer
from foedus.core.treaties import Treaty
from foedus.core.words import Event
from foedus.law.basics.names import UNNAMED, full, listed
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.findings import Finding, helping, what_if
from foedus.law.scenarios.happenings import Happening, Scenario


def cascade(
    treaties: Iterable[Treaty], scenario: Scenario, depth: int = 2, known: date | None = None, bonds: Bonds | None = None
) -> list[Finding]:
    """The findings of the scenario, then those that would follow, up to `depth` hops; `bonds` in place of treaties, if at hand.

    A hop is what follows once the helpers of the hop before (bound, perhaps bound or allowed to help) do so: their adversaries
    strike at them, or take the help itself for an attack. Later hops carry no supposed facts, tell duties to help that are or may
    be triggered, and only of states that are in it in no earlier hop.
    """
    bonds = bonds or Bonds.of(treaties, scenario.on, known)
    found = what_if((), scenario, bonds)
    involved = {s for h in scenario.happenings for s in (*h.by, *h.to)}
    newest = found
    for hop in range(2, depth + 1):
        if not (helpers := _helpers(newest, involved)):
            break
        involved |= {f.bearer for f in helpers}
        newest = [f for follow in _following(scenario, helpers) for f in _hop(bonds, follow, involved, hop)]
        found = [*found, *newest]
    return found


def _helpers(findings: Iterable[Finding], involved: set[str]) -> list[Finding]:
    """One finding for each state that would come to help and is not in it already."""
    bound = (f for f in findings if f.duty == "help" and f.answer is not Answer.NO and f.bearer not in involved)
    return list({f.bearer: f for f in bound}.values())


def _following(scenario: Scenario, helpers: Iterable[Finding]) -> Iterable[Scenario]:
    groups: dict[tuple[str, tuple[str, ...], str, date | None], list[str]] = {}
    for f in helpers:
        groups.setdefault((f.toward, f.against, f.supposing, f.on), []).append(f.bearer)
    for (victim, adversaries, before, day), states in groups.items():
        if UNNAMED not in adversaries:
            helping = f"{listed(map(full, states))} {'helps' if len(states) == 1 else 'help'} {full(victim)}"
            first = f"{before}, and if " if before else "if "
            yield from _answers(replace(scenario, on=day or scenario.on), tuple(states), adversaries, first + helping)


def _answers(scenario: Scenario, helpers: tuple[str, ...], adversaries: tuple[str, ...], supposing: str) -> Iterable[Scenario]:
    """The adversaries may strike at the helpers; and the help itself may be taken for an attack."""
    strike = Happening(event=Event.ARMED_ATTACK, by=adversaries, to=helpers)
    help_ = Happening(event=Event.ARMED_ATTACK, by=helpers, to=adversaries, defensive=True)
    verb, whom = "attacks" if len(adversaries) == 1 else "attack", "it" if len(helpers) == 1 else "them"
    attacked = f"{listed(map(full, adversaries))} {verb} {whom}"
    yield replace(scenario, happenings=(strike,), given=(), supposing=f"{supposing} and {attacked}")
    yield replace(scenario, happenings=(help_,), given=(), supposing=supposing)


def _hop(bonds: Bonds, scenario: Scenario, involved: set[str], hop: int) -> list[Finding]:
    return [replace(f, hop=hop) for f in helping(bonds.at(scenario.on), scenario, involved)]
