"""A document as rows, one a statement: the pure function that every engine of a scan runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

from foedus.core.problems import Problem
from foedus.core.statements import CONTENTS, Content, Statement
from foedus.core.when import When
from foedus.reading.corpus.firstpass import may_concern
from foedus.reading.files.documents import Document
from foedus.reading.reader import Reading, read

Row = dict[str, Any]

# column → the field of a statement's content that it holds; a tuple becomes a list of strings
_CONTENT = {
    "kind": "kind", "treaty": "treaty", "about": "about", "status": "status", "actors": "actors", "organ": "organ",
    "persons": "persons", "place": "place", "date": "when", "vote": "vote", "instrument": "instrument", "number": "number",
    "article": "article", "articles": "articles", "trigger": "trigger", "conditions": "conditions", "conduct": "act",
    "manner": "manner", "limits": "limits", "modality": "modality", "duration": "duration", "delay": "delay",
    "name": "name", "parties": "parties", "other": "other",
}  # fmt: skip
_LISTS = frozenset(["actors", "persons", "articles", "conditions", "manner", "limits", "parties"])
_EMPTY = dict.fromkeys(_CONTENT)
COLUMNS: Mapping[str, type] = MappingProxyType(
    dict.fromkeys(("document", "source", "published", "statement", "says"), str)
    | {"start": int, "end": int, "words": str, "speaker": str, "stance": str}
    | {name: list if name in _LISTS else str for name in _CONTENT}
    | {"method": str}
)


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
    start, end = statement.start, statement.end
    place = {"document": reading.document.name, "source": statement.source, "published": _plain(reading.published)}
    said = {"statement": statement.id, "says": type(statement.content).__name__.lower(), "start": start, "end": end}
    whose = {"words": reading.document.text[start:end], "speaker": statement.speaker, "stance": statement.stance.value}
    return place | said | whose | _fields(statement.content) | {"method": statement.method}


def _fields(content: Content) -> Row:
    """The columns that this content fills, its own speaker and stance among them."""
    return _EMPTY | {column: _plain(getattr(content, field)) for column, field in _filled(type(content).__name__)}


@cache
def _filled(kind: str) -> tuple[tuple[str, str], ...]:
    """The columns that contents of this kind fill, each with its field."""
    own = {field.name for field in fields(CONTENTS[kind.lower()])}
    return tuple(
        (column, field) for column, field in {**_CONTENT, "speaker": "speaker", "stance": "stance"}.items() if field in own
    )


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return value.edtf or None
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value or None
