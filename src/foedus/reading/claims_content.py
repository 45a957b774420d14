"""What a reporting verb reports: where its content begins, or that it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.claims_nouns import low
from foedus.reading.claims_subjects import finite
from foedus.reading.claims_words import listed, sort_of
from foedus.reading.clauses import Clause
from foedus.reading.grammar import words
from foedus.reading.phrases import Node, Phrase

_QUOTE = frozenset('“„«"‘')
_TREATY_TOO = frozenset(["denounce", "repudiate"])  # also the name of an act
_REACH = 30  # nodes between the verb and its "that"


@dataclass(frozen=True, slots=True)
class Content:
    """The first character of what is said; None where it stands before the verb."""

    at: int | None


def content_at(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause], leading: bool) -> Content | None:
    """What the verb at node i reports, None where it reports nothing."""
    if _neither(nodes, i):
        return Content(nodes[_behind(nodes, i)].start)
    test = {"say": _said, "judge": _judged, "object": _object, "voice": _voiced, "deny": _denied, "expect": _expected}
    sort = sort_of(lemma) or ("say" if lemma == "agree" else "deny")
    if sort == "say" and leading and lemma in listed("performative", "verbs"):
        return None if _acts(nodes, 0, clauses) else Content(None)
    if sort in ("say", "deny") and leading and _ends_here(nodes, i):
        return Content(None)
    start = test[sort](nodes, i, lemma, clauses)
    if start is None and leading and sort == "say" and lemma not in listed("performative", "promises") | {"point"}:
        return Content(None)
    return Content(nodes[start].start) if start is not None and start < len(nodes) else None


def _neither(nodes: Sequence[Node], i: int) -> bool:
    return low(nodes[i]).startswith("confirm") and any(low(n) in ("nor", "or") for n in nodes[i + 1 : i + 3])


def _behind(nodes: Sequence[Node], i: int) -> int:
    """The node behind "nor denied"."""
    return min(
        next((j + 1 for j in range(i + 1, min(i + 5, len(nodes))) if low(nodes[j]).startswith("den")), i + 1), len(nodes) - 1
    )


def _ends_here(nodes: Sequence[Node], i: int) -> bool:
    return i + 1 >= len(nodes) or low(nodes[i + 1]) in (".", ",", "”")


def _said(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause]) -> int | None:
    if (lemma == "point" and (i + 1 >= len(nodes) or low(nodes[i + 1]) not in ("out", "to"))) or (
        lemma == "go" and not _on(nodes, i)
    ):
        return None
    if lemma in listed("performative", "promises"):
        return _promised(nodes, i)
    found = _that(nodes, i)
    if found is not None:
        return None if lemma in listed("performative", "verbs") and _acts(nodes, found, clauses) else found
    if lemma in listed("performative", "verbs"):
        return _declared(nodes, i) if lemma == "declare" else None
    if lemma in listed("say", "noun") and _object(nodes, i, lemma, clauses) is not None:
        return i + 1
    return _bare(nodes, i, lemma, clauses) if lemma in listed("say", "bare") else None


def _on(nodes: Sequence[Node], i: int) -> bool:
    return i + 1 < len(nodes) and low(nodes[i + 1]) == "on"


def _that(nodes: Sequence[Node], i: int) -> int | None:
    """The node behind "that", a colon or an opening quotation mark, before anything else begins."""
    aside = False  # "said when he arrived that"
    for j in range(i + 1, min(i + _REACH, len(nodes))):
        word = low(nodes[j])
        if word in ("that", ":") and j + 1 < len(nodes):
            return j + 1 if word == ":" or _joins(nodes, j) else None
        if word in _QUOTE:
            return j
        aside = aside or word in words("subordinators")
        if word in (";", ".", "—") or (j > i + 1 and word == "and") or (finite(nodes, j) and not aside):
            return None
    return None


def _joins(nodes: Sequence[Node], j: int) -> bool:
    """ "that" opening a clause, no demonstrative before a noun that ends the sentence."""
    return j + 2 < len(nodes)


def _acts(nodes: Sequence[Node], start: int, clauses: Sequence[Clause]) -> bool:
    """Does the announced clause tell of what will or is about to be done? Then to announce it is to act."""
    inside = [c.verb for c in clauses if c.verb.first >= start and not c.verb.infinitive]
    return (bool(inside) and (inside[0].future or inside[0].progressive or inside[0].pending)) or any(
        low(n) in ("longer", "void", "null") for n in nodes[start:]
    )


def _declared(nodes: Sequence[Node], i: int) -> int | None:
    """ "declared the pact dead": a noun with a judgment on it; "declared itself free", "declared void" and "declared war" are acts."""
    rest = nodes[i + 1 : i + 5]
    if not rest or any(low(n) in listed("performative", "objects") for n in rest):
        return None
    return i + 1 if isinstance(rest[0], Phrase) and len(rest) > 1 and low(rest[1]) not in (".", ",", "") else None


def _promised(nodes: Sequence[Node], i: int) -> int | None:
    return next((j for j in range(i + 1, min(i + 8, len(nodes))) if low(nodes[j]) == "to" or low(nodes[j]) == "that"), None)


def _bare(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause]) -> int | None:
    """A clause without "that" behind the verb."""
    j = i + 1
    while j < len(nodes) and (_is_time(nodes[j]) or low(nodes[j]) in words("adverbs")):
        j += 1
    if lemma in listed("say", "address"):
        j += 1
        while j < len(nodes) and low(nodes[j]).endswith("s") and not isinstance(nodes[j], Phrase):
            j += 1
    if j >= len(nodes) or not (isinstance(nodes[j], Phrase) or low(nodes[j])[:1].isalnum()) or _preposition(nodes, j):
        return None
    comma = next((k for k in range(j, len(nodes)) if low(nodes[k]) in (",", ";", ".")), len(nodes))
    return j if lemma == "say" or any(finite(nodes, k) for k in range(j, comma)) else None


def _preposition(nodes: Sequence[Node], j: int) -> bool:
    word = low(nodes[j])
    return (word in words("prepositions") and word != "by") or word in words("subordinators") - {"that", "once", "if"}


def _is_time(node: Node) -> bool:
    return isinstance(node, Phrase) and node.sort == "time"


def _object(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause]) -> int | None:
    """A noun as object: "condemned the raid"."""
    j = i + 1
    if j >= len(nodes):
        return None
    node = nodes[j]
    word = low(node)
    if lemma in _TREATY_TOO and any((isinstance(n, Phrase) and n.sort == "treaty") or low(n) == "own" for n in nodes[j : j + 3]):
        return None
    if isinstance(node, Phrase):
        return j if node.sort != "time" else None
    if word in words("prepositions"):
        return j if lemma in listed("judge", "accuse") and word == "of" else None
    return (
        j
        if word in _QUOTE or (word[:1].isalnum() and word not in words("subordinators") | words("coordinators")) or word == "that"
        else None
    )


def _judged(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause]) -> int | None:
    """ "called X Y", "described X as Y", "sees X behind Y": an object and something said of it."""
    j = _object(nodes, i, lemma, clauses)
    if lemma == "call":
        return i + 1 if i + 1 < len(nodes) and (j or _is_time(nodes[i + 1])) and _predicate(nodes, i + 1) else None
    if j is None or low(nodes[j]) == "that":
        return None
    rest = nodes[j + 1 : j + _REACH]
    links = {"as"} if lemma != "see" else {"as", "behind", "in"}
    return j if any(low(n) in links for n in rest[:8]) and not _stops(rest, links) else None


def _stops(rest: Sequence[Node], links: set[str]) -> bool:
    """Does the clause end before the word that links the judgment?"""
    first = next((k for k, n in enumerate(rest) if low(n) in links), len(rest))
    return any(low(n) in (".", ";", ",") for n in rest[:first])


def _predicate(nodes: Sequence[Node], j: int) -> bool:
    """After "called" and its object a second noun, adjective or quotation; not "called elections" or "called him back"."""
    k = (
        j + 1
        if isinstance(nodes[j], Phrase) or low(nodes[j]) in ("that", "this")
        else next((k for k in range(j + 1, min(j + 8, len(nodes))) if low(nodes[k]) in _QUOTE | {"a", "an"}), len(nodes))
    )
    if k >= len(nodes):
        return False
    word = low(nodes[k])
    if isinstance(nodes[k], Phrase):
        return nodes[k].sort != "time"
    return word in _QUOTE or (
        word[:1].isalnum() and word not in words("prepositions") | words("coordinators") | words("subordinators") | {"back"}
    )


def _voiced(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause]) -> int | None:
    near = nodes[i + 1 : i + 7]
    return i + 1 if any(_last(n) in listed("voice", "nouns") for n in near) else None


def _last(node: Node) -> str:
    return node.low.split()[-1] if node.low else ""


def _denied(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause]) -> int | None:
    j = i + 1
    if j >= len(nodes):
        return None
    if lemma not in listed("deny", "word"):
        return j if low(nodes[j])[:1].isalnum() or isinstance(nodes[j], Phrase) else None
    near = [_last(n) for n in nodes[j : j + 6]]
    return j if any(w in listed("deny", "said") for w in near) else None


def _expected(nodes: Sequence[Node], i: int, lemma: str, clauses: Sequence[Clause]) -> int | None:
    j = i + 1
    if j >= len(nodes) or low(nodes[j]) in (".", ","):
        return None
    return j if low(nodes[j]) in ("to", "that") or any(low(n) in ("to", "will", "would") for n in nodes[j : j + 14]) else None
