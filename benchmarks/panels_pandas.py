"""The directed dyad-year panel as a plain script of pandas makes it: the baseline of benchmarks/panels.py.

One answer only: a day that the file leaves open is the first of its month or year, and obligations that vary by partner hold toward
each. No keys but Correlates of War numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

ATOP = ["defense", "offense", "neutral", "nonagg", "consul"]
COW = ["defense", "neutrality", "nonaggression", "entente"]
KEYS = ["ccode1", "ccode2", "year"]
Spread = Callable[[pd.DataFrame, pd.Series, pd.Series], pd.DataFrame]
LAST = {"atop": pd.Timestamp("2016-12-31"), "cow": pd.Timestamp("2012-12-31")}


def panel(folder: Path, first: int, last: int, by_year: Spread) -> pd.DataFrame:
    """Every directed pair of members of the state system in every year, with the nine flags."""
    rows = dyad_years(folder / "cowstates.csv", first, last, by_year)
    rows = rows.merge(atop(folder / "atop_member_v4.01.csv", by_year), on=KEYS, how="left")
    rows = rows.merge(cow(folder / "cow_by_directed_v4.1.csv", by_year), on=KEYS, how="left")
    for name, flags in (("atop", ATOP), ("cow", COW)):
        columns = [f"{name}_{flag}" for flag in flags]
        covered = rows["year"] <= LAST[name].year
        rows[columns] = rows[columns].fillna(0).where(covered).astype("Int8")
    return rows


def dyad_years(path: Path, first: int, last: int, by_year: Spread) -> pd.DataFrame:
    """Pairs of members that are members on one day of the year."""
    states = pd.read_csv(path, usecols=["cowcode", "start", "end"])
    states["start"] = pd.to_datetime(states["start"].clip(lower=f"{first}-01-01"))
    states["end"] = pd.to_datetime(states["end"].clip(upper=f"{last}-12-31"))
    met = states.merge(states, how="cross", suffixes=("1", "2")).query("cowcode1 != cowcode2")
    met = met.assign(start=met[["start1", "start2"]].max(axis=1), end=met[["end1", "end2"]].min(axis=1)).query("start <= end")
    met = met.rename(columns={"cowcode1": "ccode1", "cowcode2": "ccode2"})[["ccode1", "ccode2", "start", "end"]]
    years = by_year(met, met["start"].dt.year, met["end"].dt.year)
    return years[KEYS].drop_duplicates().sort_values(KEYS, ignore_index=True)


def atop(path: Path, by_year: Spread) -> pd.DataFrame:
    """The greatest of a member's flags over all alliances and phases that it shares with the other on a day of the year."""
    rows = pd.read_csv(
        path, usecols=["atopid", "phase", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", *ATOP]
    )
    rows["start"] = days(rows, "yrent", "moent", "dayent")
    rows["end"] = (days(rows, "yrexit", "moexit", "dayexit") - pd.Timedelta(days=1)).where(rows["yrexit"] > 0, LAST["atop"])
    partners = rows[["atopid", "phase", "member", "start", "end"]]
    met = rows.merge(partners, on=["atopid", "phase"], suffixes=("1", "2")).query("member1 != member2")
    met = met.assign(start=met[["start1", "start2"]].max(axis=1), end=met[["end1", "end2"]].min(axis=1)).query("start <= end")
    return flags_by_year(met.rename(columns={"member1": "ccode1", "member2": "ccode2"}), "atop", ATOP, by_year)


def cow(path: Path, by_year: Spread) -> pd.DataFrame:
    """The greatest of the flags over all alliances that hold on a day of the year."""
    rows = pd.read_csv(path)
    rows["start"] = days(rows, "dyad_st_year", "dyad_st_month", "dyad_st_day")
    rows["end"] = days(rows, "dyad_end_year", "dyad_end_month", "dyad_end_day").fillna(LAST["cow"])
    return flags_by_year(rows.query("start <= end"), "cow", COW, by_year)


def days(rows: pd.DataFrame, year: str, month: str, day: str) -> pd.Series:
    """Three columns as a day, what is not known being the first; nothing where there is no year."""
    parts = {
        "year": rows[year].replace(0, np.nan),
        "month": rows[month].replace(0, 1).fillna(1),
        "day": rows[day].replace(0, 1).fillna(1),
    }
    return pd.to_datetime(pd.DataFrame(parts), errors="coerce")


def flags_by_year(rows: pd.DataFrame, name: str, flags: list[str], by_year: Spread) -> pd.DataFrame:
    """A row for each directed pair and year."""
    years = by_year(rows[["ccode1", "ccode2", *flags]], rows["start"].dt.year, rows["end"].dt.year)
    return years.groupby(KEYS, as_index=False)[flags].max().rename(columns={flag: f"{name}_{flag}" for flag in flags})


def by_year(rows: pd.DataFrame, first: pd.Series, last: pd.Series) -> pd.DataFrame:
    """Each row once for each year from the first to the last."""
    years = [range(start, end + 1) for start, end in zip(first, last, strict=True)]
    return rows.assign(year=years).explode("year", ignore_index=True).astype({"year": "int64"})


def by_year_repeated(rows: pd.DataFrame, first: pd.Series, last: pd.Series) -> pd.DataFrame:
    """The same by repeating positions: longer to write, faster to run."""
    count = (last - first + 1).to_numpy()
    repeated = rows.loc[rows.index.repeat(count)].reset_index(drop=True)
    begun = np.repeat(np.cumsum(count) - count, count)
    return repeated.assign(year=np.repeat(first.to_numpy(), count) + np.arange(len(repeated)) - begun)
