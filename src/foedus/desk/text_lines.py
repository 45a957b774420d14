"""A treaty's own text, told part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.core.texts import Element, Kind
from foedus.desk import concluded_lines, text_clauses, text_duties
from foedus.desk.safe import one_line
from foedus.reading.treaty.treatytext import TreatyText

HEADS = ("Part", "Heading, or how it begins", "Place")
NO_TREATY = "No articles are numbered in this text: it is no treaty's, or they cannot be told."
NO_SIGN = "It has articles, but no words by which a treaty is known: its parts are told, and nothing is read from them."
STATUTE = "It reads as a state's own law, not as a treaty: it says “{}”, and nothing by which a treaty is known."
FURTHER = "A further treaty begins near character {}, or the same one in another language."
_REPORT = "Read a report with foedus read."
_BEGINS = 60  # characters of a part without a heading


def problems(read: TreatyText) -> Iterator[tuple[str, str]]:
    """What is wrong with it as a treaty's text, and what to do about it."""
    if not read.parts:
        yield NO_TREATY, _REPORT
        return
    for place in read.further:
        yield FURTHER.format(place), "Put each in a file of its own."
    if not read.treaty:
        yield STATUTE.format(one_line(read.statute)) if read.statute else NO_SIGN, _REPORT


def rows(text: str, parts: Sequence[Element], depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """A line for each part, those within another indented."""
    for part in parts:
        yield f"{'· ' * depth}{called(part)}", heading_of(text, part) or _begins(text, part), f"{part.start}-{part.end}"
        yield from rows(text, part.parts, depth + 1)


def data(name: str, read: TreatyText) -> dict[str, Any]:
    """The same for programs, with who concludes it, its final clauses and duties."""
    return {
        "text": name,
        "parts": [_data(read.text, part) for part in read.parts],
        "concluded": concluded_lines.data(read.concluded),
        "clauses": text_clauses.data(read.text, read.clauses),
        "duties": text_duties.data(read.text, read.duties),
    }


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
