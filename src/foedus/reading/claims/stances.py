"""The stance of a reported word: a verb's own, or denial and expectation inside what is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile

from foedus.core.words import Stance
from foedus.reading.claims.cues import Cue
from foedus.reading.claims.nouns import low
from foedus.reading.claims.subjects import finite
from foedus.reading.claims.words import listed, sort_of
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_REPLIES = frozenset(["retort", "reply", "respond", "answer", "counter"])
# "does not rule out" is no negation, and what one cannot do one does not deny
_NO_DENIAL = frozenset(["rule", "ruled", "exclude", "excluded", "doubt", "doubts", "cannot", "could", "can"])
_OPENING = 40  # nodes of what is said in which its stance shows
_NEAR = 9  # nodes within which a clause shows its subject and verb


def stance_of(parsed: Parsed, cue: Cue, content: tuple[int, int], name: str) -> Stance:
    """A speaker who says "we did not" denies; one who says that he expects, expects."""
    if cue.stance is not Stance.ASSERTS or sort_of(cue.lemma) != "say":
        return cue.stance
    at = bisect_left(parsed.nodes, content[0], key=lambda n: n.start)
    said = _main([n for n in parsed.nodes[at : at + _OPENING] if n.start < content[1]])
    own = _own(said, name, {k for n in cue.speakers for k in n.keys})
    mine = own or any(isinstance(n, Phrase) and n.det in words("possessive") for n in said[:2])
    if mine and not _negated(said) and _expects(said):
        return Stance.EXPECTS
    return Stance.DENIES if _negated(said) and (own or cue.lemma in _REPLIES) else Stance.ASSERTS


def _main(said: Sequence[Node]) -> Sequence[Node]:
    """What is said from its main clause on: behind the comma of "though we leave, we have no plans"."""
    words_of = [low(n) for n in said]
    opening = next((w for w in words_of if w[:1].isalpha()), "")
    if opening in words("subordinators") - {"that"} and "," in words_of:
        return said[words_of.index(",") + 1 :]
    return said


def _own(said: Sequence[Node], name: str, keys: set[str]) -> bool:
    """Does the speaker speak of itself?"""
    first = next((n for n in said[:_NEAR] if isinstance(n, Phrase) and n.sort != "time"), None)
    if first is None:
        return False
    if first.sort == "pronoun":
        return first.low in ("we", "i", "it", "he", "she", "they")
    return bool(first.keys) and first.sort == "state" and set(first.keys) <= keys | set(name.split("; "))


def _expects(said: Sequence[Node]) -> bool:
    return any(_hopes(low(node), low(following)) for node, following in pairwise(said[: _NEAR + 1]))


def _hopes(word: str, following: str) -> bool:
    verb = verbs().get(word)
    intends = verb is not None and verb.lemma in listed("sources", "intents") and following == "to"
    return intends or (verb is not None and sort_of(verb.lemma) == "expect") or (word == "no" and following == "doubt")


def _negated(said: Sequence[Node]) -> bool:
    """A negation with the first verb, or "no" with what is its object; "does not rule out" is none."""
    first = list(takewhile(lambda n: low(n) not in ("but", "and", ","), said))[: _NEAR + 4]
    verb = next((k for k in range(len(first)) if finite(first, k)), None)
    if verb is None:
        return False
    near = first[max(0, verb - 2) : verb + 4]
    if any(low(n) in _NO_DENIAL for n in near):
        return False
    return any((low(n) or n.low) in words("negations") or (isinstance(n, Phrase) and n.det in ("no", "neither")) for n in near)
