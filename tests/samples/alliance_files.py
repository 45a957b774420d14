"""Small files in the layouts of the alliance data sets, for tests."""

from __future__ import annotations

import csv
from pathlib import Path

FLAGS = """defense offense neutral nonagg consul defcoadv defcoloc defcocon defconum defcodem defconpr offcoadv offcoloc offcocon
offconum offcodem neucoadv neucoloc neucocon neuconum neucodem neuconpr neucoatt concoadv concoloc concocon concoreq
olimob obvary"""
ATOP = ("version", "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "phase", *FLAGS.split())
COW = (
    "version4id", "ccode", "mem_st_day", "mem_st_month", "mem_st_year", "mem_end_day", "mem_end_month", "mem_end_year",
    "left_censor", "right_censor", "defense", "neutrality", "nonaggression", "entente", "version",
)  # fmt: skip


def atop(folder: Path, *rows: dict[str, str], name: str = "members.csv", columns: tuple[str, ...] = ATOP) -> Path:
    """A file of ATOP's members; cells that a row leaves out are 0, its version is 4.01."""
    return _written(folder / name, columns, "0", [{"version": "4.01", **row} for row in rows])


def member(number: int, entry: str, exit: str = "0-0-0", alliance: int = 1, **flags: str) -> dict[str, str]:
    """A row of it: days as 1950-1-10, a blank part for what is not known."""
    parts = ("yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
    named = dict(zip(parts, (*entry.split("-"), *exit.split("-")), strict=True))
    return {"atopid": str(alliance), "member": str(number), **named, **flags}


def cow(folder: Path, *rows: dict[str, str], name: str = "by_member.csv") -> Path:
    """A file of COW's members; cells that a row leaves out are 0, its version is 4.1."""
    return _written(folder / name, COW, "0", [{"version": "4.1", **row} for row in rows])


def cow_member(number: int, entry: str, exit: str = "--", alliance: int = 1, **flags: str) -> dict[str, str]:
    """A row of it: days as 1950-1-10; no exit where it lasts."""
    parts = ("mem_st_year", "mem_st_month", "mem_st_day", "mem_end_year", "mem_end_month", "mem_end_day")
    named = dict(zip(parts, (*entry.split("-"), *exit.split("-")), strict=True))
    return {"version4id": str(alliance), "ccode": str(number), "right_censor": str(int(exit == "--")), **named, **flags}


def _written(path: Path, columns: tuple[str, ...], rest: str, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, columns, restval=rest, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path
