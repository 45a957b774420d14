"""Compiled duties and cascades are those of `what_if` and `cascade`, proof for proof and hop for hop."""

import random
from dataclasses import FrozenInstanceError
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sample_treaties import act, treaty
from shipped import treaties

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.states import existed, states
from foedus.core.treaties import Treaty
from foedus.core.words import Event
from foedus.datasets.alliances.spellrows import read_spells
from foedus.datasets.alliances.telling import treaties as told_treaties
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.cascade import cascade
from foedus.law.scenarios.drawn import Drawn
from foedus.law.scenarios.findings import what_if
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.law.scenarios.obligations import Obligations

ATOP = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances" / "atop_member_v4.01.csv"
there = pytest.mark.skipif(not ATOP.is_file(), reason=f"SKIPPED: ATOP's file of members is not at {ATOP}")
WORLD = ("USA", "RUS", "UKR", "CHN", "PRK", "KOR", "JPN", "TUR", "GRC", "ARM", "AZE", "IRN", "SAU", "IND", "VNM", "POL", "DEU", "X")
PAIRS = [(a, v) for a in WORLD for v in WORLD if a != v and v != "X"]
DAYS = (date(1975, 6, 1), date(2003, 7, 1), date(2025, 1, 15))


def attack(by: str, victim: str, on: date, given: tuple[str, ...] = ()) -> Scenario:
    return Scenario(on=on, happenings=(Happening(event=Event.ARMED_ATTACK, by=(by,), to=(victim,)),), given=given)


def by_rules(bonds: Bonds, scenario: Scenario) -> list[tuple[set[str], set[str]]]:
    """Who comes in surely (in the first hop), and who may, hop by hop, from the findings themselves."""
    hops: dict[int, tuple[set[str], set[str]]] = {}
    sides = {s for h in scenario.happenings for s in (*h.by, *h.to)}
    for f in cascade((), scenario, 99, bonds=bonds):
        if f.duty == "help" and f.answer is not Answer.NO and f.bearer not in sides:
            sure, possible = hops.setdefault(f.hop, (set(), set()))
            possible.add(f.bearer)
            sure.update([f.bearer] if f.answer is Answer.YES and f.hop == 1 else [])
    return [hops[n] for n in sorted(hops)]


def compiled(drawn: Drawn, by: str, victim: str) -> list[tuple[set[str], set[str]]]:
    return [(set(drawn.states(hop.sure)), set(drawn.states(hop.possible))) for hop in drawn.hops(by, victim)]


@cache
def alliances() -> tuple[Treaty, ...]:
    told, _ = read_spells(ATOP, "ATOP")
    assert told
    return tuple(told_treaties(told).values())


@pytest.mark.parametrize("given", [(), ("state of war", "unprovoked")])
@pytest.mark.parametrize("day", DAYS)
def test_findings_of_the_register_are_those_of_what_if_with_their_proofs(day: date, given: tuple[str, ...]) -> None:
    bonds = Bonds.of(treaties().values(), day)
    duties = Obligations(bonds, given)
    for by, victim in PAIRS:
        same = duties.findings(by, victim) == what_if((), attack(by, victim, day, given), bonds)
        assert same, (by, victim)  # a pair that differs; pytest's own comparison of proofs would take minutes


