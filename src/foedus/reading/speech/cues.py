"""Verbs that may pass on a word: their groups, particles and voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.claims.subjects import finite
from foedus.reading.claims.verbs import group, is_passive
from foedus.reading.speech.words import forms, listed, particles, takes
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb at node `at` whose group with its particle are the nodes [first, last)."""

    lemma: str
    first: int
    at: int
    last: int
    passive: bool = False
    gerund: bool = False
    particle: str = ""
    infinitive: bool = False


def cue(nodes: Sequence[Node], i: int) -> Cue | None:
    """The verb at node i, if it is a verb there and may pass on a word."""
    lemma = forms().get(low(nodes[i]))
    if lemma is None:
        return None
    first, seen = group(nodes, i)
    if not is_verb(nodes, first, i, seen):
        return None
    following = low(nodes[i + 1]) if i + 1 < len(nodes) else ""
    particle = following if following in particles(lemma) else ""
    if lemma in listed_needed() and not particle:
        return None
    verb = verbs()[low(nodes[i])]
    return Cue(
        lemma=lemma,
        first=first,
        at=i,
        last=i + 1 + bool(particle),
        passive=is_passive(nodes, i, seen),
        gerund=verb.gerund and not any(s in words("auxiliaries") for s in seen),
        particle=particle,
        infinitive=bool(seen) and seen[0] == "to",
    )


def listed_needed() -> frozenset[str]:
    """Verbs that report only with a particle: "pointed out"."""
    return frozenset(lemma for lemma in ("point", "go", "hit", "fire", "shoot", "rule", "take", "stand", "rally", "lash", "brush", "shrug", "look", "vote", "come", "lay", "single", "weigh", "play", "push", "focus") )


def is_verb(nodes: Sequence[Node], first: int, i: int, seen: Sequence[str]) -> bool:
    """Is the word a verb here, and no noun or adjective?"""
    if any(s in words("auxiliaries") for s in seen):
        return True
    verb = verbs()[low(nodes[i])]
    prev = nodes[first - 1] if first else None
    word = low(prev) if prev is not None else ""
    if verb.gerund:
        return word not in words("determiners") and not (i + 1 < len(nodes) and low(nodes[i + 1]) == "of")
    if word in words("determiners") | words("prepositions") | {"’s", "'s"} | words("possessive"):
        return False
    if verb.base and not verb.past:
        return prev is not None and (word in words("coordinators") | words("relatives") or _many(prev))
    if not verb.past and prev is not None and not isinstance(prev, Phrase):
        return not finite(nodes, first - 1)
    return True


def _many(prev: Node) -> bool:
    if isinstance(prev, Phrase):
        return prev.plural or prev.low in ("we", "i", "you", "they") or prev.sort in ("organ", "group", "people", "person")
    return prev.low.endswith("s") or prev.low in ("people", "police", "media", "men", "women", "many", "some", "most", "others", ")", ",")


__all__ = ["Cue", "cue", "listed", "takes"]
