"""Noun phrases of a sentence: a head with its determiners, adjectives, states and "of" complements, taken as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from foedus.reading.atoms import STATES, Atom
from foedus.reading.grammar import words
from foedus.reading.lexicon import verbs

BODIES = frozenset(["organ", "chamber", "committee", "government", "head", "group", "conference", "court"])
_OWNING = frozenset(["of", "in", "from", "on"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase. `sort` is its head's; "state" for any state or organisation; "pronoun" for he, it, they.

    `keys` are the states it names or belongs to, `mods` the lower-case words and noun classes before the head.
    """

    start: int
    end: int
    sort: str
    low: str
    keys: tuple[str, ...] = ()
    name: str | None = None
    value: Any = None
    det: str = ""
    mods: frozenset[str] = field(default_factory=frozenset)
    plural: bool = False


Node = Phrase | Atom


def nodes(atoms: Sequence[Atom]) -> list[Node]:
    """The sentence as phrases and the words between them."""
    out: list[Node] = []
    for i, atom in enumerate(atoms):
        head = _is_head(atoms, i)
        if not head:
            out.append(atom)
            continue
        first = len(out) if atom.sort in ("time", "word") else _first(out)
        taken = out[first:]
        del out[first:]
        out.append(_negated(_phrase(atom, taken), out))
    return _complements(out)


def _negated(phrase: Phrase, before: Sequence[Node]) -> Phrase:
    """ "None of the states": the phrase keeps the "none"."""
    none = len(before) > 1 and before[-1].low == "of" and before[-2].low in ("none", "neither")
    return replace(phrase, det="no") if none else phrase


def _is_head(atoms: Sequence[Atom], i: int) -> bool:
    atom = atoms[i]
    if atom.sort == "word":
        return (
            atom.low in words("pronouns")
            or _own(atoms, i)
            or _ordinal(atoms, i)
            or (atom.low in ("both", "neither") and i + 1 < len(atoms) and atoms[i + 1].sort == "word")
        )
    if atom.sort == "treaty":
        return not (i + 1 < len(atoms) and _plain_noun(atoms[i + 1]))
    if atom.sort != "adjective":
        return True
    later = next((a for a in atoms[i + 1 : i + 5] if a.sort not in ("word", "adjective") or not _modifier(a)), None)
    return later is None or later.sort == "word" or later.sort == "time"


def _own(atoms: Sequence[Atom], i: int) -> bool:
    """ "Somalia denounced its own": a possessive that stands for a noun named before."""
    if atoms[i].low != "own" or i == 0 or atoms[i - 1].low not in words("possessive"):
        return False
    after = atoms[i + 1] if i + 1 < len(atoms) else None
    return after is None or not (after.sort == "word" and after.low.isalpha()) or after.low in words("prepositions")


_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "other", "others", "former", "latter", "last"])


def _ordinal(atoms: Sequence[Atom], i: int) -> bool:
    """ "The fourth was signed in Kharkiv": an ordinal that stands for a noun."""
    if atoms[i].low not in _ORDINALS or i == 0 or atoms[i - 1].low != "the" or i + 1 >= len(atoms):
        return False
    after = atoms[i + 1]
    return (
        after.low in words("auxiliaries")
        or after.low in (",", "of", ".")
        or (after.sort == "word" and after.low in verbs() and after.low not in _NOUN_VERBS)
    )


def _plain_noun(atom: Atom) -> bool:
    """A word that no table knows and that may be the noun to which a treaty's name is an adjective ("the NAFTA nightmare")."""
    closed = (
        "determiners",
        "prepositions",
        "coordinators",
        "subordinators",
        "relatives",
        "pronouns",
        "auxiliaries",
        "negations",
        "adverbs",
    )
    low = atom.low
    return (
        atom.sort == "word"
        and low.isalpha()
        and not low.endswith(("s", "ed", "ly", "ing"))
        and not any(low in words(c) for c in closed)
        and low not in verbs()
    )


def _first(out: Sequence[Node]) -> int:
    """Where the phrase begins that the head after `out` closes."""
    i = len(out)
    while i > 0 and ((_modifier(out[i - 1]) and not _verbal(out, i - 1)) or (_possessive(out, i) and i > 1)):
        i -= 2 if _possessive(out, i) else 1
        if isinstance(out[i], Atom) and out[i].low in words("determiners") | {"’s", "'s"}:
            break
    return i


def _verbal(out: Sequence[Node], i: int) -> bool:
    """A word in -ed is an adjective only behind a determiner: "the ratified texts", but "Putin signed texts"."""
    low = out[i].low
    if not isinstance(out[i], Atom) or not low.endswith("ed") or len(low) < 5 or low in ("united", "armed"):
        return False
    before = out[i - 1] if i else None
    return not (
        (isinstance(before, Atom) and before.low.isdigit())
        or (isinstance(before, Atom) and before.low in words("determiners") | words("numbers") | {"’s", "'s"})
    )


