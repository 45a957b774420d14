"""Verbs without auxiliary: finite, gerund or participle; or no verb at all, where the word is a noun or adjective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.syntax.auxiliaries import asks
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.verbgroup import VerbGroup, filler, low_at
from foedus.reading.words.atoms import Atom
from foedus.reading.words.grammar import closed, words
from foedus.reading.words.lexicon import Verb, control, speech, verbs


@dataclass(frozen=True, slots=True)
class _Place:
    """A verb's form at node i; the nearest node before it that is no adverb stands at k, `before` is its word."""

    nodes: Sequence[Node]
    i: int
    k: int
    before: str
    verb: Verb

    @property
    def prev(self) -> Node | None:
        return self.nodes[self.k] if self.k >= 0 else None

    def group(self, *, passive: bool = False, gerund: bool = False, participle: bool = False, present: bool = False) -> VerbGroup:
        negated = any(low_at(self.nodes, x) in words("negations") for x in range(self.k + 1, self.i))
        first, last, lemma = self.k + 1, self.i + 1, self.verb.lemma
        return VerbGroup(
            first, last, lemma, passive=passive, gerund=gerund, participle=participle, present=present, negated=negated
        )


def bare(nodes: Sequence[Node], i: int, verb: Verb) -> VerbGroup | None:
    """The verb group of a form without auxiliary."""
    k = i - 1
    while filler(low_at(nodes, k)):
        k -= 1
    at = _Place(nodes, i, k, low_at(nodes, k), verb)
    if _before_noun(at.before) or _resultative(at):
        return None
    if verb.gerund:
        if at.before in words("ordinals"):
            return None  # "on first reading"
        joined = not at.before or not at.before[0].isalpha() or any(at.before in words(c) for c in _JOINING)
        return at.group(gerund=True) if joined else None
    if at.before in words("prepositions") and at.before not in ("of", "in"):
        return None
    if verb.past and not verb.base:
        return _past(at)
    return _base(at) if verb.base else _third_person(at)


def _resultative(at: _Place) -> bool:
    """ "considers itself bound": a participle behind a reflexive belongs to the verb before."""
    return low_at(at.nodes, at.i - 1) in words("reflexives") and low_at(at.nodes, at.i - 2) in verbs()


_JOINING = ("prepositions", "coordinators", "subordinators", "relatives")


def _before_noun(before: str) -> bool:
    """Does the word before show that a noun or adjective follows?"""
    determiners = words("determiners") - {"both", "all", "each", "neither", "that"}
    return before.isdigit() or before in words("numbers") or before in determiners or before in words("genitive_s")


def _past(at: _Place) -> VerbGroup:
    """A past form: finite behind an agent, a passive participle behind what the act is done to."""
    aux = _before_doers(at)
    if at.k > 0 and asks(at.nodes, aux):
        be = low_at(at.nodes, aux) in words("be")  # "Was the treaty signed", "Has Turkey ratified"
        return VerbGroup(at.k + 1, at.i + 1, at.verb.lemma, passive=be, perfect=not be)
    theme = _before_comma(at)
    theme = theme if theme and theme.sort in words("themes") else _described(at.nodes, at.k)
    opens = at.prev is None or at.before in (";", ":", "“", '"')
    reduced = (theme is not None or opens) and at.verb.lemma not in words("intransitive") and not _object_follows(at)
    return at.group(passive=reduced, participle=reduced or at.before in words("coordinators") | {","})


def _base(at: _Place) -> VerbGroup | None:
    """A base form: a present tense behind a plural, or a past tense of the same form ("put")."""
    if _postposed(at):
        return None
    if inverted := _inverted(at):
        return inverted
    if isinstance(at.prev, Phrase) and low_at(at.nodes, at.k - 1) in words("letting"):
        return VerbGroup(at.k + 1, at.i + 1, at.verb.lemma, infinitive=True)  # "let the pact lapse"
    noun = at.verb.past and at.before.isalpha() and at.before not in closed()
    if noun or _resumes(at):
        return at.group(present=not at.verb.past)
    prev = at.prev
    if at.before.endswith("s") and at.before.isalpha() and at.before not in closed() and speech(at.verb.lemma):
        return at.group(present=True)  # "Experts say"
    plural = isinstance(prev, Phrase) and (prev.plural or _of_many(at) or prev.low in words("plural_pronouns") or _pair(at))
    if plural or (at.verb.past and isinstance(prev, Phrase)) or at.before in ("who", "which") or _relative(at):
        return at.group(participle=at.verb.past, present=not at.verb.past)
    return None


