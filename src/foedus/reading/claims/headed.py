"""Words behind a colon or a noun: "Riyadh: the kingdom will not join", "Ankara's claim that ...", "the denial by X that ..."."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from foedus.core.words import Stance
from foedus.reading.claims.finite import finite
from foedus.reading.claims.memory import SPEAKING, Memory
from foedus.reading.claims.nouns import Noun, nouns
from foedus.reading.claims.objects import QUOTE
from foedus.reading.claims.speakers import speakers
from foedus.reading.claims.stances import stance_in_words
from foedus.reading.claims.told import Told
from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words

_HEAD = 8  # nodes before the colon of a headline
_OPENING = 40  # nodes of what is said in which its stance shows
_REACH = 10  # nodes between a noun and its "by X"
_STANCES = {"asserting": Stance.ASSERTS, "denying": Stance.DENIES, "expecting": Stance.EXPECTS}


def headed(parsed: Parsed, memory: Memory, found: Sequence[Told]) -> list[Told]:
    """These words of a sentence; none inside what a verb passes on."""
    one = _colon(parsed, memory) or _quoted(parsed, memory)
    if one and not found:
        return [one]
    told = (_noun(parsed, i, memory) for i, node in enumerate(parsed.nodes) if _stance(low(node)))
    return [t for t in told if t and not any(f.start < t.end and t.start < f.end for f in found)]


def _colon(parsed: Parsed, memory: Memory) -> Told | None:
    """ "X: we will ..." and "X to deputies: “...”" at the head of a sentence: a quotation or a clause with an auxiliary."""
    nodes = parsed.nodes
    at = next((k for k, n in enumerate(nodes[:_HEAD]) if low(n) == ":"), None)
    if at is None or at + 1 >= len(nodes) or any(finite(nodes, k) for k in range(at)):
        return None
    head = [n for n in nodes[:at] if not low(n)[:1].isdigit()]  # the hour of a live report
    first = head[0] if head else None
    quoted = low(nodes[at + 1]) in QUOTE
    if not isinstance(first, Phrase) or first.sort not in {*SPEAKING, "person"} or first.sort == "press":
        return None
    if not (len(head) == 1 or (low(head[1]) == "to" and quoted)) or not (quoted or _clause(nodes[at + 1 :])):
        return None
    name = speakers(nouns(head[:1]), memory)
    return _told(parsed, name, nodes[0].start, (nodes[at + 1].start, parsed.sentence.end), nouns(head[:1])) if name else None


def _quoted(parsed: Parsed, memory: Memory) -> Told | None:
    """ "Ms Roe shrugged: “We have time.”": a quotation behind whatever its speaker did."""
    nodes = parsed.nodes
    at = next((k for k in range(1, len(nodes) - 1) if low(nodes[k]) == ":" and low(nodes[k + 1]) in QUOTE), None)
    if at is None:
        return None
    subjects = [c.subject for c in parsed.clauses if c.verb.last <= at and c.hang in ("main", "coordinated")]
    who = nouns(subjects[-1])[-1:] if subjects else nouns(nodes[:1])
    if not who or who[0].phrase is None or who[0].phrase.sort not in {*SPEAKING, "person", "pronoun"}:
        return None
    name = speakers(who, memory)
    return _told(parsed, name, who[0].start, (nodes[at + 1].start, parsed.sentence.end), who) if name else None


def _clause(said: Sequence[Node]) -> bool:
    """A subject and an auxiliary before any comma; "Germany: signed 1957" and "Parties: France, Italy" have none."""
    end = next((k for k, n in enumerate(said) if low(n) in (",", ";", ".")), len(said))
    return any(low(said[k]) in words("auxiliaries") - {"to"} for k in range(1, end))


def _noun(parsed: Parsed, i: int, memory: Memory) -> Told | None:
    """ "X's claim that ..." and "a claim by X that ...": the noun of a word with its owner and its clause."""
    nodes = parsed.nodes
    source, that = _owner(nodes, i), i + 1
    if low(nodes[min(that, len(nodes) - 1)]) in ("by", "of"):
        that = next((k for k in range(i + 2, min(i + _REACH, len(nodes))) if low(nodes[k]) == "that"), len(nodes))
        source = [n for n in nouns(nodes[i + 2 : that])[:1] if n.keys or n.person]
    own = _pronoun(low(nodes[i - 1]), memory) if i and that == i + 1 else None
    if that + 1 >= len(nodes) or low(nodes[that]) != "that" or not (source or own):
        return None
    name, stance = speakers(source, memory) if source else own, _stance(low(nodes[i]))
    stop = _stop(parsed, that + 1)
    if not name or not any(finite(nodes, k) for k in range(that + 1, min(that + _OPENING, len(nodes)))):
        return None
    return _told(
        parsed, name, source[0].start if source and that == i + 1 else nodes[i].start, (nodes[that + 1].start, stop), source, stance
    )


def _pronoun(word: str, memory: Memory) -> str | None:
    """Whose word "her claim" is."""
    if word in listed("pronouns", "persons_own"):
        return memory.person
    return memory.body if word in listed("pronouns", "bodies_own") else None


def _stop(parsed: Parsed, begin: int) -> int:
    """Where the noun's clause ends: at a mark, or before the verb of the sentence ("the claim that X lied was false")."""
    verb = 0
    for k, node in enumerate(parsed.nodes[begin:], start=begin):
        if low(node) in (",", ";", ".", "—") or (verb and k > verb + 1 and low(node) in words("auxiliaries") - {"to"}):
            return node.start
        verb = k if finite(parsed.nodes, k) else verb
    return parsed.sentence.end


def _owner(nodes: Sequence[Node], i: int) -> list[Noun]:
    """Who stands before "'s claim"."""
    at = next((k for k in range(i - 1, max(0, i - 4), -1) if low(nodes[k]) in words("genitives")), None)
    if at is None or not isinstance(nodes[at - 1], Phrase):
        return []
    return [n for n in nouns(nodes[at - 1 : at]) if n.phrase is not None and n.phrase.sort in {*SPEAKING, "person"}]


def _stance(word: str) -> Stance | None:
    return _stances().get(word)


@cache
def _stances() -> dict[str, Stance]:
    """The nouns of a word passed on, each with its stance; a noun in several lists takes the first."""
    return {noun: stance for name, stance in reversed(_STANCES.items()) for noun in listed("nouns", name)}


def _told(
    parsed: Parsed, name: str, start: int, content: tuple[int, int], source: Sequence[Noun], stance: Stance | None = None
) -> Told:
    said = [n for n in parsed.nodes if content[0] <= n.start < content[1]][:_OPENING]
    if stance is None:
        stance = stance_in_words(said, "reply", {k for n in source for k in n.keys} | {name})
    return Told(name=name, stance=stance, start=start, end=content[1], content=content, nouns=tuple(source))
