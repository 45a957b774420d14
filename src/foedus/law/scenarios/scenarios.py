"""What others call: read a scenario, ask what it would trigger, what follows, what collides, and say it in a sentence."""

from __future__ import annotations

from foedus.law.scenarios.cascade import cascade
from foedus.law.scenarios.collisions import Conflict
from foedus.law.scenarios.conflicts import conflicts
from foedus.law.scenarios.explain import explain
from foedus.law.scenarios.findings import Finding, what_if, worked
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.law.scenarios.scenario_line import parse

__all__ = ["Conflict", "Finding", "Happening", "Scenario", "cascade", "conflicts", "explain", "parse", "what_if", "worked"]
