"""What is said behind a cue, in characters."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.finite import finite
from foedus.reading.speech import extents
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import listed
from foedus.reading.syntax.phrase import Node, Phrase, is_time, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_REACH = 14  # nodes between a verb and its "that"
_CLAUSE = 30  # nodes within which a clause without "that" shows its verb


def after(spoken: Spoken, cue: Cue, stop: int) -> Span | None:
    """What follows a cue up to node `stop` and is its content: a clause, quotation, infinitive or object."""
    nodes, k = spoken.nodes, cue.last
    if k >= stop:
        return None
    start = _clause_at(spoken, cue, stop)
    if start is not None:
        return extents.clause(spoken, start, stop)
    to = _past_time(nodes, k, stop) if cue.takes("infinitive") else k
    if to < stop and low(nodes[to]) == "to" and (cue.takes("infinitive") or cue.passive) and not cue.particle:
        return extents.group(spoken, to, stop)
    return extents.group(spoken, k, stop) if (cue.particle or cue.takes("object")) and _object(nodes[k]) else None


def _clause_at(spoken: Spoken, cue: Cue, stop: int) -> int | None:
    """The node where a reported clause begins: "that", an opening quotation mark, a question word, or a bare clause."""
    nodes, k = spoken.nodes, cue.last
    if not cue.takes("clause"):
        return None
    aside = low(nodes[k]) == "," and k + 1 < stop  # "said, if elected, she would"
    for j in range(k, min(k + _REACH, stop)):
        word = low(nodes[j])
        if spoken.quoted[j] is not None:
            return j
        if word == ":":
            return j + 1 if j + 1 < len(nodes) else None
        if word in ("that", "whether") or (j == k and word in listed("bounds", "clause")):
            return j
        if _shuts(spoken, j, stop, aside) or (finite(nodes, j) and j > k):
            break
    return k + 1 if aside and low(nodes[k + 1]) in words("subordinators") else _bare(spoken, cue, stop)


def _shuts(spoken: Spoken, j: int, stop: int, aside: bool) -> bool:
    """Does a mark or an infinitive at node j end the search for "that"?"""
    word = low(spoken.nodes[j])
    following = verbs().get(low(spoken.nodes[j + 1])) if j + 1 < stop else None
    if word == "to" and following and following.base:
        return True
    opens = word == "," and (aside or (j + 1 < stop and spoken.quoted[j + 1] is not None))
    return word in extents.MARKS and not opens


def _bare(spoken: Spoken, cue: Cue, stop: int) -> int | None:
    """A clause without "that": a subject and a finite verb before any mark; or the verb alone, in "which X believes will fail"."""
    nodes, k = spoken.nodes, _past_time(spoken.nodes, cue.last, stop)
    while k < stop and low(nodes[k]) in words("adverbs") - {"there", "here"}:
        k += 1
    if cue.takes("address") and k < stop:
        k = _past_address(nodes, k, stop)
    closed = words("prepositions") | words("coordinators") | extents.MARKS | {".", "as", "when"}
    if k >= stop or low(nodes[k]) in closed:
        return None
    alone = k == cue.last and finite(nodes, k)
    return k if alone or any(_verb(nodes, j, cue.says) for j in range(k + 1, min(stop, k + _CLAUSE))) else None


def _verb(nodes: Sequence[Node], j: int, says: bool) -> bool:
    """A finite verb; behind a mere "say" also a form that may be one ("said they want a vote")."""
    return finite(nodes, j) or (says and (verb := verbs().get(low(nodes[j]))) is not None and verb.base)


def _past_address(nodes: Sequence[Node], k: int, stop: int) -> int:
    """Behind the person told: "reporters", "the crowd"."""
    if isinstance(nodes[k], Phrase):
        return k + 1
    if low(nodes[k]) in words("determiners"):
        k += 1
    while k < stop and low(nodes[k])[:1].isalpha() and low(nodes[k]) not in words("determiners"):
        k += 1
    return k


def _past_time(nodes: Sequence[Node], k: int, stop: int) -> int:
    """Behind "on Tuesday"."""
    while k < stop and (is_time(nodes[k]) or (low(nodes[k]) == "on" and k + 1 < stop and is_time(nodes[k + 1]))):
        k += 1
    return k


def _object(node: Node) -> bool:
    word = low(node)
    if isinstance(node, Phrase):
        return node.sort != "time"
    if not word[:1].isalnum():
        return word in ("“", '"', "'", "‘", "$", "„", "«")
    closed = words("prepositions") | words("coordinators") | words("subordinators") | words("auxiliaries")
    return word not in closed or word in listed("bounds", "clause")
