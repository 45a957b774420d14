"""Nouns that carry a word or attitude: "her claim that ...", "Oslo's call for ...", "a claim by X that ...", "rumours that ..."."""

from __future__ import annotations

from foedus.reading.claims.finite import finite
from foedus.reading.speech import extents, sources
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import noun_links
from foedus.reading.syntax.phrase import Phrase, low
from foedus.reading.words.grammar import words

_REACH = 10  # nodes between a noun and its "that"
_BACK = 4  # nodes between an owner and the noun


def noun(spoken: Spoken, i: int, floor: int, stop: int) -> Attribution | None:
    """The attribution whose cue is the noun at node i, if it carries a word there."""
    nodes = spoken.nodes
    word = nodes[i].low.split()[-1] if nodes[i].low else ""
    following = low(nodes[i + 1]) if i + 1 < stop else ""
    links = noun_links().get(word, frozenset())
    if following not in (links | {"by"} if "that" in links else links) or i + 2 >= stop:
        return None
    owner, first = _owner(spoken, i, floor)
    linked = following in ("that", "to")
    if following == "by" and owner is None:
        return _by(spoken, i, stop)
    clause = following == "that" and any(finite(nodes, k) for k in range(i + 2, min(i + 20, stop)))
    if owner is None and not clause and following != "about":
        return None
    start = i + 1 if linked else i + 2
    content = (extents.of_noun if following == "that" else extents.group)(spoken, start, stop)
    mark = spoken.span(first, start)
    return Attribution(cue=mark, source=owner, content=(content,)) if content and mark else None


def _by(spoken: Spoken, i: int, stop: int) -> Attribution | None:
    """ "a claim by X that ..."."""
    that = next((k for k in range(i + 3, min(i + _REACH, stop)) if low(spoken.nodes[k]) == "that"), None)
    if that is None:
        return None
    source, content = spoken.span(i + 2, that), extents.of_noun(spoken, that, stop)
    mark = spoken.span(i, i + 1)
    return Attribution(cue=mark, source=source, content=(content,)) if source and content and mark else None


def _owner(spoken: Spoken, i: int, floor: int) -> tuple[Span | None, int]:
    """Whose noun it is ("her", "Oslo's"), and the node behind it."""
    nodes, node = spoken.nodes, spoken.nodes[i]
    if isinstance(node, Phrase) and node.det in words("possessive"):
        return (node.start, node.start + len(node.det)), i
    for k in range(i - 1, max(floor, i - _BACK) - 1, -1):
        if low(nodes[k]) in words("possessive"):
            return spoken.span(k, k + 1), k + 1
        if low(nodes[k]) in words("genitives") and k > floor:
            return (sources.owner(spoken, k, floor), k + 1)
        if not low(nodes[k])[:1].isalpha() or low(nodes[k]) in words("prepositions") | words("determiners"):
            break
    return None, i


__all__ = ["noun"]
