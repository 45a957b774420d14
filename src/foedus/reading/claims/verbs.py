"""Is a word a reporting verb where it stands, with which auxiliaries, and with what stance?"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.words import Stance
from foedus.reading.claims import objects
from foedus.reading.claims.finite import finite
from foedus.reading.claims.words import listed, refusals, reporting, sort_of
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_OF = 6  # nodes of "of the region"


def group(nodes: Sequence[Node], i: int) -> tuple[int, list[str]]:
    """Where the verb's group begins, and the auxiliaries and negations in it."""
    k = i
    seen: list[str] = []
    while k > 0 and _belongs(word := _word(nodes[k - 1])):
        if word == "to":
            lead = _lead(nodes, k - 1)
            return (lead, ["to"]) if lead is not None else (k, seen)
        seen.insert(0, word)
        k -= 1
    return k, seen


def _belongs(word: str) -> bool:
    closed = words("auxiliaries") | words("negations") | words("adverbs")
    return word in closed or (word.endswith("ly") and len(word) > 4)


def _word(node: Node) -> str:
    return node.low if not isinstance(node, Phrase) or node.low == "neither" else ""


def _lead(nodes: Sequence[Node], k: int) -> int | None:
    """The verb before "to" that makes one group with it: "went on to say", "declined to confirm"."""
    if k >= 2 and low(nodes[k - 1]) == "on" and low(nodes[k - 2]) in listed("say", "going_on"):
        return k - 2
    if not k or low(nodes[k - 1]) not in refusals():
        return None
    return k - 2 if k > 1 and low(nodes[k - 2]) in words("auxiliaries") else k - 1


def stance_in(nodes: Sequence[Node], i: int, lemma: str, seen: Sequence[str]) -> Stance | None:
    """The stance of the verb with its negation; None where it passes on nothing: "did not say", "would argue"."""
    negated = any(s in words("negations") for s in seen)
    if lemma in ("confirm", "deny") and (negated or _refused(nodes, i)):
        both = any(reporting().get(low(n)) in {"confirm", "deny"} - {lemma} for n in nodes[i + 1 : i + 4])
        return Stance.NEITHER if both or silent(nodes, i, seen) else None
    if silent(nodes, i, seen):
        return Stance.NEITHER
    supposed = not listed("stances", "supposing").isdisjoint(seen) and "only" not in seen
    if negated and lemma in listed("deny", "negated") and lemma != "agree" and not supposed:
        return Stance.DENIES
    sort = sort_of(lemma)
    if negated or (sort == "say" and "will" in seen) or supposed:
        return None
    if sort == "deny" and objects.judged_so(nodes, i, lemma):
        return Stance.ASSERTS
    return {"deny": Stance.DENIES, "expect": Stance.EXPECTS}.get(sort or "", Stance.ASSERTS) if sort else None


def silent(nodes: Sequence[Node], i: int, seen: Sequence[str]) -> bool:
    """ "declined to comment", "did not say whether", "has not confirmed that": a question left open."""
    lemma, following = reporting()[low(nodes[i])], [low(n) for n in nodes[i + 1 : i + 3]]
    if lemma == "confirm":
        return "that" in following and any(s in words("negations") for s in seen)
    asked = any(word in listed("say", "questions") for word in following)
    asked = asked or lemma == "comment"
    unsaid = _refused(nodes, i) or (asked and any(s in words("negations") for s in seen))
    return lemma in listed("say", "telling") and unsaid


def _refused(nodes: Sequence[Node], i: int) -> bool:
    return any(low(n) in refusals() for n in nodes[max(0, i - 3) : i])


def is_verb(nodes: Sequence[Node], first: int, i: int, seen: Sequence[str]) -> bool:
    """Is the word a verb here, and no noun or adjective?"""
    if any(s in words("auxiliaries") for s in seen):
        return True
    verb = verbs()[low(nodes[i])]
    prev = nodes[first - 1] if first else None
    word = low(prev) if prev is not None else ""
    if verb.gerund:
        if verb.lemma in listed("judge", "accuse") and word == ",":
            return True
        return word in (("by",) if sort_of(verb.lemma) in ("judge", "object", "voice") else (",", "”", "as", "by", '"'))
    if isinstance(prev, Phrase) and prev.sort == "time":
        return True
    if word in verbs() and verbs()[word].base and _takes_object(nodes, first - 1):
        return False
    if word in ("’", "'") and not verb.past:
        return False  # "both nations’ calls"
    if prev is None or word in words("determiners") | words("prepositions") | words("genitive_s"):
        return False
    if finite(nodes, first - 1) or (word in verbs() and verbs()[word].gerund) or _one_noun(nodes, first, verb.base):
        return False
    if verb.base and not verb.past:
        if word in (",", "”") and _turned(nodes, i):
            return True
        joined = word in words("coordinators") | words("relatives") or (word == "," and _clause_follows(nodes, i))
        that = i + 1 < len(nodes) and low(nodes[i + 1]) == "that"
        return joined or _many(prev) or that or _many_of(nodes, first)
    return True


def _takes_object(nodes: Sequence[Node], k: int) -> bool:
    """ "states that take disputes (to court)", "to make claims": behind such a verb stands its object."""
    lead = low(nodes[k - 1]) if k else ""
    return lead == "that" or lead in words("relatives") | words("auxiliaries")


def _turned(nodes: Sequence[Node], i: int) -> bool:
    """ "..., say its opponents": the verb before its subject."""
    following = nodes[min(i + 1, len(nodes) - 1)]
    return low(nodes[i]) == "say" and (isinstance(following, Phrase) or low(following)[:1].isalpha())


def _one_noun(nodes: Sequence[Node], first: int, base: bool) -> bool:
    """ "an earlier report": an article with nothing but adjectives behind it; "let states": a verb before the noun."""
    before = [low(n) for n in nodes[max(0, first - 3) : first]]
    if before and before[-1] in verbs() and verbs()[before[-1]].base and len(before) > 1 and not before[-2]:
        return True
    joined = bool(before) and before[-1] in words("coordinators")
    return base and any(w in listed("subjects", "single") for w in before) and all(before) and not joined


def _many(prev: Node | None) -> bool:
    """A plural subject: "experts", "police", "they", "Rome and Vienna"."""
    if isinstance(prev, Phrase):
        return (
            prev.plural or prev.low in listed("pronouns", "plural") or prev.sort in ("state", "person", "organ", "group", "people")
        )
    return prev is not None and (prev.low.endswith("s") or prev.low in listed("subjects", "many"))


def _many_of(nodes: Sequence[Node], first: int) -> bool:
    """ "Defence ministers of the region (reject)": the number is that of the noun before "of"."""
    of = next((k for k in range(first - 1, max(0, first - _OF), -1) if low(nodes[k]) in ("of", "from", "in")), None)
    between = nodes[of + 1 : first] if of is not None else ()
    plain = all(isinstance(n, Phrase) or n.capital or n.low in words("determiners") or n.low.isalpha() for n in between)
    return of is not None and plain and _many(nodes[of - 1]) and not any(finite(nodes, k) for k in range(of, first))


def _clause_follows(nodes: Sequence[Node], i: int) -> bool:
    return i + 1 < len(nodes) and (low(nodes[i + 1]) in ("that", ":", "“", "it") or low(nodes[i + 1]) in words("determiners"))


def is_passive(nodes: Sequence[Node], i: int, seen: Sequence[str]) -> bool:
    """Is the verb a participle with a form of "be"?"""
    verb = verbs()[low(nodes[i])]
    last = next((s for s in reversed(seen) if s in words("auxiliaries")), "")
    return verb.past and not verb.base and last in words("be")
