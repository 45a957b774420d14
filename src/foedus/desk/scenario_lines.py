"""Scenarios, read from what a user gives, and what they would trigger, ready to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby, islice
from pathlib import Path

from foedus.core.answers import Answer
from foedus.core.problems import Problem
from foedus.core.treaties import Treaty
from foedus.desk.lines import Clash, ScenarioLine, Verdict
from foedus.desk.passages import Shelf
from foedus.desk.standing_lines import step
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.alike import alike
from foedus.law.scenarios.cascade import cascade
from foedus.law.scenarios.collisions import Conflict, conflict
from foedus.law.scenarios.conflicts import collisions
from foedus.law.scenarios.explain import explain
from foedus.law.scenarios.findings import Finding, what_if, worked
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.law.scenarios.match import duty_of, idle
from foedus.law.scenarios.scenario_line import parse

HOPS = 2
_LISTED = re.compile(r", | and ")  # a conflict with several adversaries names their keys so


def scenario_lines(treaty: Treaty, on: date, known: date, shelf: Shelf, prefix: str) -> tuple[ScenarioLine, ...]:
    """For a treaty between two that bears a duty: each party attacked by a state that is not named, under this treaty alone."""
    if not any(duty_of(held.content) for held in treaty.provisions):
        return ()
    bonds = Bonds.of([treaty], on, known)
    found = [("; ".join(map(str, s.happenings)), _verdicts(what_if((), s, bonds), shelf)) for s in worked(treaty, on)]
    told = [(text, verdicts) for text, verdicts in found if verdicts]
    return tuple(ScenarioLine(key=f"{prefix}-s{n}", scenario=text, verdicts=said) for n, (text, said) in enumerate(told, 1))


def supposed(
    scenario: Scenario,
    treaties: Mapping[str, Treaty],
    known: date,
    shelf: Shelf,
    hops: int = HOPS,
    bonds: Bonds | None = None,
    most: int | None = None,
) -> ScenarioLine:
    """What a scenario would trigger, hop by hop, and what cannot all be kept; `bonds` in place of treaties, if at hand.

    `most`: so many conflicts, and verdicts of one hop and answer; all where it is not given.
    """
    bonds = bonds or Bonds.of(treaties.values(), scenario.on, known)
    findings = cascade((), scenario, hops, known, bonds)
    clashes = collisions((), findings, scenario.on, known, bonds)
    groups = _groups(findings)
    kept = _first(groups, most)
    left = Counter(group[0].hop for group in groups) - Counter(group[0].hop for group in kept)
    return ScenarioLine(
        key="s",
        scenario=told(scenario),
        verdicts=tuple(_verdict(group, shelf) for group in kept),
        conflicts=tuple(_clash(conflict(each), shelf) for each in clashes[:most]),
        left=tuple(sorted(left.items())),
        conflicts_left=len(clashes) - len(clashes[:most]),
    )


def told(scenario: Scenario) -> str:
    """What is supposed, in one line; each happening with its day where there are several."""
    several = len({h.on or scenario.on for h in scenario.happenings}) > 1
    said = [_happening(h) + (f" on {h.on or scenario.on}" if several else "") for h in scenario.happenings]
    return "; ".join((*said, *scenario.given)) + ("" if several else f", on {scenario.on}")


def _happening(one: Happening) -> str:
    return f"{one}{f' in {one.area}' if one.area else ''}{', in defence of a victim,' if one.defensive else ''}"


def read_scenario(words: str, on: date, given: Iterable[str] = ()) -> tuple[Scenario | None, list[Problem]]:
    """A scenario from a line, or from a file where the words name one; None and what is wrong where it cannot be read."""
    if not words.endswith((".yaml", ".yml")):
        read = parse(words, on, given)
        return (None, [read]) if isinstance(read, Problem) else (read, [])
    from foedus.law.scenarios.scenario_file import load

    try:
        return load(Path(words).read_text(encoding="utf-8"), words, on, given)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no UTF-8 text"
        return None, [Problem(words, f"It cannot be read ({why}).", "Give a YAML file with happenings, or a line.")]


def unused(given: Iterable[str], treaties: Mapping[str, Treaty]) -> list[Problem]:
    """A remark on each fact supposed on which no provision of these treaties turns."""
    given = tuple(given)
    provisions = (held.content for treaty in treaties.values() for held in treaty.provisions) if given else ()
    known = "such as “state of war”, “unprovoked”, “on request”"
    return [
        Problem(fact, "No provision turns on this fact.", remedy=f"Try a condition of a provision, {known}.")
        for fact in idle(given, provisions)
    ]


def _verdicts(findings: Iterable[Finding], shelf: Shelf) -> tuple[Verdict, ...]:
    return tuple(_verdict(group, shelf) for group in _groups(findings))


def _groups(findings: Iterable[Finding]) -> list[Sequence[Finding]]:
    """Triggered ones and undetermined ones first; of those not triggered, none is left out."""
    order = [Answer.YES, Answer.UNKNOWN, Answer.NO]
    return list(alike(sorted(findings, key=lambda f: (f.hop, order.index(f.answer)))))


def _first(groups: Sequence[Sequence[Finding]], most: int | None) -> list[Sequence[Finding]]:
    """Of each hop and answer the first ones."""
    kinds = groupby(groups, lambda group: (group[0].hop, group[0].answer))
    return [group for _, each in kinds for group in islice(each, most)]


def _verdict(group: Sequence[Finding], shelf: Shelf) -> Verdict:
    """One verdict for all states of which the same holds; the proof is worked for the first."""
    one = group[0]
    whole = step(one.proof, shelf)
    return Verdict(
        says=explain(one, [f.bearer for f in group]), answer=one.answer, rule=whole.rule, article=whole.article, steps=whole.steps,
        states=tuple(f.bearer for f in group), treaty=one.treaty, title=one.title, provision=one.provision.article, duty=one.duty,
        toward=one.toward, against=one.against, on=one.on, hop=one.hop, supposing=one.supposing, decides=one.decides,
    )  # fmt: skip


def _clash(conflict: Conflict, shelf: Shelf) -> Clash:
    whole = step(conflict.proof, shelf)
    against = [key for c in conflict.each for key in _LISTED.split(c.against)]
    return Clash(
        says=conflict.says, answer=whole.answer, rule=whole.rule, article=whole.article, passages=whole.passages, steps=whole.steps,
        states=conflict.states, toward=tuple(dict.fromkeys(c.toward for c in conflict.each)), against=tuple(dict.fromkeys(against)),
        ban=conflict.each[0].ban, titles=conflict.each[0].titles,
    )  # fmt: skip
