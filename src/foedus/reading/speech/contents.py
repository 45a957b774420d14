"""What is said, as nodes: behind the cue, before it, or on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.subjects import finite
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import forms, listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_REACH = 14  # nodes between a verb and its "that"
_LONGEST = 200  # nodes of what is said in one sentence
_MARKS = frozenset([",", ";", ":", "—", "–", "(", ")"])


def after(spoken: Spoken, cue: Cue, stop: int) -> Span | None:
    """What follows a cue up to node `stop` and is its content: a clause, quotation, infinitive or object."""
    nodes, k = spoken.nodes, cue.last
    if k >= stop:
        return None
    start = _clause_at(spoken, cue, stop)
    if start is not None:
        return spoken.span(start, _clause_stop(spoken, start, stop))
    if low(nodes[k]) == "to" and (cue.takes("infinitive") or cue.passive) and not cue.particle:
        return spoken.span(k, _stop(spoken, k, stop))
    if (cue.particle or cue.takes("object")) and _object(nodes[k]):
        return spoken.span(k, _stop(spoken, k, stop))
    return None


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
        if word == "to" and j + 1 < stop and (verb := verbs().get(low(nodes[j + 1]))) and verb.base:
            break
        if word in ("that", "whether") or (j == k and word in listed("bounds", "clause")):
            return j
        if word in _MARKS and not (word == "," and (aside or (j + 1 < stop and spoken.quoted[j + 1] is not None))):
            break
        if finite(nodes, j) and j > k:
            break
    return k + 1 if aside and low(nodes[k + 1]) in words("subordinators") else _bare(spoken, cue, stop)


def _bare(spoken: Spoken, cue: Cue, stop: int) -> int | None:
    """A clause without "that": a subject and a finite verb before any mark."""
    nodes, k = spoken.nodes, cue.last
    while k < stop and (_time(nodes[k]) or low(nodes[k]) in words("adverbs")):
        k += 1
    if cue.takes("address") and k < stop:
        k = _past_address(nodes, k, stop)
    closed = words("prepositions") | words("coordinators") | _MARKS | {".", "as", "when"}
    if k >= stop or low(nodes[k]) in closed:
        return None
    if finite(nodes, k) and k == cue.last:
        return k  # "which she believes will fail"
    return k if any(finite(nodes, j) for j in range(k + 1, min(stop, k + 30))) else None


def _past_address(nodes: Sequence[Node], k: int, stop: int) -> int:
    """Behind the person told: "reporters", "the crowd"."""
    if isinstance(nodes[k], Phrase):
        return k + 1
    if low(nodes[k]) in words("determiners"):
        k += 1
    while k < stop and low(nodes[k])[:1].isalpha() and low(nodes[k]) not in words("determiners"):
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


def _clause_stop(spoken: Spoken, start: int, stop: int) -> int:
    """The node behind a reported clause."""
    nodes = spoken.nodes
    for j in range(start + 1, min(stop, start + _LONGEST)):
        if spoken.quoted[j] is not None:
            continue
        word = low(nodes[j])
        if word == ";" or (word == "," and j + 1 < stop and low(nodes[j + 1]) in listed("bounds", "breaks")):
            return j
        if j > start + 2 and _next_cue(spoken, j, stop):
            return j
    return min(stop, start + _LONGEST)


def _next_cue(spoken: Spoken, j: int, stop: int) -> bool:
    """Does the narrator go on with the same speaker: ", adding that", "and said", "but added"?"""
    nodes = spoken.nodes
    word = low(nodes[j])
    k = j + 1
    if word == "," and k < stop and low(nodes[k]) in words("coordinators"):
        k += 1
    elif word != "," and word not in words("coordinators"):
        return False
    joined = word != "," or k > j + 1
    while k < stop and (low(nodes[k]) in words("adverbs") or low(nodes[k]).endswith("ly")):
        k += 1
    verb = verbs().get(low(nodes[k])) if k < stop else None
    if verb is None or low(nodes[k]) not in forms():
        return False
    return (verb.past and not verb.base and joined and verb.lemma in listed("going_on", "verbs")) or (verb.gerund and not joined)


def object_at(spoken: Spoken, k: int, stop: int) -> Span | None:
    """The object, infinitive or clause that begins at node k."""
    if k >= stop:
        return None
    clause = low(spoken.nodes[k]) in listed("bounds", "clause")
    return spoken.span(k, _clause_stop(spoken, k, stop) if clause else _stop(spoken, k, stop))


def noun_clause(spoken: Spoken, k: int, stop: int) -> Span | None:
    """The clause that belongs to a noun, up to the verb of the sentence: "the claim (that X lied) was false"."""
    done = False  # has the clause its verb?
    for j in range(k + 1, min(stop, k + _LONGEST)):
        word = low(spoken.nodes[j])
        if word in _MARKS:
            return spoken.span(k, j)
        if finite(spoken.nodes, j):
            if done and low(spoken.nodes[j - 1]) not in _joining() | {"that", "to"}:
                return spoken.span(k, j)
            done = word not in words("auxiliaries")
        elif done is False and word in verbs() and low(spoken.nodes[j - 1]) in words("auxiliaries"):
            done = True
        elif isinstance(spoken.nodes[j], Phrase) and low(spoken.nodes[j - 1]) in words("auxiliaries") - {"to"}:
            done = True  # "is a lie"
    return object_at(spoken, k, stop)


def _stop(spoken: Spoken, start: int, stop: int) -> int:
    """The node behind an object or infinitive."""
    nodes = spoken.nodes
    for j in range(start + 1, min(stop, start + _LONGEST)):
        if spoken.quoted[j] is not None:
            continue
        word = low(nodes[j])
        if word in (";", "—", "–", ")") or word in listed("bounds", "cuts"):
            return j
        if word == "," and _leaves(nodes, j + 1):
            return j
        if word in words("coordinators") and _second_verb(nodes, j + 1):
            return j
    return min(stop, start + _LONGEST)


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
    closed = words("relatives") | words("subordinators") | words("prepositions") | words("coordinators") | words("determiners")
    return word in closed or (verb is not None and verb.gerund) or isinstance(nodes[k], Phrase)


def before(spoken: Spoken, begin: int, floor: int) -> Span | None:
    """What stands before a cue's clause that begins at node `begin`: back to the start of its quotation or to node `floor`."""
    last = begin
    while last > floor and low(spoken.nodes[last - 1]) in (",", "—", "–") and spoken.quoted[last - 1] is None:
        last -= 1
    found = spoken.span(floor, last)
    head = spoken.quoted[floor] if floor < last else None
    return (min(found[0], head[0]), found[1]) if found and head else found


