"""JSON lines: a document a line, with its words in the field "text"."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from foedus.core.problems import Problem
from foedus.reading.files.content import Bad, Content, decode

FIELDS: Mapping[str, Sequence[str]] = {
    "text": ("text",),
    "name": ("name", "file", "id"),
    "title": ("title", "headline"),
    "address": ("url", "address", "link"),
    "stated": ("published", "date", "date_published", "published_at"),
    "publisher": ("publisher", "source", "site"),
}
REMEDY = 'Each line is one object with at least the field "text".'


def read_lines(data: bytes, place: str) -> tuple[list[Content], list[Problem]]:
    """Documents, and a problem for each line that is none."""
    contents: list[Content] = []
    problems: list[Problem] = []
    for number, line in _numbered(decode(data)):
        item = content(line)
        if isinstance(item, str):
            problems.append(Problem(f"{place}:{number}", item, REMEDY))
        else:
            contents.append(replace(item, name=f"{number} {item.name or ''}".strip()))
    return contents, problems


def read_object(data: bytes) -> list[Content]:
    """The whole file as one object with a text. Raises Bad where it is none."""
    item = content(decode(data))
    if isinstance(item, str):
        raise Bad(item, 'Give the report itself, or an object with its words in the field "text".')
    return [replace(item, name=None)]


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return ((i, line) for i, line in enumerate(text.split("\n"), 1) if line.strip())


def content(line: str | bytes, fields: Mapping[str, Sequence[str]] = FIELDS) -> Content | str:
    """The document of one line, or what is wrong with it; `fields` names for each part the keys under which it may stand."""
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return "is not JSON."
    return content_of(item, fields) if isinstance(item, dict) else "is no object."


def content_of(item: Mapping[str, Any], fields: Mapping[str, Sequence[str]] = FIELDS) -> Content | str:
    """The document of one object or row, or what is wrong with it."""
    text = next((item[key] for key in fields["text"] if key in item), None)
    if not isinstance(text, str) or not text.strip():
        return f'has no field "{fields["text"][0]}" with words in it.'
    found = {part: _first(item, keys) for part, keys in fields.items() if part != "text"}
    return Content(text=_whole(text), **found)


def _first(item: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    values = (item.get(key) for key in keys)
    return next((_whole(str(v)).strip() for v in values if isinstance(v, str | int) and str(v).strip()), None)


def _whole(text: str) -> str:
    """JSON may escape half a character; no store takes that."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
