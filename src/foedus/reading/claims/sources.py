"""Words passed on without a reporting verb: "according to X", "by X's count", "allegations suggest", "X put the toll at N"."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.words import Stance
from foedus.reading.claims.memory import Memory
from foedus.reading.claims.nouns import Noun, nouns
from foedus.reading.claims.speakers import UNATTRIBUTED, speakers
from foedus.reading.claims.subjects import before
from foedus.reading.claims.told import Told
from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Node, low
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words

_MONEY = frozenset("$€£¥")
_STOPS = frozenset(",.;:—–“”")


def sourced(text: str, parsed: Parsed, memory: Memory, found: Sequence[Told]) -> list[Told]:
    """These words of a sentence; a press that only relays a speaker named beside it has none of its own."""
    nodes = parsed.nodes
    out: list[Told] = []
    for i, node in enumerate(nodes):
        word = low(node)
        if word in ("according", "as", "by", "put", "puts") or word in listed("sources", "unattributed"):
            one = _at(parsed, nodes, i, word, memory, bool(found or out))
            out += [one] if one else []
    return out


def _at(parsed: Parsed, nodes: Sequence[Node], i: int, word: str, memory: Memory, spoken: bool) -> Told | None:
    if word in ("put", "puts"):
        return _put(parsed, nodes, i, memory)
    if word in listed("sources", "unattributed"):
        return _report(parsed, nodes, i)
    if word == "according" and [low(n) for n in nodes[i + 1 : i + 3]] == ["to", "which"]:
        return _carried(parsed, nodes, i, memory)
    j = _source_at(nodes, i, word)
    if j is None:
        return None
    stop = next((k for k in range(j, len(nodes)) if low(nodes[k]) in _STOPS), len(nodes))
    source = nouns(nodes[j:stop])[:1]
    name = _relayed(source, memory, spoken)
    if name is None:
        return None
    begin, end = nodes[i].start, nodes[stop - 1].end
    rest = (
        (parsed.sentence.start, begin) if begin - parsed.sentence.start > parsed.sentence.end - end else (end, parsed.sentence.end)
    )
    return Told(name=name, stance=Stance.ASSERTS, start=min(rest[0], begin), end=max(rest[1], end), content=rest)


def _report(parsed: Parsed, nodes: Sequence[Node], i: int) -> Told | None:
    """ "Red Cross reports of famine", "an earlier report that ...": the noun carries the word."""
    if i + 1 >= len(nodes) or low(nodes[i + 1]) not in ("of", "that") or not i:
        return None
    run = nouns(nodes[max(0, i - 3) : i + 1])[-1:]
    keys = run[0].keys if run else ()
    if not keys and (low(nodes[i + 1]) == "of" or i < 2):
        return None
    stop = next((n.start for n in nodes[i : i + 60] if low(n) in _STOPS), parsed.sentence.end)
    start = run[0].start if run else nodes[i].start
    return Told(
        name="; ".join(keys) or UNATTRIBUTED, stance=Stance.ASSERTS, start=start, end=stop, content=(nodes[i + 1].start, stop)
    )


def _carried(parsed: Parsed, nodes: Sequence[Node], i: int, memory: Memory) -> Told | None:
    """ "a statement according to which": its owner's word."""
    name = speakers(nouns(nodes[max(0, i - 6) : i])[-1:], memory)
    content = (nodes[min(i + 3, len(nodes) - 1)].start, parsed.sentence.end)
    return (
        Told(name=name, stance=Stance.ASSERTS, start=parsed.sentence.start, end=parsed.sentence.end, content=content)
        if name
        else None
    )


def _source_at(nodes: Sequence[Node], i: int, word: str) -> int | None:
    """Where the source stands after "according to", "as reported by" or before "count" in "by X's count"."""
    following = [low(n) for n in nodes[i + 1 : i + 3]]
    if word == "according" and following[:1] == ["to"]:
        return i + 2
    if word == "as" and following and following[0] in listed("sources", "passed_on") and following[1:] == ["by"]:
        return i + 3
    if (
        word == "by"
        and any(n.low.split()[-1] in listed("sources", "reckoning") for n in nodes[i + 1 : i + 4] if n.low)
        and any(low(n) in words("genitive_s") for n in nodes[i + 1 : i + 4])
    ):
        return i + 1
    return None


def _relayed(source: Sequence[Noun], memory: Memory, spoken: bool) -> str | None:
    if not source or _mute(source[0]):
        return None
    noun = source[0]
    if noun.owner is not None and noun.head in listed("sources", "reckoning"):
        return "; ".join(noun.owner.keys) or noun.owner.name
    if spoken and noun.phrase is not None and noun.phrase.sort == "press":
        return None
    return speakers([noun], memory)


def _mute(noun: Noun) -> bool:
    return noun.phrase is not None and noun.phrase.sort in ("treaty", "law", "time", "treaty_again", "notice")


def _put(parsed: Parsed, nodes: Sequence[Node], i: int, memory: Memory) -> Told | None:
    """ "put the toll at 350": an estimate."""
    near = nodes[i + 1 : i + 8]
    at = next((k for k, n in enumerate(near) if low(n) == "at"), None)
    if at is None or at + 1 >= len(near) or not (low(near[at + 1])[:1].isdigit() or low(near[at + 1]) in _MONEY):
        return None
    first = i - 1 if i and low(nodes[i - 1]) in listed("sources", "perfect") else i
    found, begin = before(nodes, first, 0)
    name = speakers(found, memory)
    stop = next((n.start for n in nodes[i : i + 60] if low(n) in (";", ".")), parsed.sentence.end)
    return (
        Told(name=name, stance=Stance.ASSERTS, start=nodes[begin].start, end=stop, content=(near[0].start, stop)) if name else None
    )
