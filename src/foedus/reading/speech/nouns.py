"""Nouns that carry a word or attitude: "her claim that ...", "Oslo's call for ...", "the criticism of ... by ...", "rumours that ..."."""

from __future__ import annotations

from foedus.reading.claims.subjects import finite
from foedus.reading.speech import contents, sources
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import noun_links
from foedus.reading.syntax.phrase import Phrase, low
from foedus.reading.words.grammar import words

_GENITIVES = ("’s", "'s", "’", "'")
_BACK = 4  # nodes between an owner and the noun


def noun(spoken: Spoken, i: int, floor: int, stop: int) -> Attribution | None:
    """The attribution whose cue is the noun at node i, if it carries a word there."""
    nodes = spoken.nodes
    word = nodes[i].low.split()[-1] if nodes[i].low else ""
    following = low(nodes[i + 1]) if i + 1 < stop else ""
    if following not in noun_links().get(word, ()) or i + 2 >= stop:
        return None
    owner, first = _owner(spoken, i, floor)
    linked = following in ("that", "to")
    if owner is None and not (following == "that" and any(finite(nodes, k) for k in range(i + 2, min(i + 20, stop)))):
        return None
    content = contents.object_at(spoken, i + 1 if linked else i + 2, stop)
    mark = spoken.span(first, i + 1 if linked else i + 2)
    return Attribution(cue=mark, source=owner, content=(content,)) if content and mark else None


def _owner(spoken: Spoken, i: int, floor: int) -> tuple[Span | None, int]:
    """Whose noun it is ("her", "Oslo's"), and the node behind it."""
    nodes, node = spoken.nodes, spoken.nodes[i]
    if isinstance(node, Phrase) and node.det in words("possessive"):
        return (node.start, node.start + len(node.det)), i
    for k in range(i - 1, max(floor, i - _BACK) - 1, -1):
        if low(nodes[k]) in words("possessive"):
            return spoken.span(k, k + 1), k + 1
        if low(nodes[k]) in _GENITIVES and k > floor:
            return (sources.owner(spoken, k, floor), k + 1)
        if not low(nodes[k])[:1].isalpha() or low(nodes[k]) in words("prepositions") | words("determiners"):
            break
    return None, i


__all__ = ["noun"]
