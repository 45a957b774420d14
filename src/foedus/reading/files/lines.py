"""JSON lines: a document a line, with its words in the field "text"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from foedus.core.problems import Problem
from foedus.reading.files.content import Bad, Content, decode

_FIELDS = {
    "name": ("name", "file", "id"),
    "title": ("title", "headline"),
    "address": ("url", "address", "link"),
    "stated": ("published", "date", "date_published", "published_at"),
    "publisher": ("publisher", "source", "site"),
}
_REMEDY = 'Each line is one object with at least the field "text".'


def read_lines(data: bytes, place: str) -> tuple[list[Content], list[Problem]]:
    """Documents, and a problem for each line that is none."""
    contents: list[Content] = []
    problems: list[Problem] = []
    for number, line in _numbered(decode(data)):
        item = _parse(line)
        if isinstance(item, str):
            problems.append(Problem(f"{place}:{number}", item, _REMEDY))
        else:
            contents.append(_content(item, number))
    return contents, problems


def read_object(data: bytes) -> list[Content]:
    """The whole file as one object with a text. Raises Bad where it is none."""
    item = _parse(decode(data))
    if isinstance(item, str):
        raise Bad(item, 'Give the report itself, or an object with its words in the field "text".')
    return [replace(_content(item, 1), name=None)]


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return ((i, line) for i, line in enumerate(text.split("\n"), 1) if line.strip())


def _parse(line: str) -> dict[str, Any] | str:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return "is not JSON."
    if not isinstance(item, dict):
        return "is no object."
    text = item.get("text")
    return item if isinstance(text, str) and text.strip() else 'has no field "text" with words in it.'


def _content(item: dict[str, Any], number: int) -> Content:
    found = {field: _first(item, keys) for field, keys in _FIELDS.items()}
    name = f"{number} {found.pop('name') or ''}".strip()
    return Content(text=_whole(item["text"]), name=name, **found)


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    values = (item.get(key) for key in keys)
    return next((_whole(str(v)).strip() for v in values if isinstance(v, str | int) and str(v).strip()), None)


def _whole(text: str) -> str:
    """JSON may escape half a character; no store takes that."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
