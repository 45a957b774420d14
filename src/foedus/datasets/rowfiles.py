"""A table that a user downloaded (CSV, CSV in gzip, Stata's .dta) as text and numbered rows."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from foedus.core.problems import Problem
from foedus.core.resting import resting

_REMEDY = "Give the file as its publisher has it: CSV, CSV in gzip (.csv.gz) or Stata (.dta)."
_QUOTES = "Quote cells that hold commas, and close each quotation."
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
    """The file's rows; None where it cannot be read at all. A row that is no row of the table is told and left out."""
    try:
        with resting():
            return of_text(path, _text(path))
    except (OSError, EOFError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no table of UTF-8 text"
        return None, [Problem(str(path), f"It cannot be read ({why}).", _REMEDY)]


def of_text(path: Path, text: str) -> tuple[RowFile | None, list[Problem]]:
    """The same of text that is at hand."""
    lines = _lines(text)
    heading = next(lines, None)
    columns = tuple(name.strip().lower() for name in heading.cells) if heading else ()
    if len(columns) < 2 or len(set(columns)) != len(columns):
        return None, [Problem(str(path), "Its first line does not name columns, each once.", _REMEDY)]
    rows, problems = [], []
    for line in lines:
        if line.wrong or len(line.cells) > len(columns):
            says = f"The row has {len(line.cells)} cells, the table {len(columns)}."
            problems.append(Problem(f"{path}:{line.number}", line.wrong or says, _QUOTES))
        elif any(line.cells):
            rows.append(FileRow(line.number, line.start, line.end, dict(zip(columns, _whole(line, columns, text), strict=True))))
    return RowFile(path, text, columns, tuple(rows)), problems


def _whole(line: _Line, columns: tuple[str, ...], text: str) -> list[str]:
    """As many cells as columns, without white space around them."""
    cells = list(map(str.strip, line.cells)) if text.find(" ", line.start, line.end) >= 0 else line.cells
    return cells + [""] * (len(columns) - len(cells))


class _Line(NamedTuple):
    """A record: number of its first line, first and last character, cells; or what is wrong with it."""

    number: int
    start: int
    end: int
    cells: list[str]
    wrong: str = ""


def _lines(text: str) -> Iterator[_Line]:
    """Every record, a quoted cell of which may hold line ends; the last is the one after which the text is no CSV."""
    kept = list(io.StringIO(text, newline=""))
    starts = [0]
    for line in kept:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(kept, strict=True, delimiter=_delimiter(kept[0] if kept else ""))
    before = 0
    try:
        for cells in reader:
            last = reader.line_num
            yield _Line(before + 1, starts[before], starts[last - 1] + len(kept[last - 1].rstrip("\r\n")), cells)
            before = last
    except csv.Error as error:
        yield _Line(before + 1, starts[before], starts[before], [], f"From here on it is no CSV ({error}).")


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
        return _decoded(raw)
    return _decoded(path.read_bytes())


def _decoded(raw: bytes) -> str:
    """UTF-8, or the code page of older spreadsheets, in which some publishers still save names."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


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
