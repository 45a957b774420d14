"""What is said, in characters: behind the cue, before it, or on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.subjects import finite
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import takes
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_REACH = 14
_BREAKS = frozenset(["but", "while", "although", "though", "whereas", "yet"])
_CUTS = frozenset(["when", "after", "before", "while", "because", "since", "although", "though", "but", "as", "if", "until", "unless"])
_MARKS = frozenset([",", ";", ":", "—", "–", "(", ")"])


def after(spoken: Spoken, cue: Cue) -> Span | None:
    """What follows a cue and is its content: a clause, a quotation, an infinitive or an object; None where nothing of that follows."""
    nodes, k = spoken.nodes, cue.last
    if k >= spoken.last:
        return None
    start = _clause_at(spoken, cue)
    if start is not None:
        return _span(spoken, start, _clause_stop(spoken, start))
    if low(nodes[k]) == "to" and (takes(cue.lemma, "infinitive") or cue.passive) and not cue.particle:
        return _span(spoken, k, _stop(spoken, k))
    if (cue.particle or takes(cue.lemma, "object")) and _object(nodes[k]):
        return _span(spoken, k, _stop(spoken, k))
    return None


def _clause_at(spoken: Spoken, cue: Cue) -> int | None:
    """The node where a reported clause begins: "that", an opening quotation mark, a question word, or a bare clause."""
    nodes, k = spoken.nodes, cue.last
    if not takes(cue.lemma, "clause"):
        return None
    for j in range(k, min(k + _REACH, spoken.last)):
        word = low(nodes[j])
        if spoken.quoted[j] is not None:
            return j
        if word == ":":
            return j + 1 if j + 1 < len(nodes) else None
        if word in ("that", "whether", "how", "why", "what"):
            return j
        if word in _MARKS and not (word == "," and j + 1 < len(nodes) and spoken.quoted[j + 1] is not None):
            break
        if finite(nodes, j) and j > k:
            break
    return _bare(spoken, cue)


def _bare(spoken: Spoken, cue: Cue) -> int | None:
    """A clause without "that": a subject and a finite verb before any mark."""
    nodes, k = spoken.nodes, cue.last
    while k < spoken.last and (_time(nodes[k]) or low(nodes[k]) in words("adverbs")):
        k += 1
    if takes(cue.lemma, "address") and k < spoken.last:
        k = _past_address(nodes, k)
    if k >= spoken.last or low(nodes[k]) in words("prepositions") | _MARKS | words("coordinators") | {"."} or low(nodes[k]) in ("as", "when"):
        return None
    stop = next((j for j in range(k, spoken.last) if low(nodes[j]) in (";", ".")), spoken.last)
    return k if any(finite(nodes, j) for j in range(k + 1, min(stop, k + 30))) else None


def _past_address(nodes: Sequence[Node], k: int) -> int:
    if isinstance(nodes[k], Phrase):
        return k + 1
    while k < len(nodes) and low(nodes[k]) and low(nodes[k])[0].isalpha() and low(nodes[k]) not in words("pronouns") | words("determiners"):
        k += 1
    return k


def _object(node: Node) -> bool:
    word = low(node)
    if isinstance(node, Phrase):
        return node.sort != "time"
    if not word[:1].isalnum():
        return word in ('“', '"', "'", "‘", "$", "„", "«")
    closed = words("prepositions") | words("coordinators") | words("subordinators") | words("auxiliaries")
    return word not in closed or word in ("that", "how", "why", "whether", "where")


def _clause_stop(spoken: Spoken, start: int) -> int:
    """The node behind a reported clause."""
    nodes = spoken.nodes
    for j in range(start + 1, spoken.last):
        if spoken.quoted[j] is not None:
            continue
        word = low(nodes[j])
        if word == ";" or (word == "," and j + 1 < spoken.last and low(nodes[j + 1]) in _BREAKS):
            return j
    return spoken.last


def _stop(spoken: Spoken, start: int) -> int:
    """The node behind an object or infinitive."""
    nodes = spoken.nodes
    for j in range(start + 1, spoken.last):
        if spoken.quoted[j] is not None:
            continue
        word = low(nodes[j])
        if word in (";", "—", "–", ")") or word in _CUTS:
            return j
        if word == "," and _leaves(nodes, j + 1):
            return j
        if word in words("coordinators") and j + 1 < len(nodes) and (finite(nodes, j + 1) and not verbs()[low(nodes[j + 1])].base if low(nodes[j + 1]) in verbs() else low(nodes[j + 1]) in words("auxiliaries")):
            return j
    return spoken.last


def _leaves(nodes: Sequence[Node], k: int) -> bool:
    """Does what follows the comma no longer belong to the object?"""
    if k >= len(nodes):
        return True
    word = low(nodes[k])
    verb = verbs().get(word)
    closed = words("relatives") | words("subordinators") | words("prepositions") | words("coordinators")
    return word in closed or (verb is not None and verb.gerund) or isinstance(nodes[k], Phrase) or word in words("determiners")


def _time(node: Node) -> bool:
    return isinstance(node, Phrase) and node.sort == "time"


def _span(spoken: Spoken, first: int, last: int) -> Span | None:
    """The characters of nodes [first, last), with the whole quotation where they begin or end in one."""
    if last <= first:
        return None
    start, end = spoken.nodes[first].start, spoken.nodes[last - 1].end
    tail = spoken.quoted[last - 1]
    return start, max(end, tail[1]) if tail else end


def before(spoken: Spoken, begin: int, floor: int) -> Span | None:
    """What stands before a cue's clause that begins at node `begin`: back to the start of its quotation or of the sentence."""
    last = begin
    while last > floor and low(spoken.nodes[last - 1]) in (",", "—", "–") and spoken.quoted[last - 1] is None:
        last -= 1
    if last <= floor:
        return None
    head = spoken.quoted[floor]
    start = spoken.nodes[floor].start
    return (min(start, head[0]) if head else start), spoken.nodes[last - 1].end


def ends(spoken: Spoken, cue: Cue) -> bool:
    """Does the cue's clause end at once, so that what it reports stands before it?"""
    rest = [n for n in spoken.nodes[cue.last : cue.last + 4] if not _time(n) and low(n) != "on"]
    return not rest or low(rest[0]) in (".", ",", ";", ":", "”", "—", "–")