def _modifier(node: Node) -> bool:
    """Can the word stand between a determiner and its noun?"""
    if isinstance(node, Phrase):
        return (
            node.sort
            in (
                "ratification",
                "exit",
                "end",
                "signing",
                "treaty",
                "treaty_again",
                "head",
                "instrument",
                "government",
                "committee",
                "chamber",
                "court",
                "vote",
            )
            and not node.plural
            and not node.value
        )
    if node.sort == "adjective":
        return True
    if node.sort != "word" or not node.low[0].isalnum():
        return False
    low = node.low
    if low in words("determiners") or low in words("numbers"):
        return low != "that"
    closed = ("prepositions", "coordinators", "subordinators", "relatives", "pronouns", "auxiliaries", "negations", "adverbs")
    if any(low in words(c) for c in closed) or low.endswith("ly"):
        return False
    form = verbs().get(low)
    return form is None or low in _NOUN_VERBS


_NOUN_VERBS = frozenset(
    [
        "peace",
        "defence",
        "defense",
        "trade",
        "border",
        "test",
        "security",
        "support",
        "aid",
        "force",
        "arms",
        "target",
        "work",
        "draft",
        "face",
        "ratified",
        "amended",
        "signed",
        "revised",
        "proposed",
        "planned",
        "agreed",
        "united",
        "state",
        "separate",
        "lead",
        "head",
        "foreign",
        "close",
        "open",
        "final",
        "formal",
        "last",
        "mutual",
        "own",
        "further",
        "use",
        "share",
        "act",
        "note",
        "report",
        "move",
        "host",
    ]
)


def _possessive(out: Sequence[Node], i: int) -> bool:
    """Does `out[:i]` end in a state, organ or person with 's?"""
    return i > 1 and isinstance(out[i - 1], Atom) and out[i - 1].low in ("’s", "'s", "’", "'") and isinstance(out[i - 2], Phrase)


def _phrase(head: Atom, taken: Sequence[Node]) -> Phrase:
    mods = frozenset(x for n in taken for x in _mods(n))
    keys = head.keys or tuple(dict.fromkeys(k for n in taken for k in n.keys))
    det = next((n.low for n in taken if isinstance(n, Atom) and n.low in words("determiners")), "")
    if not det and any(isinstance(n, Atom) and n.low in ("’s", "'s") for n in taken):
        det = "'s"
    sort = "own" if head.low == "own" else "state" if head.sort in STATES else "pronoun" if head.sort == "word" else head.sort
    low = head.low
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
        plural=(low.endswith("s") and not low.endswith("ss")) or low in ("they", "them", "both"),
    )


def _mods(node: Node) -> tuple[str, ...]:
    return (
        (node.low, node.sort, *node.mods)
        if isinstance(node, Phrase)
        else (node.low,)
        if node.sort == "word"
        else (node.low, "adjective")
    )


def _complements(found: list[Node]) -> list[Node]:
    """Join "lower house of parliament", "Parliament in Skopje", "leaders of the three countries" to one phrase."""
    out: list[Node] = []
    i = 0
    while i < len(found):
        node = found[i]
        while isinstance(node, Phrase) and (more := _complement(node, found, i)):
            node, i = more
        out.append(node)
        i += 1
    return out


def _complement(head: Phrase, found: Sequence[Node], i: int) -> tuple[Phrase, int] | None:
    if i + 2 >= len(found) or head.sort not in BODIES | {"person", "instrument", "ratification", "talks", "vote", "procedure"}:
        return None
    link, other = found[i + 1], found[i + 2]
    if not (isinstance(link, Atom) and link.low in _OWNING and isinstance(other, Phrase)):
        return None
    if head.sort in ("instrument", "ratification", "talks", "vote", "procedure"):
        return (
            (replace(head, end=other.end, mods=head.mods | _mods_of(other), keys=head.keys or other.keys), i + 2)
            if link.low == "of" and other.sort in ("ratification", "state")
            else None
        )
    if head.sort == "person" and (link.low != "of" or other.sort != "state"):
        return None
    if head.sort == "group" and link.low != "of":
        return None
    if head.plural and other.sort == "state" and head.sort in ("chamber", "organ", "government", "head", "group"):
        return _several(head, found, i + 2)
    if other.sort == "state" or (link.low == "of" and other.sort in BODIES):
        mods = head.mods | _mods_of(other)
        return replace(head, end=other.end, keys=head.keys or other.keys, mods=mods), i + 2
    return None


def _several(head: Phrase, found: Sequence[Node], i: int) -> tuple[Phrase, int]:
    """ "The parliaments in Riga, Vilnius and Tallinn": one body for each of the states named."""
    keys, last = list(head.keys), i
    while i < len(found):
        node = found[i]
        if isinstance(node, Phrase) and node.sort == "state":
            keys += node.keys
            last = i
        elif node.low not in (",", "and"):
            break
        i += 1
    return replace(head, end=found[last].end, keys=tuple(dict.fromkeys(keys))), last


def _mods_of(phrase: Phrase) -> frozenset[str]:
    return frozenset((phrase.low, phrase.sort, *phrase.mods))
