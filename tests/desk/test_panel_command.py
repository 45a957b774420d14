"""`foedus panel` and foedus.panel: from a ledger or files, with what is added, into files."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from alliance_files import atop, cow, cow_member, member
from labelled import Run

import foedus
from foedus.core.problems import Refused

FRA, POL, GBR = 220, 290, 200
STATES = """cowcode,cowc,country_name,start,end,microstate
220,FRN,France,1816-01-01,9999-12-31,FALSE
290,POL,Poland,1918-11-11,9999-12-31,FALSE
200,UKG,United Kingdom,1816-01-01,9999-12-31,FALSE
"""
WARS = "ccode1,ccode2,year\n220,290,1922\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """France and Poland from 1921-02-19 (ATOP: defence by France alone; COW: both), and three members of the system."""
    states = tmp_path / "states.csv"
    states.write_text(STATES, encoding="utf-8")
    ours = atop(tmp_path, member(FRA, "1921-2-19", defense="1"), member(POL, "1921-2-19", consul="1"))
    theirs = cow(tmp_path, cow_member(FRA, "1921-2-19", defense="1"), cow_member(POL, "1921-2-19", defense="1"))
    return [ours, theirs, states]


@pytest.fixture
def ledger(files: list[Path], tmp_path: Path) -> str:
    address = str(tmp_path / "a.ledger")
    assert foedus.load(files, address).refused == 0
    return address


def test_a_panel_of_a_ledger_is_that_of_its_files(ledger: str, files: list[Path]) -> None:
    one = foedus.panel("directed-dyad-year", 1919, 1923, ledger=ledger)
    assert one.equals(foedus.panel("directed-dyad-year", 1919, 1923, files=files))
    assert one.height == 5 * 6  # three states in each of five years


def test_flags_keys_and_years(ledger: str) -> None:
    panel = foedus.panel("directed-dyad-year", 1920, 1921, ledger=ledger, flags=["atop_defense", "cow_defense"])
    row = panel.row(by_predicate=(pl.col("ccode1") == FRA) & (pl.col("ccode2") == POL) & (pl.col("year") == 1921), named=True)
    assert row == {
        "ccode1": FRA, "ccode2": POL, "gwcode1": FRA, "gwcode2": POL, "iso3_1": "FRA", "iso3_2": "POL", "year": 1921,
        "atop_defense": 1, "cow_defense": 1,
    }  # fmt: skip
    back = panel.row(by_predicate=(pl.col("ccode1") == POL) & (pl.col("ccode2") == FRA) & (pl.col("year") == 1921), named=True)
    assert (back["atop_defense"], back["cow_defense"]) == (0, 1)
    assert panel.filter(pl.col("year") == 1920)["atop_defense"].to_list() == [0] * 6


def test_after_the_data_is_missing_and_not_zero(ledger: str) -> None:
    panel = foedus.panel("state-year", 2012, 2017, ledger=ledger, flags=["atop_defense", "cow_defense"]).filter(
        pl.col("ccode") == FRA
    )
    assert panel["cow_defense"].to_list() == [1, None, None, None, None, None]  # COW 4.1 ends in 2012
    assert panel["atop_defense"].to_list() == [1, 1, 1, 1, 1, None]  # ATOP 4.01 ends in 2016


def test_state_days(ledger: str) -> None:
    panel = foedus.panel("state-day", "1921-02-18", "1921-02-19", ledger=ledger, flags=["atop_defense"]).filter(
        pl.col("ccode") == FRA
    )
    assert panel["atop_defense"].to_list() == [0, 1]


def test_pandas_on_request(ledger: str) -> None:
    pandas = pytest.importorskip("pandas")
    assert isinstance(foedus.panel("state-year", 1921, 1921, ledger=ledger, pandas=True), pandas.DataFrame)


def test_similarity_and_peace_years(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "wars.csv").write_text(WARS, encoding="utf-8")
    panel = foedus.panel("dyad-year", 1920, 1924, ledger=ledger, similarity=["cow"], events=tmp_path / "wars.csv")
    pair = panel.filter((pl.col("ccode1") == FRA) & (pl.col("ccode2") == POL))
    # portfolios over UK, France, Poland: 1920 (0,3,0) and (0,0,3); 1921 (0,3,3) and (0,3,3): S = 1 - 2 * 6/9, then 1
    assert pair["cow_srsvaa"].to_list()[:2] == [pytest.approx(1 - 2 * 6 / 9), pytest.approx(1)]
    assert pair["event"].to_list() == [None, None, 1, None, None]  # the file tells of 1922 alone
    assert "peace_years" in pair.columns


@pytest.mark.parametrize("form", ["parquet", "csv", "dta"])
def test_a_panel_is_written_whole(run: Run, ledger: str, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"p.{form}"
    done = run("panel", "--unit", "directed-dyad-year", "--from", "1919", "--to", "1923", "--ledger", ledger, "-o", path)
    assert done.exit_code == 0, done.output
    assert "30 rows and" in done.stdout
    assert "Cite: Leeds" in done.stderr
    assert "Cite: Gibler" in done.stderr
    assert "State System Membership" in done.stderr
    assert _read(path).height == 30
    assert not list(tmp_path.glob("*.part"))


def _read(path: Path) -> pl.DataFrame:
    if path.suffix == ".dta":
        import pyreadstat

        return pl.DataFrame(pyreadstat.read_dta(str(path), output_format="dict")[0])
    return pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path)


def test_the_parquet_file_says_how_to_cite_its_data(run: Run, ledger: str, tmp_path: Path) -> None:
    run("panel", "--unit", "state-year", "--ledger", ledger, "-o", tmp_path / "p.parquet")
    told = pl.read_parquet_metadata(tmp_path / "p.parquet")
    assert "Leeds" in told["cite"]
    assert told["foedus rules"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--from", "1914-13-01"), "is no year and no day"),
        (("--from", "1920", "--to", "1919"), "is before the first day"),
        (("--flags", "polity_score"), "is of no data set"),
        (("--flags", "atop_nothing"), "members.csv has no column nothing"),
        (("--similarity", "cow"), "Ask for dyad-year or directed-dyad-year"),
        (("--spells", "no_such"), "no_such"),
        (("--as-published", "atop-5.0"), "atop-5.0 has no panel of state-year"),
        (("--differences",), "Name it with --as-published"),
        (("--events", "no-such-file.csv"), "It cannot be read"),
        (("-o", "p.xlsx"), "No form of a panel is known for .xlsx"),
        (("-o", "no/such/folder/p.csv"), "It cannot be written"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(run: Run, ledger: str, words: tuple[str, ...], says: str) -> None:
    done = run("panel", "--unit", "state-year", "--ledger", ledger, *words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_without_data_it_says_what_to_do(run: Run, tmp_path: Path) -> None:
    done = run("panel", "--unit", "state-year")
    assert done.exit_code == 2
    assert "Name a ledger with --ledger, or files." in done.stderr
    with pytest.raises(Refused, match="cannot be read"):
        foedus.panel("state-year", files=[tmp_path / "none.csv"])


def test_how_to_cite(ledger: str) -> None:
    assert [line.partition(" ")[0] for line in foedus.citations(ledger)] == ["Leeds,", "Gibler,", "Correlates"]


def test_rows_that_the_published_numbering_falsifies(files: list[Path], tmp_path: Path) -> None:
    rows = [cow_member(FRA, "1921-2-19"), cow_member(POL, "1921-2-19", "1922-6-1"), cow_member(POL, "1930-1-1", "1931-6-1")]
    path = cow(tmp_path, *rows, name="again.csv")
    found = foedus.panel("state-year", files=[path], as_published="cow-4.1", differences=True)
    # Poland's second spell, 1930 and 1931, is numbered on as 1923 and 1924
    told = {(row["state"], row["year"]): (row["published"], row["right"]) for row in found.iter_rows(named=True)}
    assert told == {(POL, 1923): (1, 0), (POL, 1924): (1, 0), (POL, 1930): (0, 1), (POL, 1931): (0, 1)}
