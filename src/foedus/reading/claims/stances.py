"""The stance of a reported word: a verb's own, or denial and expectation inside what is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import pairwise, takewhile

from foedus.core.words import Stance
from foedus.reading.claims.cues import Cue
from foedus.reading.claims.finite import finite
from foedus.reading.claims.objects import QUOTE
from foedus.reading.claims.words import listed, sort_of
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_OPENING = 40  # nodes of what is said in which its stance shows
_SHORT = 4  # words of a clause that leaves out what was said before
_NEAR = 9  # nodes within which a clause shows its subject and verb


def stance_of(parsed: Parsed, cue: Cue, content: tuple[int, int], name: str, homes: Set[str] = frozenset()) -> Stance:
    """A speaker who says "we did not" denies; one who says that he expects or what will be, expects."""
    if cue.stance is not Stance.ASSERTS or sort_of(cue.lemma) != "say":
        return cue.stance
    tag = (cue.start, parsed.nodes[cue.at].end)
    said = _said(parsed, content, tag)
    if cue.lemma in listed("performative", "promises") and said and low(said[0]) != "to":
        return Stance.EXPECTS  # one promises to act, or that something will be
    keys = {k for n in cue.speakers for k in n.keys} | set(name.split("; ")) | homes
    present = not verbs()[low(parsed.nodes[cue.at])].past
    wishes = present and any(low(n) == "would" for n in said[:_NEAR])  # "says it would": on conditions
    return stance_in_words(said, cue.lemma, keys) if wishes else stance_said(said, cue.lemma, keys)


def stance_said(said: Sequence[Node], lemma: str, keys: Set[str]) -> Stance:
    """As `stance_in_words`; what will be, told without arguing for it, is expected."""
    quoted = bool(said) and low(said[0]) in QUOTE
    said = _main(said)
    stance = stance_in_words(said, lemma, keys, quoted)
    conditional = any(low(n) in ("if", "only") for n in said)
    tells = lemma in listed("say", "neutral") | listed("say", "warning")
    coming = stance is Stance.ASSERTS and not conditional and not _wishes(said) and tells and _comes(said)
    return Stance.EXPECTS if coming else stance


def stance_in_words(said: Sequence[Node], lemma: str, keys: Set[str], quoted: bool = False) -> Stance:
    """The stance that the words themselves show, passed on by a verb, where `keys` are the speaker's names."""
    if _wishes(said):
        return Stance.ASSERTS
    if _contradicts(said):
        return Stance.DENIES
    own = _own(said, keys, quoted)
    mine = own or any(isinstance(n, Phrase) and n.det in words("possessive") for n in said[:2])
    negated = _negated(said, own)
    if mine and not negated and _expects(said):
        return Stance.EXPECTS
    if (none := _none(said)) or (negated and (_undone(said) or _unplanned(said))):
        return Stance.DENIES
    second = next((said[k + 1 :] for k, n in enumerate(said) if low(n) == "but"), ())
    if second and _own(second[:1], keys, quoted) and _negated(second, own=True):
        return Stance.DENIES  # "we are late, but we are not the reason"
    answers = own or none or lemma in listed("deny", "replies") or _of_reading(said) or _elliptic(said)
    return Stance.DENIES if negated and answers else Stance.ASSERTS


def _said(parsed: Parsed, content: tuple[int, int], tag: tuple[int, int]) -> Sequence[Node]:
    """The first nodes of what is said, without the "he said" in their midst."""
    at = bisect_left(parsed.nodes, content[0], key=lambda n: n.start)
    inside = (n for n in parsed.nodes[at : at + _OPENING] if n.start < content[1])
    return [n for n in inside if not tag[0] <= n.start < tag[1]]


def _comes(said: Sequence[Node]) -> bool:
    """Does the main clause tell what will be? A passive tells a rule or decision, and what lasts is no news to come."""
    verb = next((k for k in range(1, len(said)) if finite(said, k)), None)
    planned = verb is not None and low(said[verb]) in ("is", "are") and any(low(n) == "to" for n in said[verb + 1 : verb + 2])
    if verb is None or not (planned or low(said[verb]) in listed("stances", "coming")):
        return False
    rest = [low(n) for n in said[verb + 1 : verb + 5] if not _beside(low(n)) and n.sort != "time"]
    first, second = (*rest, "", "")[:2]
    if first == "be":
        return not (second in verbs() and verbs()[second].past and verbs()[second].lemma in listed("say", "lasting"))
    if first in words("negations"):
        return True
    return first != "" and (verbs()[first].lemma if first in verbs() else first) not in listed("say", "lasting")


def _beside(word: str) -> bool:
    """A word that may stand between "will" and its verb."""
    return (
        word in QUOTE | {"to"}
        or word in listed("sources", "beside")
        or word.endswith("ly")
        or word in words("adverbs") - {"not", "never"}
    )


def _of_reading(said: Sequence[Node]) -> bool:
    return any((verb := verbs().get(low(n))) and verb.lemma in listed("deny", "readings") for n in said[:_NEAR])


