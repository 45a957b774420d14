"""From the reporting verbs of a sentence to who says what in which characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.core.words import Stance
from foedus.reading.claims.cues import Cue, cues
from foedus.reading.claims.finite import finite
from foedus.reading.claims.memory import Memory
from foedus.reading.claims.nouns import Noun
from foedus.reading.claims.speakers import UNATTRIBUTED, speakers
from foedus.reading.claims.stances import stance_of
from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Phrase, low
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_BACK = 60  # nodes within which "she" finds a person named in the same sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A speaker's word in characters: the whole reporting clause, and in it what is said."""

    name: str
    stance: Stance
    start: int
    end: int
    content: tuple[int, int]
    nouns: tuple[Noun, ...] = ()
    dependent: bool = False  # a participle or coordinated verb that shares its subject
    participle: bool = False
    verb_stance: Stance = Stance.ASSERTS  # that of the verb alone


def told(text: str, parsed: Parsed, memory: Memory) -> list[Told]:
    """What the sentence's reporting verbs say, in order."""
    found = cues(parsed)
    out: list[Told] = []
    last: str | None = None
    ahead = iter(parsed.clauses)
    pending = next(ahead, None)
    for k, cue in enumerate(found):
        while pending and pending.verb.last <= cue.first:
            memory.note(pending.subject, pending.hang in ("main", "coordinated"))
            pending = next(ahead, None)
        memory.nearby(
            n for n in parsed.nodes[max(0, cue.first - _BACK) : cue.first] if isinstance(n, Phrase) and n.sort == "person"
        )
        name = last = _name(cue, last, memory)
        if out and cue.content is None and _relays(cue):
            continue
        if name and not _undertakes(cue, name):
            one = _one(
                text, parsed, found, k, name, out[-1].end if out else parsed.sentence.start, memory.homes.get(name, frozenset())
            )
            out += [one] if one else []
            memory.spoke(cue.speakers, name)
    return out


def _relays(cue: Cue) -> bool:
    """A press that only passes on the word of a speaker named before: "..., TASS reported"."""
    return any(n.phrase is not None and n.phrase.sort == "press" for n in cue.speakers)


def _name(cue: Cue, last: str | None, memory: Memory) -> str | None:
    if cue.passive:
        return UNATTRIBUTED
    if cue.same:
        return last
    return speakers(cue.speakers, memory)


def _undertakes(cue: Cue, name: str) -> bool:
    """A state's promise is an undertaking, not a claim."""
    body = not any(n.person or n.pronoun in listed("pronouns", "persons") for n in cue.speakers)
    return cue.lemma in listed("performative", "promises") and body and not cue.same


def _one(text: str, parsed: Parsed, found: Sequence[Cue], k: int, name: str, floor: int, homes: frozenset[str]) -> Told | None:
    cue = found[k]
    inside = max(cue.start, cue.content or 0)
    stop = _stop(parsed, found[k + 1 : k + 8], inside)
    if cue.content is None:
        if floor >= cue.start and cue.stance is not Stance.DENIES:
            return None  # a tag in the midst of what another says
        start, tag = min(floor, cue.start), _verb_end(parsed, cue)
        end = stop if _interrupts(parsed, tag) else tag
        content = (start, cue.start if start < cue.start and end == tag else end)
    else:
        start, end, content = cue.start, stop, (cue.content, stop)
    if content[0] >= content[1] or not text[slice(*content)].strip():
        return None
    return Told(
        name=name,
        stance=stance_of(parsed, cue, content, name, homes),
        start=start,
        end=max(end, start + 1),
        content=content,
        nouns=cue.speakers,
        dependent=cue.gerund or cue.same,
        participle=cue.gerund,
        verb_stance=cue.stance,
    )


def _stop(parsed: Parsed, following: Sequence[Cue], inside: int) -> int:
    """Where what is said ends: with the next cue's clause; one that stands behind its own content begins at a semicolon."""
    for cue in following:
        if cue.start > inside and cue.content is not None:
            return cue.start
        marks = [n.end for n in parsed.nodes if inside < n.start < cue.start and low(n) in (";", ":")]
        if marks:
            return marks[-1]
    return parsed.sentence.end


def _interrupts(parsed: Parsed, end: int) -> bool:
    """ "Once it is in force, he went on, the state will ...": what is said goes on behind the tag."""
    at = next((k for k, n in enumerate(parsed.nodes) if n.start == end and low(n) == ","), None)
    if at is None or at + 1 >= len(parsed.nodes):
        return False
    node, rest = parsed.nodes[at + 1], parsed.nodes[at + 1 :]
    following = low(node)
    named = isinstance(node, Phrase) and node.sort == "person" and low(rest[min(1, len(rest) - 1)]) in (",", ".", ";")
    if named or not any(finite(rest, k) for k in range(len(rest))):
        return False
    if following in words("coordinators") | words("relatives") | words("subordinators") | words("prepositions"):
        return False
    verb = verbs().get(following)
    return (isinstance(node, Phrase) and node.sort != "time") or (following != "" and not (verb and verb.gerund))


def _verb_end(parsed: Parsed, cue: Cue) -> int:
    """Where "X said" ends: at the next mark, or with the sentence."""
    for node in parsed.nodes[cue.at + 1 :]:
        if low(node) in (",", ";", ".", ":"):
            return node.start
    return parsed.sentence.end


def _goes_on(last: Told, one: Told) -> bool:
    return one.dependent and (
        one.stance is last.stance or (one.participle and one.verb_stance is Stance.ASSERTS and last.stance is not Stance.ASSERTS)
    )


def merged(found: Sequence[Told]) -> list[Told]:
    """One claim where a participle or second verb goes on with the same speaker's word: "denied it, adding that ..."."""
    out: list[Told] = []
    for one in found:
        last = out[-1] if out else None
        if (
            last
            and one.name == last.name
            and (_goes_on(last, one) or (one.stance is last.stance is Stance.EXPECTS and one.start < last.end))
        ):
            out[-1] = replace(last, end=one.end)
        else:
            out.append(one)
    return out
