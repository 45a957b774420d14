"""Which reports draw on one another: they share passages of their own prose. A shared quotation makes no lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.reading.lineage.passages import Passage, common_passages
from foedus.reading.lineage.sharing import LINKED, Aligned, align, candidates, score
from foedus.reading.lineage.words import Prose, prose

__all__ = ["Lineage", "Link", "Passage", "lineage"]


@dataclass(frozen=True, slots=True)
class Link:
    """Two sources that share prose, and how much (see `lineage_sharing.sharing`)."""

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

    def derived(self, a: str, b: str, published: Mapping[str, When]) -> str | None:
        """Of two linked sources the one that drew on the other: the one certainly later. None where that cannot be told."""
        if not any({link.a, link.b} == {a, b} for link in self.links) or not (a in published and b in published):
            return None
        order = published[a].precedes(published[b]), published[b].precedes(published[a])
        return {(Answer.YES, Answer.NO): b, (Answer.NO, Answer.YES): a}.get(order)


def lineage(texts: Mapping[str, str]) -> Lineage:
    """Compare texts by their ids. The same whatever the order; a pair's link does not hang on the other texts."""
    prepared = {key: prose(texts[key]) for key in sorted(texts)}
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
    """Aligned sentences that no passage word for word touches already."""
    sentences = ((texts[a].matters[p.i].sentence, texts[b].matters[p.j].sentence) for p in pairs)
    told = [(p.a_start, p.a_end) for p in exact if not p.quoted]
    return [
        Passage(a=a, a_start=s.start, a_end=s.end, b=b, b_start=t.start, b_end=t.end, reworded=True)
        for s, t in sentences
        if not any(start < s.end and s.start < end for start, end in told)
    ]


def _groups(keys: Iterable[str], links: Iterable[Link]) -> tuple[frozenset[str], ...]:
    group = {key: {key} for key in keys}
    for link in links:
        one, other = group[link.a], group[link.b]
        if one is not other:
            one |= other
            group.update(dict.fromkeys(other, one))
    return tuple(sorted({frozenset(members) for members in group.values()}, key=sorted))
