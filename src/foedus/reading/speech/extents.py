"""How far a content reaches: a reported clause, an object or infinitive, the clause of a noun."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.finite import finite
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import forms, listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_LONGEST = 200  # nodes of what is said in one sentence

MARKS = frozenset([",", ";", ":", "—", "–", "(", ")"])  # what sets the parts of a sentence apart


def clause(spoken: Spoken, start: int, stop: int) -> Span | None:
    """The reported clause that begins at a node: up to ", but", a semicolon, or the next cue of the same speaker."""
    nodes, last = spoken.nodes, min(stop, start + _LONGEST)
    for j in range(start + 1, last):
        if spoken.quoted[j] is not None:
            continue
        word = low(nodes[j])
        turns = word == "," and j + 1 < stop and low(nodes[j + 1]) in listed("bounds", "breaks")
        joint = j > start + 2 and (word == "," or word in words("coordinators"))
        if word == ";" or turns or (joint and _next_cue(nodes, j, stop)):
            return spoken.span(start, j)
    return spoken.span(start, last)


def _next_cue(nodes: Sequence[Node], j: int, stop: int) -> bool:
    """Does the writer go on with the same speaker: ", adding that", "and said", "but added"?"""
    comma = low(nodes[j]) == ","
    k = j + comma
    joined = k < stop and low(nodes[k]) in words("coordinators")
    k += joined
    while k < stop and (low(nodes[k]) in words("adverbs") or low(nodes[k]).endswith("ly")):
        k += 1
    verb = verbs().get(low(nodes[k])) if k < stop else None
    if verb is None or low(nodes[k]) not in forms():
        return False
    told = joined and verb.past and not verb.base and verb.lemma in listed("going_on", "verbs")
    return told or (verb.gerund and not joined)


def group(spoken: Spoken, start: int, stop: int) -> Span | None:
    """The object or infinitive that begins at a node; a clause where it begins with "that" or a question word."""
    nodes, last = spoken.nodes, min(stop, start + _LONGEST)
    if start >= stop or low(nodes[start]) in listed("bounds", "clause"):
        return clause(spoken, start, stop)
    for j in range(start + 1, last):
        if spoken.quoted[j] is None and _ends(nodes, j):
            return spoken.span(start, j)
    return spoken.span(start, last)


def _ends(nodes: Sequence[Node], j: int) -> bool:
    word = low(nodes[j])
    if word in (";", "—", "–", ")") or word in listed("bounds", "cuts"):
        return True
    if word == ",":
        return _leaves(nodes, j + 1)
    return word in words("coordinators") and _second_verb(nodes, j + 1)


def _second_verb(nodes: Sequence[Node], k: int) -> bool:
    """ "criticised the deal and left": a finite verb behind "and"."""
    if k >= len(nodes):
        return False
    verb = verbs().get(low(nodes[k]))
    return finite(nodes, k) if verb is None else verb.past and not verb.base


def _leaves(nodes: Sequence[Node], k: int) -> bool:
    """Does what follows the comma no longer belong to the object?"""
    if k >= len(nodes):
        return True
    word = low(nodes[k])
    verb = verbs().get(word)
    closed = joining() | words("prepositions") | words("determiners")
    return word in closed or (verb is not None and verb.gerund) or isinstance(nodes[k], Phrase) or finite(nodes, k)


def of_noun(spoken: Spoken, start: int, stop: int) -> Span | None:
    """The clause that belongs to a noun, up to the verb of the sentence: "the claim (that X lied) was false"."""
    nodes, done = spoken.nodes, False  # has the clause its verb?
    for j in range(start + 1, min(stop, start + _LONGEST)):
        word, before = low(nodes[j]), low(nodes[j - 1])
        if word in (",", ";", ":", "—", "–", "(", ")"):
            return spoken.span(start, j)
        if finite(nodes, j):
            if done and before not in joining() | {"that", "to"}:
                return spoken.span(start, j)
            done = word not in words("auxiliaries")
        elif before in words("auxiliaries") and (word in verbs() or isinstance(nodes[j], Phrase)):
            done = True
    return clause(spoken, start, stop)


def joining() -> frozenset[str]:
    """Words that join clauses."""
    return words("coordinators") | words("subordinators") | words("relatives")
