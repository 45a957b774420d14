"""A document as rows, one a statement: the pure function that every engine of a scan runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.problems import Problem
from foedus.core.statements import Statement
from foedus.core.when import When
from foedus.reading.corpus.columns import Row, statement_row
from foedus.reading.corpus.firstpass import may_concern
from foedus.reading.files.documents import Document
from foedus.reading.reader import Reading, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What one document gave. `dropped`: the first pass told that it cannot concern a treaty, and it was not read."""

    rows: tuple[Row, ...] = ()
    dropped: bool = False
    problems: tuple[Problem, ...] = ()


def scanned(document: Document, published: When | None = None, *, every: bool = False, today: date | None = None) -> Scanned:
    """Read one document by itself. Pure: the same document gives the same rows; `today` bounds the days of undated reports.

    `published` is its day of publication where the user knows it; with `every` the first pass drops nothing. Never raises.
    """
    if not (every or may_concern(document.text)):
        return Scanned(dropped=True)
    (reading,) = read([document], published, today=today).readings
    return Scanned(rows=tuple(_row(reading, statement) for statement in reading.statements), problems=reading.problems)


def _row(reading: Reading, statement: Statement) -> Row:
    return statement_row(statement, reading.document.name, reading.document.text, reading.published)
