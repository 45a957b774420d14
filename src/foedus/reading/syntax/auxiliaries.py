"""Verb groups that begin with an auxiliary, and auxiliaries that are the only verb."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.verbgroup import VerbGroup, filler, low_at
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import Verb, table, verbs

_LONGEST = 12  # words of a run of auxiliaries and adverbs: keeps the reading of "to to to ..." linear


def with_auxiliary(nodes: Sequence[Node], i: int, negated: bool = False) -> VerbGroup | None:
    """The group that begins with an auxiliary: "has not yet been signed", "is to replace", "to sign"."""
    if asks(nodes, i):
        return None  # "Has Turkey ratified it?": the auxiliary belongs to the verb behind the subject
    seen: list[str] = []
    j = i
    while len(seen) < _LONGEST and (low := low_at(nodes, j)) and (low in words("auxiliaries") or filler(low)):
        if low == "no" and low_at(nodes, j + 1) != "longer":
            break  # "has no end"
        seen.extend(_plain(low))
        j += 1
        j += _aside(nodes, j)
    infinitive = seen[0] == "to"
    verb = verbs().get(low_at(nodes, j)) or _unknown(low_at(nodes, j), seen)
    if infinitive and not (verb and verb.base) and seen[-1] not in ("be", "have", "do"):
        return None
    if not verb or (verb.base and seen[-1] in words("be") | words("have") and not verb.past):
        return _copula(i, j, seen, negated or ("yet" in seen and "to" in seen[1:]))
    passive = verb.past and _last_aux(seen) in words("be")
    later_to = "to" in seen[1:]
    owed = later_to and seen[0] in words("have") and "yet" in seen  # "has yet to"
    failed = later_to and seen[0] in ("was", "were") and "have" in seen  # "was to have been signed"
    owed = owed or failed
    return VerbGroup(
        i,
        j + 1,
        verb.lemma,
        passive=passive,
        negated=negated or owed or any(s in words("negations") for s in seen),
        future=(later_to and not owed) or seen[0] == "be" or any(s in words("future") for s in seen),
        modal=next((s for s in seen if s in words("future")), ""),
        infinitive=infinitive,
        gerund=seen[0] == "having",
        progressive=verb.gerund and _last_aux(seen) in words("be"),
        perfect=any(s in words("have") for s in seen),
        pending=later_to and not failed,
        present=(passive and seen[0] in ("is", "are") and not later_to) or seen[0] in ("do", "does"),
    )


def asks(nodes: Sequence[Node], i: int) -> bool:
    """Does the auxiliary open a question or an inverted clause: "Has Turkey ratified", "When did the treaty enter"?"""
    opens = i == 0 or low_at(nodes, i - 1) in words("asking") or _limited(nodes, i)
    if not opens or low_at(nodes, i) not in words("have") | words("be") | words("do") or i + 2 >= len(nodes):
        return False
    j = behind_doers(nodes, i + 1)
    while filler(low_at(nodes, j)):
        j += 1
    verb = verbs().get(low_at(nodes, j))
    fits = verb is not None and (verb.base if low_at(nodes, i) in words("do") else verb.past)
    return fits and nodes[i + 1].sort != "time" and isinstance(nodes[i + 1], Phrase)


def _limited(nodes: Sequence[Node], i: int) -> bool:
    """ "Only in December did", "Not until 2009 did": a time that is stressed puts the auxiliary before its subject."""
    return i < _LONGEST and nodes[i - 1].sort == "time" and low_at(nodes, 0) in words("stressing")


def behind_doers(nodes: Sequence[Node], i: int) -> int:
    """The place behind the coordinated phrases that begin at i."""
    while i < len(nodes) and (isinstance(nodes[i], Phrase) or low_at(nodes, i) in (",", "and")):
        i += 1
    return i


def _plain(low: str) -> tuple[str, ...]:
    """ "isn't" is "is" and "not"."""
    if not low.endswith("n't"):
        return (low,)
    return table("grammar")["contractions"].get(low, low[:-3]), "not"


def _aside(nodes: Sequence[Node], j: int) -> int:
    """ "has today deposited", "has so far deposited": how many nodes stand between auxiliary and verb."""
    node = nodes[j] if j + 1 < len(nodes) else None
    if f"{low_at(nodes, j)} {low_at(nodes, j + 1)}" in words("adverb_pairs"):
        return 2
    return isinstance(node, Phrase) and node.sort == "time" and low_at(nodes, j + 1) in verbs()


def _last_aux(seen: Sequence[str]) -> str:
    return next((s for s in reversed(seen) if s in words("auxiliaries")), "")


def _unknown(low: str, seen: Sequence[str]) -> Verb | None:
    """After an auxiliary, a word in -ed or -en is a participle even if the tables do not know its verb."""
    if len(low) > 4 and low.endswith("ed"):
        return Verb(low, True, False, False)
    if low in words("ing_adjectives"):
        return None
    if len(low) > 5 and low.endswith("ing"):
        return Verb(low, False, True, False)
    plain_form = (
        seen[-1] in words("future") | words("do")
        and low.isalpha()
        and low not in words("determiners") | words("prepositions") | words("numbers")
    )
    return Verb(low, False, False, True) if plain_form and len(low) > 2 else None


def _copula(i: int, j: int, seen: Sequence[str], negated: bool) -> VerbGroup | None:
    main = _last_aux(seen)
    if main not in words("be") | words("have") | words("do"):
        return None
    last = i + max(k for k, s in enumerate(seen) if s == main) + 1
    trailing = seen[last - i :]
    lemma = "be" if main in words("be") else "have" if main in words("have") else "do"
    return VerbGroup(
        i,
        j if all(filler(s) for s in trailing) and lemma != "do" else last,
        lemma,
        negated=negated or any(s in words("negations") for s in seen),
        future=any(s in words("future") for s in seen) or "to" in seen[1:],
        modal=next((s for s in seen if s in words("future")), ""),
        infinitive=seen[0] == "to",
        perfect=any(s in words("have") for s in seen) and main in words("be"),
        past=main in ("was", "were", "had"),
    )
