"""Who stands beside a reporting verb: noun groups read from the nodes, unknown nouns ("carmakers") included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.reading.claims.words import listed
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_SHUT = ("prepositions", "coordinators", "subordinators", "relatives", "auxiliaries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun group: its head's lower-case word, the phrase that names it where one does, and the states beside it."""

    start: int
    end: int
    head: str
    phrase: Phrase | None = None
    person: Phrase | None = None
    owner: Phrase | None = None  # "Sharif's ministers"
    keys: tuple[str, ...] = ()
    place: tuple[str, ...] = ()  # state of the place behind it: "the authorities in Tunis"
    governed: str = ""  # the preposition before it

    @property
    def pronoun(self) -> str:
        """he, she, it, they, we, or "" for another noun."""
        return self.head if self.phrase is not None and self.phrase.sort == "pronoun" else ""


def nouns(part: Sequence[Node]) -> list[Noun]:
    """The noun groups of a stretch of nodes, in order; each with the place that a preposition puts behind it."""
    found: list[Noun] = []
    for governed, run in _runs(part):
        noun = _noun(run, governed)
        if noun is None:
            continue
        if found and governed in ("in", "of", "from") and noun.keys and noun.person is None:
            found[-1] = _placed(found[-1], noun)
        if found and governed in ("for", "of", "at") and found[-1].head.startswith("spokes") and found[-1].owner is None:
            found[-1] = replace(found[-1], owner=noun.phrase)
        found.append(noun)
    return found


def _placed(noun: Noun, place: Noun) -> Noun:
    return replace(noun, place=noun.place or place.keys)


def _runs(part: Sequence[Node]) -> Iterator[tuple[str, list[Node]]]:
    run: list[Node] = []
    governed = ""
    for node in part:
        word = low(node)
        if isinstance(node, Phrase) and node.sort == "time":
            governed = "" if not run else governed  # "on Sunday the organisation"
            continue
        if word == ".":
            continue  # "Mr. Roe": a full stop inside a sentence ends an abbreviation
        participle = bool(run) and _participle(word) and any(isinstance(n, Phrase) or not _idle(n.low) for n in run)
        if participle or _breaks(word) or (run and (word in words("determiners") or _new(run, node, governed))):
            if run:
                yield governed, run
                governed = ""
            run = []
            governed = word if word in words("prepositions") or participle else governed if word in words("determiners") else ""
            if participle:
                continue
        if not _breaks(word):
            run.append(node)
    if run:
        yield governed, run


def _breaks(word: str) -> bool:
    return bool(word) and (any(word in words(c) for c in _SHUT) or not (word[0].isalnum() or word in words("genitives")))


def _participle(word: str) -> bool:
    """ "the accord signed in Oslo": what follows no longer names the accord."""
    verb = verbs().get(word)
    return verb is not None and verb.past and not verb.base


def _new(run: Sequence[Node], node: Node, governed: str) -> bool:
    """A phrase with a determiner of its own opens another group, a capital behind a governed common noun too."""
    if isinstance(node, Phrase) and (node.sort == "pronoun" or node.det in words("determiners")):
        return True
    named = node.sort in ("person", "organ", "press", "state") if isinstance(node, Phrase) else node.capital
    last = run[-1]
    return (
        bool(governed)
        and named
        and not isinstance(last, Phrase)
        and not last.capital
        and last.low not in words("determiners")
        and low(last)[:1].isalpha()
    )


def _noun(run: list[Node], governed: str) -> Noun | None:
    content = [n for n in run if isinstance(n, Phrase) or not _idle(n.low)]
    if not content:
        return None
    end = content[-1].end
    if len(content) > 1 and _behind(content[-2], content[-1]):
        content = content[:-1]
    owner, last = _owner(run), content[-1]
    phrases = [n for n in content if isinstance(n, Phrase)]
    own = [p for p in phrases if p is not owner or p is last]
    person = next((p for p in reversed(own) if p.sort == "person"), None)
    named = next((p for p in reversed(own) if p.sort in ("organ", "press")), None)
    phrase = person or named or (last if isinstance(last, Phrase) else None)
    if person is not None and governed in listed("subjects", "placing") and (person.det or person.mods):
        governed = ""  # "in a long speech Ada Roe": the phrase took the speech for her title
    keys = tuple(dict.fromkeys(k for p in phrases for k in p.keys))
    head = phrase.low.split()[-1] if phrase is not None and phrase.low else low(last)
    return Noun(start=run[0].start, end=end, head=head, phrase=phrase, person=person, owner=owner, keys=keys, governed=governed)


def _behind(noun: Node, word: Node) -> bool:
    """ "people familiar (with it)", "diplomats briefed (on it)": what stands behind a plural is no head."""
    many = low(noun).endswith("s") or low(noun) in words("plurals") or (isinstance(noun, Phrase) and noun.plural)
    return many and (low(word) in listed("sources", "behind") or low(word).endswith("ed"))


def _idle(word: str) -> bool:
    return (
        word in listed("sources", "beside")
        or word in words("determiners")
        or word in words("adverbs")
        or word.endswith("ly")
        or word in words("genitives")
    )


def _owner(run: Sequence[Node]) -> Phrase | None:
    for node, mark in pairwise(run):
        if isinstance(node, Phrase) and low(mark) in words("genitives"):
            return node
    return None
