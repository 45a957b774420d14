"""What a reporting verb reports: where its content begins, or that it has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from foedus.reading.claims import objects
from foedus.reading.claims.finite import finite
from foedus.reading.claims.verbs import group, silent
from foedus.reading.claims.words import appeals, listed, sort_of
from foedus.reading.syntax.phrase import Node, Phrase, is_time, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_OBJECT = 3  # nodes from a verb past its object
_REACH = 30  # nodes between the verb and its "that"


@dataclass(frozen=True, slots=True)
class Content:
    """The first character of what is said; None where it stands before the verb."""

    at: int | None


def content_at(nodes: Sequence[Node], i: int, lemma: str, leading: bool, inverted: bool) -> Content | None:
    """What the verb at node i reports, None where it reports nothing.

    `leading`: what is said may stand before the verb; `inverted`: it does.
    """
    if neither(nodes, i):
        return Content(nodes[behind_denial(nodes, i)].start)
    if silent(nodes, i, group(nodes, i)[1]):
        return Content(nodes[i].start)
    if i + 1 < len(nodes) and low(nodes[i + 1]) in appeals(lemma):
        return Content(nodes[i + 1].start)
    sort = sort_of(lemma) or ("say" if lemma == "agree" else "deny")
    performs = lemma in listed("performative", "verbs")
    if inverted:
        return None if performs and _acts(nodes[max(0, i - _REACH) : i]) else Content(None)
    if sort in ("say", "deny") and leading and _ends_here(nodes, i):
        return None if performs and _acts(nodes[max(0, i - _REACH) : i]) else Content(None)
    start = _KINDS[sort](nodes, i, lemma)
    if start is not None:
        return Content(nodes[start].start) if start < len(nodes) else None
    return Content(None) if sort == "say" and leading and _trails(nodes, i, lemma) else None


def neither(nodes: Sequence[Node], i: int) -> bool:
    """Does "nor denied" or "or deny" follow the verb "confirm"?"""
    return low(nodes[i]).startswith("confirm") and any(low(n) in ("nor", "or") for n in nodes[i + 1 : i + 3])


def behind_denial(nodes: Sequence[Node], i: int) -> int:
    """The node behind "nor denied"."""
    denial = (j + 1 for j in range(i + 1, min(i + 5, len(nodes))) if low(nodes[j]).startswith("den"))
    return min(next(denial, i + 1), len(nodes) - 1)


def _ends_here(nodes: Sequence[Node], i: int) -> bool:
    rest = [n for n in nodes[i + 1 : i + 5] if not (isinstance(n, Phrase) and n.sort == "time") and low(n) != "on"]
    if len(rest) > 1 and low(rest[0]) == ":" and low(rest[1]) in objects.QUOTE:
        return False
    return not rest or low(rest[0]) in (".", ",", "”", ";", ":")


def _trails(nodes: Sequence[Node], i: int, lemma: str) -> bool:
    """ "..., X told reporters", "..., X said after the talks": the content stood before."""
    if lemma in listed("performative", "promises") | listed("performative", "verbs") | listed("say", "leading"):
        return False
    following = nodes[i + 1]
    if lemma in listed("say", "address"):
        return True
    return low(following) in words("prepositions") | words("subordinators") | words("adverbs") or low(following).endswith("ly")


def _acts(nodes: Sequence[Node]) -> bool:
    """Does the announced clause tell of what will or is about to be done? Then to announce it is to act."""
    if any(low(n) in listed("performative", "ended") for n in nodes):
        return True
    first = next((k for k, n in enumerate(nodes) if finite(nodes, k) and low(n)), None)
    if first is None:
        return False
    if low(nodes[first]) in listed("stances", "coming"):
        return True
    gerund = any((verb := verbs().get(low(n))) and verb.gerund for n in nodes[first + 1 : first + 4])
    infinitive = any(low(n) == "to" for n in nodes[first + 1 : first + 2])
    return low(nodes[first]) in listed("performative", "copulas") and (gerund or infinitive)


def _said(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    if lemma == "say" and _answers(nodes, i + 1):
        return None
    if lemma in listed("performative", "promises"):
        linked = next((j for j in range(i + 1, min(i + 8, len(nodes))) if low(nodes[j]) in ("to", "that")), None)
        return linked if linked is not None else _bare(nodes, i, lemma)
    found = _that(nodes, i, lemma)
    if lemma in listed("performative", "verbs"):
        return _announced(nodes, i, lemma, found)
    if found is None and lemma in listed("say", "noun") and objects.plain(nodes, i, lemma) is not None:
        return i + 1
    return found if found is not None else _bare(nodes, i, lemma) if lemma in listed("say", "bare") else None


def _answers(nodes: Sequence[Node], j: int) -> bool:
    """ "said yes", "said no again", "said nothing about it": no word that could be passed on."""
    word, following = low(nodes[min(j, len(nodes) - 1)]), low(nodes[min(j + 1, len(nodes) - 1)])
    if word == "no":
        return following in words("adverbs") | words("prepositions") or following in (",", ".", ";")
    return word in listed("say", "answers") and not finite(nodes, min(j + 1, len(nodes) - 1))


def _announced(nodes: Sequence[Node], i: int, lemma: str, found: int | None) -> int | None:
    if lemma == "declare" and found is not None and found - i <= _OBJECT and low(nodes[found]) in objects.QUOTE:
        return found  # "declared it “null and void”": a judgment in somebody's words
    if found is not None:
        return None if _acts(nodes[found : found + _REACH]) else found
    return objects.declared(nodes, i) if lemma == "declare" else None


def _that(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """The node behind "that", a colon or an opening quotation mark, before anything else begins."""
    aside = False  # "said when he arrived that"
    if lemma not in listed("say", "address") and i + 1 < len(nodes) and _object(nodes[i + 1]):
        return None
    for j in range(i + 1, min(i + _REACH, len(nodes) - 2)):
        word = low(nodes[j])
        if word in ("that", ":"):
            owned = low(nodes[j - 2]) in words("genitives") and low(nodes[j - 1]) in _nouns()
            return None if owned else j + 1  # "noted X's claim that": X's word
        if word in objects.QUOTE:
            return j
        aside = aside or word in words("subordinators")
        if word in (";", ".", "—") or (j > i + 1 and word == "and" and not _name(nodes[j + 1])) or (finite(nodes, j) and not aside):
            return None
    return None


def _name(node: Node) -> bool:
    return isinstance(node, Phrase) or node.capital


def _nouns() -> frozenset[str]:
    return listed("nouns", "asserting") | listed("nouns", "denying") | listed("nouns", "expecting")


def _object(node: Node) -> bool:
    """ "concluded a pact that ...": the clause belongs to the noun."""
    return isinstance(node, Phrase) and node.sort in ("treaty", "law", "treaty_again", "instrument")


def _bare(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """A clause without "that" behind the verb."""
    j = i + 1
    while j < len(nodes) and (is_time(nodes[j]) or low(nodes[j]) in words("adverbs") - {"there"}):
        j += 1
    if lemma in listed("say", "address"):
        j += 0 if _subject(nodes, j) else 1
        while j < len(nodes) and low(nodes[j]).endswith("s") and not isinstance(nodes[j], Phrase):
            j += 1
    if j >= len(nodes) or not (isinstance(nodes[j], Phrase) or low(nodes[j])[:1].isalnum()) or _preposition(nodes, j):
        return None
    comma = next((k for k in range(j, min(j + 60, len(nodes))) if low(nodes[k]) in (",", ";", ".")), min(j + 60, len(nodes)))
    return j if lemma == "say" or any(finite(nodes, k) for k in range(j, comma)) else None


def _subject(nodes: Sequence[Node], j: int) -> bool:
    """ "warn the deal will cost jobs": not whom they warn, but what their warning is about."""
    return j + 1 < len(nodes) and isinstance(nodes[j], Phrase) and low(nodes[j + 1]) in words("auxiliaries") - {"to"}


def _preposition(nodes: Sequence[Node], j: int) -> bool:
    word = low(nodes[j])
    return (word in words("prepositions") and word != "by") or word in words("subordinators") - {"that", "once", "if", "whether"}


_KINDS: dict[str, Callable[[Sequence[Node], int, str], int | None]] = {
    "say": _said,
    "judge": objects.judged,
    "object": objects.plain,
    "voice": objects.voiced,
    "deny": objects.denied,
    "expect": objects.expected,
}
