"""How a source stands to what is said, and the words with which the report keeps its distance."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import zip_longest

from foedus.core.words import Stance
from foedus.reading.claims.content import neither
from foedus.reading.claims.stances import stance_said
from foedus.reading.claims.verbs import group, stance_in
from foedus.reading.claims.words import sort_of
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import forms, listed, takes
from foedus.reading.syntax.phrase import Node, low
from foedus.reading.words.grammar import words

_OPENING = 40  # nodes of what is said in which its stance shows


def stance(spoken: Spoken, one: Attribution, keys: Set[str]) -> Stance | None:
    """Asserts, denies, neither confirms nor denies, expects; None where nothing is passed on: "did not say", "would not comment".

    `keys` are the speaker's names: who says of itself that it "did not" denies.
    """
    first, last = spoken.within(one.cue)
    nodes = spoken.nodes
    if any(neither(nodes, k) for k in range(first, last)):
        return Stance.NEITHER
    at = next((k for k in range(last - 1, first - 1, -1) if low(nodes[k]) in forms()), None)
    if at is None:
        return _of_noun(nodes[first:last]) or Stance.ASSERTS
    lemma = forms()[low(nodes[at])]
    _, seen = group(nodes, at)
    if lemma in listed("refusing", "verbs"):
        return None
    if sort_of(lemma) is not None:
        found = stance_in(nodes, at, lemma, seen)
        own = found is Stance.ASSERTS and takes(lemma, "clause")
        return stance_said(_said(spoken, one), lemma, keys) if own else found
    negated = any(s in words("negations") for s in seen)
    if negated:
        return None if takes(lemma, "clause") else Stance.DENIES if lemma in listed("verbs", "object") else None
    return Stance.EXPECTS if lemma in listed("verbs", "infinitive") else Stance.ASSERTS


def _said(spoken: Spoken, one: Attribution) -> Sequence[Node]:
    first, last = spoken.within(one.content[0])
    return [n for n in spoken.nodes[first : min(last, first + _OPENING)] if not one.cue[0] <= n.start < one.cue[1]]


def _of_noun(cue: Sequence[Node]) -> Stance | None:
    """ "denial", "hope": the stance of a noun."""
    last = {n.low.split()[-1].removesuffix("s") for n in cue if n.low}
    if last & listed("stances", "denying"):
        return Stance.DENIES
    return Stance.EXPECTS if last & listed("stances", "expecting") else None


def hedges(spoken: Spoken) -> list[Span]:
    """The words of doubt in a sentence; "about" and its like only before a number."""
    return [(node.start, node.end) for node, following in zip_longest(spoken.nodes, spoken.nodes[1:]) if _doubts(node, following)]


def _doubts(node: Node, following: Node | None) -> bool:
    word = low(node)
    counted = following is not None and (following.low[:1].isdigit() or following.low[:1] in ("$", "€", "£"))
    return word in listed("hedges", "words") or (counted and word in listed("hedges", "counting"))
