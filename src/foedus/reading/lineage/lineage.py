"""Which reports draw on one another: they share passages of their own prose. A shared quotation makes no lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from foedus.reading.lineage.boilerplate import masked
from foedus.reading.lineage.passages import Passage, common_passages
from foedus.reading.lineage.sharing import LINKED, Aligned, align, candidates, score
from foedus.reading.lineage.words import Prose, prose

__all__ = ["Lineage", "Link", "Passage", "lineage", "related"]


_NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Link:
    """Two sources that share prose, and how much (see `sharing.sharing`)."""

    a: str
    b: str
    score: float


@dataclass(frozen=True, slots=True)
class Lineage:
    """Shared passages, quotations too; links between sources that share prose; and groups of sources so linked.

    Every source is in one group, alone where it shares no prose; within a group no source is independent of the rest.
    """

    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    groups: tuple[frozenset[str], ...]

    def group_of(self, source: str) -> frozenset[str]:
        """The group of a source; itself alone where it was not among the texts."""
        return next((group for group in self.groups if source in group), frozenset({source}))

    def between(self, a: str, b: str) -> tuple[Passage, ...]:
        """The passages that two sources share."""
        return tuple(p for p in self.passages if {p.a, p.b} == {a, b})


def lineage(texts: Mapping[str, str], publishers: Mapping[str, str] = _NO_NAMES) -> Lineage:
    """Compare texts by their ids; the same whatever the order.

    A pair's link hangs on the two alone, save that text which a publisher puts into unrelated pieces counts for nothing.
    """
    return related({key: prose(texts[key]) for key in sorted(texts)}, publishers)


def related(texts: Mapping[str, Prose], publishers: Mapping[str, str] = _NO_NAMES) -> Lineage:
    """The same of texts that are prepared, in the order of their ids."""
    prepared = masked(texts, publishers)
    passages = common_passages(prepared)
    links: list[Link] = []
    for a, b in candidates(prepared):
        pairs = align(prepared[a], prepared[b])
        value = score(pairs, prepared[a], prepared[b])
        if value >= LINKED:
            links.append(Link(a, b, value))
            found = passages.setdefault((a, b), [])
            found.extend(_reworded(a, b, prepared, pairs, found))
    whole = tuple(p for pair in sorted(passages) for p in sorted(passages[pair], key=lambda p: (p.a_start, p.b_start)))
    return Lineage(whole, tuple(links), _groups(prepared, links))


def _reworded(a: str, b: str, texts: Mapping[str, Prose], pairs: Iterable[Aligned], exact: Iterable[Passage]) -> list[Passage]:
    """Aligned sentences of which passages word for word do not tell the better part already."""
    sentences = ((texts[a].matters[p.i].sentence, texts[b].matters[p.j].sentence) for p in pairs)
    told = [(p.a_start, p.a_end) for p in exact if not (p.quoted or p.boilerplate)]
    return [
        Passage(a=a, a_start=s.start, a_end=s.end, b=b, b_start=t.start, b_end=t.end, reworded=True)
        for s, t in sentences
        if 2 * sum(max(0, min(end, s.end) - max(start, s.start)) for start, end in told) < s.end - s.start
    ]


def _groups(keys: Iterable[str], links: Iterable[Link]) -> tuple[frozenset[str], ...]:
    group = {key: {key} for key in keys}
    for link in links:
        one, other = group[link.a], group[link.b]
        if one is not other:
            one |= other
            group.update(dict.fromkeys(other, one))
    return tuple(sorted({frozenset(members) for members in group.values()}, key=sorted))