def _inverted(at: _Place) -> VerbGroup | None:
    """ "Only then would Brussels send it", "nor did Oslo ratify it": the auxiliary stands before the subject."""
    place = _before_doers(at)
    aux = low_at(at.nodes, place)
    if not isinstance(at.prev, Phrase) or at.prev.sort == "time" or aux not in words("fronted"):
        return None
    modal = aux if aux in words("future") else ""
    negated = any(low_at(at.nodes, i) in words("negations") for i in range(max(0, place - 3), place)) and not (
        low_at(at.nodes, place - 1) == "" and low_at(at.nodes, 1) == "until"  # "Not until 2009 did the Senate approve it"
    )
    return VerbGroup(at.k + 1, at.i + 1, at.verb.lemma, future=bool(modal), modal=modal, negated=negated)


def _before_doers(at: _Place) -> int:
    """The place before the coordinated phrases that end at k."""
    i = at.k
    while i >= 0 and ((isinstance(at.nodes[i], Phrase) and at.nodes[i].sort != "time") or low_at(at.nodes, i) in (",", "and")):
        i -= 1
    return i


def _relative(at: _Place) -> bool:
    """ "The deal that let them ship it": behind a noun and "that"."""
    return at.verb.past and at.before == "that" and at.k > 0 and isinstance(at.nodes[at.k - 1], Phrase)


def _of_many(at: _Place) -> bool:
    """ "Officials in Moscow expect": a plural noun with the place behind it."""
    noun = low_at(at.nodes, at.k - 2)
    return (
        low_at(at.nodes, at.k - 1) in ("in", "of", "at", "from") and noun.endswith("s") and noun.isalpha() and noun not in closed()
    )


def _postposed(at: _Place) -> bool:
    """ "All lawmakers present backed it": another finite verb follows at once."""
    following = low_at(at.nodes, at.i + 1)
    verb = verbs().get(following)
    if (at.verb.lemma, following) in (("back", "in"), ("back", "into"), ("back", "to"), ("present", "in"), ("present", "at")):
        return True  # "Peru back in 1988", "lawmakers present in the hall"
    return not at.verb.past and (following in words("auxiliaries") - {"to"} or (verb is not None and verb.past and not verb.base))


def _third_person(at: _Place) -> VerbGroup | None:
    named = isinstance(at.prev, Atom) and at.prev.capital and (control(at.verb.lemma) or speech(at.verb.lemma))
    fits = (
        bool(named)
        or isinstance(at.prev, Phrase)
        or at.before in words("relatives") | words("coordinators") | {",", "–", "—", "that", "”", '"', ")"}
    )
    return at.group(present=True) if fits else None


def _resumes(at: _Place) -> bool:
    """ "The notices, handed over on Friday, become effective": a plural subject, an aside between commas, a present tense."""
    first = at.nodes[0]
    return at.before == "," and isinstance(first, Phrase) and first.plural and at.i > 2 and low_at(at.nodes, 1) == ","


def _before_comma(at: _Place) -> Phrase | None:
    k = at.k - (at.before == ",")
    node = at.nodes[k] if k >= 0 else None
    return node if isinstance(node, Phrase) else None


def _described(nodes: Sequence[Node], k: int) -> Phrase | None:
    """The treaty described: "a treaty of amity (concluded in ...)", "Agreement between A and B, (signed in ...)"."""
    for j in range(k, max(-1, k - 11), -1):
        node = nodes[j]
        if isinstance(node, Phrase):
            if node.sort == "treaty":
                return node if j < k else None
            if node.sort not in ("state", "group"):
                return None
        elif node.low not in words("describing") and _ends_description(node.low):
            return None
    return None


def _ends_description(low: str) -> bool:
    return not low.isalpha() or low in words("auxiliaries") | words("relatives") | {"that"} or low in verbs()


def _object_follows(at: _Place) -> bool:
    node = at.nodes[at.i + 1] if at.i + 1 < len(at.nodes) else None
    return isinstance(node, Phrase) and node.sort != "time"


def _pair(at: _Place) -> bool:
    return at.k >= 2 and low_at(at.nodes, at.k - 1) == "and" and isinstance(at.nodes[at.k - 2], Phrase)
