"""Standing text: sentences that a publisher puts into pieces which have little else in common, as background or below all."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from types import MappingProxyType
from zlib import crc32

from foedus.reading.lineage.words import Matter, Prose

_PIECES = 3  # so many pieces, no two of them related, make a sentence standing text
_RELATED = 1 / 3  # of the words of the shorter piece: two that share more tell one story
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
Forms = tuple[int, ...]
Sizes = Mapping[int, int]  # by form, the number of words
Place = tuple[str, int]  # a publisher and a form


class Standing:
    """Which sentences are standing text, as texts come and go. Texts without a publisher are taken for one publisher's."""

    def __init__(self) -> None:
        self._sizes: dict[str, Sizes] = {}
        self._publishers: dict[str, str] = {}
        self._holders: dict[Place, list[str]] = {}  # in order
        self._standing: set[Place] = set()
        self._stirred: set[Place] = set()

    def put(self, key: str, sizes: Sizes, publisher: str) -> None:
        """A text with the sizes of its sentences."""
        self._sizes[key], self._publishers[key] = sizes, publisher
        for place in self._places(key):
            insort(self._holders.setdefault(place, []), key)
            self._stirred.add(place)

    def take(self, key: str) -> None:
        """A text is no longer among them."""
        for place in self._places(key):
            self._holders[place].remove(key)
            self._stirred.add(place)
        del self._sizes[key], self._publishers[key]

    def settle(self) -> set[str]:
        """Texts in which another sentence is standing text now than before."""
        turned = {p for p in self._stirred if self._stands(self._holders[p]) != (p in self._standing)}
        self._standing ^= turned
        self._stirred.clear()
        return {key for place in turned for key in self._holders[place]}

    def of(self, key: str) -> frozenset[int]:
        """The forms of the text's sentences that are standing text."""
        return frozenset(place[1] for place in self._places(key) if place in self._standing)

    def _places(self, key: str) -> list[Place]:
        return [(self._publishers[key], form) for form in self._sizes[key]]

    def _stands(self, keys: list[str]) -> bool:
        return len(keys) >= _PIECES and _unrelated(keys, self._sizes)


def masked(texts: Mapping[str, Prose], publishers: Mapping[str, str] = _NO_NAMES) -> dict[str, Prose]:
    """The texts with standing text told apart."""
    standing = Standing()
    told = {key: forms(texts[key]) for key in sorted(texts)}
    for key, found in told.items():
        standing.put(key, sizes(texts[key], found), publishers.get(key, ""))
    standing.settle()
    return {key: mask(text, told[key], standing.of(key)) for key, text in texts.items()}


def forms(text: Prose) -> Forms:
    """For each sentence a number that stands for its words."""
    return tuple(_form(text, matter) for matter in text.matters)


def sizes(text: Prose, told: Forms) -> Sizes:
    """How many words the sentences of each form have."""
    return {form: len(matter.words) for form, matter in zip(told, text.matters, strict=True)}


def _form(text: Prose, matter: Matter) -> int:
    return crc32(" ".join(text.words[i].form for i in matter.words).encode("utf-8", "surrogatepass"))


def _unrelated(keys: Iterable[str], sizes: Mapping[str, Sizes]) -> bool:
    """Are there enough among them of which no two share much?"""
    apart: list[str] = []
    for key in keys:
        if all(_shared(sizes[key], sizes[other]) < _RELATED for other in apart):
            apart.append(key)
        if len(apart) == _PIECES:
            return True
    return False


def _shared(one: Sizes, other: Sizes) -> float:
    common = sum(one[form] for form in one.keys() & other.keys())
    return common / max(1, min(sum(one.values()), sum(other.values())))


def mask(text: Prose, told: Forms, standing: Set[int]) -> Prose:
    """The text with the sentences of these forms told apart."""
    if not standing:
        return text
    words, matters = list(text.words), list(text.matters)
    for n, form in enumerate(told):
        if form in standing:
            matters[n] = replace(matters[n], stems=(), marks=frozenset())
            for i in matters[n].words if words else ():
                words[i] = words[i]._replace(boilerplate=True)
    return Prose(tuple(words), tuple(matters))