def _wishes(said: Sequence[Node]) -> bool:
    """ "we would not want to see it": neither a denial nor told as what will be."""
    near = [low(n) for n in said[:_NEAR]]
    return any(a == "would" and not listed("stances", "wishes").isdisjoint(near[k + 1 : k + 4]) for k, a in enumerate(near))


def _none(said: Sequence[Node]) -> bool:
    """ "No decision has been taken": that nothing was done answers those who say that it was."""
    first = next((n for n in said if low(n) != "that"), None)
    verb = next((k for k in range(1, len(said)) if finite(said, k)), len(said))
    none = first is not None and (first.low == "no" or (isinstance(first, Phrase) and first.det == "no"))
    done = any((form := verbs().get(low(n))) and form.past for n in said[verb + 1 : verb + 3])
    return none and done and low(said[verb]) in listed("stances", "done")


def _undone(said: Sequence[Node]) -> bool:
    """ "is not leaving", "has never recognised it": it did not happen; "not yet" denies nothing."""
    verb = next((k for k in range(1, len(said)) if finite(said, k)), len(said))
    rest = [low(n) for n in said[verb : verb + 5]]
    if len(rest) < 3 or rest[1] not in ("not", "never") or "yet" in rest:
        return False
    form = next((verbs()[w] for w in rest[2:] if w in verbs() and w not in words("auxiliaries")), None)
    return form is not None and ((rest[0] in words("be") and form.gerund) or (rest[0] in listed("stances", "have") and form.past))


def _unplanned(said: Sequence[Node]) -> bool:
    """ "has no plan to test": what others expect of somebody is denied."""
    near = [low(n) or n.low for n in said[: _NEAR + 4]]
    return any(a == "no" and b in listed("deny", "plans") for a, b in pairwise(near))


def _contradicts(said: Sequence[Node]) -> bool:
    """ "No, we stay", "that is untrue": an answer to somebody's word."""
    plain = [low(n) or n.low for n in said if n.low[:1].isalpha()][: _SHORT + 1]
    marked = len(said) > 1 and low(said[1]) in (",", ".", "”")
    return (plain[:1] == ["no"] and marked) or (len(plain) <= _SHORT and not listed("deny", "untrue").isdisjoint(plain))


def _elliptic(said: Sequence[Node]) -> bool:
    """ "hold that it is not": what is left out was said before by others."""
    plain = [low(n) for n in said if low(n)[:1].isalpha() or isinstance(n, Phrase)]
    return len(plain) <= _SHORT and bool(plain) and plain[-1] in words("negations")


def _main(said: Sequence[Node]) -> Sequence[Node]:
    """What is said from its main clause on: behind the comma of "though we leave, we have no plans"."""
    said = said[next((k for k, n in enumerate(said) if isinstance(n, Phrase) or n.low[:1].isalnum()), 0) :]
    words_of = [low(n) for n in said]
    opening = next((w for w in words_of if w[:1].isalpha()), "")
    if opening in words("subordinators") - {"that"} and "," in words_of:
        return said[words_of.index(",") + 1 :]
    return said


def _own(said: Sequence[Node], keys: Set[str], quoted: bool) -> bool:
    """Does the speaker speak of itself? Who is quoted says "I": "“It is not every day ...”" is of something else."""
    first = next((n for n in said[:_NEAR] if isinstance(n, Phrase) and n.sort != "time"), None)
    if first is None:
        return False
    if first.sort == "pronoun":
        return first.low in listed("pronouns", "quoted" if quoted else "own")
    return bool(first.keys) and first.sort == "state" and set(first.keys) <= keys


def _expects(said: Sequence[Node]) -> bool:
    near = ["", *(low(node) for node in said[: _NEAR + 1])]
    if not listed("expect", "minds").isdisjoint(near) and any(low(n) in listed("stances", "coming") for n in said):
        return True
    return any(_hopes(*three) for three in zip(near, near[1:], near[2:], strict=False))


def _hopes(before: str, word: str, following: str) -> bool:
    verb = verbs().get(word) if before not in words("determiners") else None  # "every means to protect"
    intends = verb is not None and verb.lemma in listed("sources", "intents") and following == "to"
    return intends or (verb is not None and sort_of(verb.lemma) == "expect") or (word == "no" and following == "doubt")


def _negated(said: Sequence[Node], own: bool) -> bool:
    """A negation with the first verb, or "no" with what is its object; none is "does not rule out", nor what oneself cannot do."""
    first = list(takewhile(lambda n: low(n) not in ("but", "and", ","), said))[: _NEAR + 4]
    if len(first) < len(said) and low(said[len(first)]) == "but":
        return False  # "not this but that"
    verb = next((k for k in range(len(first)) if finite(first, k)), None)
    if verb is None:
        return False
    if low(first[0]) in words("negations") and not isinstance(first[0], Phrase):
        return True  # "not a comma was altered"
    near = first[max(0, verb - 2) : verb + 4]
    if any(low(n) in listed("stances", "undenied") or (own and low(n) in listed("stances", "able")) for n in near):
        return False
    negations = words("negations") | listed("deny", "negations")
    return any((low(n) or n.low) in negations or (isinstance(n, Phrase) and n.det in ("no", "neither")) for n in near)
