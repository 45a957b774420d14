"""The verb groups of a sentence, in order."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.syntax.auxiliaries import with_auxiliary
from foedus.reading.syntax.bareverbs import bare
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.verbgroup import VerbGroup, filler, low_at
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Verb, verbs

_FILLERS = 8  # adverbs between a negation and its verb


def verb_groups(nodes: Sequence[Node]) -> list[VerbGroup]:
    """All verb groups of a sentence, in order."""
    out: list[VerbGroup] = []
    i = 0
    while i < len(nodes):
        group = _group(nodes, i)
        if group:
            out.append(group)
            i = group.last
        else:
            i += 1
    return out


def _group(nodes: Sequence[Node], i: int) -> VerbGroup | None:
    low = low_at(nodes, i)
    if not low:
        return None
    if low in words("auxiliaries"):
        return with_auxiliary(nodes, i)
    if low in ("not", "never") and i and (group := _negated(nodes, i)):
        return group
    verb = verbs().get(low) or _past_of_unknown(nodes, i)
    return bare(nodes, i, verb) if verb else None


def _negated(nodes: Sequence[Node], i: int) -> VerbGroup | None:
    """ "(signed but) not ratified", "(decided) not to extend"."""
    j = next((k for k in range(i + 1, i + 1 + _FILLERS) if not filler(low_at(nodes, k))), i + 1)
    if low_at(nodes, j) == "to":
        return with_auxiliary(nodes, j, negated=True)
    verb = verbs().get(low_at(nodes, j))
    if verb is None or not (verb.past or verb.gerund):
        return None
    return VerbGroup(i, j + 1, verb.lemma, negated=True, participle=verb.past, gerund=verb.gerund)


def _past_of_unknown(nodes: Sequence[Node], i: int) -> Verb | None:
    """A word in -ed between two phrases is a past tense even if the tables do not know its verb: "Ukraine owed Russia"."""
    low = low_at(nodes, i)
    between = 0 < i < len(nodes) - 1 and isinstance(nodes[i - 1], Phrase) and low.endswith("ed") and len(low) > 3
    return Verb(low, True, False, False) if between else None
