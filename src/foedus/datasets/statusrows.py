"""Status tables row by row: CSV with a column for participants, or the text tables of the depositary's own pages."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foedus.core.problems import Problem

_NAMES = ("participant", "name", "country", "state", "party")
_CODES = ("code", "iso", "iso3")
_KINDS = ("kind", "participation type")  # a column that says which instrument the one with the day is
_INSTRUMENT = ("ratification", "date")
_REMEDY = "Give a status table: CSV with a column Participant and one for each kind of act."


@dataclass(frozen=True, slots=True)
class Row:
    """A participant's row: its name, the code where the table has one, and the text under each heading."""

    place: str
    name: str
    code: str
    cells: dict[str, str]


def status_rows(path: Path) -> tuple[list[Row], list[Problem]]:
    """All rows of the table in that file, or what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        lines = _page(text) if text.lstrip().startswith("{") else _csv(text)
        table = [(number, cells) for number, cells in lines if any(c.strip() for c in cells)]
    except (OSError, ValueError, KeyError, csv.Error, AttributeError, TypeError) as error:
        why = getattr(error, "strerror", None) or "it is no table of UTF-8 text"
        return [], [Problem(str(path), f"It cannot be read ({why}).", _REMEDY)]
    headings = [h.strip() for h in table[0][1]] if table else []
    named = [n for n, h in enumerate(headings) if h.lower().rstrip("0123456789,") in _NAMES]
    if not named:
        return [], [Problem(str(path), "It has no column of participants.", _REMEDY)]
    return _rows(path, headings, named[0], table[1:])


def _rows(path: Path, headings: list[str], name: int, table: list[tuple[int, list[str]]]) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    code = next((n for n, h in enumerate(headings) if h.lower() in _CODES), None)
    for number, cells in table:
        place = f"{path}:{number}"
        if len(cells) > len(headings):
            problems.append(Problem(place, "The row has more cells than the table has headings.", "Quote cells that hold commas."))
            continue
        whole = [c.strip() for c in cells] + [""] * (len(headings) - len(cells))
        under = {h: c for n, (h, c) in enumerate(zip(headings, whole, strict=True)) if n not in (name, code)}
        rows.append(Row(place, whole[name], whole[code] if code is not None else "", _told(under)))
    return rows, problems


def _told(cells: dict[str, str]) -> dict[str, str]:
    """Where a column names the kind of instrument, the day stands under that kind."""
    kind = next((h for h in cells if h.lower() in _KINDS), None)
    day = next((h for h in cells if h.lower() in _INSTRUMENT), None)
    if kind is None or day is None:
        return cells
    return {(cells[kind] or h) if h == day else h: text for h, text in cells.items() if h != kind}


def _csv(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=next((d for d in "\t;" if d in first), ","), strict=True)
    end = 0
    for cells in reader:
        yield end + 1, cells
        end = reader.line_num


def _page(text: str) -> Iterator[tuple[int, list[str]]]:
    """The part of a page of *Multilateral Treaties Deposited with the Secretary-General* under PARTICIPANTS."""
    page: str = json.loads(text)["text"]
    lines = [(n, line) for n, line in enumerate(page.split("\n"), 1) if " | " in line]
    yield from ((number, line.split(" | ")) for number, line in lines)
