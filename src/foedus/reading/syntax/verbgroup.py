"""A verb group: a verb with its auxiliaries, adverbs and negation, and how it stands (tense, voice, mood)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.syntax.phrase import Node
from foedus.reading.words.atoms import Atom
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Nodes [first, last) of a sentence that make one verb."""

    first: int
    last: int
    lemma: str
    passive: bool = False
    negated: bool = False
    future: bool = False
    modal: str = ""
    gerund: bool = False
    infinitive: bool = False
    participle: bool = False  # no auxiliary of its own: reduced relative or shared auxiliary
    progressive: bool = False
    perfect: bool = False
    pending: bool = False  # "has yet to", "is to", "is due to"
    present: bool = False  # a finite present form without auxiliary
    past: bool = False  # "was", "were", "had" as the only verb


def low_at(nodes: Sequence[Node], i: int) -> str:
    """The lower-case word or mark at a place; "" for a phrase, an adjective of a state, or beyond the ends."""
    node = nodes[i] if 0 <= i < len(nodes) else None
    return node.low if isinstance(node, Atom) and node.sort != "adjective" else ""


def filler(low: str) -> bool:
    """An adverb or negation that may stand between the parts of a verb group."""
    manner = low.endswith("ly") and len(low) > 4 and low not in verbs()  # "formally", not "apply"
    return bool(low) and (manner or low in words("adverbs") or low in words("negations"))
