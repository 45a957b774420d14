"""A noun phrase, and the nodes of a sentence: phrases and the words between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from foedus.reading.words.atoms import Atom

BODIES = frozenset(["organ", "chamber", "committee", "government", "head", "group", "conference", "court"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase. `sort` is its head's; "state" for any state or organisation; "pronoun" for he, it, they.

    `keys` are the states it names or belongs to, `mods` the lower-case words and noun classes before the head.
    """

    start: int
    end: int
    sort: str
    low: str
    keys: tuple[str, ...] = ()
    name: str | None = None
    value: Any = None
    det: str = ""
    mods: frozenset[str] = field(default_factory=frozenset)
    plural: bool = False


Node = Phrase | Atom


def low(node: Node) -> str:
    """The lower-case form of a plain word or mark; "" for a phrase."""
    return node.low if isinstance(node, Atom) else ""


def is_time(node: Node) -> bool:
    """Is the node an expression of time?"""
    return isinstance(node, Phrase) and node.sort == "time"
