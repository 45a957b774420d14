"""Which words head a noun phrase, and which may stand before one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from foedus.reading.days.kinds import Duration
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.words.atoms import Atom
from foedus.reading.words.grammar import closed, words
from foedus.reading.words.lexicon import verbs


def is_head(atoms: Sequence[Atom], i: int) -> bool:
    """Does the atom head a phrase?"""
    atom = atoms[i]
    if atom.sort == "word":
        return atom.low in _may_head() and (
            atom.low in words("pronouns")
            or _own(atoms, i)
            or _ordinal(atoms, i)
            or (atom.low in ("both", "neither") and i + 1 < len(atoms) and atoms[i + 1].sort == "word")
        )
    if atom.sort == "treaty":
        return not (i + 1 < len(atoms) and _plain_noun(atoms[i + 1]))
    if atom.sort != "adjective":
        return True
    later = next((a for a in atoms[i + 1 : i + 5] if a.sort not in ("word", "adjective") or not modifier(a)), None)
    return later is None or later.sort == "word" or later.sort == "time"


@cache
def _may_head() -> frozenset[str]:
    """Words without a sort of their own that may stand for a noun."""
    return words("pronouns") | words("ordinals") | {"own", "both", "neither"}


def _own(atoms: Sequence[Atom], i: int) -> bool:
    """ "Somalia denounced its own": a possessive that stands for a noun named before."""
    if atoms[i].low != "own" or i == 0 or atoms[i - 1].low not in words("possessive"):
        return False
    after = atoms[i + 1] if i + 1 < len(atoms) else None
    return after is None or not (after.sort == "word" and after.low.isalpha()) or after.low in words("prepositions")


def _ordinal(atoms: Sequence[Atom], i: int) -> bool:
    """ "The fourth was signed in Kharkiv": an ordinal that stands for a noun."""
    if atoms[i].low not in words("ordinals") or i == 0 or atoms[i - 1].low != "the" or i + 1 >= len(atoms):
        return False
    after = atoms[i + 1]
    return (
        after.low in words("auxiliaries")
        or after.low in (",", "of", ".")
        or (after.sort == "word" and after.low in verbs() and after.low not in words("noun_verbs"))
    )


def _plain_noun(atom: Atom) -> bool:
    """A word that no table knows and that may be the noun to which a treaty's name is an adjective ("the NAFTA nightmare")."""
    low = atom.low
    return (
        atom.sort == "word"
        and low.isalpha()
        and not low.endswith(("s", "ed", "ly", "ing"))
        and low not in closed()
        and low not in verbs()
    )


def verbal(out: Sequence[Node], i: int) -> bool:
    """A word in -ed is an adjective only behind a determiner: "the ratified texts", but "Putin signed texts"."""
    low = out[i].low
    if not isinstance(out[i], Atom) or not low.endswith("ed") or len(low) < 5 or low in words("ed_adjectives"):
        return False
    before = out[i - 1] if i else None
    counted = isinstance(before, Atom) and (before.low.isdigit() or before.low in words("determiners") | words("numbers"))
    return not counted and not (isinstance(before, Atom) and before.low in words("genitive_s"))


def modifier(node: Node) -> bool:
    """Can the word stand between a determiner and its noun?"""
    if isinstance(node, Phrase):
        length = node.sort == "time" and isinstance(node.value.expr, Duration) and "-" in node.low  # "the 180-day notice"
        return length or (node.sort in words("noun_adjectives") and not node.plural and not node.value)
    if node.sort == "adjective":
        return True
    if node.sort != "word" or not node.low[0].isalnum():
        return False
    low = node.low
    if low in words("determiners") or low in words("numbers"):
        return low != "that"
    if low in closed() or low.endswith("ly"):
        return False
    form = verbs().get(low)
    return form is None or low in words("noun_verbs")


def possessive(out: Sequence[Node], i: int) -> bool:
    """Does `out[:i]` end in a state, organ or person with 's?"""
    return i > 1 and isinstance(out[i - 1], Atom) and out[i - 1].low in words("genitives") and isinstance(out[i - 2], Phrase)
