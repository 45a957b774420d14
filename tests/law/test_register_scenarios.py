"""What scenarios set off, by the shipped register alone."""

import json
from datetime import date

from shipped import treaties

from foedus.core.plain import plain
from foedus.law.scenarios import Finding, Scenario, cascade, conflicts, parse


def suppose(line: str, day: str, *given: str) -> Scenario:
    found = parse(line, date.fromisoformat(day), given)
    assert isinstance(found, Scenario), found
    return found


def duty(findings: list[Finding], treaty: str, bearer: str, kind: str = "help") -> Finding:
    found = [f for f in findings if (f.treaty, f.bearer, f.duty) == (treaty, bearer, kind)]
    assert len(found) == 1
    return found[0]


def test_allies_on_both_sides_are_told_in_a_few_lines() -> None:
    scenario = suppose("GRC attacks TUR", "2025-01-01")
    found = conflicts(treaties().values(), cascade(treaties().values(), scenario), scenario.on)
    assert len(found) <= 6
    alliance = next(c for c in found if c.treaties == ("nato", "nato"))
    assert len(alliance.states) == 30  # the 32 of 2025 but Greece and Turkey
    assert alliance.says.startswith("Albania, Belgium, ")
    assert alliance.says.endswith("too if attacked (North Atlantic Treaty)")
    kept = json.loads(json.dumps(plain(alliance)))
    assert {c["state"] for c in kept["each"]} == set(alliance.states)
    assert all(c["proof"]["steps"] for c in kept["each"])
