"""What verbs of judging, voicing, denying and expecting take as their content."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words

QUOTE = frozenset('“„«"‘')
_AS = 10  # nodes from the verb to its "as"


def plain(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """A noun as object: "condemned the raid"; with "accuse" also "accused of"."""
    near = nodes[i + 1 : i + 4]
    if not near or (lemma in listed("judge", "acts") and any(n.sort == "treaty" or n.low == "own" for n in near)):
        return None
    node, word = near[0], low(near[0])
    if isinstance(node, Phrase):
        return i + 1 if node.sort != "time" else None
    if word in words("prepositions"):
        return i + 1 if lemma in listed("judge", "of") and word == "of" else None
    closed = words("subordinators") - {"that"} | words("coordinators")
    return i + 1 if word in QUOTE or (word[:1].isalnum() and word not in closed) else None


def judged(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """ "called X Y", "described X as Y", "sees X behind Y": an object and something said of it."""
    if i + 1 >= len(nodes):
        return None
    if lemma in listed("judge", "name"):
        return i + 1 if low(nodes[i + 1]) not in words("prepositions") and _predicate(nodes, i + 1) else None
    if plain(nodes, i, lemma) is None or low(nodes[i + 1]) == "that":
        return None
    links = {"as", "behind", "in"} if lemma == "see" else {"as"}
    rest = [low(n) for n in nodes[i + 2 : i + 10]]
    first = next((k for k, word in enumerate(rest) if word in links), None)
    return i + 1 if first is not None and not {".", ";", ","}.intersection(rest[:first]) else None


def _predicate(nodes: Sequence[Node], j: int) -> bool:
    """After "called" and its object a second noun, adjective or quotation; not "called elections" or "called him back"."""
    k = j + 1
    if not isinstance(nodes[j], Phrase) and low(nodes[j]) not in ("that", "this"):
        k = next((k for k in range(j + 1, min(j + 8, len(nodes))) if low(nodes[k]) in QUOTE | {"a", "an"}), len(nodes))
    if k >= len(nodes):
        return False
    word = low(nodes[k])
    if isinstance(nodes[k], Phrase):
        return nodes[k].sort != "time"
    closed = words("prepositions") | words("coordinators") | words("subordinators") | {"back"}
    return word in QUOTE or (word[:1].isalnum() and word not in closed)


def declared(nodes: Sequence[Node], i: int) -> int | None:
    """ "declared the pact dead" is a judgment; "declared itself free", "declared void" and "declared war" are acts."""
    rest = nodes[i + 1 : i + 5]
    if any(low(n) in QUOTE for n in nodes[i + 1 : i + 3]):
        return i + 1  # "declared it “null and void”": somebody's word
    if len(rest) < 2 or any(low(n) in listed("performative", "objects") for n in rest):
        return None
    return i + 1 if isinstance(rest[0], Phrase) and low(rest[1]) not in (".", ",", "") else None


def voiced(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """ "expressed concern": the noun of an attitude."""
    return i + 1 if any(last_word(n) in listed("voice", "nouns") for n in nodes[i + 1 : i + 7]) else None


def denied(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """What is denied; with "reject" and "dismiss" only what somebody said."""
    if i + 1 >= len(nodes):
        return None
    if judged_so(nodes, i, lemma):
        return i + 1
    for verbs, nouns in (("word", "said"), ("opinion", "views")):
        if lemma in listed("deny", verbs):
            return i + 1 if any(last_word(n) in listed("deny", nouns) for n in nodes[i + 1 : i + 7]) else None
    return i + 1 if isinstance(nodes[i + 1], Phrase) or low(nodes[i + 1])[:1].isalnum() else None


def judged_so(nodes: Sequence[Node], i: int, lemma: str) -> bool:
    """ "rejected the treaty as a sell-out": a judgment on a thing, where "dismissed the report as false" denies a word."""
    near = nodes[i + 1 : i + _AS]
    at = next((k for k, n in enumerate(near) if low(n) in ("as", ",", ".", ";", "and")), 0)
    said = any(last_word(n) in listed("deny", "said") - listed("deny", "pronouns") for n in near[:at])
    return lemma in listed("deny", "word") and at > 0 and low(near[at]) == "as" and not said


def expected(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """A clause or infinitive behind a verb of expecting."""
    near = [low(n) for n in nodes[i + 1 : i + 15]]
    if not near or near[0] in (".", ","):
        return None
    if near[0] in ("to", "that") or {"to", "will", "would"}.intersection(near):
        return i + 1
    return i + 1 if lemma in listed("expect", "noun") and plain(nodes, i, lemma) is not None else None


def last_word(node: Node) -> str:
    """The last word of a node, in lower case."""
    return node.low.split()[-1] if node.low else ""