def ends(spoken: Spoken, cue: Cue) -> bool:
    """Does the cue's clause end at once, so that what it reports stands before it?"""
    rest = [n for n in spoken.nodes[cue.last : cue.last + 4] if not _time(n) and low(n) not in ("on", "twice", "later", "recently")]
    return not rest or low(rest[0]) in (".", ",", ";", ":", "—", "–")


def rest(spoken: Spoken, k: int) -> Span | None:
    """What goes on behind "he said," at node k: a quotation, or the clause that the cue interrupts."""
    nodes = spoken.nodes
    at = next((j for j in range(k, spoken.last) if spoken.quoted[j] is not None), None)
    if at is not None:
        return spoken.span(at, spoken.last)
    if k + 1 >= spoken.last or low(nodes[k]) != "," or low(nodes[k + 1]) in _joining():
        return None
    verb = verbs().get(low(nodes[k + 1]))
    clause = any(finite(nodes, j) for j in range(k + 1, min(k + 8, spoken.last)))
    return spoken.span(k + 1, spoken.last) if clause and not (verb and verb.gerund) else None


def _joining() -> frozenset[str]:
    return words("coordinators") | words("subordinators") | words("relatives")


def _time(node: Node) -> bool:
    return isinstance(node, Phrase) and node.sort == "time"
