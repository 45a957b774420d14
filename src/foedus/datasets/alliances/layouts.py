"""The files of the alliance data sets that are known, by their columns, and the versions with their first and last days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from foedus.datasets.tables import rows


@dataclass(frozen=True, slots=True)
class DataSet:
    """A version of a data set and its days. `end_day`: is the day that ends a spell its last ("in") or the first after ("out")?"""

    name: str
    version: str
    first: date
    last: date
    end_day: str
    citation: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns say what. `start` and `end` name year, month, day; `lasting` is what the end's year holds if none is reached.

    With `year` in place of start and end a row is one year; `shared` is the column that says that members' obligations differ.
    `state` of ATOP's files by alliance is a stem: mem1, mem2, ...
    """

    key: str
    data_set: str
    about: str
    needs: tuple[str, ...]
    number: str
    phase: str
    state: str
    toward: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    lasting: str
    year: str
    shared: str


def recognised(columns: Iterable[str], data_set: str | None = None) -> Layout | None:
    """The layout that has the most of its columns in these, all of them present; None where there is none."""
    there = set(columns)
    fitting = [la for la in layouts() if there >= set(la.needs) and data_set in (None, la.data_set)]
    return max(fitting, key=lambda layout: len(layout.needs), default=None)


@lru_cache(maxsize=64)
def data_set(name: str, version: str) -> DataSet | None:
    """That version ("4", "4.0", "4.0100002" as a float in a file may be 4.01); None where it is not known."""
    try:
        number = round(float(version), 3)
    except ValueError:
        return None
    return next((known for known in data_sets() if known.name == name and float(known.version) == number), None)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout of the table."""
    return tuple(_layout(row) for row in rows("layouts"))


@cache
def data_sets() -> tuple[DataSet, ...]:
    """Every version of the table."""
    return tuple(_data_set(row) for row in rows("data_sets"))


def _data_set(row: dict[str, str]) -> DataSet:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return DataSet(row["data_set"], row["version"], first, last, row["end_day"], row["citation"])


def _layout(row: dict[str, str]) -> Layout:
    lists = {column: tuple(row[column].split("|")) if row[column] else () for column in ("needs", "start", "end")}
    plain = {c: row[c] for c in ("data_set", "about", "number", "phase", "state", "toward", "lasting", "year", "shared")}
    return Layout(key=row["layout"], **lists, **plain)  # type: ignore[arg-type]
