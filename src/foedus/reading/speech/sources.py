"""Whose word it is: the subject before the verb, that of the clause it hangs on, or the noun group behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from foedus.reading.claims.finite import finite
from foedus.reading.claims.subjects import before
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import forms, listed
from foedus.reading.syntax.phrase import Node, Phrase, is_time, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

Nodes = tuple[int, int]  # [first, last)
_STOP = frozenset('.;:—–“”"«»?!')
_LONGEST = 60  # nodes of a noun group with its appositions
_OWNER = 8  # nodes of one before a genitive


def subject(spoken: Spoken, cue: Cue, floor: int) -> Nodes | None:
    """The subject before a verb; None where there is none."""
    nodes = spoken.nodes
    if cue.first > floor and low(nodes[cue.first - 1]) in words("relatives") | {"that"}:
        return cue.first - 1, cue.first
    end = _trimmed(nodes, cue.first, floor)
    nouns, begin = before(nodes, end, floor)
    if not nouns:
        return (begin, end) if floor <= begin < end and _counts(nodes[begin]) else None
    first = spoken.node_at(nouns[0].start)
    if first > begin and low(nodes[first - 1]) in words("coordinators") and low(nodes[begin]) not in words("prepositions"):
        first = begin
    if end > first + 1 and low(nodes[end - 1]) == "," and not any(low(n) == "," for n in nodes[first : end - 1]):
        end -= 1  # the comma belongs to what follows, not to an apposition
    return (first, end) if floor <= first < end else None


def _counts(node: Node) -> bool:
    """ "About 9 percent", "one in five", "26 %", "those over 60": a share of people."""
    return low(node)[:1].isdigit() or low(node) in words("numbers") | words("shares")


def _trimmed(nodes: Sequence[Node], end: int, floor: int) -> int:
    """Where a subject ends without the day or adverb behind it: "Ada Roe on Friday", "Ada Roe, meanwhile,"."""
    while end > floor + 1 and (is_time(nodes[end - 1]) or low(nodes[end - 1]) in words("adverbs") | listed("sources", "between")):
        end -= 1
    aside = end > floor + 3 and low(nodes[end - 1]) == low(nodes[end - 3]) == ","
    return end - 3 if aside and (low(nodes[end - 2]) in words("adverbs") or is_time(nodes[end - 2])) else end


def beside(spoken: Spoken, cue: Cue) -> bool:
    """Does a participle belong to the noun right before it: "polls showing", "with the minister insisting"?"""
    prev = spoken.nodes[cue.first - 1] if cue.first else None
    if isinstance(prev, Phrase):
        return prev.sort != "time"
    closed = words("prepositions") | words("adverbs") | words("determiners") | words("coordinators") | words("subordinators")
    return prev is not None and prev.low[:1].isalpha() and prev.low not in closed and prev.low not in verbs()


def shared(spoken: Spoken, cue: Cue) -> Span | None:
    """The subject that a participle, infinitive or second verb shares with its main clause."""
    at = bisect_right(spoken.clauses, cue.at, key=lambda c: c.verb.first) - 1
    clause = spoken.clauses[at] if at >= 0 else None
    if clause is None or not clause.verb.first <= cue.at < clause.verb.last or not clause.subject:
        return _first_subject(spoken, cue.first)
    return clause.subject[0].start, clause.subject[-1].end


def _first_subject(spoken: Spoken, stop: int) -> Span | None:
    """The subject of the sentence's first finite verb."""
    verb = next((k for k in range(1, min(stop, _LONGEST)) if finite(spoken.nodes, k) and spoken.quoted[k] is None), None)
    nouns = before(spoken.nodes, verb, 0)[0] if verb else ()
    return (nouns[0].start, nouns[-1].end) if nouns else None


def behind(spoken: Spoken, at: int) -> Nodes | None:
    """A noun group with its appositions that begins at a node: "said Ada Roe, a nurse from Lund"."""
    nodes = spoken.nodes
    if at >= spoken.last or is_time(nodes[at]):
        return None
    if low(nodes[at]) in words("prepositions") | words("subordinators") | _STOP | {","}:
        return None
    k = next((k for k in range(at, min(at + _LONGEST, spoken.last)) if _ends(spoken, k, at)), min(at + _LONGEST, spoken.last))
    if _speaks(nodes, at, k):
        k = next((j for j in range(at, k) if low(nodes[j]) == ","), k)  # "According to X, the border was closed"
    return (at, k) if k > at and not _speaks(nodes, at, k) else None


def _speaks(nodes: Sequence[Node], at: int, k: int) -> bool:
    """Do the nodes hold a finite verb, but for a relative clause at their end?"""
    clause = next((j for j in range(at, k) if low(nodes[j]) in words("relatives")), k)
    return any(finite(nodes, j) for j in range(at, clause))


def _ends(spoken: Spoken, k: int, at: int) -> bool:
    nodes = spoken.nodes
    word = low(nodes[k])
    apposed = any(low(n) == "," for n in nodes[at:k])
    if (word in _STOP and word != ".") or spoken.quoted[k] is not None:
        return True
    if (word in listed("sources", "outside") or is_time(nodes[k])) and not apposed:
        return True
    return word == "," and not _goes_on(nodes, k + 1)


def _goes_on(nodes: Sequence[Node], k: int) -> bool:
    """Does an apposition or a relative clause that passes nothing on follow the comma?"""
    if k >= len(nodes):
        return False
    node, word = nodes[k], low(nodes[k])
    if isinstance(node, Phrase):
        return node.sort != "time"
    if word in words("relatives"):
        return not any(low(n) in forms() for n in nodes[k + 1 : k + 4])
    return word in words("determiners") or word.isdigit() or node.capital or word in listed("sources", "apposed")


def owner(spoken: Spoken, genitive: int, floor: int) -> Span | None:
    """The noun group that a genitive mark at a node closes, with the mark: "Oslo's"."""
    k = genitive
    while k > floor and genitive - k < _OWNER and not _opens(spoken.nodes[k - 1]):
        k -= 1
        if low(spoken.nodes[k]) in words("determiners"):
            break
    return spoken.span(k, genitive + 1) if k < genitive else None


def _opens(node: Node) -> bool:
    word = low(node)
    closed = words("prepositions") | words("coordinators") | words("subordinators") | words("relatives") | words("auxiliaries")
    return word in closed or word in verbs() or (bool(word) and not word[0].isalnum() and word not in (".", *words("genitive_s")))
