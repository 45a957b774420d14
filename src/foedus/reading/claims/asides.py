"""What stands between a speaker's name and its verb: appositions, relative clauses, participles."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.finite import finite
from foedus.reading.claims.nouns import Noun, nouns
from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

WALL = frozenset(';:—–(“”„"«»?!')
REACH = 40  # nodes: no subject stands further from its verb
_ASIDES = 3  # appositions behind one name


def past_aside(nodes: Sequence[Node], first: int, floor: int) -> tuple[int, Sequence[Node]]:
    """Where the subject ends before an aside between commas, and the aside; `first` where there is none."""
    if first - 1 <= floor or low(nodes[first - 1]) != ",":
        return first, ()
    low_bound = max(floor, first - REACH)
    for k in range(first - 2, low_bound - 1, -1):
        if low(nodes[k]) in words("relatives") and k and (low(nodes[k - 1]) == "," or low(nodes[k - 1]) in words("prepositions")):
            return k - 1, ()
    comma = next((k for k in range(first - 2, low_bound - 1, -1) if low(nodes[k]) == ","), None)
    if comma is None or comma == floor:
        return first - 1, ()
    return comma, nodes[comma + 1 : first - 1]


def apposed(nodes: Sequence[Node], begin: int, floor: int) -> Noun | None:
    """The person before appositions: "Ada Roe, R-Maine, one of the five opponents, said"."""
    k = begin
    for _ in range(_ASIDES):
        if k < floor + 2 or low(nodes[k - 1]) != ",":
            return None
        start = next((j + 1 for j in range(k - 2, max(floor, k - REACH) - 1, -1) if low(nodes[j]) in WALL | {","}), floor)
        part = nodes[start : k - 1]
        if any(low(n) in verbs() or low(n) in listed("subjects", "joiners") for n in part):
            return None
        group = nouns(part)[:1]
        if group and group[0].person is not None and not group[0].governed:
            return group[0]
        k = start
    return None


def past_restriction(nodes: Sequence[Node], end: int, floor: int) -> int:
    """Where the noun of "the senator who presented the bill said" ends; `end` where no such clause stands behind it."""
    closed = WALL | listed("subjects", "joiners") | {","}
    k = next((k for k in range(end - 1, max(floor, end - REACH), -1) if low(nodes[k]) in closed or finite(nodes, k)), floor)
    if k <= floor or low(nodes[k]) in closed:
        return end
    while k > floor + 1 and (low(nodes[k - 1]) in words("auxiliaries") or low(nodes[k - 1]) in words("adverbs")):
        k -= 1
    subject = k > floor + 1 and low(nodes[k - 1]) == "who" and low(nodes[k - 2]) != ","
    return k - 1 if subject else end


def reduced(nodes: Sequence[Node], k: int, end: int) -> bool:
    """ "records compiled by the agency show": a participle with a preposition between a noun and the verb."""
    verb = verbs().get(low(nodes[k]))
    if verb is None or not verb.past or verb.base or not 0 < k < end - 1:
        return False
    prev = nodes[k - 1]
    many = low(prev)[-1:] == "s" or low(prev) in words("plurals") - {","}
    noun = many or (isinstance(prev, Phrase) and prev.sort != "pronoun")
    return noun and low(nodes[k + 1]) in words("participle_prepositions")
