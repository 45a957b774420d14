"""What "it", "the papers" and a bare question take up of what was spoken of."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from foedus.core.words import ActKind
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.treatymentions import EXITS
from foedus.reading.acts.words import act_words
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import frames

T = TypeVar("T", Node, Phrase)
_HANDED = frozenset(v for f in frames() if f.kind in (ActKind.DEPOSIT, ActKind.EXCHANGE) for v in f.verbs)


def topical(clause: Clause, focus: Focus) -> Clause:
    """ "The withdrawal was notified in March. It was suspended in June": "it" is what was spoken of."""
    if focus.thing == "law" or (focus.thing == "notice" and clause.verb.lemma in words("taken_back")):
        clause = replace(clause, after=tuple(_it(n, focus.thing) for n in clause.after))
    handed = focus.thing == "instrument" or any(_own_papers(n) for n in clause.after[:2])
    if handed and clause.verb.lemma in _HANDED:
        clause = replace(clause, subject=tuple(map(_paper, clause.subject)), after=tuple(map(_paper, clause.after)))
    first = clause.subject[0] if clause.subject else None
    if first is None or first.low not in ("it", "they") or focus.topic not in (*EXITS, "notice"):
        return clause
    return replace(clause, subject=(replace(first, sort=focus.topic), *clause.subject[1:]))


def _it(node: Node, thing: str) -> Node:
    """ "It" behind the verb: the law or notice spoken of."""
    return replace(node, sort=thing, det="the") if isinstance(node, Phrase) and node.low == "it" else node


def _own_papers(node: Node) -> bool:
    """ "Handed over its papers"."""
    return isinstance(node, Phrase) and node.low in act_words("treaties", "papers") and node.det in words("possessive")


def _paper(node: T) -> T:
    """ "The document", "the papers" behind an instrument of ratification: the instrument."""
    if isinstance(node, Phrase) and node.sort == "treaty_again" and node.low.rstrip("s") in act_words("treaties", "instruments"):
        return replace(node, sort="instrument")
    return node


def name_topic(parsed: Parsed, focus: Focus) -> None:
    """ "And the United States?": the state that the answer speaks of."""
    named = [n for n in parsed.nodes if isinstance(n, Phrase)]
    states = [n for n in named if n.sort == "state"]
    if len(states) == 1 and not any(c.subject for c in parsed.clauses):
        focus.remember(states, states[0].keys, None, "state", passing=False)
