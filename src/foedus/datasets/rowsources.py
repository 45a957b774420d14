"""A data set's file as a source of the ledger, and what is said of it as statements on the characters of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.core.sources import DATA_SET, Source, source_id
from foedus.core.statements import Content, Statement
from foedus.datasets.rowfiles import RowFile

METHOD = "card"  # what is written down as data, and stands as it is written


def row_source(file: RowFile, name: str, citation: str, publisher: str) -> Source:
    """The file as a source, its text whole."""
    return Source(id=source_id(file.text), name=name, text=file.text, kind=DATA_SET, title=citation, publisher=publisher,
                  address=file.path.name)  # fmt: skip


def on_rows(file: RowFile, told: Iterable[tuple[int, Content]]) -> Iterator[Statement]:
    """A statement for each number of a row and what it says."""
    key = source_id(file.text)
    places = {row.number: (row.start, row.end) for row in file.rows}
    for number, content in told:
        start, end = places[number]
        yield Statement(source=key, start=start, end=end, content=content, method=METHOD)
