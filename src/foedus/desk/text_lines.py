"""A treaty's own text, told part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.core.texts import Element, Kind

HEADS = ("Part", "Heading, or how it begins", "Place")
NO_TREATY = "No articles are numbered in this text: it is no treaty's, or they cannot be told."
FURTHER = "A further treaty begins near character {}, or the same one in another language."
_BEGINS = 60  # characters of a part without a heading


def rows(text: str, parts: Sequence[Element], depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """A line for each part, those within another indented."""
    for part in parts:
        yield f"{'· ' * depth}{called(part)}", heading_of(text, part) or _begins(text, part), f"{part.start}-{part.end}"
        yield from rows(text, part.parts, depth + 1)


def data(name: str, text: str, parts: Sequence[Element]) -> dict[str, Any]:
    """The same for programs."""
    return {"text": name, "parts": [_data(text, part) for part in parts]}


def _data(text: str, part: Element) -> dict[str, Any]:
    told = {"kind": part.kind.value, "number": part.number, "heading": heading_of(text, part), "start": part.start, "end": part.end}
    return told | {"parts": [_data(text, one) for one in part.parts]}


def called(part: Element) -> str:
    """What it is called: article 5, or (a)."""
    if part.kind in (Kind.PARAGRAPH, Kind.POINT):
        return f"({part.number})"
    return f"{part.kind} {part.number}" if part.number else str(part.kind)


def heading_of(text: str, part: Element) -> str:
    """Its heading on one line; "" where it has none."""
    return " ".join(text[slice(*part.heading)].split()) if part.heading else ""


def _begins(text: str, part: Element) -> str:
    words = " ".join(text[part.start : min(part.end, part.start + 4 * _BEGINS)].split())
    return words if len(words) <= _BEGINS else f"{words[:_BEGINS].rsplit(' ', 1)[0]} …"
