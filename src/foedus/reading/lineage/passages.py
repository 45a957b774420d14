"""Passages that stand word for word in two texts, found by winnowing word shingles (Schleimer, Wilkerson, Aiken 2003)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from zlib import crc32

from foedus.reading.lineage.words import Prose

_SHINGLE = 5
_WINDOW = 4
_RUN = _SHINGLE + _WINDOW - 1  # every common run of so many words is found
_PIECE = 5  # of a run that is partly quoted, pieces of fewer words are left out
_FREQUENT = 60  # a shingle in more places than this is a formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that two sources share: characters of each text, end exclusive.

    `quoted`: within quotation marks in one of them at least, so it proves nothing about who drew on whom.
    `boilerplate`: credits, calls to subscribe and what else an outlet puts into whatever it prints; it proves nothing either.
    `reworded`: told in much the same words, not word for word.
    """

    a: str
    a_start: int
    a_end: int
    b: str
    b_start: int
    b_end: int
    quoted: bool = False
    boilerplate: bool = False
    reworded: bool = False


def common_passages(texts: Mapping[str, Prose]) -> dict[tuple[str, str], list[Passage]]:
    """For each pair of texts, in order of their keys, the runs of eight words and more that stand in both."""
    places: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for key in sorted(texts):
        for print_, at in _winnow([word.form for word in texts[key].words]):
            places[print_].append((key, at))
    seeds: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for found in places.values():
        if 1 < len(found) <= _FREQUENT:
            for n, (a, i) in enumerate(found):
                for b, j in found[n + 1 :]:
                    if a != b:
                        seeds[a, b].add((i, j))
    runs = {(a, b): [p for run in _runs(texts[a], texts[b], at) for p in _split(a, b, texts, run)] for (a, b), at in seeds.items()}
    return {pair: passages for pair, passages in sorted(runs.items()) if passages}


def _winnow(forms: list[str]) -> Iterator[tuple[int, int]]:
    """The least hash of every window, once: few of a text's shingles, and always the same ones in a common run."""
    prints = [crc32(" ".join(forms[i : i + _SHINGLE]).encode()) for i in range(len(forms) - _SHINGLE + 1)]
    last = -1
    for start in range(max(0, len(prints) - _WINDOW + 1)):
        best = min(range(start, start + _WINDOW), key=lambda i: (prints[i], -i))
        if best != last:
            yield prints[best], best
            last = best


def _runs(a: Prose, b: Prose, seeds: set[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Maximal common runs (first word in a, first word in b, length) around the seeds."""
    reached: dict[int, int] = {}  # by diagonal, the word of a up to which a run has gone
    for i, j in sorted(seeds):
        if i < reached.get(i - j, 0) or a.words[i].form != b.words[j].form:
            continue
        start = 0
        while i + start > 0 and j + start > 0 and a.words[i + start - 1].form == b.words[j + start - 1].form:
            start -= 1
        end = 0
        while i + end < len(a.words) and j + end < len(b.words) and a.words[i + end].form == b.words[j + end].form:
            end += 1
        reached[i - j] = i + end
        if end - start >= _RUN:
            yield i + start, j + start, end - start


def _split(a: str, b: str, texts: Mapping[str, Prose], run: tuple[int, int, int]) -> Iterator[Passage]:
    """A run in pieces that are boilerplate in one text at least, quoted in one at least, or prose in both."""
    i, j, length = run
    left, right = texts[a].words[i : i + length], texts[b].words[j : j + length]
    both = [(x.quoted or y.quoted, x.boilerplate or y.boilerplate) for x, y in zip(left, right, strict=True)]
    for (quoted, boilerplate), group in groupby(range(length), key=lambda n: both[n]):
        piece = list(group)
        if len(piece) >= _PIECE:
            first, last = piece[0], piece[-1]
            yield Passage(
                a=a, a_start=left[first].start, a_end=left[last].end,
                b=b, b_start=right[first].start, b_end=right[last].end, quoted=quoted, boilerplate=boilerplate,
            )  # fmt: skip
