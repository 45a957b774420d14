"""Nouns of acts that a sentence names with a day of their own: "accession in 1991", "the signing of the pact on 3 May 1950"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from foedus.core.words import ActKind
from foedus.reading.days.kinds import Duration
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_REACH = 12  # nodes between the noun and its day


@dataclass(frozen=True, slots=True)
class ActNoun:
    """The noun of an act at node i, with the nodes from there to its day."""

    kind: ActKind
    phrase: Phrase
    i: int
    rest: tuple[Node, ...]
    day: Phrase
    before: str  # the word before the noun

    @property
    def apart(self) -> bool:
        """Does a preposition set it apart from the clause: "since", "after", "before" it?"""
        return self.before in words("before_nominals")


def act_nouns(nodes: Sequence[Node]) -> Iterator[ActNoun]:
    """The nouns of acts that have a day, in order."""
    for i, node in enumerate(nodes):
        kind = act_kind(node) if not _within(nodes, i) else None
        if kind is None or not isinstance(node, Phrase):
            continue
        rest = nodes[i + 1 : i + 1 + _REACH]
        end = next((k for k, n in enumerate(rest) if not _goes_on(n)), len(rest))
        day = rest[end] if end < len(rest) else None
        if isinstance(day, Phrase) and day.sort == "time" and not isinstance(day.value.expr, Duration):
            yield ActNoun(kind, node, i, tuple(rest[:end]), day, _word_before(nodes, i))


def act_kind(node: Node) -> ActKind | None:
    """The kind of act that the noun names, if it names one."""
    return _kinds().get(node.low) if isinstance(node, Phrase) else None


def _word_before(nodes: Sequence[Node], i: int) -> str:
    """ "after (the signing)", "ten years after (the signing)": the last word before the noun."""
    return nodes[i - 1].low.split()[-1] if i else ""


def _within(nodes: Sequence[Node], i: int) -> bool:
    """ "exchange of instruments of ratification": the noun only describes another."""
    owner = nodes[i - 2] if i > 1 and nodes[i - 1].low == "of" else None
    return isinstance(owner, Phrase) and (owner.low in _kinds() or owner.sort in ("instrument", "notice", "law"))


def _goes_on(node: Node) -> bool:
    """May the node stand between the noun and its day: "of the treaty by Peru in Lima on"?"""
    if isinstance(node, Phrase):
        return node.sort != "time"
    return node.low in words("noun_tail")


@cache
def _kinds() -> dict[str, ActKind]:
    return {noun: ActKind(kind) for kind, nouns in table("nominals").items() for noun in nouns}
