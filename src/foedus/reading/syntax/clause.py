"""A clause: one verb with its company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.verbgroup import VerbGroup
from foedus.reading.words.grammar import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One verb with its company. `outer` is the index of the clause it hangs on, `link` the word that joins them.

    `hang` says how: "main", "coordinated", "relative", "infinitive", "gerund", "subordinate".
    """

    verb: VerbGroup
    subject: tuple[Phrase, ...]
    after: tuple[Node, ...]
    before: tuple[Node, ...]
    start: int
    end: int
    hang: str
    link: str
    outer: int | None
    theme_before: tuple[Phrase, ...] = ()  # what "which" stands for where the relative clause has a subject of its own

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases after the verb, in order."""
        return tuple(n for n in self.after if isinstance(n, Phrase))

    def governed(self, *prepositions: str) -> tuple[Phrase, ...]:
        """The phrases after the verb that one of these prepositions governs, coordinated ones with them."""
        return governed(self.after, prepositions)


def governed(nodes: Sequence[Node], prepositions: Sequence[str]) -> tuple[Phrase, ...]:
    """The phrases that one of these prepositions governs, coordinated ones with them."""
    out: list[Phrase] = []
    inside = False
    for node in nodes:
        if isinstance(node, Phrase):
            if inside:
                out.append(node)
        elif node.low in prepositions:
            inside = True
        elif node.low not in (",", "and", "his", "her", "then", "now") and not (
            inside and node.sort in ("word", "adjective") and node.low not in words("prepositions")
        ):
            inside = False
    return tuple(out)
