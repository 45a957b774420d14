"""Why engine and coding differ in a row: the finding in a sentence, the conditions with what decided them, and the proof."""

from __future__ import annotations

from foedus.law.basics.proofs import proof_lines
from foedus.law.scenarios.explain import explain
from foedus.research.backtest.backtest import Row
from foedus.research.backtest.conditions import variables
from foedus.research.backtest.replay import Verdict


def lines(row: Row) -> list[str]:
    """The row in lines: who says what, on which of ATOP's variables it rests, and the engine's proof."""
    coded = {True: "invoked", False: "not met", None: "neither invoked nor not met"}[row.coded.invoked]
    says = "called" if row.called else "not called"
    head = f"{row.coded.war_name} (war {row.coded.war}), ATOP {row.coded.alliance}: coded as {coded}, {says} ({row.answer.value})"
    if row.verdict is None:
        why = (
            "The war sets nothing before any member of the alliance." if row.known else "The data do not have this war or alliance."
        )
        return [head, f"  {why}"]
    return [head, *(f"  {line}" for line in _of(row.verdict))]


def _of(verdict: Verdict) -> list[str]:
    finding = verdict.finding
    rests = f"ATOP: {', '.join(variables(finding.provision)) or finding.provision.kind}, on {finding.on}"
    return [explain(finding), rests, *map(str, verdict.facts), *proof_lines(verdict.supposed.proof)]
