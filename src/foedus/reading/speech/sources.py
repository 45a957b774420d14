"""Whose word it is, in characters: the subject before the verb, behind it, or behind "by"."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.subjects import before, finite
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words

_STOP = frozenset('.;:—–“”"«»?!')
_OUTSIDE = frozenset(["in", "on", "at", "during", "to", "after", "before", "as", "when", "while", "about", "by"])


def subject(spoken: Spoken, cue: Cue, floor: int) -> tuple[int, int] | None:
    """The nodes [first, last) of the subject before a verb; None where there is none."""
    nodes = spoken.nodes
    if cue.first and low(nodes[cue.first - 1]) in words("relatives") | {"that"}:
        return cue.first - 1, cue.first
    nouns, _ = before(nodes, cue.first, floor)
    if not nouns:
        return None
    first = next((k for k in range(floor, cue.first) if nodes[k].start >= nouns[0].start), None)
    end = cue.first
    while first is not None and end > first + 1 and _idle(nodes[end - 1]):
        end -= 1
    return (first, end) if first is not None else None


def _idle(node: Node) -> bool:
    return isinstance(node, Phrase) and node.sort == "time"


def behind(spoken: Spoken, at: int) -> tuple[int, int] | None:
    """The nodes of a noun group with its appositions that begins at `at`: "said Ada Roe, a nurse from Lund"."""
    nodes = spoken.nodes
    if at >= spoken.last or low(nodes[at]) in words("prepositions") | words("subordinators") | _STOP | {","} or _idle(nodes[at]):
        return None
    k = at
    while k < spoken.last and not _ends(spoken, k, at):
        k += 1
    if any(finite(nodes, j) for j in range(at, k)) and not any(low(nodes[j]) in words("relatives") for j in range(at, k)):
        return None
    return (at, k) if k > at else None


def _ends(spoken: Spoken, k: int, at: int) -> bool:
    nodes = spoken.nodes
    word = low(nodes[k])
    if word in _STOP and not (word == "." and k + 1 < len(nodes)):
        return True
    if word in _OUTSIDE and not _apposed(nodes, at, k):
        return True
    if _idle(nodes[k]) and not _apposed(nodes, at, k):
        return True
    return word == "," and not _goes_on(nodes, k + 1)


def _apposed(nodes: Sequence[Node], at: int, k: int) -> bool:
    return any(low(n) == "," for n in nodes[at:k])


def _goes_on(nodes: Sequence[Node], k: int) -> bool:
    """Does an apposition or relative clause follow the comma?"""
    if k >= len(nodes):
        return False
    node = nodes[k]
    word = low(node)
    if isinstance(node, Phrase):
        return node.sort != "time"
    return word in words("determiners") | words("relatives") or word.isdigit() or node.capital or word in ("and", "former", "then")


def span(nodes: Sequence[Node], group: tuple[int, int] | None) -> Span | None:
    """The characters of nodes [first, last)."""
    return (nodes[group[0]].start, nodes[group[1] - 1].end) if group else None
