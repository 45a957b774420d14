"""Where the clauses of a sentence begin: the word that joins each, and how it hangs on the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from foedus.reading.syntax.auxiliaries import asks
from foedus.reading.syntax.phrase import BODIES, Node, Phrase, low
from foedus.reading.syntax.verbgroup import VerbGroup
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import control, speech


class Bound(NamedTuple):
    """The first node of a clause, the word that joins it, and how it hangs (see `clause.Clause`)."""

    first: int
    link: str
    hang: str


def bounds(nodes: Sequence[Node], groups: Sequence[VerbGroup]) -> list[Bound]:
    """The bounds of each verb's clause, in order."""
    out: list[Bound] = []
    for k, group in enumerate(groups):
        out.append(Bound(group.first, "", "main") if _closes(nodes, groups, out, k) else _bound(nodes, groups, k))
    return out


def stops(nodes: Sequence[Node], groups: Sequence[VerbGroup], found: Sequence[Bound]) -> list[int]:
    """Where each clause ends: before the next one, or at a semicolon."""
    ends = [_ahead(nodes, group.last, found[k + 1]) if k + 1 < len(groups) else len(nodes) for k, group in enumerate(groups)]
    marks = [next((j for j in range(g.last, end) if low(nodes[j]) in (";", ":")), end) for g, end in zip(groups, ends, strict=True)]
    return [max(mark, group.last) for mark, group in zip(marks, groups, strict=True)]


def _closes(nodes: Sequence[Node], groups: Sequence[VerbGroup], bounds: Sequence[Bound], k: int) -> bool:
    """ "The treaty, signed by A and B in June, introduces ...": the comma closes what stood between, the subject is resumed."""
    if not k or low(nodes[groups[k].first - 1]) != "," or groups[k].gerund or groups[k].infinitive:
        return False
    aside = bounds[k - 1][2] in ("relative", "relative-object", "reduced") or (groups[k - 1].participle and groups[k - 1].passive)
    opens = bounds[k - 1][0] if bounds[k - 1][2].startswith("relative") else groups[k - 1].first
    return aside and opens > 0 and low(nodes[opens - 1]) == "," and not (groups[k].participle and groups[k].passive)


def _ahead(nodes: Sequence[Node], last: int, bound: Bound) -> int:
    """Where the next clause begins; with "..., and the Senate, whose members ..., followed" already at the "and"."""
    first, _, hang = bound
    if hang not in ("relative", "relative-object", "reduced"):
        return first
    j = first - 1
    while j > last and (low(nodes[j]) == "," or isinstance(nodes[j], Phrase)):
        j -= 1
        if low(nodes[j]) in words("coordinators") and low(nodes[j - 1]) in (",", ";"):
            return j
    return first


def _bound(nodes: Sequence[Node], groups: Sequence[VerbGroup], k: int) -> Bound:
    """Where the clause of verb k begins, the word that joins it, and how it hangs."""
    group, lo = groups[k], groups[k - 1].last if k else 0
    s = group.first
    if group.infinitive:
        return Bound(s, "to", "infinitive")
    prev = s - 1
    while prev >= lo and low(nodes[prev]) in (",",):
        prev -= 1
    last = low(nodes[prev]) if prev >= lo else ""
    if last in words("relatives") or (last == "that" and prev > lo and isinstance(nodes[prev - 1], Phrase)):
        return Bound(prev, last, "relative")
    if group.gerund:
        return Bound(s, _gerund_link(last), "gerund")
    if group.participle and group.passive and k and last not in words("coordinators") and _theme_before(nodes, lo, s):
        return Bound(s, "", "reduced")
    if last in words("coordinators") and k:
        return Bound(prev, last, "coordinated")
    if k and speech(group.lemma) and (comma := _last_comma(nodes, lo, s)):
        return Bound(comma + 1, "", "main")  # "exchanged by X and Y, the agency Z said"
    return _finite(nodes, lo, s, bool(k), bool(k) and _takes_sentence(groups[k - 1]))


def _last_comma(nodes: Sequence[Node], lo: int, s: int) -> int | None:
    """The comma behind which one phrase, a speaker, is left before the verb."""
    last = next((j for j in range(s - 1, lo, -1) if low(nodes[j]) == ","), None)
    rest = nodes[last + 1 : s] if last is not None and not any(map(_counted_from, nodes[last + 1 : s])) else ()
    speaker = len(rest) <= 4 and any(isinstance(n, Phrase) and n.sort in ("press", "person", "organ", "state") for n in rest)
    return last if speaker and not any(low(n) in words("subordinators") | words("relatives") for n in nodes[lo:s]) else None


def _no_joiner(nodes: Sequence[Node], j: int) -> bool:
    """ "known as X", "in that town": no clause begins."""
    before = low(nodes[j - 1]) if j else ""
    return (low(nodes[j]) == "as" and before in words("before_as")) or (low(nodes[j]) == "that" and before in words("before_that"))


def _gerund_link(last: str) -> str:
    if last in words("maybe_prepositions") | {"by", "while"}:
        return last
    return "preposition" if last in words("prepositions") else ""


def _counted_from(node: Node) -> bool:
    """ "ninety days after": a time that names the act from which it counts."""
    return isinstance(node, Phrase) and node.sort == "time" and node.low.split()[-1] in ("after", "before")


