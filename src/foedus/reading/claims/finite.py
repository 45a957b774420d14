"""Is a word a finite verb, as far as its form tells?"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.syntax.phrase import Node, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs


def finite(nodes: Sequence[Node], k: int) -> bool:
    """Is the node an auxiliary or a finite verb, as far as its form tells?"""
    word = low(nodes[k])
    if word in words("auxiliaries") and word != "to":
        return True
    verb = verbs().get(word)
    if k and not (verb and verb.past) and (prev := verbs().get(low(nodes[k - 1]))) and prev.gerund:
        return False  # "facing protests"
    return verb is not None and not verb.base and not verb.gerund and not (k and low(nodes[k - 1]) in words("determiners"))
