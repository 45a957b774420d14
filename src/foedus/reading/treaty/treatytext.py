"""A treaty's own text, read: the front door of this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from foedus.core.concluded import Concluded
from foedus.core.texts import Element
from foedus.reading.treaty.clauses.clause import Found
from foedus.reading.treaty.clauses.final import final_clauses
from foedus.reading.treaty.conclusion.concluded import concluded
from foedus.reading.treaty.duties.duties import Proposed, duties
from foedus.reading.treaty.parts.structure import first, further, structure
from foedus.reading.treaty.plain import blanked
from foedus.reading.treaty.signs import of_statute, of_treaty


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyText:
    """Its parts, and of its first treaty who concludes it, its final clauses by their names, and duties proposed for review.

    `further` are the places where further treaties, or the same one in another language, begin. Of a text that is no
    treaty's by its words nothing but its parts is read; `statute` has the words by which it is a state's own law.
    """

    text: str
    parts: tuple[Element, ...]
    further: tuple[int, ...] = ()
    treaty: bool = False
    statute: str | None = None
    concluded: Concluded = field(default_factory=Concluded)
    clauses: Mapping[str, Found[Any]] = field(default_factory=dict)
    duties: tuple[Proposed, ...] = ()


def read(text: str) -> TreatyText:
    """Takes any text: one without articles has no parts. Linear in its length."""
    parts = structure(text)
    begins = tuple(further(parts))
    if not parts or not of_treaty(text):
        return TreatyText(text=text, parts=parts, further=begins, statute=of_statute(text) if parts else None)
    own, clear = first(parts), blanked(text)
    return TreatyText(
        text=text, parts=parts, further=begins, treaty=True, concluded=concluded(text, parts),
        clauses=final_clauses(clear, own), duties=tuple(duties(clear, own)),
    )  # fmt: skip
