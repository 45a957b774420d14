"""How much prose two texts share, word for word or reworded: sentences of one that tell what a sentence of the other tells.

Two reports of one event share names, dates and acts, but seldom, sentence by sentence, the ordinary words around them.
A pair of sentences counts when these words overlap; a pair of texts when several such sentences do.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import takewhile
from math import sqrt

from foedus.reading.lineage.words import Matter, Prose

LINKED = 0.8  # between what independent reports reach and what the faintest rewriting does; see benchmarks/lineage.py
_ENOUGH = 5.0  # no pair of sentences counts for more: one article quoted at length without marks is no lineage
_COMMON = 3  # stems that two sentences must share
_PAIRS = 2  # pairs of sentences that two texts must share
_SHORT = 100  # a text of fewer stems is measured as if it had so many: a few words prove little
_NEAR = 5  # stems at most so far apart make a pair for the index
_OFTEN = 200  # stems in more sentences of one text are not looked at; keeps books from taking hours
_COPY = 0.8  # a common ending that is more of a text than this makes it a copy
_SEEDS = 6  # such pairs that two texts must share to be compared at all
_FREQUENT = 60  # pairs in more texts than this are the language of the trade
Seed = tuple[str, str]
Pair = tuple[str, str]  # keys of texts, in order


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentence `i` of one text tells what sentence `j` of the other does; `gain` is shared stems times their cosine."""

    i: int
    j: int
    gain: float


def align(a: Prose, b: Prose) -> list[Aligned]:
    """Pairs of sentences with much in common, each sentence in one pair at most, the best first. Symmetric."""
    pairs = sorted(_overlaps(a, b), key=lambda p: (-p.gain, p.i + p.j))
    left: set[int] = set()
    right: set[int] = set()
    chosen: list[Aligned] = []
    for pair in pairs:
        if pair.i not in left and pair.j not in right:
            left.add(pair.i)
            right.add(pair.j)
            chosen.append(pair)
    return chosen


def _overlaps(a: Prose, b: Prose) -> Iterable[Aligned]:
    left, right = _where(a), _where(b)
    shared = Counter((i, j) for stem in left.keys() & right.keys() for i in left[stem] for j in right[stem])
    for (i, j), common in shared.items():
        one, other = a.matters[i], b.matters[j]
        if common >= _COMMON and _of_one_thing(one, other):
            yield Aligned(i, j, common * common / sqrt(len(one.stems) * len(other.stems)))


def _of_one_thing(one: Matter, other: Matter) -> bool:
    """The same words about other names and figures are the language of a trade: "net income rose to 9.7 million"."""
    return not (one.marks and other.marks) or not one.marks.isdisjoint(other.marks)


def _where(text: Prose) -> dict[str, list[int]]:
    where: dict[str, list[int]] = defaultdict(list)
    for i, matter in enumerate(text.matters):
        for stem in matter.stems:
            where[stem].append(i)
    return {stem: places for stem, places in where.items() if len(places) <= _OFTEN}


def sharing(a: Prose, b: Prose) -> float:
    """How much of their prose they share: 0 for nothing telling, `LINKED` and more for one drawing on the other."""
    return score(align(a, b), a, b)


def score(pairs: list[Aligned], a: Prose, b: Prose) -> float:
    """The sharing that these aligned sentences make up, relative to the shorter text.

    A common ending counts only where the rest is suspicious by itself: outlets put the same words below all they print.
    """
    tail = _tail(a, b)
    telling = [pair for pair in pairs if pair.i < len(a.matters) - tail or pair.j < len(b.matters) - tail]
    counted = pairs if _sum(telling, a, b) >= LINKED / 2 else telling
    return _sum(counted, a, b) if len(counted) >= _PAIRS else 0.0


def _sum(pairs: list[Aligned], a: Prose, b: Prose) -> float:
    return sum(min(pair.gain, _ENOUGH) for pair in pairs) / sqrt(max(_SHORT, min(a.size, b.size)))


def _tail(a: Prose, b: Prose) -> int:
    """Number of last sentences that are the same in both; 0 for a copy."""
    pairs = zip(reversed(a.matters), reversed(b.matters), strict=False)
    same = [one for one, _ in takewhile(lambda pair: pair[0].stems == pair[1].stems, pairs)]
    return len(same) if sum(len(matter.stems) for matter in same) < _COPY * min(a.size, b.size) else 0


class Index:
    """Texts by pairs of stems that stand near each other, as they come and go, so that never all pairs of texts are compared."""

    def __init__(self) -> None:
        self._seeds: dict[str, tuple[Seed, ...]] = {}
        self._holders: dict[Seed, list[str]] = {}  # in order

    def put(self, key: str, text: Prose) -> set[Seed]:
        """A text; which pairs of stems become too frequent to tell anything."""
        self._seeds[key] = seeds = tuple(_near(text))
        for seed in seeds:
            insort(self._holders.setdefault(seed, []), key)
        return {seed for seed in seeds if len(self._holders[seed]) == _FREQUENT + 1}

    def take(self, key: str) -> set[str]:
        """A text is no longer among them; the texts to look at again, for they share a pair of stems that tells something now."""
        again: set[str] = set()
        for seed in self._seeds.pop(key):
            self._holders[seed].remove(key)
            if len(self._holders[seed]) == _FREQUENT:
                again.update(self._holders[seed])
        return again

    def candidates(self, fresh: Set[str]) -> list[Pair]:
        """Pairs worth comparing, at least one of the two among the fresh."""
        shared: Counter[Pair] = Counter()
        for seed in {seed for key in fresh for seed in self._seeds[key]}:
            keys = self._holders[seed]
            if 1 < len(keys) <= _FREQUENT:
                shared.update((a, b) for n, a in enumerate(keys) for b in keys[n + 1 :] if a in fresh or b in fresh)
        return sorted(pair for pair, count in shared.items() if count >= _SEEDS)

    def losing(self, pairs: Iterable[Pair], frequent: Set[Seed]) -> list[Pair]:
        """Those that are no longer worth comparing, now that these pairs of stems tell nothing."""
        hit = {key for seed in frequent for key in self._holders[seed]}
        return [(a, b) for a, b in pairs if a in hit and b in hit and self._shared(a, b) < _SEEDS]

    def _shared(self, a: str, b: str) -> int:
        return sum(len(self._holders[seed]) <= _FREQUENT for seed in set(self._seeds[a]).intersection(self._seeds[b]))


def candidates(texts: Mapping[str, Prose]) -> list[Pair]:
    """Pairs of these texts worth comparing."""
    index = Index()
    for key in sorted(texts):
        index.put(key, texts[key])
    return index.candidates(texts.keys())


def _near(text: Prose) -> set[Seed]:
    found: set[Seed] = set()
    for matter in text.matters:
        for n, first in enumerate(matter.stems):
            found.update((first, other) if first < other else (other, first) for other in matter.stems[n + 1 : n + _NEAR])
    return found
