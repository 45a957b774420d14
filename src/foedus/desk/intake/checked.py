"""The answers of the process that reads, as nobody's word: only what fits the file and its text is taken over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from foedus.core.methods import RULES
from foedus.core.problems import Problem
from foedus.core.sources import Source, source_id
from foedus.core.statements import Statement
from foedus.desk.intake.child import Broken
from foedus.desk.safe import one_line
from foedus.ledger.entries.records import digest, source_of, statement_of
from foedus.reading.files.documents import MAX_TEXT, Document

_SHORT, _LONG = 1_000, 20_000  # characters of a name or sentence; of a statement as JSON
_MANY = 50_000  # statements of one report


@dataclass(frozen=True, slots=True)
class Understood:
    """One report as it goes into the ledger."""

    source: Source
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()


def documents_of(line: bytes, name: str) -> list[Document | Problem]:
    """The documents of the file of that name. Raises Broken where the answer is none."""
    try:
        return [_problem(item, name) if "sentence" in item else _document(item, name) for item in json.loads(line)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unfit() from error


def understood(line: bytes, document: Document) -> Understood:
    """What the document says. Raises Broken where the answer is not about it."""
    try:
        whole = json.loads(line)
        problems = tuple(_problem(p, document.place) for p in whole["problems"])
        return Understood(_source(whole["source"], document), _statements(whole["statements"], document), problems)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unfit() from error


def _document(item: dict[str, Any], name: str) -> Document:
    text = item["text"]
    _must(set(item) == {"name", "text", "title", "address", "stated", "publisher"})
    _must(isinstance(text, str) and bool(text.strip()) and len(text) <= MAX_TEXT)
    _must(item["name"] == name or _short(item["name"], _SHORT).startswith(f"{name}:"))
    for key in ("title", "address", "stated", "publisher"):
        _must(item[key] is None or _short(item[key], _LONG) is not None)
    return Document(place=name, id=source_id(text), **item)


def _source(record: str, document: Document) -> Source:
    _must(json.loads(record)["text"] == digest(document.text))
    source = source_of(record, {document.id: document.text})
    known = {key: getattr(document, key) for key in ("id", "name", "text", "title", "publisher", "address")}
    _must(replace(source, published=None, ground="") == Source(**known))
    _short(source.ground, _SHORT)
    return source


def _statements(records: Sequence[str], document: Document) -> tuple[Statement, ...]:
    _must(isinstance(records, list) and len(records) <= _MANY)
    found = tuple(statement_of(_short(record, _LONG)) for record in records)
    for one in found:
        _must(one.source == document.id and one.method == RULES and 0 <= one.start < one.end <= len(document.text))
    return found


def _problem(item: dict[str, Any], name: str) -> Problem:
    """The problem, at this file or at a line of it, whatever place is named."""
    place, sentence, remedy = (one_line(_short(item[key], _LONG), _SHORT) for key in ("place", "sentence", "remedy"))
    return Problem(place if place.startswith(f"{name}:") else name, sentence, remedy)


def _short(text: Any, most: int) -> str:
    _must(isinstance(text, str) and len(text) <= most)
    return str(text)


def _must(holds: bool) -> None:
    if not holds:
        raise ValueError


def _unfit() -> Broken:
    return Broken("gave an answer that does not fit its text.", "Please report it; give its text alone meanwhile.")
