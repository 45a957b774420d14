"""Scenarios and what they would trigger, ready to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from foedus.core.answers import Answer
from foedus.core.problems import Problem, Refused
from foedus.core.treaties import Treaty
from foedus.desk.lines import ScenarioLine, Step
from foedus.desk.passages import Shelf
from foedus.desk.standing_lines import step
from foedus.law.alike import alike
from foedus.law.bonds import Bonds
from foedus.law.cascade import cascade
from foedus.law.conflicts import conflicts
from foedus.law.explain import explain
from foedus.law.findings import Finding, what_if, worked
from foedus.law.match import duty_of, idle
from foedus.law.scenarios import parse


def scenario_lines(treaty: Treaty, on: date, known: date, shelf: Shelf, prefix: str) -> tuple[ScenarioLine, ...]:
    """For a treaty between two that bears a duty: each party attacked by a state that is not named, under this treaty alone."""
    if not any(duty_of(held.content) for held in treaty.provisions):
        return ()
    bonds = Bonds.of([treaty], on, known)
    found = [("; ".join(map(str, s.happenings)), _verdicts(what_if((), s, bonds), shelf)) for s in worked(treaty, on)]
    told = [(text, verdicts) for text, verdicts in found if verdicts]
    return tuple(ScenarioLine(key=f"{prefix}-s{n}", scenario=text, verdicts=said) for n, (text, said) in enumerate(told, 1))


def supposed(line: str, on: date, given: Iterable[str], treaties: Mapping[str, Treaty], shelf: Shelf) -> ScenarioLine:
    """What a scenario in words would trigger, hop by hop, and the duties that cannot all be kept. Refused if unreadable."""
    scenario = parse(line, on, given)
    if isinstance(scenario, Problem):
        raise Refused(scenario)
    findings = cascade(treaties.values(), scenario)
    clashes = conflicts(treaties.values(), findings, scenario.on)
    return ScenarioLine(
        key="s",
        scenario=f"{'; '.join((*map(str, scenario.happenings), *scenario.given))}, on {scenario.on}",
        verdicts=_verdicts(findings, shelf),
        conflicts=tuple(replace(step(c.proof, shelf), says=c.says) for c in clashes),
    )


def unused(given: Iterable[str], treaties: Mapping[str, Treaty]) -> list[Problem]:
    """A remark on each fact supposed on which no provision of these treaties turns."""
    provisions = [held.content for treaty in treaties.values() for held in treaty.provisions]
    known = "such as “state of war”, “unprovoked”, “on request”"
    return [
        Problem(f"--given {fact}", "no provision turns on this fact.", remedy=f"Try a condition of a provision, {known}.")
        for fact in idle(given, provisions)
    ]


def _verdicts(findings: Iterable[Finding], shelf: Shelf) -> tuple[Step, ...]:
    """Triggered ones and undetermined ones first; of those not triggered, none is left out."""
    order = [Answer.YES, Answer.UNKNOWN, Answer.NO]
    return tuple(_verdict(group, shelf) for group in alike(sorted(findings, key=lambda f: (f.hop, order.index(f.answer)))))


def _verdict(group: Sequence[Finding], shelf: Shelf) -> Step:
    """One verdict for all states of which the same holds; the proof is worked for the first."""
    whole = step(group[0].proof, shelf)
    return replace(whole, says=explain(group[0], [f.bearer for f in group]), states=tuple(f.bearer for f in group), passages=())
