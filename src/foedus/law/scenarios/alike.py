"""Findings that say the same of several states: one sentence and one worked proof serve them all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from foedus.core.answers import Answer
from foedus.law.basics.proofs import deciding
from foedus.law.scenarios.findings import Finding


def alike(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """The findings in groups of one provision, duty, beneficiary and answer, in order; the bearers alone differ."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_ground(finding), []).append(finding)
    return [tuple(group) for group in groups.values()]


def _ground(f: Finding) -> Hashable:
    """What must be equal: for a finding that is not triggered, the reason too."""
    why = tuple(step.says for step in deciding(f.proof)) if f.answer is Answer.NO else f.decides
    return f.hop, f.supposing, f.on, f.treaty, f.provision, f.duty, f.toward, f.against, f.answer, why
