"""The published yearly files made again from members and dyads: which rows are the same, which differ, and why.

python benchmarks/published.py [FOLDER]

ATOP 5.0's directed dyad-years from the members of 4.01; Correlates of War 4.1 by member and by directed dyad, with the fault of
their numbering, and the rows that it falsifies. 1 where a row differs without a reason. Without the data it says so and stops.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl

from foedus.datasets.alliances.spellrows import Spells, read_spells
from foedus.research.panels import published_atop, published_cow

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "alliances"
COW = {"cow_by_member_v4.1.csv": "cow_by_member_yearly_v4.1.csv.gz", "cow_by_directed_v4.1.csv": "cow_directed_yearly_v4.1.csv.gz"}
KEYS = ("version4id", "ccode", "ccode1", "ccode2", "year")


def spells(path: Path, name: str) -> Spells:
    """The file's, or an end."""
    told, problems = read_spells(path, name)
    if told is None:
        raise SystemExit(str(problems[0]))
    return told


def table(path: Path) -> pl.DataFrame:
    """A published file."""
    return pl.read_csv(path, null_values=["NA", ""], infer_schema_length=None)


def atop(folder: Path) -> int:
    """Rows that differ without a reason."""
    published = table(folder / "atop_directed_dyad_year_v5.0.csv.gz")
    found = published_atop.differences(spells(folder / "atop_member_v4.01.csv", "ATOP"), published)
    print(f"ATOP 5.0 from members of 4.01: {len(published):,} rows published, {len(found):,} differ")
    for why, number in found["why"].value_counts(sort=True).iter_rows():
        print(f"  {why:20}{number:8,}")
    return found.filter(pl.col("why") == "unexplained").height


def cow(path: Path, published: Path) -> None:
    """Whole rows and keys that are the same, and what the fault falsifies."""
    told, theirs = spells(path, "COW"), table(published)
    ours = published_cow.as_published(told)
    keys = [column for column in KEYS if column in ours.columns]
    same, right = common(ours, theirs, theirs.columns), common(ours, theirs, keys)
    print(f"{published.name}: {len(theirs):,} rows published, {len(ours):,} made; whole rows the same {same:,}, keys {right:,}")
    wrong = published_cow.falsified(told)
    for (why,), rows in wrong.group_by("why", maintain_order=True):
        more = rows["published"].cast(pl.Int64) - rows["right"].cast(pl.Int64)
        false, missing = more.clip(lower_bound=0).sum(), -more.clip(upper_bound=0).sum()
        print(f"  {why}: {false:,} rows that should not be there, {missing:,} that are missing")


def common(ours: pl.DataFrame, theirs: pl.DataFrame, columns: list[str]) -> int:
    """How many rows both have, each as often as both do."""
    one, other = (Counter(map(alike, frame.select(columns).iter_rows())) for frame in (ours, theirs))
    return (one & other).total()


def alike(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Numbers as numbers, whether the file's column held whole ones alone or not."""
    return tuple(float(cell) if isinstance(cell, int | float) or str(cell).isdecimal() else cell for cell in row)


def main(folder: Path) -> int:
    """Print; 1 where something differs without a reason."""
    if not folder.is_dir():
        print(f"SKIPPED: the alliances are not at {folder}")
        return 0
    strange = atop(folder)
    for name, published in COW.items():
        cow(folder / name, folder / published)
    return int(strange > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER))
