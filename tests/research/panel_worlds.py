"""Small worlds: rows of ATOP's members, of Correlates of War's directed dyads and of members of the state system, as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from foedus.datasets.alliances.spellrows import Spells, spells
from foedus.datasets.rowfiles import RowFile, of_text
from foedus.datasets.statelists import Memberships, memberships
from foedus.research.panels.files import Files
from foedus.research.panels.panel import panel
from foedus.research.panels.request import Panel

ATOP = ("defense", "offense", "neutral", "nonagg", "consul", "obvary")
COW = ("defense", "neutrality", "nonaggression", "entente")
USA, FRA, SPN, BEL, ITA = 2, 220, 230, 211, 325


def atop(*rows: str) -> Spells:
    """Each "alliance phase member entry exit flags..." with days as 1950-1-10, 1950-1 or 1950; - is no day."""
    columns = ("atopid", "phase", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", *ATOP, "version")
    found, problems = spells(_file("atop_member", columns, (_cells(row, ATOP, "4.01", "0") for row in rows)), "ATOP")
    assert found
    assert not problems
    return found


def cow(*rows: str) -> Spells:
    """Each "alliance state toward start end flags..." of directed dyads."""
    flags = (*COW, "right_censor")
    columns = (
        "version4id",
        "ccode1",
        "ccode2",
        *(f"dyad_{end}_{part}" for end in ("st", "end") for part in ("year", "month", "day")),
    )
    found, _ = spells(
        _file("cow_by_directed", (*columns, *flags, "version"), (_cells(row, flags, "4.1", "") for row in rows)), "COW"
    )
    assert found
    return found


def states(**spans: str | Sequence[str]) -> Memberships:
    """USA="1816-01-01/2016-12-31": one span of days or several; what ends on the last day of the list lasts."""
    columns = ("stateabb", "ccode", "statenme", "styear", "stmonth", "stday", "endyear", "endmonth", "endday", "version")
    rows = [(name, span) for name, several in spans.items() for span in ([several] if isinstance(several, str) else several)]
    cells = [(name, str(globals()[name]), name, *span.replace("/", "-").split("-"), "2016") for name, span in rows]
    found, problems = memberships(_file("cowstates", columns, cells))
    assert found
    assert not problems
    return found


def asked(
    unit: str,
    first: str,
    last: str,
    files: Sequence[Spells],
    listed: Memberships | None = None,
    *,
    flags: str | None = None,
    system: str = "cow",
    members: str = "system",
    as_published: str = "",
) -> pl.DataFrame:
    """The panel between two days (or years) of the files."""
    opens, closes = (date.fromisoformat(day if "-" in day else f"{day}-01-01") for day in (first, last))
    named = tuple(flags.split()) if flags is not None else None
    request = Panel(unit=unit, first=opens, last=closes, flags=named, system=system, members=members, as_published=as_published)
    return panel(request, Files(tuple(files), (listed,) if listed else ()))


def column(rows: pl.DataFrame, name: str, **where: int | date) -> list[object]:
    """The values of a column in rows where others have these values."""
    return rows.filter(pl.col(key) == value for key, value in where.items())[name].to_list()


def _cells(row: str, flags: Sequence[str], version: str, none: str) -> list[str]:
    words = row.split()
    start, end = ([none] * 3 if day == "-" else [*day.split("-"), "", ""][:3] for day in words[3:5])
    told = set(words[5:])
    return [*words[:3], *start, *end, *("1" if flag in told else "0" for flag in flags), version]


def _file(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> RowFile:
    written = io.StringIO()
    csv.writer(written).writerows([columns, *rows])
    found, _ = of_text(Path(f"{name}.csv"), written.getvalue())
    assert found
    return found
