"""What others call: read a scenario, ask what it would trigger, what follows, what collides, and say it in a sentence."""

from __future__ import annotations

from foedus.law.cascade import cascade
from foedus.law.collisions import Conflict
from foedus.law.conflicts import conflicts
from foedus.law.explain import explain
from foedus.law.findings import Finding, what_if, worked
from foedus.law.happenings import Happening, Scenario
from foedus.law.scenario_line import parse

__all__ = ["Conflict", "Finding", "Happening", "Scenario", "cascade", "conflicts", "explain", "parse", "what_if", "worked"]
