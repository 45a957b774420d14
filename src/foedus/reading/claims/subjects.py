"""The nouns that speak: before the verb, past an apposition or relative clause, or after it where the verb comes first."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.nouns import Noun, nouns
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_WALL = frozenset(';:—–(“”„"«»?!')
_JOINERS = frozenset(
    [
        "that",
        "because",
        "while",
        "although",
        "though",
        "whereas",
        "if",
        "whether",
        "when",
        "where",
        "until",
        "once",
        "unless",
        "after",
        "before",
        "since",
    ]
)
_ASIDES = 3  # appositions behind one name
_REACH = 40  # nodes: no subject stands further from its verb


def before(nodes: Sequence[Node], first: int, floor: int) -> tuple[tuple[Noun, ...], int]:
    """The subject of the verb whose group begins at `first`, with the node where it begins. None after the cue at `floor`."""
    end, beside = _past_aside(nodes, first, floor)
    relative = end > 0 and low(nodes[end - 1]) in words("relatives")
    if relative:
        end -= 1 + (end > 1 and low(nodes[end - 2]) == ",")
    end = _past_restriction(nodes, end, floor)
    begin = _begin(nodes, end, floor)
    while begin >= floor + 2 and _listed(nodes, begin, end):
        begin -= 2  # "Oslo, Bern and Rome said"
    while beside and begin > floor + 1 and low(nodes[begin - 1]) == "," and _participle(nodes[begin]):
        end = begin - 1  # "Ada Roe, facing a vote in Lund, a port, said"
        begin = _begin(nodes, end, floor)
    told = nouns(nodes[begin:end])[-1:] if relative else _free(nouns(nodes[begin:end]))
    person = next((n for n in nouns(beside) if n.person is not None and not n.governed), None) or _apposed(nodes, begin, floor)
    if person is not None and not any(n.person for n in told):
        told = [person]
    return tuple(told), begin


def _apposed(nodes: Sequence[Node], begin: int, floor: int) -> Noun | None:
    """The person before appositions: "Ada Roe, R-Maine, one of the five opponents, said"."""
    k = begin
    for _ in range(_ASIDES):
        if k < floor + 2 or low(nodes[k - 1]) != ",":
            return None
        start = next((j + 1 for j in range(k - 2, max(floor, k - _REACH) - 1, -1) if low(nodes[j]) in _WALL | {","}), floor)
        part = nodes[start : k - 1]
        if any(low(n) in verbs() or low(n) in _JOINERS for n in part):
            return None
        group = nouns(part)[:1]
        if group and group[0].person is not None and not group[0].governed:
            return group[0]
        k = start
    return None


def _listed(nodes: Sequence[Node], begin: int, end: int) -> bool:
    """Does the list that begins there go on before the comma, with states or persons and nothing else?"""
    one, other = nodes[begin - 2], nodes[begin]
    plain = isinstance(one, Phrase) and isinstance(other, Phrase) and one.sort == other.sort and one.sort in ("state", "person")
    opens = begin == 2 or low(nodes[begin - 3]) in _WALL | {",", "that"}
    return plain and low(nodes[begin - 1]) == "," and opens and any(low(n) == "and" for n in nodes[begin:end])


def _participle(node: Node) -> bool:
    verb = verbs().get(low(node))
    return low(node).endswith("ing") or (verb is not None and verb.past and not verb.base)


def after(nodes: Sequence[Node], i: int) -> tuple[Noun, ...]:
    """The subject behind its verb: "..., said the minister, Ada Roe"."""
    j = i + 1
    while j < len(nodes) and low(nodes[j]) in words("adverbs"):
        j += 1
    if j >= len(nodes) or nodes[j].sort == "time" or low(nodes[j]) in words("prepositions") | _WALL | {"that", ",", "."}:
        return ()
    ends = _WALL | {",", "that", "."} | words("relatives")
    stop = next((k for k in range(j, min(j + _REACH, len(nodes))) if low(nodes[k]) in ends), len(nodes))
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
    k = next(
        (k for k in range(first - 2, max(-1, first - 14), -1) if low(nodes[k]) in ("quoted", "quotes", "quoting", "cited")), None
    )
    if k is None:
        return ()
    between = nouns(nodes[k + 1 : first - 1])
    return (
        tuple(n for n in between if not n.governed) or before(nodes, k - (low(nodes[k - 1]) in ("was", "were", "is", "been")), 0)[0]
    )


def _aside(nodes: Sequence[Node], stop: int) -> Sequence[Node]:
    if stop >= len(nodes) or low(nodes[stop]) != ",":
        return ()
    end = next((k for k in range(stop + 1, len(nodes)) if low(nodes[k]) in _WALL | {","}), len(nodes))
    return nodes[stop + 1 : end]


def _past_aside(nodes: Sequence[Node], first: int, floor: int) -> tuple[int, Sequence[Node]]:
    """Where the subject ends before an aside between commas, and the aside; `first` where there is none."""
    if first - 1 <= floor or low(nodes[first - 1]) != ",":
        return first, ()
    low_bound = max(floor, first - _REACH)
    for k in range(first - 2, low_bound - 1, -1):
        if low(nodes[k]) in words("relatives") and k and (low(nodes[k - 1]) == "," or low(nodes[k - 1]) in words("prepositions")):
            return k - 1, ()
    comma = next((k for k in range(first - 2, low_bound - 1, -1) if low(nodes[k]) == ","), None)
    if comma is None or comma == floor:
        return first - 1, ()
    return comma, nodes[comma + 1 : first - 1]


def _begin(nodes: Sequence[Node], end: int, floor: int) -> int:
    """Where the noun groups before `end` begin: behind a wall, a joiner, a comma or another verb."""
    k = end
    while k > floor and end - k < _REACH:
        word = low(nodes[k - 1])
        if (
            word in _WALL
            or word in _JOINERS
            or (word == "as" and not (k > 1 and low(nodes[k - 2]) == "such"))
            or (word == "," and k < end)
        ):
            return _past_opening(nodes, k, end)
        if word and finite(nodes, k - 1) and not _reduced(nodes, k - 1, end):
            cut = [j for j in range(k, end) if low(nodes[j]) in words("coordinators")]
            return cut[0] + 1 if cut else k
        k -= 1
    return k


def _reduced(nodes: Sequence[Node], k: int, end: int) -> bool:
    """ "records compiled by the agency show": a participle with a preposition between a noun and the verb."""
    verb = verbs().get(low(nodes[k]))
    if verb is None or not verb.past or verb.base or not 0 < k < end - 1:
        return False
    prev = nodes[k - 1]
    many = low(prev)[-1:] == "s" or low(prev) in words("plurals") - {","}
    noun = many or (isinstance(prev, Phrase) and prev.sort != "pronoun")
    return noun and low(nodes[k + 1]) in words("participle_prepositions")


def _past_restriction(nodes: Sequence[Node], end: int, floor: int) -> int:
    """Where the noun of "the senator who presented the bill said" ends; `end` where no such clause stands behind it."""
    closed = _WALL | _JOINERS | {","}
    k = next((k for k in range(end - 1, max(floor, end - _REACH), -1) if low(nodes[k]) in closed or finite(nodes, k)), floor)
    if k <= floor or low(nodes[k]) in closed:
        return end
    while k > floor + 1 and (low(nodes[k - 1]) in words("auxiliaries") or low(nodes[k - 1]) in words("adverbs")):
        k -= 1
    subject = k > floor + 1 and low(nodes[k - 1]) == "who" and low(nodes[k - 2]) != ","
    return k - 1 if subject else end


def _past_opening(nodes: Sequence[Node], k: int, end: int) -> int:
    while k < end and low(nodes[k]) in words("coordinators"):
        k += 1
    return k


def finite(nodes: Sequence[Node], k: int) -> bool:
    """Is the node an auxiliary or a finite verb, as far as its form tells?"""
    word = low(nodes[k])
    if word in words("auxiliaries") and word != "to":
        return True
    verb = verbs().get(word)
    if k and not (verb and verb.past) and (prev := verbs().get(low(nodes[k - 1]))) and prev.gerund:
        return False  # "facing protests"
    return verb is not None and not verb.base and not verb.gerund and not (k and low(nodes[k - 1]) in words("determiners"))


def _free(found: list[Noun]) -> list[Noun]:
    """The groups that no preposition governs; those of a list ("Oslo, Bern and others") together."""
    free = [n for n in found if not n.governed]
    people = [n for n in free if isinstance(n.phrase, Phrase)]
    return (
        people[-3:] if len(people) == len(free) else free[-1:] if not any(n.person for n in free) else [n for n in free if n.person]
    )
