"""Panels as the desk makes them: from a ledger or files, with similarity, peace years and spells, and how to cite the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from foedus.core.problems import Problem, Refused
from foedus.datasets.rowfiles import row_file
from foedus.desk.alliancefiles import data_files
from foedus.desk.eventfiles import events, table
from foedus.research.measures.eventrows import with_events
from foedus.research.measures.peace import peace_years, spells
from foedus.research.measures.portfolios import ATOP, COW
from foedus.research.measures.similarity import similarity
from foedus.research.panels.files import Files
from foedus.research.panels.panel import panel
from foedus.research.panels.published import differing
from foedus.research.panels.request import Panel

_SCALES = {"cow": COW, "atop": ATOP}
_UNITS = {"state-year": ("ccode",), "dyad-year": ("ccode1", "ccode2"), "directed-dyad-year": ("ccode1", "ccode2")}
_DYADS = ("dyad-year", "directed-dyad-year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a user asks: the panel's own fields (see research.panels.request.Panel), and what is put beside the flags.

    Without `first` and `last` the time of the data. `similarity`: cow, atop; `weights` and `events`: files; `spells_of`: a flag.
    """

    unit: str
    first: date | None = None
    last: date | None = None
    flags: tuple[str, ...] | None = None
    system: str = "cow"
    members: str = "system"
    as_published: str = ""
    similarity: tuple[str, ...] = ()
    weights: str | None = None
    events: str | None = None
    spells_of: str | None = None
    differences: bool = False  # of a published file: the rows in which it is not what the data say, in place of its rows

    def panel(self, files: Files) -> Panel:
        """The panel itself, over the time that is asked or that the files cover."""
        data = [one.data for one in files.spells]
        first = self.first or min((one.first for one in data), default=date(1816, 1, 1))
        last = self.last or max((one.last for one in data), default=date.today())
        return Panel(unit=self.unit, first=first, last=last, flags=self.flags, system=self.system, members=self.members,
                     as_published=self.as_published)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """The panel, and a line for each data set that it rests on."""

    frame: pl.DataFrame
    citations: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def ask(asked: Asked, ledger: str | None, paths: Sequence[str] = ()) -> Made:
    """The panel from the ledger, or from the files where some are named."""
    files, problems = data_files(ledger, paths)
    found = made(asked, files)
    return replace(found, problems=(*problems, *found.problems))


def made(asked: Asked, files: Files) -> Made:
    """The panel with what is added. Refused where the files, or the unit, do not answer."""
    _fits(asked)
    request = asked.panel(files)
    frame, cites = (differing if asked.differences else panel)(request, files), _citations(request, files)
    problems: tuple[Problem, ...] = ()
    for scale in asked.similarity:
        frame = _alike(frame, request, files, scale, asked.weights)
    if asked.events:
        told = events(asked.events, unit := _UNITS[asked.unit])
        happened = with_events(frame, told.frame, unit=unit, covered=told.covered, both_ways=len(unit) == 2)
        frame, problems, cites = peace_years(happened, "event", unit), told.problems, [*cites, *told.citations]
    if asked.spells_of:
        frame = spells(frame, asked.spells_of, _UNITS[asked.unit])
    return Made(frame, tuple(cites), problems)


def _fits(asked: Asked) -> None:
    if asked.differences and not asked.as_published:
        raise Refused(Problem("panel", "Differences are those of a published file.", "Name it with --as-published."))
    """Peace years and spells are of years, similarity of dyads; both by Correlates of War numbers."""
    units = _DYADS if asked.similarity else tuple(_UNITS)
    added = asked.events or asked.spells_of or asked.similarity
    if added and (asked.unit not in units or asked.as_published or asked.system != "cow"):
        says = "Similarity, peace years and spells are reckoned for years of members by Correlates of War numbers."
        raise Refused(Problem("panel", says, f"Ask for {' or '.join(units)} with --system cow."))


def _alike(frame: pl.DataFrame, request: Panel, files: Files, scale: str, weights: str | None) -> pl.DataFrame:
    """With the scores of that scale, named after it where there are two."""
    flags = tuple(flag for flag, _ in _SCALES[scale].values)
    whole = Panel(unit="directed-dyad-year", first=request.first, last=request.last, flags=flags)
    scores = similarity(panel(whole, files), _SCALES[scale], _weights(weights) if weights else None)
    named = scores.rename({c: f"{scale}_{c}" for c in scores.columns if c not in ("ccode1", "ccode2", "year")})
    return frame.join(named, on=["ccode1", "ccode2", "year"], how="left", maintain_order="left")


def _weights(path: str) -> pl.DataFrame:
    """ccode, year and weight (or cinc) of a user's file."""
    file, problems = row_file(Path(path))
    if file is None:
        raise Refused(problems[0])
    frame = table(file)
    return frame.rename({"cinc": "weight"}) if "weight" not in frame.columns and "cinc" in frame.columns else frame


def _citations(request: Panel, files: Files) -> list[str]:
    """How to cite each data set and list that the panel rests on."""
    published = request.as_published.partition("-")[0].upper()
    names = [published] if published else [n for n in ("ATOP", "COW") if request.variables(n) and files.best(n, request.who)]
    used = [files.data(name, request.who).citation for name in names]
    lists = [one.layout.citation for one in files.lists if one.layout.system == request.system]
    return used + (lists[:1] if request.members == "system" and not request.as_published else [])
