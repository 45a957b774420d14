"""`foedus relations` and `foedus.relations`, on treaties of the register whose reservations are well known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from labelled import Run

import foedus
from foedus.core.problems import Refused
from foedus.law.pairs.between import Pair


def between(treaty: str, one: str, other: str, on: str) -> Pair:
    (pair,) = foedus.relations(treaty, on=on, states=(one, other)).pairs
    return pair


@pytest.mark.parametrize(
    ("treaty", "one", "other", "on", "answer", "version"),
    [
        ("vclt", "GBR", "SYR", "1990-01-01", "no", "not in force"),  # objection of 25 June 1971, precluding
        ("vclt", "GBR", "TUN", "1990-01-01", "no", "not in force"),  # objection of 22 June 1972, precluding
        ("vclt", "JPN", "TUN", "1990-01-01", "yes", "as modified"),
        ("vclt", "DEU", "SUN", "1990-01-01", "yes", "as modified"),  # no objection listed
        ("vclt", "GBR", "JPN", "1990-01-01", "yes", "as written"),
        ("vclt", "GBR", "USA", "1990-01-01", "no", "not in force"),  # a signatory only
        ("genocide-convention", "SUN", "GBR", "1980-01-01", "yes", "as modified"),  # art. IX, objected to on 30 January 1970
        ("genocide-convention", "RUS", "GBR", "2000-01-01", "yes", "as written"),  # withdrawn on 8 March 1989
        ("genocide-convention", "FRA", "USA", "2000-01-01", "yes", "as modified"),
        ("genocide-convention", "FRA", "USA", "1989-06-01", "undetermined", "undetermined"),  # time for objections still ran
        ("vcdr", "USA", "BHR", "2000-01-01", "yes", "as modified"),
    ],
)
def test_pairs_of_the_register(treaty: str, one: str, other: str, on: str, answer: str, version: str) -> None:
    found = between(treaty, one, other, on)
    assert (found.answer.value, found.version) == (answer, version)
    assert between(treaty, other, one, on).version == version


def test_japan_sets_further_provisions_aside() -> None:
    (tunisia,) = between("vclt", "JPN", "TUN", "1990-01-01").modified
    assert (tunisia.effect, tunisia.articles, tunisia.further) == ("does not apply", ("66(a)",), ("53", "64"))


def test_the_late_objection_of_the_united_states_is_shown() -> None:
    """Bahrain acceded on 2 November 1971; the objection of 2 July 1974 came more than twelve months after any notice."""
    (bahrain,) = between("vcdr", "USA", "BHR", "2000-01-01").modified
    assert "2 July 1974" in bahrain.shown[0]


def test_china_withdrew_a_part() -> None:
    before, after = (between("vcdr", "CHN", "FRA", day).modified for day in ("1980-01-01", "1990-01-01"))
    assert [m.articles for m in before] == [("14", "16", "37(2)", "37(3)", "37(4)")]
    assert [m.articles for m in after] == [("14", "16")]


def test_what_was_not_known_yet_is_left_out() -> None:
    """The withdrawal of 8 March 1989 could not be known in 1988."""
    (known,) = foedus.relations("genocide-convention", on="1990-01-01", known="1988-12-31", states=("SUN", "GBR")).pairs
    assert known.version == "as modified"
    assert between("genocide-convention", "SUN", "GBR", "1990-01-01").version == "as written"


CARD = """
id: buoys
title: Convention on Buoys
open: true
sources: {gazette: "Gazette 1"}
clauses:
  source: gazette
  entry_into_force: {rule: number of instruments, count: 2}
  reservations: {rule: silent}
acts:
- {kind: deposit of instrument, actors: [FRA], when: 2000-01-01, source: gazette}
- {kind: deposit of instrument, actors: [GBR], when: 2000-01-01, source: gazette}
- {kind: deposit of instrument, actors: [ITA], when: 2000-01-01, source: gazette}
- {kind: entry into force, when: 2000-01-01, source: gazette}
- {kind: reservation, actors: [FRA], articles: ["9"], when: 2000-01-01, source: gazette}
- {kind: objection, actors: [GBR], toward: [FRA], when: 2000-06-01, precluding: true, source: gazette}
"""


def test_a_card_in_a_ledger_of_ones_own(run: Run, tmp_path: Path) -> None:
    card, ledger = tmp_path / "buoys.yaml", tmp_path / "ledger.db"
    card.write_text(CARD)
    assert run("import", card, "--ledger", ledger).exit_code == 0
    words = ("relations", "buoys", "--on", "2005-01-01", "--ledger", ledger, "--format", "json")
    data = json.loads(run(*words).stdout)
    assert data["matrix"] == [
        ["", "FRA", "GBR", "ITA"],
        ["FRA", "", "not in force", "as modified"],
        ["GBR", "not in force", "", "as written"],
        ["ITA", "as modified", "as written", ""],
    ]


def test_the_matrix_on_the_terminal(run: Run) -> None:
    done = run("relations", "vclt", "--on", "1990-01-01")
    assert done.exit_code == 0, done.output
    assert "Not bound: Iran, Brazil, the United States, Pakistan and China." in done.stdout
    assert "not in force between them" in done.stdout


def test_one_states_pairs(run: Run) -> None:
    done = run("relations", "vclt", "--state", "gbr", "--on", "1990-01-01")
    assert "Syria" in done.stdout
    assert "opposed the entry into force" in " ".join(done.stdout.split())
    assert "It does not bind the United States." in run("relations", "vclt", "--state", "USA", "--on", "1990-01-01").stdout


def test_two_states_with_proof(run: Run) -> None:
    done = run("relations", "vclt", "--state", "GBR", "--state", "SYR", "--on", "1990-01-01")
    assert "Not in force between the United Kingdom and Syria" in done.stdout
    assert "VCLT art. 20(4)(b)" in done.stdout
    assert "On what this rests" in done.stdout


def test_as_data_the_matrix_is_a_symmetric_table(run: Run) -> None:
    data: dict[str, Any] = json.loads(run("relations", "vclt", "--on", "1990-01-01", "--format", "json").stdout)
    rows = data["matrix"]
    assert rows[0][1:] == [row[0] for row in rows[1:]] == data["states"]
    assert all(rows[i][j] == rows[j][i] for i in range(1, len(rows)) for j in range(1, len(rows)))
    assert rows[1 + data["states"].index("GBR")][1 + data["states"].index("SYR")] == "not in force"
    (pair,) = (p for p in data["pairs"] if {p["state_a"], p["state_b"]} == {"GBR", "SYR"})
    assert (pair["in_force"], pair["modified"][0]["effect"]) == ("no", "not in force between them")


def test_resolutions_that_name_a_party(run: Run) -> None:
    out = " ".join(run("relations", "rus-prk-2024", "--on", "2025-01-01").stdout.split())
    assert "resolution 1718 (2006)" in out
    assert "Obligations under the Charter of the United Nations prevail" in out


@pytest.mark.parametrize("words", [("--state", "XXX"), ("--state", "GBR", "--state", "GBR"), ("--state", "A", "--state", "B")])
def test_states_that_are_none_are_refused(run: Run, words: tuple[str, ...]) -> None:
    done = run("relations", "vclt", *words)
    assert done.exit_code == 2
    assert done.stderr.startswith("foedus: ")
    assert len(done.stderr.splitlines()) == 1


def test_three_states_are_refused() -> None:
    with pytest.raises(Refused, match="not two states"):
        foedus.relations("vclt", states=("GBR", "FRA", "DEU"))
