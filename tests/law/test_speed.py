"""The benchmarks of the law in short: they run, their answers agree with clingo's, and they are not slow by orders of magnitude."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
duties, standings = import_module("duties"), import_module("standings")
alliances = pytest.mark.skipif(not duties.ALLIANCES.is_dir(), reason=f"SKIPPED: the alliances are not at {duties.ALLIANCES}")
tables = pytest.mark.skipif(not standings.TABLES.is_dir(), reason=f"SKIPPED: the UN tables are not at {standings.TABLES}")


@alliances
def test_duties_of_2003_are_clingos_for_the_attacks_of_some_states() -> None:
    w = duties.world(duties.ALLIANCES)
    key = {n: duties.of_cow(n, duties.DAY) for n in w.numbers}
    drawn = duties.compiled(w, list(key.values()))
    some = duties.World(w.numbers[::48], w.rows, w.treaties)
    told = duties.facts(w.rows) + duties.DIRECT + duties.attacks(some.pairs)
    assert duties.direct_atoms(drawn.first, some, key) == set(duties.solved(told).split())
    mine = [(w.numbers[0], victim) for victim in w.numbers[1:]]
    told = duties.edges(w.rows) + duties.CASCADE + duties.attacks(mine)
    assert duties.hop_atoms(drawn, mine, key) == set(duties.solved(told).split())
    pairs = [(key[a], key[v]) for a, v in w.pairs]
    assert duties.seconds(lambda: duties.listed(drawn.first, pairs)) < 5  # half a second alone on a slow machine


@tables
def test_a_year_of_a_few_un_tables_is_what_the_rules_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in sorted(standings.TABLES.glob("4-*.csv"))[:6]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(standings, "TABLES", tmp_path)
    treaties = standings.folded()
    lives = standings.lives_of(treaties.values())
    assert len(treaties) == 6
    assert standings.differing(treaties, lives, standings.date(2003, 7, 1)) == 0
