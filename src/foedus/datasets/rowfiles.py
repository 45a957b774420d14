"""A table that a user downloaded (CSV, CSV in gzip, Stata's .dta) as text and numbered rows."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foedus.core.problems import Problem
from foedus.core.resting import resting

_REMEDY = "Give the file as its publisher has it: CSV, CSV in gzip (.csv.gz) or Stata (.dta)."
_LARGEST = 1 << 30  # bytes of text after unpacking: a small packed file can hold more than a machine can


@dataclass(frozen=True, slots=True)
class RowFile:
    """The columns, and each row with its number (the heading is 1), its cells, and its characters in `text`.

    `text` is the file's own, or what a Stata file says, written as CSV.
    """

    path: Path
    text: str
    columns: tuple[str, ...]
    rows: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row; `start` and `end` are characters of the file's text."""

    number: int
    start: int
    end: int
    cells: dict[str, str]


def row_file(path: Path) -> tuple[RowFile | None, list[Problem]]:
    """The file's rows; None where it cannot be read at all. A row with too many cells is told and left out."""
    try:
        with resting():
            return of_text(path, _text(path))
    except (OSError, EOFError, ValueError, csv.Error) as error:
        why = getattr(error, "strerror", None) or "it is no table of UTF-8 text"
        return None, [Problem(str(path), f"It cannot be read ({why}).", _REMEDY)]


def of_text(path: Path, text: str) -> tuple[RowFile | None, list[Problem]]:
    """The same of text that is at hand."""
    lines = _lines(text)
    _, _, _, heading = next(lines, (0, 0, 0, []))
    columns = tuple(name.strip().lower() for name in heading)
    if len(columns) < 2 or len(set(columns)) != len(columns):
        return None, [Problem(str(path), "Its first line does not name columns, each once.", _REMEDY)]
    rows, problems = [], []
    for number, start, end, cells in lines:
        if len(cells) > len(columns):
            says = f"The row has {len(cells)} cells, the table {len(columns)}."
            problems.append(Problem(f"{path}:{number}", says, "Quote cells with commas."))
        elif any(cells):
            cells = list(map(str.strip, cells)) if text.find(" ", start, end) >= 0 else cells
            missing = [""] * (len(columns) - len(cells))
            rows.append(FileRow(number, start, end, dict(zip(columns, cells + missing, strict=True))))
    return RowFile(path, text, columns, tuple(rows)), problems


def _lines(text: str) -> Iterator[tuple[int, int, int, list[str]]]:
    """Number of the first line, first and last character, and cells of each record; a quoted cell may hold line ends."""
    kept = list(io.StringIO(text, newline=""))
    starts = [0]
    for line in kept:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(kept, strict=True, delimiter=_delimiter(kept[0] if kept else ""))
    before = 0
    for cells in reader:
        last = reader.line_num
        yield before + 1, starts[before], starts[last - 1] + len(kept[last - 1].rstrip("\r\n")), cells
        before = last


def _delimiter(heading: str) -> str:
    return next((mark for mark in "\t;" if mark in heading), ",")


def _text(path: Path) -> str:
    if path.suffix.lower() == ".dta":
        return _stata(path)
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as packed:
            raw = packed.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise ValueError("it holds more than can be read")
        return raw.decode("utf-8-sig")
    return path.read_bytes().decode("utf-8-sig")


def _stata(path: Path) -> str:
    """What the file says as CSV: whole numbers without a point, what is missing as nothing."""
    import pyreadstat

    try:
        frame, _ = pyreadstat.read_dta(str(path), output_format="dict")
    except pyreadstat.ReadstatError as error:
        raise ValueError(str(error)) from None
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(frame)
    writer.writerows([_cell(value) for value in row] for row in zip(*frame.values(), strict=True))
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
