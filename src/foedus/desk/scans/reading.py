"""One part read: the same function for every engine, and the files in which a part stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from foedus.core.problems import Problem
from foedus.desk.frames import frame, put
from foedus.desk.scans.parts import Choices, Part, Shelf
from foedus.desk.scans.sources import Item
from foedus.reading.corpus.columns import COLUMNS, Row
from foedus.reading.corpus.rows import scanned
from foedus.reading.files.documents import Document

if TYPE_CHECKING:
    pass

DOCUMENTS: Mapping[str, type] = MappingProxyType(
    {"document": str, "source": str, "characters": int, "dropped": bool, "statements": int}
    | {"place": str, "problem": str, "remedy": str, "signature": bytes}
)


@dataclass(frozen=True, slots=True)
class Gave:
    """What one document gave: its statements as rows, and one row or more of its own."""

    statements: list[Row]
    documents: list[Row]


def gave(item: Item, choices: Choices) -> Gave:
    """Read one document, or pass on what was wrong with it. Pure."""
    if isinstance(item, Problem):
        return Gave([], [_wrong(item)])
    found = scanned(item, choices.published, every=choices.every, today=choices.today)
    own = {"document": item.name, "source": item.id, "characters": len(item.text), "dropped": found.dropped}
    told = own | {"statements": len(found.rows), "signature": _signature(item, choices, found.dropped)}
    return Gave(list(found.rows), [told, *map(_wrong, found.problems)])


def _wrong(problem: Problem) -> Row:
    return {"place": problem.place, "problem": problem.sentence, "remedy": problem.remedy}


def _signature(item: Document, choices: Choices, dropped: bool) -> bytes | None:
    if dropped or not choices.signed:
        return None
    from foedus.reading.corpus.signatures import signature

    return signature(item.text)


def read_part(part: Part, choices: Choices, shelf: Shelf) -> int:
    """Read a part and put it on the shelf; how many documents it had."""
    shelve(part, [gave(item, choices) for item in part.items], shelf)
    return len(part.items)


def shelve(part: Part, found: Sequence[Gave], shelf: Shelf) -> None:
    """Put a part on the shelf: its documents first, for with its statements it counts as read."""
    for path, rows, columns in (
        (shelf.documents(part.key), (row for one in found for row in one.documents), DOCUMENTS),
        (shelf.statements(part.key), (row for one in found for row in one.statements), COLUMNS),
    ):
        put(path, frame(rows, columns).write_parquet)
