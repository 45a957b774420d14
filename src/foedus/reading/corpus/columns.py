"""Statements as rows: the columns that a scanned corpus and a ledger's table of statements have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

from foedus.core.statements import CONTENTS, Content, Statement
from foedus.core.when import When

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


def statement_row(statement: Statement, document: str, text: str, published: When | None) -> Row:
    """The row of a statement of that document, whose text it points into."""
    start, end = statement.start, statement.end
    place = {"document": document, "source": statement.source, "published": _plain(published)}
    said = {"statement": statement.id, "says": type(statement.content).__name__.lower(), "start": start, "end": end}
    whose = {"words": text[start:end], "speaker": statement.speaker, "stance": statement.stance.value}
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
