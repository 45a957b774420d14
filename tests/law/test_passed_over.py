"""What the law passes over for speed would have told nothing: states without a part, and what a later hop leaves out."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from foedus.core.answers import Answer
from foedus.core.states import existed, states
from foedus.desk.books import books
from foedus.law.basics.facts import Case
from foedus.law.basics.turns import StateWord, possible
from foedus.law.life.bonds import Bonds
from foedus.law.life.membership import Member, state_turns
from foedus.law.life.timeline import Life
from foedus.law.scenarios.conflicts import conflicts
from foedus.law.scenarios.findings import helping, what_if
from foedus.law.scenarios.happenings import Scenario
from foedus.law.scenarios.scenario_line import parse

DAYS = (date(1939, 9, 1), date(1968, 8, 21), date(1999, 3, 24), date(2024, 12, 5))
TREATIES = books().treaties


@pytest.mark.parametrize("key", list(TREATIES))
def test_nothing_turns_for_a_state_that_has_no_part(key: str) -> None:
    case = Case(treaty=TREATIES[key], others=TREATIES)
    life = Life(case)
    for state in Random(key).sample(sorted(states()), 25):
        turns = state_turns(Member(case=case, state=state, whole=life.turns))
        assert [life.of(state).on(day) for day in DAYS] == [tuple(possible(StateWord, turns, day)) for day in DAYS]


def drawn(seed: int) -> Scenario:
    rng = Random(seed)
    day = rng.choice(DAYS)
    living = sorted(key for key in states() if existed(key, day) is not Answer.NO)
    one, other, third, fourth = rng.sample(living, 4)
    found = parse(rng.choice((f"{one} attacks {other}", f"{one},{third} attacks {other},{fourth}; {other} attacks {third}")), day)
    assert isinstance(found, Scenario)
    return found


class Unsorted(Bonds):
    """Asks every treaty that concerns one of the states about all of them."""

    __slots__ = ()

    def concerned(self, *asked: str) -> dict[str, set[str]]:
        return {key: set(asked) for key in Bonds.concerned(self, *asked)}


@pytest.mark.parametrize("seed", range(12))
def test_a_treaty_is_asked_about_those_whom_it_concerns(seed: int) -> None:
    scenario = drawn(seed)
    assert what_if((), scenario, Bonds.of(TREATIES.values(), scenario.on)) == what_if(
        (), scenario, Unsorted.of(TREATIES.values(), scenario.on)
    )


@pytest.mark.parametrize("seed", range(12))
def test_a_later_hop_weighs_only_what_it_tells(seed: int) -> None:
    scenario, bonds = drawn(seed), Bonds.of(TREATIES.values(), drawn(seed).on)
    whole = what_if((), scenario, bonds)
    help_ = [f for f in whole if f.duty == "help" and f.answer is not Answer.NO]
    but = {f.bearer for f in help_[::2]}
    assert helping(bonds, scenario, but) == [f for f in help_ if f.bearer not in but]
    assert conflicts((), whole, scenario.on, None, bonds) == conflicts(TREATIES.values(), whole, scenario.on)
