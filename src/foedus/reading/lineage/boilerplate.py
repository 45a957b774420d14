"""Standing text: sentences that a publisher puts into pieces which have little else in common, as background or below all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from types import MappingProxyType
from zlib import crc32

from foedus.reading.lineage.words import Matter, Prose

_PIECES = 3  # so many pieces, no two of them related, make a sentence standing text
_RELATED = 1 / 3  # of the words of the shorter piece: two that share more tell one story
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_Sizes = Mapping[int, int]  # of a text: a number that stands for the words of a sentence, and how many they are


def masked(texts: Mapping[str, Prose], publishers: Mapping[str, str] = _NO_NAMES) -> dict[str, Prose]:
    """The texts with standing text told apart. Texts without a publisher are taken for one publisher's."""
    sizes = {key: {_form(text, m): len(m.words) for m in text.matters} for key, text in texts.items()}
    holders: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key in sorted(texts):
        for form in sizes[key]:
            holders[publishers.get(key, ""), form].append(key)
    standing: dict[str, set[int]] = defaultdict(set)
    for (_, form), keys in holders.items():
        if len(keys) >= _PIECES and _unrelated(keys, sizes):
            for key in keys:
                standing[key].add(form)
    return {key: _mask(text, standing[key]) if key in standing else text for key, text in texts.items()}


def _form(text: Prose, matter: Matter) -> int:
    return crc32(" ".join(text.words[i].form for i in matter.words).encode("utf-8", "surrogatepass"))


def _unrelated(keys: Iterable[str], sizes: Mapping[str, _Sizes]) -> bool:
    """Are there enough among them of which no two share much?"""
    apart: list[str] = []
    for key in keys:
        if all(_shared(sizes[key], sizes[other]) < _RELATED for other in apart):
            apart.append(key)
        if len(apart) == _PIECES:
            return True
    return False


def _shared(one: _Sizes, other: _Sizes) -> float:
    common = sum(one[form] for form in one.keys() & other.keys())
    return common / max(1, min(sum(one.values()), sum(other.values())))


def _mask(text: Prose, standing: Set[int]) -> Prose:
    words, matters = list(text.words), list(text.matters)
    for n, matter in enumerate(matters):
        if _form(text, matter) in standing:
            matters[n] = replace(matter, stems=(), marks=frozenset())
            for i in matter.words:
                words[i] = replace(words[i], boilerplate=True)
    return Prose(tuple(words), tuple(matters))
