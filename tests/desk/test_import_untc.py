"""`foedus import untc`: a status table on a card."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labelled import Run

TABLE = """Participant,Signature,"Ratification, Accession(a)"
Austria,1 May 1990,1 May 1991
Chad,,2 May 1991 a
Atlantis,,3 May 1991 a
"""
CARD = """id: test-1990
title: Treaty of the test
open: true
sources: {a: Depositary}
clauses:
  source: a
  entry_into_force: {rule: number of instruments, count: 2, delay: {days: 30}}
acts:
- {kind: signature, actors: [AUT], when: 1990-05-01, source: a}
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "card.yaml").write_text(CARD, encoding="utf-8")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "table.csv"


def test_the_card_with_the_acts_answers(run: Run, table: Path) -> None:
    full = table.with_name("full.yaml")
    done = run("import", "untc", table, "--card", table.with_name("card.yaml"), "-o", full)
    assert done.exit_code == 1
    assert "2 acts of 2 participants were new." in done.stdout
    (line,) = done.stderr.splitlines()
    assert "table.csv:4: 'Atlantis' is no state or organisation" in line
    assert "UN Treaty Collection, status table, table.csv" in full.read_text(encoding="utf-8")
    assert "in force, since 1 June 1991" in run("status", full, "--on", "1991-06-01").stdout


def test_only_what_had_been_done_by_a_day(run: Run, table: Path) -> None:
    words = ("import", "untc", table, "--card", table.with_name("card.yaml"), "--as-of", "1991-05-01", "--format", "json")
    done = json.loads(run(*words).stdout)
    assert (done["acts"], done["participants"]) == (1, 1)
    assert "TCD" not in done["card"]


def test_acts_go_into_a_ledger_once(run: Run, table: Path, tmp_path: Path) -> None:
    words = ("import", "untc", table, "--card", table.with_name("card.yaml"), "--ledger", tmp_path / "x.ledger", "--format", "json")
    first, second = (json.loads(run(*words).stdout) for _ in range(2))
    assert first["new sources"] == 1
    assert first["new statements"] > 1
    assert (second["new sources"], second["new statements"]) == (0, 0)


def test_a_register_id_is_a_card_too(run: Run, table: Path) -> None:
    done = run("import", "untc", table, "--card", "ottawa")
    assert "id: ottawa" in done.stdout
    assert "UN Treaty Collection, status table, table.csv" in done.stdout


def test_no_such_card_is_refused(run: Run, table: Path) -> None:
    assert run("import", "untc", table, "--card", "no-such-treaty").exit_code == 2


def test_paths_still_go_to_the_import_itself(run: Run, table: Path, tmp_path: Path) -> None:
    done = run("import", table.with_name("card.yaml"), "--ledger", tmp_path / "x.ledger", "--format", "json")
    assert json.loads(done.stdout)["new sources"] == 1
    options_first = run("import", "--ledger", tmp_path / "y.ledger", table.with_name("card.yaml"))
    assert options_first.exit_code == 0
    assert run("import").exit_code == 2
