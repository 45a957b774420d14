"""Lineage of texts that come one after another: for each that comes only what it changes is reckoned again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from threading import Lock
from types import MappingProxyType
from typing import NamedTuple

from foedus.reading.lineage.boilerplate import Forms, Standing, forms, mask, sizes
from foedus.reading.lineage.sharing import LINKED, Index, Pair, align, score
from foedus.reading.lineage.words import Prose, prose

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Read(NamedTuple):
    """A text's sentences, without their single words, and their forms."""

    prose: Prose
    forms: Forms


class Growing:
    """The groups that `lineage.lineage` finds among all the texts at once. Any thread may ask."""

    def __init__(self, read: dict[str, Read] | None = None) -> None:
        self._read = {} if read is None else read  # of every text ever seen: an id stands for one text
        self._publishers: dict[str, str] = {}
        self._prose: dict[str, Prose] = {}
        self._standing, self._index = Standing(), Index()
        self._links: set[Pair] = set()
        self._lock = Lock()

    def other(self) -> Growing:
        """Another, of no texts yet, that need not read again what this one has read."""
        return Growing(self._read)

    def follow(self, texts: Mapping[str, str], publishers: Mapping[str, str] = _NO_NAMES) -> dict[str, str]:
        """These texts, by their ids, in place of those before. By each that shares prose with another, its group's least id."""
        with self._lock:
            gone = {key for key, name in self._publishers.items() if key not in texts or publishers.get(key, "") != name}
            fresh = {key for key in texts if key in gone or key not in self._publishers}
            for key in gone:
                self._standing.take(key)
                del self._publishers[key]
            for key in sorted(fresh):
                read = self._read.get(key) or self._read.setdefault(key, _read(texts[key]))
                self._publishers[key] = publishers.get(key, "")
                self._standing.put(key, sizes(*read), self._publishers[key])
            self._compare(gone, fresh | self._standing.settle())
            return _groups(self._links)

    def _compare(self, gone: Set[str], turned: Set[str]) -> None:
        """Link those that are new or in which another sentence counts, and all that their coming and going changes."""
        again: set[str] = set()
        for key in (gone | turned) & self._prose.keys():
            del self._prose[key]
            again |= self._index.take(key)
        frequent = set()
        for key in sorted(turned):
            self._prose[key] = mask(*self._read[key], self._standing.of(key))
            frequent |= self._index.put(key, self._prose[key])
        stirred = (turned | again) & self._prose.keys()
        kept = {pair for pair in self._links if stirred.isdisjoint(pair) and gone.isdisjoint(pair)}
        kept.difference_update(self._index.losing(kept, frequent))
        self._links = kept.union(filter(self._linked, self._index.candidates(stirred)))

    def _linked(self, pair: Pair) -> bool:
        one, other = (self._prose[key] for key in pair)
        return score(align(one, other), one, other) >= LINKED


def _read(text: str) -> Read:
    found = prose(text)
    return Read(Prose((), found.matters), forms(found))


def _groups(links: Iterable[Pair]) -> dict[str, str]:
    group: dict[str, set[str]] = {}
    for a, b in links:
        one, other = group.setdefault(a, {a}), group.setdefault(b, {b})
        if one is not other:
            small, large = sorted((one, other), key=len)
            large |= small
            group.update(dict.fromkeys(small, large))
    return {key: least for members in {id(m): m for m in group.values()}.values() for least in [min(members)] for key in members}
