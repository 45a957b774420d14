"""Verb groups: a verb with its auxiliaries, adverbs and negation, and how it stands (tense, voice, mood)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.atoms import Atom
from foedus.reading.grammar import words
from foedus.reading.lexicon import Verb, verbs
from foedus.reading.phrase import Node, Phrase

_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am"])
_HAVE = frozenset(["have", "has", "had", "having"])
_THEMES = frozenset(["treaty", "treaty_again", "law", "instrument", "notice", "exit", "end", "ratification", "consent"])
_INTRANSITIVE = frozenset(
    [
        "enter",
        "come",
        "go",
        "take",
        "become",
        "expire",
        "lapse",
        "end",
        "run",
        "fall",
        "remain",
        "follow",
        "cease",
        "stand",
        "last",
        "include",
        "contain",
        "say",
        "provide",
        "state",
        "call",
        "oblige",
        "stipulate",
        "allow",
        "require",
        "give",
        "mean",
        "need",
        "cap",
        "bind",
        "commit",
        "mark",
        "create",
        "have",
        "let",
        "put",
        "replace",
        "supersede",
    ]
)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Nodes [first, last) of a sentence that make one verb."""

    first: int
    last: int
    lemma: str
    passive: bool = False
    negated: bool = False
    future: bool = False
    modal: str = ""
    gerund: bool = False
    infinitive: bool = False
    participle: bool = False  # no auxiliary of its own: reduced relative or shared auxiliary
    progressive: bool = False
    perfect: bool = False
    pending: bool = False  # "has yet to", "is to", "is due to"
    present: bool = False  # a finite present form without auxiliary
    past: bool = False  # "was", "were", "had" as the only verb


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


def _low(nodes: Sequence[Node], i: int) -> str:
    node = nodes[i] if 0 <= i < len(nodes) else None
    return node.low if isinstance(node, Atom) and node.sort != "adjective" else ""


def _filler(low: str) -> bool:
    return bool(low) and (low in words("adverbs") or low in words("negations") or (low.endswith("ly") and len(low) > 4))


def _group(nodes: Sequence[Node], i: int) -> VerbGroup | None:
    low = _low(nodes, i)
    if low in words("auxiliaries"):
        return _with_auxiliary(nodes, i)
    if low in ("not", "never") and i:
        j = i + 1
        while _filler(_low(nodes, j)):
            j += 1
        if _low(nodes, j) == "to":
            return _with_auxiliary(nodes, j, negated=True)
        verb = verbs().get(_low(nodes, j))
        return (
            VerbGroup(i, j + 1, verb.lemma, negated=True, participle=verb.past, gerund=verb.gerund)
            if verb and (verb.past or verb.gerund)
            else None
        )
    verb = verbs().get(low) or _past_of_unknown(nodes, i)
    return _bare(nodes, i, verb) if verb else None


def _past_of_unknown(nodes: Sequence[Node], i: int) -> Verb | None:
    """A word in -ed between two phrases is a past tense even if the tables do not know its verb: "Ukraine owed Russia"."""
    low = _low(nodes, i)
    between = 0 < i < len(nodes) - 1 and isinstance(nodes[i - 1], Phrase) and low.endswith("ed") and len(low) > 3
    return Verb(low, True, False, False) if between else None


def _with_auxiliary(nodes: Sequence[Node], i: int, negated: bool = False) -> VerbGroup | None:
    j, seen = i, []
    while (low := _low(nodes, j)) and (low in words("auxiliaries") or _filler(low)):
        seen.append(low)
        j += 1
    infinitive = seen[0] == "to"
    verb = verbs().get(_low(nodes, j)) or _unknown(_low(nodes, j), seen)
    if infinitive and not (verb and verb.base) and seen[-1] not in ("be", "have"):
        return None
    if not verb or (verb.base and seen[-1] in _BE | _HAVE and not verb.past):
        return _copula(i, j, seen, negated)
    passive = (seen[-1] in _BE and verb.past) or (_last_aux(seen) in _BE and verb.past)
    later_to = "to" in seen[1:]
    return VerbGroup(
        i,
        j + 1,
        verb.lemma,
        passive=passive,
        negated=negated or any(s in words("negations") for s in seen) or (later_to and bool({"yet", "still"} & set(seen)) and seen[0] in _HAVE),
        future=any(s in words("future") for s in seen) or (later_to and not ({"yet", "still"} & set(seen) and seen[0] in _HAVE)),
        modal=next((s for s in seen if s in words("future")), ""),
        infinitive=infinitive,
        progressive=verb.gerund and _last_aux(seen) in _BE,
        perfect=any(s in _HAVE for s in seen),
        pending=later_to,
        present=(passive and seen[0] in ("is", "are") and not later_to) or seen[0] in ("do", "does"),
    )


def _last_aux(seen: Sequence[str]) -> str:
    return next((s for s in reversed(seen) if s in words("auxiliaries")), "")


def _unknown(low: str, seen: Sequence[str]) -> Verb | None:
    """After an auxiliary, a word in -ed or -en is a participle even if the tables do not know its verb."""
    if len(low) > 4 and low.endswith("ed"):
        return Verb(low, True, False, False)
    if len(low) > 5 and low.endswith("ing"):
        return Verb(low, False, True, False)
    plain_form = (
        seen[-1] in words("future") | {"do", "did", "does"}
        and low.isalpha()
        and low not in words("determiners") | words("prepositions") | words("numbers")
    )
    return Verb(low, False, False, True) if plain_form and len(low) > 2 else None


