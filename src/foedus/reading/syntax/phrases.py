"""Noun phrases of a sentence: a head with its determiners, adjectives, states and "of" complements, taken as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.reading.syntax.complements import complements, titled
from foedus.reading.syntax.heads import is_head, modifier, possessive, verbal
from foedus.reading.syntax.phrase import BODIES, Node, Phrase
from foedus.reading.words.atoms import STATES, Atom
from foedus.reading.words.grammar import words


def nodes(atoms: Sequence[Atom]) -> list[Node]:
    """The sentence as phrases and the words between them."""
    out: list[Node] = []
    for i, atom in enumerate(atoms):
        head = is_head(atoms, i)
        if not head:
            out.append(atom)
            continue
        first = len(out) if atom.sort in ("time", "word") else _first(out, atom.sort in ("name", "capital"))
        taken = out[first:]
        del out[first:]
        out.append(_negated(_phrase(atom, taken), out))
    return titled(complements(out))


def _negated(phrase: Phrase, before: Sequence[Node]) -> Phrase:
    """ "None of the states": the phrase keeps the "none"."""
    none = len(before) > 1 and before[-1].low == "of" and before[-2].low in ("none", "neither")
    return replace(phrase, det="no") if none else phrase


def _first(out: Sequence[Node], proper: bool) -> int:
    """Where the phrase begins that the head after `out` closes; before a proper name stands no other noun."""
    i = len(out)
    while (
        i > 0
        and not (proper and isinstance(out[i - 1], Phrase))
        and ((modifier(out[i - 1]) and not verbal(out, i - 1)) or (possessive(out, i) and i > 1))
    ):
        i -= 2 if possessive(out, i) else 1
        if _determines(out[i]) and not (i > 0 and _determines(out[i - 1])):
            break
    return i


def _determines(node: Node) -> bool:
    return isinstance(node, Atom) and (node.low in words("determiners") or node.low in words("genitive_s"))


def _phrase(head: Atom, taken: Sequence[Node]) -> Phrase:
    mods = frozenset(x for n in taken for x in _mods(n))
    keys = head.keys or tuple(dict.fromkeys(k for n in taken for k in n.keys))
    det = next((n.low for n in taken if isinstance(n, Atom) and n.low in words("determiners")), "")
    if not det and any(isinstance(n, Atom) and n.low in words("genitive_s") for n in taken):
        det = "'s"
    sort = "own" if head.low == "own" else "state" if head.sort in STATES else "pronoun" if head.sort == "word" else head.sort
    low = head.low
    head_word = low.partition(" of ")[0] if head.sort in BODIES else low  # "heads of state"
    return Phrase(
        start=taken[0].start if taken else head.start,
        end=head.end,
        sort=sort,
        low=low,
        keys=keys,
        name=head.name,
        value=head.value,
        det=det,
        mods=mods,
        plural=(head_word.endswith("s") and not head_word.endswith("ss")) or low in words("plural_nouns"),
    )


def _mods(node: Node) -> tuple[str, ...]:
    if isinstance(node, Phrase):
        return (node.low, node.sort, *node.mods)
    return (node.low,) if node.sort == "word" else (node.low, "adjective")
