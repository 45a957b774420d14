"""ATOP's rows as treaties: spells, days not known, obligations, conditions that are only known to exist."""

from datetime import date
from pathlib import Path

import pytest
from alliance_files import atop
from alliance_files import member as row

from foedus.core.treaties import Treaty
from foedus.datasets.alliances.spellrows import read_spells
from foedus.datasets.alliances.telling import treaties
from foedus.law.life.standing import standing


def loaded(folder: Path, *rows: dict[str, str]) -> dict[str, Treaty]:
    told, problems = read_spells(atop(folder, *rows), "ATOP")
    assert told, problems
    return treaties(told)


def words(subject: Treaty, day: date) -> dict[str, str]:
    return {s.state: s.word.value for s in standing(subject, day).states}


FRA, POL, GFR, GER, YEM_N, YEM_S, YEM = 220, 290, 260, 255, 678, 680, 679


def test_members_are_bound_from_entry_to_the_day_before_their_exit(tmp_path: Path) -> None:
    rows = (row(FRA, "1950-1-10"), row(POL, "1950-1-10", "1960-5-1"), row(GER, "1950-1-10"))
    subject = loaded(tmp_path, *rows)["atop-1-0"]
    assert set(words(subject, date(1950, 1, 9)).values()) == {"none"}
    assert set(words(subject, date(1960, 4, 30)).values()) == {"party"}
    assert words(subject, date(1960, 5, 1)) == {"FRA": "party", "POL": "former party", "DEU": "party"}


def test_who_is_left_alone_is_bound_no_more(tmp_path: Path) -> None:
    subject = loaded(tmp_path, row(FRA, "1950-1-10"), row(POL, "1950-1-10", "1960-5-1"))["atop-1-0"]
    assert words(subject, date(1960, 4, 30)) == {"FRA": "party", "POL": "party"}
    assert words(subject, date(1960, 5, 1)) == {"FRA": "former party", "POL": "former party"}


def test_a_blank_day_or_month_stays_uncertain(tmp_path: Path) -> None:
    subject = loaded(tmp_path, row(FRA, "1950-1-"), row(POL, "1950-1-", "1960--"))["atop-1-0"]
    assert words(subject, date(1950, 1, 15))["FRA"] == "undetermined"
    assert words(subject, date(1950, 1, 31)) == {"FRA": "party", "POL": "party"}
    assert words(subject, date(1960, 6, 1))["POL"] == "undetermined"
    assert words(subject, date(1960, 12, 31))["POL"] == "former party"


def test_no_treaty_binds_one_alone(tmp_path: Path) -> None:
    subject = loaded(tmp_path, row(FRA, "1950-1-10"), row(POL, "1951-3-1"))["atop-1-0"]
    assert words(subject, date(1951, 2, 28))["FRA"] == "none"
    assert words(subject, date(1951, 3, 1)) == {"FRA": "party", "POL": "party"}


def test_a_number_that_changes_is_no_exit(tmp_path: Path) -> None:
    subject = loaded(tmp_path, row(FRA, "1950-1-10"), row(GFR, "1955-5-6", "1990-10-3"), row(GER, "1990-10-3"))["atop-1-0"]
    assert words(subject, date(1990, 10, 3))["DEU"] == "party"
    assert words(subject, date(2003, 1, 1))["DEU"] == "party"


def test_a_state_that_goes_on_in_another_does_not_take_it_out(tmp_path: Path) -> None:
    rows = (row(FRA, "1950-1-10"), row(YEM_N, "1950-1-10", "1990-5-22"), row(YEM_S, "1971-1-1", "1990-5-22"), row(YEM, "1990-5-22"))
    assert words(loaded(tmp_path, *rows)["atop-1-0"], date(2003, 1, 1))["YEM"] == "party"


def test_who_left_and_came_back_is_bound_again(tmp_path: Path) -> None:
    subject = loaded(tmp_path, row(FRA, "1950-1-10"), row(POL, "1950-1-10", "1960-5-1"), row(POL, "1970-1-1"))["atop-1-0"]
    told = [words(subject, date(year, 6, 1))["POL"] for year in (1955, 1965, 1975)]
    assert told == ["party", "former party", "party"]


def test_obligations_are_provisions_under_the_conditions_that_the_flags_tell(tmp_path: Path) -> None:
    rows = (row(FRA, "1950-1-10", defense="1", defcoloc="1", obvary="1"), row(POL, "1950-1-10", consul="1"))
    found = [h.content for h in loaded(tmp_path, *rows)["atop-1-0"].provisions]
    assert {(p.kind, p.bearers, len(p.conditions)) for p in found} == {
        ("mutual defence", ("FRA",), 2),
        ("consultation", ("POL",), 0),
    }


def test_each_phase_is_a_treaty(tmp_path: Path) -> None:
    rows = (row(FRA, "1950-1-10", "1960-1-1", phase="1"), row(FRA, "1960-1-1", phase="2"))
    assert sorted(loaded(tmp_path, *rows)) == ["atop-1-1", "atop-1-2"]


FILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances" / "atop_member_v4.01.csv"


@pytest.mark.skipif(not FILE.is_file(), reason=f"SKIPPED: ATOP's file of members is not at {FILE}")
def test_the_nato_of_2003_has_the_members_that_its_rows_have() -> None:
    told, _ = read_spells(FILE, "ATOP")
    assert told
    day, subject = date(2003, 7, 1), treaties(told)["atop-3180-2"]
    assert (
        sum(word == "party" for word in words(subject, day).values()) == 26
    )  # 19 members, and the seven whose protocols were signed
