"""Verbs that may pass on a word: their groups, particles and voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.claims.content import behind_denial, neither
from foedus.reading.claims.finite import finite
from foedus.reading.claims.verbs import group, is_passive
from foedus.reading.claims.words import sort_of
from foedus.reading.speech.words import forms, listed, noun_links, particles, takes
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb at node `at`; its group with the particle behind it are the nodes [first, last)."""

    lemma: str
    first: int
    at: int
    last: int
    passive: bool = False
    gerund: bool = False
    infinitive: bool = False
    particle: bool = False

    @property
    def dependent(self) -> bool:
        """A participle or infinitive: no subject of its own stands before it."""
        return self.gerund or self.infinitive

    @property
    def says(self) -> bool:
        """Is it a verb of saying, which hardly takes anything but a clause or quotation?"""
        return sort_of(self.lemma) == "say" and not self.takes("object")

    def takes(self, kind: str) -> bool:
        """See `words.takes`."""
        return takes(self.lemma, kind)


def cue(nodes: Sequence[Node], i: int) -> Cue | None:
    """The verb at node i, if it is a verb there and may pass on a word."""
    lemma = forms().get(low(nodes[i]))
    if lemma is None:
        return None
    first, seen = group(nodes, i)
    to = first > 0 and low(nodes[first - 1]) == "to"
    if to:
        first, seen = first - 1, ["to", *seen]
    if not _is_verb(nodes, first, i, seen):
        return None
    particle = i + 1 < len(nodes) and low(nodes[i + 1]) in particles(lemma)
    if lemma in listed("needed", "verbs") and not particle:
        return None
    lead = _lead(nodes, first) if to else None
    return Cue(
        lemma=lemma,
        first=first if lead is None else lead,
        at=i,
        last=behind_denial(nodes, i) if neither(nodes, i) else _light(nodes, i, lemma) or i + 1 + particle,
        passive=is_passive(nodes, i, seen) or (_participle(nodes, i, lemma) and not seen),
        gerund=verbs()[low(nodes[i])].gerund and not any(s in words("auxiliaries") for s in seen),
        infinitive=to and lead is None,
        particle=particle or _light(nodes, i, lemma) is not None,
    )


def _participle(nodes: Sequence[Node], i: int, lemma: str) -> bool:
    """ "a test announced by the ministry", "a pact known as the entente", "Asked whether he knew, he laughed"."""
    verb = verbs()[low(nodes[i])]
    following = low(nodes[i + 1]) if i + 1 < len(nodes) else ""
    opens = i == 0 or low(nodes[i - 1]) in (",", "when")
    asked = opens and lemma in listed("verbs", "address") and following in listed("bounds", "asked")
    named = following == "as" and lemma in listed("passive", "as")
    return verb.past and not verb.base and (following == "by" or named or asked)


def _light(nodes: Sequence[Node], i: int, lemma: str) -> int | None:
    """The node behind a noun that carries the word for its verb: "expressed doubt (that)", "raised questions about"."""
    if lemma not in listed("light", "verbs"):
        return None
    for k in range(i + 1, min(i + 5, len(nodes) - 1)):
        links = noun_links().get(nodes[k].low.split()[-1] if nodes[k].low else "", frozenset())
        if low(nodes[k + 1]) in links:
            return k + 1 if low(nodes[k + 1]) in ("that", "to") else k + 2
        if not links and low(nodes[k])[:1] and not low(nodes[k])[0].isalnum():
            return None
    return None


def _lead(nodes: Sequence[Node], first: int) -> int | None:
    """Where the verb's group begins that only says how the next verb goes on: "continued to argue", "tried to blame"."""
    verb = verbs().get(low(nodes[first - 1])) if first else None
    if verb is None or verb.gerund or verb.lemma not in listed("leading", "verbs"):
        return None
    return group(nodes, first - 1)[0]


def _is_verb(nodes: Sequence[Node], first: int, i: int, seen: Sequence[str]) -> bool:
    """Is the word a verb here, and no noun or adjective?"""
    if any(s in words("auxiliaries") for s in seen):
        return True
    verb = verbs()[low(nodes[i])]
    prev = nodes[first - 1] if first else None
    word = low(prev) if prev is not None else ""
    if verb.gerund:
        noun = i + 1 < len(nodes) and low(nodes[i + 1]) == "of"
        return word not in words("determiners") | words("genitive_s") and not noun
    if word in words("determiners") | words("prepositions") | words("genitive_s"):
        return False
    if verb.base and not verb.past:
        clause = i + 1 < len(nodes) and low(nodes[i + 1]) == "that"
        return prev is not None and (clause or word in words("coordinators") | words("relatives") or _many(prev))
    return verb.past or prev is None or isinstance(prev, Phrase) or not finite(nodes, first - 1)


def _many(prev: Node) -> bool:
    """A plural subject."""
    if isinstance(prev, Phrase):
        return prev.plural or prev.low in words("plural_pronouns") or prev.sort in ("organ", "group", "people", "person")
    return prev.low.endswith("s") or prev.low in words("plurals")