def _theme_before(nodes: Sequence[Node], lo: int, s: int) -> bool:
    return any(isinstance(n, Phrase) for n in nodes[max(lo, s - 2) : s])


def _takes_sentence(group: VerbGroup) -> bool:
    """ "said the president had decided": a verb of speech takes a sentence without "that"."""
    return not group.passive and (speech(group.lemma) is not None or control(group.lemma) == "announce")


def _finite(nodes: Sequence[Node], lo: int, s: int, later: bool, told: bool) -> Bound:
    """The clause of a finite verb with a subject of its own: find where it begins."""
    strong = None
    for j in range(s - 1, lo - 1, -1):
        word = low(nodes[j])
        closed = word == "(" and any(low(n) == ")" for n in nodes[j:s])  # "Brazil (in 1968) and Chile have ratified it"
        aside = closed or (word in _DASHES and low(nodes[s - 1]) in _DASHES)  # "None of them — A, B and C — has ratified it"
        if word in (";", ":", "—", "–", "(", "“", "”", '"') and not aside and _agent(nodes[j + 1 : s]):
            return Bound(j + 1, word, "main")
        if asks(nodes, j):
            return Bound(j + 1, "", "main")  # "Not until 2009 did the Senate approve it"
        if word in words("relatives") or (word in words("subordinators") and not _no_joiner(nodes, j)):
            strong = j
            break
        if _counted_from(nodes[j]) and _agent(nodes[j + 1 : s]):
            return Bound(j + 1, nodes[j].low.split()[-1], "subordinate")
    if strong is not None:
        return _after_joiner(nodes, strong, lo, s, later)
    if not later:
        return Bound(_skip_front(nodes, lo, s), "", "main")
    return _second(nodes, lo, s, told)


_DASHES = frozenset(["—", "–"])


def _after_joiner(nodes: Sequence[Node], j: int, lo: int, s: int, later: bool) -> Bound:
    word = low(nodes[j])
    if word in words("maybe_prepositions"):
        comma = next((c for c in range(j + 1, s) if low(nodes[c]) == "," and _agent(nodes[c + 1 : s])), None)
        if comma is not None and _is_prepositional(nodes, j, comma):
            return Bound(comma + 1, "", "main") if not later or j == lo else _second(nodes, lo, s)
    if word in words("relatives"):
        return Bound(j, word, "relative-object")
    if word == "that" and j > lo and isinstance(nodes[j - 1], Phrase) and _agent(nodes[j + 1 : s]):
        return Bound(j, word, "that")
    return Bound(j, word, "subordinate")


def _is_prepositional(nodes: Sequence[Node], j: int, comma: int) -> bool:
    return not any(low(n) in words("auxiliaries") for n in nodes[j:comma])


def _agent(part: Sequence[Node]) -> bool:
    return any(isinstance(n, Phrase) and n.sort not in ("time",) for n in part)


def _skip_front(nodes: Sequence[Node], lo: int, s: int) -> int:
    """Behind an adverbial at the head of the sentence: "In Amman the lower house", "On Tuesday, ..."."""
    if lo < s and low(nodes[lo]) in words("prepositions") | words("adverbs"):
        if lo + 2 < s and low(nodes[lo]) in ("in", "on") and nodes[lo + 1].sort == "time" and nodes[lo + 2].sort in _DOERS:
            return lo  # "In January Mali, Niger and Togo"
        commas = [c for c in range(lo, s) if low(nodes[c]) == "," and _agent(nodes[c + 1 : s])]
        return commas[0] + 1 if commas else lo
    return lo


def _pair(part: Sequence[Node]) -> bool:
    """ "China and France", "Togo and its partner": two coordinated doers and nothing else."""
    found = [n for n in part if isinstance(n, Phrase)]
    marks = [low(n) for n in part if not isinstance(n, Phrase)]
    return len(found) == 2 and marks == ["and"] and part[1] not in found and all(n.sort in _DOERS for n in found)


_DOERS = BODIES | {"state", "person"}


def _second(nodes: Sequence[Node], lo: int, s: int, told: bool = False) -> Bound:
    """Of what stands between two verbs, the part that is the second one's subject."""
    joins = [j for j in range(lo, s) if low(nodes[j]) in words("coordinators") and _agent(nodes[j + 1 : s])]
    after_comma = [j for j in joins if j > lo and low(nodes[j - 1]) == ","]
    commas = [c for c in range(lo, s) if low(nodes[c]) == "," and _agent(nodes[c + 1 : s])]
    pair = next((c for c in commas if _pair(nodes[c + 1 : s])), None)
    if pair is not None and not after_comma:
        return Bound(pair + 1, "", "main")  # "Togo joined in 1991, China and France acceded the year after"
    if after_comma or joins:
        j = (after_comma or joins)[0]
        return Bound(j, low(nodes[j]), "main")
    if commas:
        return Bound(commas[0] + 1, "", "main")
    if low(nodes[s - 1]) == ",":
        return Bound(s, ",", "coordinated")  # "announced its withdrawal, was crushed and never left"
    beside = next((j for j in range(s - 1, lo, -1) if isinstance(nodes[j], Phrase) and isinstance(nodes[j - 1], Phrase)), None)
    if beside is not None and beside == s - 1 and nodes[beside].sort != "time":
        return Bound(beside, "", "main")  # "a note lodged with it Damascus placed ...": two phrases side by side
    return Bound(lo, "", "told") if told else Bound(s, "", "main")
