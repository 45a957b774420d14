"""The shipped register: standings, one scenario, and the attacks of all states on all others. Prints seconds of the processor.

python benchmarks/scenarios.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from foedus.core.answers import Answer
from foedus.core.states import existed, states
from foedus.core.treaties import Treaty
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import standing
from foedus.law.scenarios.obligations import Obligations
from foedus.law.scenarios.scenarios import Scenario, cascade, parse
from foedus.ledger.cards.cards import statements
from foedus.ledger.cards.register import register
from foedus.ledger.folding.fold import fold

DAY = date(2025, 1, 15)
LINE = "UKR attacks RUS"


def folded() -> dict[str, Treaty]:
    """The register's treaties."""
    told = [statements(card) for card in register().values()]
    sources = {source.id: source for cited, _ in told for source in cited}
    return fold((s for _, said in told for s in said), sources, cards=register())


def every_attack(treaties: dict[str, Treaty]) -> int:
    """The number of findings, each with its proof, where each state attacks each other."""
    living = [key for key in states() if existed(key, DAY) is Answer.YES]
    duties = Obligations(Bonds.of(treaties.values(), DAY))
    return sum(len(duties.findings(by, victim)) for by in living for victim in living if by != victim)


def timed(name: str, work: Callable[[], object]) -> None:
    """Do it once, and print how long that took."""
    start = time.process_time()
    found = work()
    told = f"   ({found})" if isinstance(found, int) else ""
    print(f"{name:44}{time.process_time() - start:8.3f} s{told}")


def main() -> None:
    """Measure and print."""
    timed("reading and folding the register", folded)
    treaties = folded()
    timed(f"standing of all {len(treaties)} treaties, with proofs", lambda: [standing(t, DAY, treaties) for t in treaties.values()])
    scenario = parse(LINE, DAY)
    assert isinstance(scenario, Scenario)
    timed(f"{LINE}, two hops, with proofs", lambda: len(cascade(treaties.values(), scenario)))
    timed("each state attacks each other: all findings", lambda: every_attack(treaties))


if __name__ == "__main__":
    main()
