"""The nouns that speak: before the verb, past an apposition or relative clause, or after it where the verb comes first."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.asides import REACH, WALL, apposed, past_aside, past_restriction, reduced
from foedus.reading.claims.finite import finite
from foedus.reading.claims.nouns import Noun, nouns
from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs


def before(nodes: Sequence[Node], first: int, floor: int) -> tuple[tuple[Noun, ...], int]:
    """The subject of the verb whose group begins at `first`, with the node where it begins. None after the cue at `floor`."""
    end, beside = past_aside(nodes, first, floor)
    relative = end > 0 and low(nodes[end - 1]) in words("relatives")
    if relative:
        end -= 1 + (end > 1 and low(nodes[end - 2]) == ",")
    end = past_restriction(nodes, end, floor)
    begin = _begin(nodes, end, floor)
    while begin >= floor + 2 and _listed(nodes, begin, end):
        begin -= 2  # "Oslo, Bern and Rome said"
    while beside and begin > floor + 1 and low(nodes[begin - 1]) == "," and _participle(nodes[begin]):
        end = begin - 1  # "Ada Roe, facing a vote in Lund, a port, said"
        begin = _begin(nodes, end, floor)
    told = nouns(nodes[begin:end])[-1:] if relative else _free(nouns(nodes[begin:end]))
    person = next((n for n in nouns(beside) if n.person is not None and not n.governed), None) or apposed(nodes, begin, floor)
    if person is not None and not any(n.person for n in told):
        told = [person]
    return tuple(told), begin


def _listed(nodes: Sequence[Node], begin: int, end: int) -> bool:
    """Does the list that begins there go on before the comma, with states or persons and nothing else?"""
    one, other = nodes[begin - 2], nodes[begin]
    plain = isinstance(one, Phrase) and isinstance(other, Phrase) and one.sort == other.sort and one.sort in ("state", "person")
    opens = begin == 2 or low(nodes[begin - 3]) in WALL | {",", "that"}
    return plain and low(nodes[begin - 1]) == "," and opens and any(low(n) == "and" for n in nodes[begin:end])


def _participle(node: Node) -> bool:
    verb = verbs().get(low(node))
    return low(node).endswith("ing") or (verb is not None and verb.past and not verb.base)


def after(nodes: Sequence[Node], i: int) -> tuple[Noun, ...]:
    """The subject behind its verb: "..., said the minister, Ada Roe"."""
    j = i + 1
    while j < len(nodes) and low(nodes[j]) in words("adverbs"):
        j += 1
    if j >= len(nodes) or nodes[j].sort == "time" or low(nodes[j]) in words("prepositions") | WALL | {"that", ",", "."}:
        return ()
    ends = WALL | {",", "that", "."} | words("relatives")
    stop = next((k for k in range(j, min(j + REACH, len(nodes))) if low(nodes[k]) in ends), len(nodes))
    if any(finite(nodes, k) for k in range(j, stop)):
        return ()
    told = [n for n in nouns(nodes[j:stop]) if not n.governed]
    aside = _aside(nodes, stop)
    person = next((n for n in nouns(aside)[:1] if n.person is not None and not n.governed), None)
    return (person,) if person and told and not told[0].person else tuple(told)


def joined(nodes: Sequence[Node], first: int, i: int) -> tuple[Noun, ...]:
    """ "quoted the ministry as saying": the speaker stands between."""
    if first < 2 or low(nodes[first - 1]) != "as":
        return ()
    k = next((k for k in range(first - 2, max(-1, first - 14), -1) if low(nodes[k]) in listed("say", "quoting")), None)
    if k is None:
        return ()
    between = nouns(nodes[k + 1 : first - 1])
    passive = low(nodes[k - 1]) in listed("subjects", "quoted_by")
    return tuple(n for n in between if not n.governed) or before(nodes, k - passive, 0)[0]


def _aside(nodes: Sequence[Node], stop: int) -> Sequence[Node]:
    if stop >= len(nodes) or low(nodes[stop]) != ",":
        return ()
    end = next((k for k in range(stop + 1, len(nodes)) if low(nodes[k]) in WALL | {","}), len(nodes))
    return nodes[stop + 1 : end]


def _begin(nodes: Sequence[Node], end: int, floor: int) -> int:
    """Where the noun groups before `end` begin: behind a wall, a joiner, a comma or another verb."""
    k = end
    while k > floor and end - k < REACH:
        word = low(nodes[k - 1])
        if (
            word in WALL
            or word in listed("subjects", "joiners")
            or (word == "as" and not (k > 1 and low(nodes[k - 2]) == "such"))
            or (word == "," and k < end)
        ):
            return _past_opening(nodes, k, end)
        if word and finite(nodes, k - 1) and not reduced(nodes, k - 1, end):
            cut = [j for j in range(k, end) if low(nodes[j]) in words("coordinators")]
            return cut[0] + 1 if cut else k
        k -= 1
    return k


def _past_opening(nodes: Sequence[Node], k: int, end: int) -> int:
    while k < end and low(nodes[k]) in words("coordinators"):
        k += 1
    return k


def _free(found: list[Noun]) -> list[Noun]:
    """The groups that no preposition governs; those of a list ("Oslo, Bern and others") together."""
    free = [n for n in found if not n.governed]
    people = [n for n in free if isinstance(n.phrase, Phrase)]
    return (
        people[-3:] if len(people) == len(free) else free[-1:] if not any(n.person for n in free) else [n for n in free if n.person]
    )
