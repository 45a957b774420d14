"""Small registers with scenarios and what must come out (`scenarios/good`), and scenarios with what is wrong (`scenarios/bad`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foedus.core.problems import Problem
from foedus.core.treaties import Treaty
from foedus.law.basics.proofs import Proof, proof_lines, walk
from foedus.law.duties.duty_life import Lives, sentence
from foedus.law.scenarios.scenario_file import load, scenario
from foedus.law.scenarios.scenarios import Finding, Scenario, cascade, conflicts, explain, parse
from foedus.ledger.cards import cards, yamltext
from foedus.ledger.folding.fold import fold

HERE = Path(__file__).parent / "scenarios"
GOOD, BAD = (sorted((HERE / name).glob("*.yaml")) for name in ("good", "bad"))
DAY = date(2025, 3, 1)
KEYS = {"scenario", "duties", "hops", "answers", "says", "decides", "proof", "conflicts", "lives"}


def read(file: Path) -> tuple[dict[str, Treaty], list[dict[str, Any]]]:
    data, _ = yamltext.parse(file.read_text(encoding="utf-8"))
    made = [cards.load(yamltext.dump(card), file.name) for card in data["treaties"]]
    assert [p for _, problems in made for p in problems] == []
    known = {card.id: card for card, _ in made if card}
    told = [cards.statements(card) for card in known.values()]
    sources = {s.id: s for found, _ in told for s in found}
    return fold([s for _, said in told for s in said], sources, cards=known), data["cases"]


def cases(files: Iterable[Path]) -> list[Any]:
    return [pytest.param(file, n, id=f"{file.stem}-{n + 1}") for file in files for n in range(len(read(file)[1]))]


def supposed(told: object) -> Scenario:
    found = parse(told, DAY) if isinstance(told, str) else scenario(told, DAY)[0]
    assert isinstance(found, Scenario), found
    return found


def told(f: Finding, several: bool) -> str:
    hop, treaty = f"hop {f.hop}: " if f.hop > 1 else "", f"{f.treaty}: " if several else ""
    return f"{hop}{treaty}{f.bearer} to {f.toward}, {f.provision.kind}: {f.answer.value}"


def lines(proofs: Iterable[Proof]) -> set[str]:
    """Each step by itself: its answer, what it says, its article."""
    return {proof_lines(step)[0].partition(" [")[0] for whole in proofs for step in walk(whole)}


@pytest.mark.parametrize(("file", "number"), cases(GOOD))
def test_what_must_come_out(file: Path, number: int) -> None:
    treaties, all_ = read(file)
    case = all_[number]
    assert set(case) <= KEYS
    (duties_of if "duties" in case else findings_of)(treaties, case)


def findings_of(treaties: Mapping[str, Treaty], case: Mapping[str, Any]) -> None:
    asked = supposed(case["scenario"])
    found = cascade(treaties.values(), asked, case.get("hops", 1))
    assert sorted(told(f, len(treaties) > 1) for f in found) == sorted(case["answers"])
    assert set(case.get("says", ())) <= {explain(f) for f in found}
    assert set(case.get("proof", ())) <= lines(f.proof for f in found)
    if "decides" in case:
        assert {d for f in found for d in f.decides} == set(case["decides"])
    if "conflicts" in case:
        assert sorted(c.says for c in conflicts(treaties.values(), found, asked.on)) == sorted(case["conflicts"])


def duties_of(treaties: Mapping[str, Treaty], case: Mapping[str, Any]) -> None:
    asked = case["duties"]
    lives = Lives.of(treaties[asked["treaty"]], date.fromisoformat(asked["on"]), treaties)
    found = list(lives.all(asked.get("state"), asked.get("toward")))
    assert sorted(map(sentence, found)) == sorted(case["lives"])
    assert set(case.get("proof", ())) <= lines(map(lives.proof, found))


@pytest.mark.parametrize("file", BAD, ids=lambda f: f.stem)
def test_each_fault_of_a_scenario_is_named_with_its_line_and_remedy(file: Path) -> None:
    """The lines that begin with # tell the problems; a file of one text line is a scenario in a line."""
    text = file.read_text(encoding="utf-8")
    expected = [line[2:] for line in text.splitlines() if line.startswith("# ")]
    bare = [line for line in text.splitlines() if not line.startswith("#")]
    if len(bare) == 1 and ":" not in bare[0]:
        found = parse(bare[0], DAY)
        assert isinstance(found, Problem)
        problems = [found]
    else:
        made, problems = load(text, "f", DAY)
        assert made is None
    assert [str(p).removeprefix("f:") for p in problems] == expected
    assert all(p.remedy for p in problems)


def test_there_are_cases() -> None:
    assert len(GOOD) >= 25
    assert len(BAD) >= 12