def _copula(i: int, j: int, seen: Sequence[str], negated: bool) -> VerbGroup | None:
    main = _last_aux(seen)
    if main not in _BE | _HAVE | {"do", "did", "does"}:
        return None
    last = i + max(k for k, s in enumerate(seen) if s == main) + 1
    trailing = seen[last - i :]
    lemma = "be" if main in _BE else "have" if main in _HAVE else "do"
    return VerbGroup(
        i,
        j if all(_filler(s) for s in trailing) and lemma != "do" else last,
        lemma,
        negated=negated or any(s in words("negations") for s in seen),
        future=any(s in words("future") for s in seen) or "to" in seen[1:],
        modal=next((s for s in seen if s in words("future")), ""),
        infinitive=seen[0] == "to",
        perfect=any(s in _HAVE for s in seen) and main in _BE,
        past=main in ("was", "were", "had"),
    )


def _bare(nodes: Sequence[Node], i: int, verb: Verb) -> VerbGroup | None:
    """A verb without auxiliary: finite, gerund or participle; None where the word is more likely a noun or adjective."""
    k = i - 1
    while _filler(_low(nodes, k)):
        k -= 1
    before, prev = _low(nodes, k), nodes[k] if k >= 0 else None
    if (
        before.isdigit()
        or before in words("numbers")
        or before in words("determiners") - {"both", "all", "each", "neither", "that"}
        or before in ("’s", "'s")
    ):
        return None
    negated = any(_low(nodes, x) in words("negations") for x in range(k + 1, i))
    if verb.gerund:
        if (
            before
            and before[0].isalpha()
            and not any(before in words(c) for c in ("prepositions", "coordinators", "subordinators", "relatives"))
        ):
            return None
        return VerbGroup(k + 1, i + 1, verb.lemma, gerund=True, negated=negated)
    if before in words("prepositions") and before not in ("of", "in"):
        return None
    if verb.past and not verb.base:
        theme = _before_comma(nodes, k)
        theme = theme if theme and theme.sort in _THEMES else _described(nodes, k)
        nothing = prev is None or before in (";", ":", "“", '"')
        reduced = (
            ((theme is not None and theme.sort in _THEMES) or nothing)
            and verb.lemma not in _INTRANSITIVE
            and not _object_follows(nodes, i + 1)
        )
        return VerbGroup(
            k + 1,
            i + 1,
            verb.lemma,
            passive=reduced,
            participle=reduced or before in words("coordinators") | {","},
            negated=negated,
        )
    if verb.base and (_resumes(nodes, i, before) or (verb.past and before.isalpha() and not any(before in words(c) for c in _CLOSED))):
        return VerbGroup(k + 1, i + 1, verb.lemma, negated=negated, present=not verb.past)
    if verb.base:
        agent = isinstance(prev, Phrase) and (prev.plural or prev.low in ("we", "i", "you", "they") or _pair(nodes, k))
        return (
            VerbGroup(k + 1, i + 1, verb.lemma, negated=negated, participle=verb.past, present=not verb.past)
            if agent or (verb.past and isinstance(prev, Phrase)) or before in ("who", "which")
            else None
        )
    fits = isinstance(prev, Phrase) or before in words("relatives") | words("coordinators") | {",", "that", "”", '"', ")"}
    return VerbGroup(k + 1, i + 1, verb.lemma, negated=negated, present=True) if fits else None


_CLOSED = ("determiners", "prepositions", "coordinators", "subordinators", "relatives", "pronouns", "auxiliaries", "negations", "adverbs")


def _resumes(nodes: Sequence[Node], i: int, before: str) -> bool:
    """ "The notices, handed over on Friday, become effective": a plural subject, an aside between commas, a present tense."""
    first = nodes[0] if nodes else None
    return before == "," and isinstance(first, Phrase) and first.plural and i > 2 and _low(nodes, 1) == ","


def _before_comma(nodes: Sequence[Node], k: int) -> Phrase | None:
    k -= _low(nodes, k) == ","
    node = nodes[k] if k >= 0 else None
    return node if isinstance(node, Phrase) else None


def _described(nodes: Sequence[Node], k: int) -> Phrase | None:
    """The treaty described: "a treaty of amity (concluded in ...)", "Agreement between A and B, (signed in ...)"."""
    for j in range(k, max(-1, k - 11), -1):
        node = nodes[j]
        if isinstance(node, Phrase):
            if node.sort == "treaty":
                return node if j < k else None
            if node.sort not in ("state", "group"):
                return None
        elif (
            (node.low not in _DESCRIBING and not node.low.isalpha())
            or node.low in words("auxiliaries")
            or (node.low in verbs() and node.low not in _DESCRIBING)
        ):
            return None
    return None


_DESCRIBING = frozenset(["of", "on", "for", "and", "mutual", "between", "with", ",", "the", "concerning"])


def _object_follows(nodes: Sequence[Node], i: int) -> bool:
    node = nodes[i] if i < len(nodes) else None
    return isinstance(node, Phrase) and node.sort != "time"


def _pair(nodes: Sequence[Node], k: int) -> bool:
    return k >= 2 and _low(nodes, k - 1) == "and" and isinstance(nodes[k - 2], Phrase)