@pytest.mark.parametrize("given", [(), ("state of war", "unprovoked")])
@pytest.mark.parametrize("day", DAYS)
def test_cascades_of_the_register_are_those_of_the_rules(day: date, given: tuple[str, ...]) -> None:
    bonds = Bonds.of(treaties().values(), day)
    drawn = Drawn.of(bonds, given)
    for by, victim in PAIRS[:: len(PAIRS) // 8]:
        assert compiled(drawn, by, victim) == by_rules(bonds, attack(by, victim, day, given)), (by, victim)


@there
def test_findings_of_the_alliances_of_2003_are_those_of_what_if() -> None:
    bonds = Bonds.of(alliances(), DAYS[1])
    duties = Obligations(bonds)
    for by, victim in sample(200, DAYS[1]):
        same = duties.findings(by, victim) == what_if((), attack(by, victim, DAYS[1]), bonds)
        assert same, (by, victim)


@there
def test_cascades_of_the_alliances_of_2003_are_those_of_the_rules() -> None:
    bonds = Bonds.of((t for t in alliances() if any(h.content.kind == "mutual defence" for h in t.provisions)), DAYS[1])
    drawn = Drawn.of(bonds)
    for by, victim in sample(6, DAYS[1]):
        assert compiled(drawn, by, victim) == by_rules(bonds, attack(by, victim, DAYS[1])), (by, victim)


def sample(number: int, day: date) -> list[tuple[str, str]]:
    living = [key for key in states() if existed(key, day) is Answer.YES]
    return [tuple(random.Random(seed).sample(living, 2)) for seed in range(number)]  # type: ignore[misc]


def pact(key: str, members: str, **more: object) -> Treaty:
    provision = Provision(kind="mutual defence", treaty=key, modality="shall", **more)  # type: ignore[arg-type]
    return treaty(
        act("entry into force", "1990-01-01", *members.split()), id=key, title=key, parties=members, provisions=[provision]
    )


CHAIN = (pact("a", "POL FRA"), pact("b", "FRA GBR", conditions=("unprovoked",)), pact("c", "RUS BLR"), pact("d", "BLR CHN"))


def test_a_chain_of_alliances_is_drawn_in_link_by_link() -> None:
    drawn = Drawn.of(Bonds.of(CHAIN, DAYS[1]))
    assert compiled(drawn, "RUS", "POL") == [({"FRA"}, {"FRA"}), (set(), {"GBR", "BLR"}), (set(), {"CHN"})]
    assert compiled(drawn, "RUS", "USA") == []


def test_a_duty_against_named_adversaries_is_left_to_the_rules() -> None:
    bonds = Bonds.of((*CHAIN, pact("e", "POL JPN", by=("CHN",))), DAYS[1])
    drawn, duties = Drawn.of(bonds), Obligations(bonds)
    assert drawn.side("POL").first is None
    assert [(f.bearer, f.answer.value) for f in duties.findings("CHN", "POL")] == [("FRA", "yes"), ("JPN", "yes")]
    assert [(f.bearer, f.answer.value) for f in duties.findings("RUS", "POL")] == [("FRA", "yes"), ("JPN", "no")]
    assert compiled(drawn, "RUS", "POL")[0] == ({"FRA"}, {"FRA"})


def test_proofs_name_the_attacker_and_are_built_when_asked_for() -> None:
    (found,) = Obligations(Bonds.of(CHAIN, DAYS[1])).attack("RUS", "POL")
    assert found.answer is Answer.YES
    assert not found.attack._events
    assert "armed attack by Russia against Poland" in found.proof.steps[1].says
    assert found.attack._events
    with pytest.raises(FrozenInstanceError):
        found.proof.says = "something else"  # type: ignore[misc]


def test_proofs_built_at_once_are_the_same() -> None:
    duties = Obligations(Bonds.of(treaties().values(), DAYS[1]))
    for by, victim in PAIRS:
        assert duties.proved(by, victim) == [(e.engagement, e.proof) for e in duties.attack(by, victim)], (by, victim)


@pytest.mark.parametrize("day", DAYS)
def test_no_treaty_that_is_near_to_a_state_is_left_out(day: date) -> None:
    bonds = Bonds.of(treaties().values(), day)
    for state in ("USA", "RUS", "FRA", "CHE", "NRU", "DDR", "XKX"):
        near = {key for key, subject in bonds.treaties.items() if bonds.near(subject, state)}
        assert near <= {t.id for t in bonds.concerning(state)}
        assert state != "CHE" or near < set(bonds.treaties)
