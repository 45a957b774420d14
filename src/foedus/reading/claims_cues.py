"""Reporting verbs of a sentence: which word reports, who stands beside it, and where what is reported begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.core.words import Stance
from foedus.reading.claims_content import content_at
from foedus.reading.claims_nouns import Noun, low, nouns
from foedus.reading.claims_subjects import after, before, finite, joined
from foedus.reading.claims_words import listed, reporting, sort_of
from foedus.reading.grammar import words
from foedus.reading.lexicon import verbs
from foedus.reading.phrases import Node, Phrase
from foedus.reading.scan import Parsed

_BE = frozenset(["is", "are", "was", "were", "been", "being", "be", "am"])
_DOUBT = frozenset(["would", "could", "should", "may", "might", "can", "must", "if"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb that passes on a word. `speakers` are the nouns beside it; `same` where it shares those of the cue before.

    `first` and `at` are nodes: the group's first and the verb itself; `content` the first character of what is said,
    None where that stands before the verb.
    """

    lemma: str
    stance: Stance
    first: int
    at: int
    start: int
    content: int | None
    speakers: tuple[Noun, ...] = ()
    same: bool = False
    gerund: bool = False
    passive: bool = False


def cues(parsed: Parsed) -> list[Cue]:
    """The reporting verbs of a sentence with something reported, in order."""
    nodes = parsed.nodes
    out: list[Cue] = []
    floor = 0
    for i, node in enumerate(nodes):
        lemma = reporting().get(low(node))
        cue = _cue(nodes, i, lemma, floor, out, parsed) if lemma and i >= floor else None
        if cue:
            out.append(cue)
            floor = max(i + 1, _behind(nodes, i) if cue.stance is Stance.NEITHER else 0)
    return out


def _behind(nodes: Sequence[Node], i: int) -> int:
    return next((j + 1 for j in range(i, min(i + 5, len(nodes))) if reporting().get(low(nodes[j])) == "deny"), i + 1)


def _cue(nodes: Sequence[Node], i: int, lemma: str, floor: int, earlier: list[Cue], parsed: Parsed) -> Cue | None:
    first, seen = _group(nodes, i)
    stance = _stance(nodes, i, lemma, seen)
    if stance is None or not _verbal(nodes, first, i, seen):
        return None
    verb = verbs()[low(nodes[i])]
    passive = (
        verb.past and not verb.base and bool(seen) and next((s for s in reversed(seen) if s in words("auxiliaries")), "") in _BE
    )
    gerund = verb.gerund and not passive
    speakers, start, same, leading = _beside(nodes, first, i, floor, earlier, gerund, sort_of(lemma) == "say" and not seen)
    content = content_at(nodes, i, lemma, parsed.clauses, leading)
    if content is None or (passive and lemma not in listed("judge", "accuse") | {"quote"}):
        return None
    said = content.at
    return Cue(
        lemma=lemma,
        stance=stance,
        first=first,
        at=i,
        start=start,
        content=said,
        speakers=speakers,
        same=same,
        gerund=gerund,
        passive=passive,
    )


def _group(nodes: Sequence[Node], i: int) -> tuple[int, list[str]]:
    """Where the verb's group begins, and the auxiliaries and negations in it."""
    k, seen = i, []
    while (
        k > 0
        and (word := _word(nodes[k - 1]))
        and (
            word in words("auxiliaries")
            or word in words("negations")
            or word in words("adverbs")
            or (word.endswith("ly") and len(word) > 4)
        )
    ):
        if word == "to" and not _went_on(nodes, k - 1):
            break
        seen.insert(0, word)
        k -= 1
        if word == "to":
            k, seen = k - 2, ["to"]
    return k, seen


def _word(node: Node) -> str:
    return node.low if not isinstance(node, Phrase) or node.low == "neither" else ""


def _went_on(nodes: Sequence[Node], k: int) -> bool:
    """ "went on to say" """
    return k >= 2 and low(nodes[k - 1]) == "on" and low(nodes[k - 2]) in ("went", "goes", "go")


