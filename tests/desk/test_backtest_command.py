"""`foedus backtest`: files told apart by their columns, the score, and why engine and coding differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alliance_files import atop, member
from labelled import Run

FRA, POL, DEU = 220, 290, 255
HEAD = """larger_war_id larger_war_name init_war_name year init_name init_ccode target_name target_ccode month_entry day_entry
month_exit day_exit month_exit02 day_exit02 joiner"""
WARS = f"{','.join(HEAD.split())}\n1,War of the test,War of the test,1932,Germany,255,Poland,290,3,1,5,1,NA,NA,0\n"
CODING = "warid,warname,atopid,honorBF,violateBF,cfnaBF\n1,War of the test,1,1,,\n1,War of the test,2,1,,\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Germany attacks Poland; alliance 1 defends, alliance 2 (also coded as invoked) only consults."""
    rows = [member(n, "1921-2-19", defense="1") for n in (FRA, POL)]
    rows += [member(n, "1930-1-1", alliance=2, consul="1") for n in (FRA, POL)]
    made = [atop(tmp_path, *rows), tmp_path / "wars.csv", tmp_path / "coding.csv"]
    made[1].write_text(WARS, encoding="utf-8")
    made[2].write_text(CODING, encoding="utf-8")
    return made


def test_the_score_and_each_disagreement_with_its_reason(run: Run, files: list[Path]) -> None:
    done = run("backtest", *files, "--why")
    assert done.exit_code == 0, done.output
    assert "by law               precision 1.000  recall 0.500  F1 0.667" in done.stdout
    assert "War of the test (war 1), ATOP 2: coded as invoked, not called (no)" in done.stdout
    assert "ATOP 1: coded" not in done.stdout  # both agree
    assert "Cite: Berkemeier" in done.stderr


def test_without_a_coding_every_alliance_of_a_belligerent_is_told(run: Run, files: list[Path]) -> None:
    told = json.loads(run("backtest", *files[:2], "--format", "json").stdout)
    assert [(row["atop"], row["answer"], row["called"], row["coded"]) for row in told["rows"]] == [
        ("1", "yes", True, None),
        ("2", "no", False, None),
    ]
    assert any("France must help Poland against Germany" in line for line in told["rows"][0]["why"])
    assert "by law" not in told


@pytest.mark.parametrize(
    ("chosen", "says"),
    [((0,), "None of these is a file of interstate wars"), ((1,), "Neither a ledger nor a file is named")],
)
def test_what_is_missing_is_told_in_one_line(run: Run, files: list[Path], chosen: tuple[int, ...], says: str) -> None:
    done = run("backtest", *(files[n] for n in chosen))
    assert done.exit_code == 2
    assert says in done.stderr
