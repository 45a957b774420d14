"""The published yearly files as a request for a panel asks for them."""

from __future__ import annotations

import polars as pl

from foedus.datasets.alliances.spellrows import Spells
from foedus.research.panels import published_atop, published_cow
from foedus.research.panels.files import Files
from foedus.research.panels.request import USUAL, Panel, refused

_MADE_OF = {
    ("atop-5.0", "directed-dyad-year"): "atop-member",
    ("cow-4.1", "directed-dyad-year"): "cow-directed",
    ("cow-4.1", "state-year"): "cow-member",
}


def published(request: Panel, files: Files) -> pl.DataFrame:
    """The rows of the published file between the years asked, with its columns; of states (COW) a row for each alliance.

    Refused for a unit that was not published, and where the file that it is made of is not at hand.
    """
    rows = _made(request, _file(files, _layout(request)))
    return rows.filter(pl.col("year").is_between(request.opens.year, request.closes.year))


def _layout(request: Panel) -> str:
    layout = _MADE_OF.get((request.as_published, request.unit))
    if layout is None:
        units = ", ".join(unit for name, unit in _MADE_OF if name == request.as_published)
        raise refused("unit", f"{request.as_published} has no panel of {request.unit}.", f"Ask for {units}.")
    return layout


def differing(request: Panel, files: Files) -> pl.DataFrame:
    """The rows in which the published file is not what the data say, with `why`.

    Of COW those that its fault falsifies (see published_cow.falsified); of ATOP those in which its directed dyad-years, which must
    be at hand, are not what the members' file gives (see published_atop.differences). Refused as `published` is.
    """
    spells = _file(files, _layout(request))
    if request.as_published == "cow-4.1":
        return published_cow.falsified(spells)
    theirs = _file(files, "atop-dyad-year").file
    cells = {column: [row.cells[column] for row in theirs.rows] for column in theirs.columns}
    numbers = pl.DataFrame(cells).with_columns(pl.all().cast(pl.Int32, strict=False))
    return published_atop.differences(spells, numbers)


def _file(files: Files, layout: str) -> Spells:
    found = next((spells for spells in files.spells if spells.layout.key == layout), None)
    if found is None:
        raise refused("as_published", f"No file of the layout {layout} is at hand, of which it is made.", "Import one.")
    return found


def _made(request: Panel, spells: Spells) -> pl.DataFrame:
    if request.as_published == "cow-4.1":
        return published_cow.as_published(spells)
    return published_atop.as_published(spells, request.variables("ATOP") or USUAL["ATOP"])