def _stance(nodes: Sequence[Node], i: int, lemma: str, seen: Sequence[str]) -> Stance | None:
    negated = any(s in words("negations") for s in seen)
    if lemma in ("confirm", "deny") and (negated or _refused(nodes, i)):
        both = any(reporting().get(low(n)) in {"confirm", "deny"} - {lemma} for n in nodes[i + 1 : i + 4])
        return Stance.NEITHER if both else None
    if lemma in listed("deny", "negated"):
        return Stance.DENIES if negated and lemma != "agree" else Stance.ASSERTS if lemma == "agree" and not negated else None
    if negated or _DOUBT.intersection(seen):
        return None
    sort = sort_of(lemma)
    return {"deny": Stance.DENIES, "expect": Stance.EXPECTS}.get(sort or "", Stance.ASSERTS) if sort else None


def _refused(nodes: Sequence[Node], i: int) -> bool:
    return any(low(n) in ("declined", "refused", "declines", "refuses", "refusing", "declining") for n in nodes[max(0, i - 3) : i])


def _verbal(nodes: Sequence[Node], first: int, i: int, seen: Sequence[str]) -> bool:
    """Is the word a verb here, and no noun or adjective?"""
    if any(s in words("auxiliaries") for s in seen):
        return True
    verb = verbs()[low(nodes[i])]
    prev = nodes[first - 1] if first else None
    word = low(prev) if prev is not None else ""
    if verb.gerund:
        return word in (("by",) if sort_of(verb.lemma) in ("judge", "object", "voice") else (",", "”", "as", "by", '"'))
    if isinstance(prev, Phrase) and prev.sort == "time":
        return True
    if (
        finite(nodes, first - 1)
        or word in words("determiners")
        or word in words("prepositions")
        or word in ("’s", "'s")
        or prev is None
    ):
        return False
    if verb.base and not verb.past:
        return (
            _many(prev)
            or (i + 1 < len(nodes) and low(nodes[i + 1]) == "that")
            or word in words("coordinators")
            or word in words("relatives")
            or (word == "," and _clause_follows(nodes, i))
        )
    return True


def _many(prev: Node | None) -> bool:
    """A plural subject: "experts", "police", "they", "Rome and Vienna"."""
    if isinstance(prev, Phrase):
        return (
            prev.plural
            or prev.low in ("we", "i", "you", "they", "us")
            or prev.sort in ("state", "person", "organ", "group", "people")
        )
    return prev is not None and (
        prev.low.endswith("s") or prev.low in ("people", "police", "media", "men", "women", "many", "some", ")")
    )


def _clause_follows(nodes: Sequence[Node], i: int) -> bool:
    return i + 1 < len(nodes) and (low(nodes[i + 1]) in ("that", ":", "“", "it") or low(nodes[i + 1]) in words("determiners"))


def _beside(
    nodes: Sequence[Node], first: int, i: int, floor: int, earlier: list[Cue], gerund: bool, turns: bool
) -> tuple[tuple[Noun, ...], int, bool, bool]:
    """The speakers, where the reporting words begin, whether they are the speakers of the cue before, and whether the content stands before."""
    prev = low(nodes[first - 1]) if first else ""
    if gerund or prev in words("coordinators"):
        quoted = joined(nodes, first, i) if gerund else ()
        return (
            (quoted, nodes[first].start, False, False)
            if quoted
            else (
                before(nodes, _head_verb(nodes, first), floor=0)[0] if not earlier else (),
                nodes[first].start,
                bool(earlier),
                False,
            )
        )
    if prev in (",", "”", '"', "’", "'", "?", "!", "—", "–") and first > 1 and turns:
        inverted = after(nodes, i)
        if inverted:
            return inverted, nodes[first].start, False, True
    speakers, begin = before(nodes, first, floor)
    hanging = any(low(n) in words("subordinators") for n in nodes[max(0, begin - 1) : first])
    leading = not hanging and begin > 0 and low(nodes[begin - 1]) in (",", "”", '"', "’", "'", "?", "!", "—", "–")
    return speakers, nodes[min(begin, first)].start, False, leading


def _head_verb(nodes: Sequence[Node], stop: int) -> int:
    """The first finite verb of the sentence: its subject is that of a participle further on."""
    for k in range(stop):
        word = low(nodes[k])
        if k and (
            word in words("auxiliaries") - {"to"} or (word in verbs() and verbs()[word].past and isinstance(nodes[k - 1], Phrase))
        ):
            return k
    return stop


def nouns_of(nodes: Sequence[Node]) -> list[Noun]:
    """The noun groups of these nodes."""
    return nouns(nodes)
