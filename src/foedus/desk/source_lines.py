"""Reports, ready to show: their days, their groups, what they share, whose word they pass on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from foedus.core.sources import Source
from foedus.core.statements import Act, Clauses, Naming, Statement
from foedus.desk.days import words
from foedus.desk.gather import Gathered
from foedus.desk.passages import Shelf, spoken
from foedus.desk.views import Shared, SourceLine
from foedus.reading.lineage.lineage import Lineage

_Common = tuple[int, int, tuple[str, int, int], bool, bool]  # our start and end, theirs, quotation, reworded


def source_lines(gathered: Gathered, shelf: Shelf) -> tuple[SourceLine, ...]:
    """The reports by number."""
    group = {n: at for at, members in enumerate(group_numbers(gathered.lineage, shelf), 1) for n in members}
    common = shared(gathered.lineage, shelf)
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in gathered.statements:
        if not isinstance(statement.content, Naming | Clauses):
            said[statement.source].append(statement)
    return tuple(_line(s, n, group.get(n, 0), said[s.id], common.get(s.id, ())) for n, s in enumerate(shelf.reports(), 1))


def group_numbers(lineage: Lineage, shelf: Shelf) -> tuple[tuple[int, ...], ...]:
    """The groups as numbers of reports, in order. A report without text is a group of its own, but for one that was redacted:
    on whom it drew cannot be told."""
    groups = [sorted(shelf.numbers[key] for key in group if key in shelf.numbers) for group in lineage.groups]
    placed = {n for group in groups for n in group}
    groups += [[n] for key, n in shelf.numbers.items() if n not in placed and not shelf.sources[key].redacted]
    return tuple(tuple(group) for group in sorted(filter(None, groups)))


def shared(lineage: Lineage, shelf: Shelf) -> Mapping[str, tuple[Shared, ...]]:
    """For each report the stretches that it has in common with others, in its order; boilerplate is none.

    Prose and quotations apart, each stretch of text is told once, with the report that has most of it and the numbers of
    the others, so that a story which a thousand papers carry does not fill a thousand pages.
    """
    found: dict[str, list[_Common]] = defaultdict(list)
    for p in (passage for passage in lineage.passages if not passage.boilerplate):
        a, b = (p.a, p.a_start, p.a_end), (p.b, p.b_start, p.b_end)
        found[p.a].append((*a[1:], b, p.quoted, p.reworded))
        found[p.b].append((*b[1:], a, p.quoted, p.reworded))
    return {key: tuple(_stretches(key, common, shelf)) for key, common in found.items()}


def _stretches(key: str, common: list[_Common], shelf: Shelf) -> Iterator[Shared]:
    """The longest of those that overlap, with everybody who has a part of it."""
    kept: list[_Common] = []
    others: list[set[int]] = []
    for one in sorted(common, key=lambda c: (c[0] - c[1], c[0], shelf.numbers[c[2][0]])):
        at = next((n for n, k in enumerate(kept) if k[3] == one[3] and one[0] < k[1] and k[0] < one[1]), len(kept))
        if at == len(kept):
            kept.append(one)
            others.append(set())
        others[at].add(shelf.numbers[one[2][0]])
    for (start, end, other, quoted, reworded), also in sorted(zip(kept, others, strict=True), key=lambda pair: pair[0][:2]):
        ours, theirs = shelf.at(key, start, end), shelf.at(*other)
        yield Shared(ours=ours, theirs=theirs, also=tuple(sorted(also - {theirs.number})), quotation=quoted, reworded=reworded)


def _line(source: Source, number: int, group: int, said: Sequence[Statement], common: Sequence[Shared]) -> SourceLine:
    speakers = Counter(spoken(s.speaker) for s in said if s.speaker)
    return SourceLine(
        number=number,
        id=source.id,
        name=source.name,
        title=source.title,
        address=source.address,
        published=source.published,
        day=words(source.published),
        ground=source.ground,
        removed=source.redacted.says if source.redacted else "",
        group=group,
        speakers=tuple(speakers.most_common()),
        shared=tuple(common),
        acts=sum(isinstance(s.content, Act) for s in said),
        statements=len(said),
    )
