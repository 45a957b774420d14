"""The yearly files of Correlates of War alliances 4.1 as they were published, and which of their rows a fault falsifies.

Where a state or pair is in one alliance for several spells, the published files number its years on from the first year of its
earliest spell, whatever lies between, and they give a spell that ends before it begins the year in which it does.
"""

from __future__ import annotations

import polars as pl

from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.rowcells import MISSING

_UNIT = ["alliance", "state", "toward"]
_FLAGS = ("left_censor", "right_censor", "defense", "neutrality", "nonaggression", "entente")
_WORDS = frozenset({"state_name", "state_name1", "state_name2", "ss_type"})


def as_published(spells: Spells) -> pl.DataFrame:
    """The rows and columns of the published yearly file (by member, or by directed dyad) that belongs to the file of spells.

    In its order. Where spells of a pair begin on one day the published order of their years cannot be told from the file: here the
    one that ends first comes first.
    """
    flags = [column for column in _FLAGS if column in spells.file.columns]
    member = [*(column for column in spells.file.columns if column != "version"), "year", "version"]
    columns = member if spells.layout.key == "cow-member" else ["ccode1", "ccode2", "year", *flags]
    return _whole(_numbered(_rows(spells)).select(columns))


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """Whole numbers without a point, as the published files write them."""
    points = [name for name, kind in rows.schema.items() if kind.is_float() and (rows[name].drop_nulls() % 1 == 0).all()]
    return rows.with_columns(pl.col(points).cast(pl.Int64))


def falsified(spells: Spells) -> pl.DataFrame:
    """Rows that the published file has too often or not often enough: alliance, states, year, cells, `published`, `right`, `why`.

    `published` and `right` number such rows there and in the spells' own years.
    """
    rows = _rows(spells)
    cells = [column for column in spells.file.columns if column in _FLAGS]
    content = [*_UNIT, "year", *cells]
    there = _numbered(rows).group_by(content).agg(pl.len().alias("published"), pl.col("empty").any())
    own = _spread(rows.filter(~pl.col("empty"))).with_columns(year=pl.col("first") + pl.col("step"))
    right = own.group_by(content).agg(pl.len().alias("right"))
    met = there.join(right, on=content, how="full", coalesce=True, nulls_equal=True)
    counted = met.with_columns(pl.col("published", "right").fill_null(0)).filter(pl.col("published") != pl.col("right"))
    why = (
        pl.when("empty")
        .then(pl.lit("a spell that ends before it begins"))
        .otherwise(pl.lit("years numbered on from the first spell"))
    )
    return counted.with_columns(why=why).drop("empty").sort(content)


def _rows(spells: Spells) -> pl.DataFrame:
    """Spells with the years that they touch, whole rows of cells, and the place of their state or pair in the file's order."""
    whole = [(spell, False) for spell in spells.spells] + [(spell, True) for spell in spells.empty]
    ordered = sorted(whole, key=lambda pair: pair[0].line)
    frame = pl.DataFrame([_row(spell, empty, spells) for spell, empty in ordered], infer_schema_length=None)
    return frame.with_columns(place=pl.col("line").min().over(_UNIT))


def _row(spell: Spell, empty: bool, spells: Spells) -> dict[str, object]:
    start, end = spell.start.earliest or spells.data.first, (spell.end.latest if spell.end else None) or spells.data.last
    named = {"line": spell.line, "alliance": spell.alliance, "state": spell.state, "toward": spell.toward or 0}
    years = {"start": start, "end": end, "first": start.year, "years": end.year - start.year + 1}
    cells = {column: _cell(column, spell, spells) for column in spells.file.columns}
    return {**cells, **named, **years, "empty": empty}


def _cell(column: str, spell: Spell, spells: Spells) -> object:
    """A number, a word, or None; the published files write the last year of the data where a spell lasts."""
    cell = spell.row[column]
    if column == "mem_end_year" and spell.end is None:
        return spells.data.last.year
    if cell in MISSING:
        return None
    return cell if column in _WORDS else _number(cell)


def _number(cell: str) -> float | None:
    """A cell that is no number says nothing."""
    try:
        return float(cell)
    except ValueError:
        return None


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """A row a year, the years of all spells of a state or pair counted on from its first."""
    spread = _spread(rows.sort("place", "start", "end", "line", maintain_order=True))
    return spread.with_columns(year=pl.col("first").first().over(_UNIT) + pl.int_range(pl.len()).over(_UNIT))


def _spread(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(step=pl.int_ranges(0, "years")).explode("step")
