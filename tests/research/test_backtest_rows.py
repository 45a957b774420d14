"""The backtest's files, scores and sentences; then the published coding."""

from datetime import date
from pathlib import Path

import pytest
from handmade import CODED, ENTRIES, FRA, GER, POL, RUS, entry, pact, run, table

from foedus.core.answers import Answer
from foedus.datasets.alliances.spellrows import spells
from foedus.datasets.rowfiles import of_text, row_file
from foedus.datasets.wars import wars
from foedus.research.backtest.backtest import Backtest, backtest
from foedus.research.backtest.blows import blows
from foedus.research.backtest.coding import coding
from foedus.research.backtest.explain import lines
from foedus.research.backtest.score import score


def test_the_proof_names_the_alliance_and_its_variables(tmp_path: Path) -> None:
    row = run(tmp_path, pact(defense="1", defcoadv="1", statthr1=str(RUS)), [entry(GER, POL, "1939-9-1")])
    told = "\n".join(lines(row))
    assert "War (war 1), ATOP 1: coded as invoked, not called (no)" in told
    assert "DEFENSE, DEFCOADV" in told
    assert "DEFCOADV is not met: STATTHR names the Soviet Union; the adversary is Germany" in told


def test_rows_of_one_entry_are_one_and_a_slip_of_a_number_is_told() -> None:
    rows = [
        entry(GER, POL, "1939-9-1"),
        entry(GER, POL, "1940-1-1", until="6-1"),
        entry(RUS, FRA, "1940-1-1", target_ccode=str(GER)),
    ]
    found, problems = wars(table(ENTRIES.split(), rows))
    assert found is not None
    first, second = found.wars[1].entries
    assert (first.start.latest, first.end.latest) == (date(1939, 9, 1), date(1940, 6, 1))
    assert second.to == "FRA"
    assert ["never was the number of France" in str(problem) for problem in problems] == [True]


def test_what_is_no_day_costs_one_row() -> None:
    found, problems = wars(table(ENTRIES.split(), [entry(GER, POL, "1939-13-1"), entry(RUS, POL, "1939-9-17")]))
    assert found is not None
    assert [e.by for e in found.wars[1].entries] == ["SUN"]
    assert len(problems) == 1


def test_who_is_struck_first_and_strikes_back_answers() -> None:
    found, _ = wars(table(ENTRIES.split(), [entry(GER, POL, "1939-9-1"), entry(POL, GER, "1939-9-2")]))
    assert found is not None
    assert [blow.answers is not None for blow in blows(found.wars[1])] == [False, True]


def test_a_coding_that_says_both_is_told() -> None:
    file, _ = of_text(Path("c.csv"), CODED + "1,War,2,1,,1\n2,War,2,,,\n")
    assert file is not None
    found, problems = coding(file)
    assert [(one.alliance, one.invoked) for one in found] == [("1", True), ("2", None)]
    assert len(problems) == 1


def test_scores() -> None:
    """Two hits, one false call, one miss: precision and recall 2/3."""
    told = score([(True, True), (True, True), (True, False), (False, True), (False, False)])
    assert (told.precision, told.recall, told.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert score([]).f1 == 0


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances"
NEEDED = ("atop_member_v4.01.csv", "interstate_war_data_v1.1.csv", "casus_foederis_dev.csv")


@pytest.fixture(scope="module")
def published() -> Backtest:
    if not all((SHARED / name).is_file() for name in NEEDED):
        pytest.skip(f"SKIPPED: {', '.join(NEEDED)} are not all in {SHARED}")
    files = [row_file(SHARED / name)[0] for name in NEEDED]
    members, war, coded = (file for file in files if file is not None)
    bound, fought = spells(members, "ATOP")[0], wars(war)[0]
    assert bound is not None
    assert fought is not None
    return backtest(bound, fought, coding(coded)[0])


def test_the_coding_is_met_better_than_by_roles(published: Backtest) -> None:
    assert len(published.scored) == 228
    assert published.score.f1 >= 0.90
    assert min(half.f1 for half in published.halves) >= 0.80
    assert published.score_of_roles.f1 <= 0.75


def test_what_the_facts_tell_is_seldom_wrong(published: Backtest) -> None:
    invoked, unmet = published.by_answer[Answer.YES]
    assert invoked / (invoked + unmet) >= 0.90
    invoked, unmet = published.by_answer[Answer.NO]
    assert unmet / (invoked + unmet) >= 0.95


def test_each_disagreement_names_the_alliance(published: Backtest) -> None:
    for row in published.disagreements:
        assert f"ATOP {row.coded.alliance}" in lines(row)[0]
        assert len(lines(row)) >= 2
