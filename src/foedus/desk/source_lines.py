"""Reports, ready to show: their days, their groups, what they share, whose word they pass on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from foedus.core.sources import Source
from foedus.core.statements import Act, Naming, Statement
from foedus.desk.days import words
from foedus.desk.gather import Gathered
from foedus.desk.passages import Shelf, spoken
from foedus.desk.views import Shared, SourceLine
from foedus.reading.lineage import Lineage


def source_lines(gathered: Gathered, shelf: Shelf) -> tuple[SourceLine, ...]:
    """The reports by number."""
    group = {n: at for at, members in enumerate(group_numbers(gathered.lineage, shelf), 1) for n in members}
    common = shared(gathered.lineage, shelf)
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in gathered.statements:
        if not isinstance(statement.content, Naming):
            said[statement.source].append(statement)
    return tuple(_line(s, n, group[n], said[s.id], common[s.id]) for n, s in enumerate(shelf.reports(), 1))


def group_numbers(lineage: Lineage, shelf: Shelf) -> tuple[tuple[int, ...], ...]:
    """The groups as numbers of reports, in order; a report without text is a group of its own."""
    groups = [sorted(shelf.numbers[key] for key in group if key in shelf.numbers) for group in lineage.groups]
    placed = {n for group in groups for n in group}
    groups += [[n] for n in shelf.numbers.values() if n not in placed]
    return tuple(tuple(group) for group in sorted(filter(None, groups)))


def shared(lineage: Lineage, shelf: Shelf) -> Mapping[str, list[Shared]]:
    """For each report the passages that it has in common with others, in its order."""
    found: dict[str, list[Shared]] = defaultdict(list)
    for p in lineage.passages:
        a, b = shelf.at(p.a, p.a_start, p.a_end), shelf.at(p.b, p.b_start, p.b_end)
        for ours, theirs in ((a, b), (b, a)):
            found[ours.source].append(Shared(ours=ours, theirs=theirs, quotation=p.quoted, reworded=p.reworded))
    for passages in found.values():
        passages.sort(key=lambda s: (s.ours.start, s.theirs.number, s.theirs.start))
    return found


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
        group=group,
        speakers=tuple(speakers.most_common()),
        shared=tuple(common),
        acts=sum(isinstance(s.content, Act) for s in said),
        statements=len(said),
    )
