"""The stance of a reported word: a verb's own, or denial and expectation inside what is said."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.words import Stance
from foedus.reading.claims_cues import Cue
from foedus.reading.claims_nouns import low
from foedus.reading.claims_subjects import finite
from foedus.reading.claims_words import listed, sort_of
from foedus.reading.grammar import words
from foedus.reading.lexicon import verbs
from foedus.reading.phrases import Node, Phrase
from foedus.reading.scan import Parsed

_REPLIES = frozenset(["retort", "reply", "respond", "answer", "counter"])
_NEAR = 9  # nodes within which a clause shows its subject and verb


def stance_of(parsed: Parsed, cue: Cue, content: tuple[int, int], name: str) -> Stance:
    """A speaker who says "we did not" denies; one who says that he expects, expects."""
    if cue.stance is not Stance.ASSERTS or sort_of(cue.lemma) != "say":
        return cue.stance
    said = [n for n in parsed.nodes if content[0] <= n.start < content[1]]
    own = _own(said, name, {k for n in cue.speakers for k in n.keys})
    if own and not _negated(said) and _expects(said):
        return Stance.EXPECTS
    return Stance.DENIES if _negated(said) and (own or cue.lemma in _REPLIES) else Stance.ASSERTS


def _own(said: Sequence[Node], name: str, keys: set[str]) -> bool:
    """Does the speaker speak of itself?"""
    first = next((n for n in said[:_NEAR] if isinstance(n, Phrase) and n.sort != "time"), None)
    if first is None:
        return False
    if first.sort == "pronoun":
        return first.low in ("we", "i", "it", "he", "she", "they")
    return (
        bool(first.keys)
        and (first.sort == "state" or first.det in words("possessive"))
        and set(first.keys) <= keys | set(name.split("; "))
    )


def _expects(said: Sequence[Node]) -> bool:
    for node, following in zip(said[:_NEAR], said[1:], strict=False):
        verb = verbs().get(low(node))
        if (
            verb and (sort_of(verb.lemma) == "expect" or (verb.lemma in listed("sources", "intents") and low(following) == "to"))
        ) or (low(node) == "no" and low(following) == "doubt"):
            return True
    return False


def _negated(said: Sequence[Node]) -> bool:
    """A negation with the first verb, or "no" with what is its object; "does not rule out" is none."""
    verb = next((k for k in range(len(said[: _NEAR + 4])) if finite(said, k)), None)
    if verb is None:
        return False
    near = said[max(0, verb - 2) : verb + 4]
    if any(low(n) in ("rule", "ruled", "exclude", "excluded", "doubt") for n in near):
        return False
    return any((low(n) or n.low) in words("negations") or (isinstance(n, Phrase) and n.det in ("no", "neither")) for n in near)
