"""Panels of the data sets themselves, beside what their makers publish."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from foedus.datasets.alliances.spellrows import Spells, spells
from foedus.datasets.rowfiles import row_file
from foedus.datasets.statelists import Memberships, memberships
from foedus.research.panels import published_atop, published_cow
from foedus.research.panels.files import Files
from foedus.research.panels.panel import panel
from foedus.research.panels.request import Panel

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"SKIPPED: the alliance data sets are not at {FOLDER}")
ATOP, DIRECTED, MEMBERS = "atop_member_v4.01.csv", "cow_by_directed_v4.1.csv", "cow_by_member_v4.1.csv"


@cache
def read(name: str) -> Spells:
    file, _ = row_file(FOLDER / name)
    assert file
    found, _ = spells(file, "ATOP" if name.startswith("atop") else "COW")
    assert found
    return found


@cache
def listed(name: str) -> Memberships:
    file, _ = row_file(FOLDER / name)
    assert file
    found, _ = memberships(file)
    assert found
    return found


@cache
def files() -> Files:
    return Files((read(ATOP), read(DIRECTED), read(MEMBERS)), (listed("cowstates.csv"), listed("gwstates.csv")))


def published(name: str) -> pl.DataFrame:
    return pl.read_csv(FOLDER / name, null_values=["NA", ""], infer_schema_length=None)


def like(rows: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    assert rows.columns == theirs.columns
    return rows.select(pl.col(name).cast(kind) for name, kind in theirs.schema.items())


def test_the_yearly_file_of_members_is_the_published_one() -> None:
    theirs = published("cow_by_member_yearly_v4.1.csv.gz")
    assert like(published_cow.as_published(read(MEMBERS)), theirs).equals(theirs)


def test_the_directed_yearly_file_is_the_published_one_but_for_spells_of_a_pair_that_begin_on_one_day() -> None:
    """Six pairs of one alliance have three spells from 9 August 1954; published, their years stand in no order of spells."""
    theirs = published("cow_directed_yearly_v4.1.csv.gz")
    ours = like(published_cow.as_published(read(DIRECTED)), theirs)
    assert ours.select("ccode1", "ccode2", "year").equals(theirs.select("ccode1", "ccode2", "year"))
    other = pl.Series([mine != row for mine, row in zip(ours.rows(), theirs.rows(), strict=True)])
    days = pl.DataFrame(
        [(s.alliance, s.state, s.toward, s.start.edtf) for s in (*read(DIRECTED).spells, *read(DIRECTED).empty)], orient="row"
    )
    twice = {(state, toward) for _, state, toward, _ in days.filter(days.is_duplicated()).rows()}
    assert set(ours.filter(other).select("ccode1", "ccode2").rows()) <= twice
    assert len(twice) == 6
    assert other.sum() <= 12  # a spell of one year stands somewhere among those of eleven: two rows a pair


def test_egypt_is_back_in_the_arab_league_in_2004_and_not_in_1980() -> None:
    """Members' file: Egypt from 2004 again after 1979; the published years run on from 1980."""
    rows = published_cow.falsified(read(MEMBERS)).filter((pl.col("state") == 651) & (pl.col("alliance") == "199"))
    told = {year: (there, right) for year, there, right in rows.select("year", "published", "right").rows()}
    assert told == {**dict.fromkeys(range(1980, 1989), (1, 0)), **dict.fromkeys(range(2004, 2013), (0, 1))}


def test_every_row_that_is_not_as_in_atop_5_has_its_reason() -> None:
    """436 pair-years new in 5.0, 346 where an obligation toward some is none toward this one (so the data's README)."""
    found = published_atop.differences(read(ATOP), published("atop_directed_dyad_year_v5.0.csv.gz"))
    number = dict(found.group_by("why").len().iter_rows())
    assert "unexplained" not in number
    assert number["new pair"] == 436
    flags = [f"atop_{name}" for name in ("defense", "offense", "neutral", "nonagg", "consul")]
    spread = pl.any_horizontal(pl.col(name).is_null() & (pl.col(f"{name}_published") == 0) for name in flags)
    assert found.filter((pl.col("why") == "varies") & spread).height == 346
    new = found.filter(pl.col("why") == "new obligation")
    assert new["year"].min() >= 2013  # type: ignore[operator]
    assert set(found.filter(pl.col("why") == "after the data")["year"]) == {2017, 2018}


def test_no_dyad_of_states_that_never_lived_at_one_time() -> None:
    false = published("false_cow_dyads.csv").select("ccode1", "ccode2", "year")
    rows = panel(Panel(unit="directed-dyad-year", first=date(1816, 1, 1), last=date(2016, 12, 31)), files())
    assert len(false) == 60
    assert false.join(rows.select("ccode1", "ccode2", "year").cast(pl.Int64), on=["ccode1", "ccode2", "year"]).is_empty()
    assert len(rows.unique(["ccode1", "ccode2", "year"])) == len(rows)


def test_the_triple_alliance_and_the_entente_on_the_day_before_the_war() -> None:
    """27 July 1914: Germany, Austria-Hungary and Italy owed defence (1882); Switzerland and Sweden had no such alliance."""
    day = date(1914, 7, 27)
    rows = panel(Panel(unit="state-day", first=day, last=day), files())
    owes = dict(rows.select("ccode", "atop_defense").rows())
    assert {code: owes[code] for code in (255, 300, 325, 220, 365, 225, 380)} == {
        **dict.fromkeys((255, 300, 325, 220, 365), 1),
        **dict.fromkeys((225, 380), 0),
    }
    dyads = panel(Panel(unit="directed-dyad-day", first=day, last=day), files())
    assert dyads.filter((pl.col("ccode1") == 255) & (pl.col("ccode2") == 300))["atop_defense"].to_list() == [1]
    assert dyads.filter((pl.col("ccode1") == 255) & (pl.col("ccode2") == 220))["atop_defense"].to_list() == [0]


def test_every_member_of_the_system_in_2000_has_its_keys() -> None:
    rows = panel(Panel(unit="state-year", first=date(1816, 1, 1), last=date(2016, 12, 31)), files())
    living = rows.filter(pl.col("year") == 2000)
    assert living.filter(pl.col("iso3").is_null() | pl.col("gwcode").is_null())["ccode"].to_list() == []
    named = dict(living.select("ccode", "iso3").rows())
    assert {code: named[code] for code in (2, 255, 345, 679)} == {2: "USA", 255: "DEU", 345: "YUG", 679: "YEM"}
