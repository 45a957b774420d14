"""How what is said denies: a negation with its verb, a contradiction, what is told not to happen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from foedus.reading.claims.finite import finite
from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_SHORT = 4  # words of a clause that leaves out what was said before
_NEAR = 9  # nodes within which a clause shows its subject and verb


def of_reading(said: Sequence[Node]) -> bool:
    """Is the verb one of reading: "does not mean an alliance"?"""
    return any((verb := verbs().get(low(n))) and verb.lemma in listed("deny", "readings") for n in said[:_NEAR])


def nothing_done(said: Sequence[Node]) -> bool:
    """ "No decision has been taken": that nothing was done answers those who say that it was."""
    first = next((n for n in said if low(n) != "that"), None)
    verb = next((k for k in range(1, len(said)) if finite(said, k)), len(said))
    none = first is not None and (first.low == "no" or (isinstance(first, Phrase) and first.det == "no"))
    done = any((form := verbs().get(low(n))) and form.past for n in said[verb + 1 : verb + 3])
    return none and done and low(said[verb]) in listed("stances", "done")


def undone(said: Sequence[Node]) -> bool:
    """ "is not leaving", "has never recognised it": it did not happen; "not yet" denies nothing."""
    verb = next((k for k in range(1, len(said)) if finite(said, k)), len(said))
    rest = [low(n) for n in said[verb : verb + 5]]
    if len(rest) < 3 or rest[1] not in ("not", "never") or "yet" in rest:
        return False
    form = next((verbs()[w] for w in rest[2:] if w in verbs() and w not in words("auxiliaries")), None)
    return form is not None and ((rest[0] in words("be") and form.gerund) or (rest[0] in listed("stances", "have") and form.past))


def unplanned(said: Sequence[Node]) -> bool:
    """ "has no plan to test": what others expect of somebody is denied."""
    near = [low(n) or n.low for n in said[: _NEAR + 4]]
    return any(a == "no" and b in listed("deny", "plans") for a, b in pairwise(near))


def contradicts(said: Sequence[Node]) -> bool:
    """ "No, we stay", "that is untrue": an answer to somebody's word."""
    plain = [low(n) or n.low for n in said if n.low[:1].isalpha()][: _SHORT + 1]
    marked = len(said) > 1 and low(said[1]) in (",", ".", "”")
    return (plain[:1] == ["no"] and marked) or (len(plain) <= _SHORT and not listed("deny", "untrue").isdisjoint(plain))


def elliptic(said: Sequence[Node]) -> bool:
    """ "hold that it is not": what is left out was said before by others."""
    plain = [low(n) for n in said if low(n)[:1].isalpha() or isinstance(n, Phrase)]
    return len(plain) <= _SHORT and bool(plain) and plain[-1] in words("negations")


def negated(said: Sequence[Node], own: bool) -> bool:
    """A negation with the first verb, or "no" with what is its object; none is "does not rule out", nor what oneself cannot do."""
    first = list(takewhile(lambda n: low(n) not in ("but", "and", ","), said))[: _NEAR + 4]
    if len(first) < len(said) and low(said[len(first)]) == "but":
        return False  # "not this but that"
    verb = next((k for k in range(len(first)) if finite(first, k)), None)
    if verb is None:
        return False
    if low(first[0]) in words("negations") and not isinstance(first[0], Phrase):
        return True  # "not a comma was altered"
    near = first[max(0, verb - 2) : verb + 4]
    if any(low(n) in listed("stances", "undenied") or (own and low(n) in listed("stances", "able")) for n in near):
        return False
    negations = words("negations") | listed("deny", "negations")
    return any((low(n) or n.low) in negations or (isinstance(n, Phrase) and n.det in ("no", "neither")) for n in near)
