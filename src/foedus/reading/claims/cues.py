"""Reporting verbs of a sentence: which word reports, who stands beside it, and where what is reported begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.core.words import Stance
from foedus.reading.claims.content import Content, content_at
from foedus.reading.claims.nouns import Noun
from foedus.reading.claims.subjects import after, before, joined
from foedus.reading.claims.verbs import group, is_passive, is_verb, stance_in
from foedus.reading.claims.words import listed, particles, reporting, sort_of
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_MARKS = frozenset([",", "”", '"', "’", "'", "?", "!", "—", "–"])


_BARE = 2  # nodes between "what" and a verb whose object it is
_TAG = 6  # nodes from a verb to the comma that ends its clause
_SMALL = 4  # letters of the longest words without a capital in a headline that writes all others with one


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


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands beside a reporting verb: speakers, the first character of the clause, and where the content may be."""

    speakers: tuple[Noun, ...]
    start: int
    same: bool = False
    leading: bool = False  # a mark before the subject: what is said may stand before it
    inverted: bool = False  # the subject stands behind the verb: what is said stands before it


def cues(parsed: Parsed) -> list[Cue]:
    """The reporting verbs of a sentence with something reported, in order."""
    nodes = parsed.nodes
    out: list[Cue] = []
    floor = 0
    for i, node in enumerate(nodes):
        lemma = reporting().get(low(node))
        cue = _cue(nodes, i, lemma, floor, out) if lemma and i >= floor and _reports(nodes, i, lemma) else None
        if cue:
            out.append(cue)
            floor = _behind(nodes, i) if cue.stance is Stance.NEITHER else i + 1
    return out


def _reports(nodes: Sequence[Node], i: int, lemma: str) -> bool:
    """Has the verb the particle that it needs, and is it no part of a name: "the Alliance of Sahel States"?"""
    needed = particles(lemma)
    if needed and low(nodes[min(i + 1, len(nodes) - 1)]) not in needed:
        return False
    node = nodes[i]
    if isinstance(node, Phrase) or not node.capital or i == 0 or low(nodes[i - 1]) in _MARKS | {":", "“"}:
        return True
    return all(n.capital for n in nodes if not isinstance(n, Phrase) and n.low.isalpha() and len(n.low) > _SMALL)


def _behind(nodes: Sequence[Node], i: int) -> int:
    return next((j + 1 for j in range(i, min(i + 5, len(nodes))) if reporting().get(low(nodes[j])) == "deny"), i + 1)


def _cue(nodes: Sequence[Node], i: int, lemma: str, floor: int, earlier: list[Cue]) -> Cue | None:
    first, seen = group(nodes, i)
    stance = stance_in(nodes, i, lemma, seen)
    if stance is None or not is_verb(nodes, first, i, seen):
        return None
    passive = is_passive(nodes, i, seen)
    if passive and lemma not in listed("judge", "accuse") and not _hearsay(nodes, i, first, lemma):
        return None
    gerund = verbs()[low(nodes[i])].gerund and not passive
    if passive and _hearsay(nodes, i, first, lemma):
        found = before(nodes, first, floor)[1]
        return Cue(
            lemma=lemma, stance=stance, first=first, at=i, start=nodes[found].start, content=nodes[i + 1].start, passive=True
        )
    side = _beside(nodes, first, i, floor, earlier, gerund)
    if any(low(n) == "what" for n in nodes[max(0, first - _BARE) : first]):
        return None  # "what they believe is a fraud": the clause is an object
    content = _behind_as(nodes, i, lemma, side) or content_at(nodes, i, lemma, side.leading, side.inverted)
    if content is None:
        return None
    return Cue(
        lemma=lemma,
        stance=stance,
        first=first,
        at=i,
        start=side.start,
        content=content.at,
        speakers=side.speakers,
        same=side.same,
        gerund=gerund,
        passive=passive,
    )


def _hearsay(nodes: Sequence[Node], i: int, first: int, lemma: str) -> bool:
    """ "is said to prepare", "it is alleged that": a word of nobody named."""
    following, subject = low(nodes[min(i + 1, len(nodes) - 1)]), low(nodes[first - 1]) if first else ""
    return lemma in listed("say", "hearsay") and (following == "to" or (following == "that" and subject == "it"))


def _beside(nodes: Sequence[Node], first: int, i: int, floor: int, earlier: list[Cue], gerund: bool) -> _Side:
    prev = low(nodes[first - 1]) if first else ""
    start = nodes[first].start
    if gerund and (quoted := joined(nodes, first, i)):
        return _Side(quoted, start, inverted=low(nodes[min(i + 1, len(nodes) - 1)]) in ("by", ".", ","))
    if earlier and prev == "," and low(nodes[earlier[-1].first - 1]) in words("relatives"):
        return _Side((), start, same=True)  # "Ada Roe, who hopes to return, has called it a gift"
    if gerund or prev in words("coordinators"):
        if earlier:
            return _Side((), start, same=True)
        return _Side(before(nodes, _head_verb(nodes, first), 0)[0], start)
    if prev in _MARKS and first > 1 and first == i and _turns(nodes, i, prev) and (turned := after(nodes, i)):
        return _Side(turned, start, inverted=True)
    speakers, begin = before(nodes, first, floor)
    leading = begin > 0 and low(nodes[begin - 1]) in _MARKS and not any(_hangs(n) for n in nodes[begin - 1 : first])
    denial = sort_of(reporting()[low(nodes[i])]) == "deny"
    leading = leading and (denial or prev == "," or not _relative(nodes[max(begin, first - 3) : first]))
    relative = begin > 0 and low(nodes[begin - 1]) in ("that", "which") and denial
    return _Side(speakers, nodes[min(begin, first)].start, leading=leading or relative)


def _relative(part: Sequence[Node]) -> bool:
    return any(low(n) in words("relatives") for n in part)


def _behind_as(nodes: Sequence[Node], i: int, lemma: str, side: _Side) -> Content | None:
    """ "As the minister said earlier, ...": what is said follows the comma."""
    opens = low(nodes[0]) == "as" and len(nodes) > 1 and nodes[1].start == side.start
    if not opens or sort_of(lemma) != "say":
        return None
    comma = next((k for k in range(i + 1, min(i + _TAG, len(nodes) - 1)) if low(nodes[k]) == ","), None)
    return Content(nodes[comma + 1].start) if comma is not None else None


def _turns(nodes: Sequence[Node], i: int, prev: str) -> bool:
    """Verbs that may stand before their subject: "..., said the minister"; others only behind a quotation."""
    lemma = reporting()[low(nodes[i])]
    if prev == "," and lemma != "say":
        return False
    return sort_of(lemma) == "say" and lemma not in listed("say", "address")


def _hangs(node: Node) -> bool:
    """A word or time that makes the clause depend on another: "because", "a day after"."""
    if isinstance(node, Phrase):
        return node.sort == "time" and node.low.split()[-1] in ("after", "before")
    return node.low in words("subordinators")


def _head_verb(nodes: Sequence[Node], stop: int) -> int:
    """The first finite verb of the sentence: its subject is that of a participle further on."""
    return next((k for k in range(1, min(stop, 80)) if _heads(nodes, k)), stop)


def _heads(nodes: Sequence[Node], k: int) -> bool:
    word = low(nodes[k])
    if word in words("auxiliaries"):
        return word != "to"
    return word in verbs() and verbs()[word].past and isinstance(nodes[k - 1], Phrase)
