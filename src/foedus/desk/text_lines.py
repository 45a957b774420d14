"""A treaty's own text, told part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.core.concluded import Concluded
from foedus.core.texts import Element, Kind
from foedus.desk import concluded_lines
from foedus.desk.safe import one_line
from foedus.ledger.cards.form import sparse
from foedus.reading.treaty.clauses.entry import Found
from foedus.reading.treaty.signs import of_statute, of_treaty

HEADS = ("Part", "Heading, or how it begins", "Place")
NO_TREATY = "No articles are numbered in this text: it is no treaty's, or they cannot be told."
NO_SIGN = "It has articles, but no words by which a treaty is known: its parts are told, and nothing is read from them."
STATUTE = "It reads as a state's own law, not as a treaty: it says “{}”, and nothing by which a treaty is known."
FURTHER = "A further treaty begins near character {}, or the same one in another language."
_LONG = 300  # characters of a clause
_BEGINS = 60  # characters of a part without a heading


def no_treaty(text: str) -> str | None:
    """Why a text that has articles is none; None where it speaks as treaties do."""
    if of_treaty(text):
        return None
    law = of_statute(text)
    return STATUTE.format(one_line(law)) if law else NO_SIGN


def rows(text: str, parts: Sequence[Element], depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """A line for each part, those within another indented."""
    for part in parts:
        yield f"{'· ' * depth}{called(part)}", heading_of(text, part) or _begins(text, part), f"{part.start}-{part.end}"
        yield from rows(text, part.parts, depth + 1)


def data(name: str, text: str, parts: Sequence[Element], said: Concluded, clause: Found | None) -> dict[str, Any]:
    """The same for programs."""
    told = {"text": name, "parts": [_data(text, part) for part in parts]}
    return told | {"concluded": concluded_lines.data(said), "entry_into_force": _clause(text, clause)}


def entry(text: str, found: Found | None) -> str:
    """The clause on entry into force in a line."""
    if found is None:
        return "No clause on entry into force was found."
    where = f"Entry into force, article {one_line(found.article.number or '?')}"
    if found.clause is None:
        return f"{where}: it could not be read as data: {one_line(_words(text, found), _LONG)}"
    said = "; ".join(f"{key.replace('_', ' ')}: {_said(value)}" for key, value in sparse(found.clause).items() if key != "article")
    return f"{where}: {one_line(said, _LONG)}"


def _said(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{key.replace('_', ' ')} {inner}" for key, inner in value.items() if inner)


def _clause(text: str, found: Found | None) -> dict[str, Any] | None:
    if found is None:
        return None
    place = {"article": found.article.number, "start": found.start, "end": found.end, "words": _words(text, found)}
    return place | {"clause": sparse(found.clause) if found.clause else None}


def _words(text: str, found: Found) -> str:
    return " ".join(text[found.start : found.end].split())


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
