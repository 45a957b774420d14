"""A card file asked about as if it stood in the register."""

from __future__ import annotations

import json
from pathlib import Path

from labelled import Run

CARD = """
id: {id}
title: Treaty of the test
open: true
sources: {{a: "Depositary, notification 1"}}
clauses:
  source: a
  entry_into_force: {{rule: number of instruments, count: 2, delay: {{days: 30}}}}
acts:
- {{kind: deposit of instrument, actors: [AUT], when: 2001-01-01, source: a}}
- {{kind: deposit of instrument, actors: [CHE], when: 2001-02-01, source: a}}
"""


def card(folder: Path, text: str = CARD, key: str = "test-2001") -> Path:
    file = folder / "card.yaml"
    file.write_text(text.format(id=key), encoding="utf-8")
    return file


def test_a_card_file_is_answered_by_its_clause_and_acts(run: Run, tmp_path: Path) -> None:
    before, after = (run("status", card(tmp_path), "--on", day) for day in ("2001-03-02", "2001-03-03"))
    assert before.exit_code == after.exit_code == 0
    assert "On 2 March 2001: signed, not in force" in before.stdout
    assert "On 3 March 2001: in force, since 3 March 2001" in after.stdout


def test_what_is_wrong_with_it_is_told_and_the_rest_answers(run: Run, tmp_path: Path) -> None:
    done = run(
        "status",
        card(tmp_path, CARD + "- {{kind: deposit of instrument, actors: [QQQ], when: 2001-05-01, source: a}}\n"),
        "--on",
        "2001-03-03",
    )
    assert done.exit_code == 1
    assert "card.yaml:12: acts[3].actors: 'QQQ' is no state's key." in done.stderr
    assert "in force, since 3 March 2001" in done.stdout


def test_it_replaces_the_registers_card_of_its_id(run: Run, tmp_path: Path) -> None:
    file = card(tmp_path, key="nato")
    done = json.loads(run("status", file, "--on", "2001-03-03", "--format", "json").stdout)
    assert done["title"] == "Treaty of the test"
    assert {s["state"] for s in done["standing"]["states"]} == {"AUT", "CHE"}


def test_it_stands_in_a_ledger_too(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.ledger"
    nato = tmp_path / "nato.yaml"
    nato.write_text(run("export", "nato").stdout, encoding="utf-8")
    assert run("import", nato, "--ledger", ledger).exit_code == 0
    done = json.loads(
        run("status", card(tmp_path, key="nato"), "--on", "2001-03-03", "--ledger", ledger, "--format", "json").stdout
    )
    assert {s["state"] for s in done["standing"]["states"]} == {"AUT", "CHE"}


def test_a_file_that_holds_no_card_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    for file in (tmp_path / "missing.yaml", card(tmp_path, "- 1\n")):
        done = run("status", file)
        assert done.exit_code == 2
        assert len(done.stderr.splitlines()) == 1
        assert str(file) in done.stderr


def test_what_it_records_of_a_later_day_was_not_known(run: Run, tmp_path: Path) -> None:
    done = run("status", card(tmp_path), "--on", "2001-03-03", "--known", "2001-01-15", "--format", "json")
    assert {s["state"] for s in json.loads(done.stdout)["standing"]["states"]} == {"AUT"}
