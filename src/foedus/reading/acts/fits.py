"""What a frame asks of a clause besides what the act is done to: words, who acts, to whom, nothing else behind."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from foedus.reading.acts.actors import CHAMBERS
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Frame

_BEYOND = 40  # characters in which a verb's complement begins


def fits(frame: Frame, clause: Clause, text: str, agent_sort: str) -> bool:
    """Does the clause meet what the frame asks?"""
    if frame.subject and agent_sort not in frame.subject and not (agent_sort == "group" and "state" in frame.subject):
        return False
    if frame.particle or frame.unless or frame.without:
        return _worded(frame, clause, text) and _directed(frame, clause)
    return _directed(frame, clause)


def _worded(frame: Frame, clause: Clause, text: str) -> bool:
    rest = " ".join(text[clause.start : clause.end + _BEYOND * frame.beyond].lower().split())
    if (frame.particle and not _any_of(frame.particle).search(rest)) or (frame.unless and _any_of(frame.unless).search(rest)):
        return False
    return not frame.without or not any(_behind(clause, text).startswith(w + " ") for w in frame.without)


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


def _directed(frame: Frame, clause: Clause) -> bool:
    if frame.to and not any(is_of(p, frame.to) for p in clause.governed("to", "before", "in", "with", "through")):
        return False
    if frame.origin and not any(is_of(p, frame.origin) for p in clause.governed("from")):
        return False
    return not frame.bare or all(map(_leaves_bare, clause.after))


def _behind(clause: Clause, text: str) -> str:
    """What stands right behind the verb, in lower case."""
    return text[clause.after[0].start : clause.end].lower() + " " if clause.after else ""


def _leaves_bare(node: Node) -> bool:
    """ "(Togo joined) in 1991 after ...": days and what joins clauses."""
    return (isinstance(node, Phrase) and node.sort == "time") or node.low in words("beside_bare")


def has_object(clause: Clause) -> bool:
    """Has it an object of its own; in "ratified in May, Malta in June and Cyprus in July" there is none."""
    first = next((i for i, n in enumerate(clause.after) if n.low in _ENDS), len(clause.after))
    return any(p.sort not in ("time", "vote") for p in free_phrases(clause) if p in clause.after[:first])


_ENDS = frozenset([",", "and", ";"])


def free_phrases(clause: Clause) -> tuple[Phrase, ...]:
    """The phrases behind the verb before which no preposition or comma stands."""
    nodes = [None, *clause.after]
    held = words("prepositions") | {","}
    return tuple(n for before, n in pairwise(nodes) if isinstance(n, Phrase) and (before is None or before.low not in held))


def is_of(phrase: Phrase, sorts: frozenset[str]) -> bool:
    """Is the phrase of one of these classes, an organ by its kind?"""
    return phrase.sort in sorts or (phrase.sort == "organ" and "chamber" in sorts and str(phrase.value) in CHAMBERS)
