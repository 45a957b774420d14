"""Reports, ready to show: their days, their groups, what they share, whose word they pass on."""

from __future__ import annotations

from collections import Counter

from foedus.core.sources import Source
from foedus.core.statements import Act, Naming
from foedus.desk.days import words
from foedus.desk.gather import Gathered
from foedus.desk.passages import Shelf, spoken
from foedus.desk.views import Shared, SourceLine
from foedus.reading.lineage import Lineage


def source_lines(gathered: Gathered, shelf: Shelf) -> tuple[SourceLine, ...]:
    """The reports by number."""
    group = {n: at for at, members in enumerate(group_numbers(gathered.lineage, shelf), 1) for n in members}
    return tuple(_line(source, group[shelf.numbers[source.id]], gathered, shelf) for source in shelf.reports())


def group_numbers(lineage: Lineage, shelf: Shelf) -> tuple[tuple[int, ...], ...]:
    """The groups as numbers of reports, in order; a report without text is a group of its own."""
    groups = [sorted(shelf.numbers[key] for key in group if key in shelf.numbers) for group in lineage.groups]
    placed = {n for group in groups for n in group}
    groups += [[n] for n in shelf.numbers.values() if n not in placed]
    return tuple(tuple(group) for group in sorted(filter(None, groups)))


def shared(source: str, lineage: Lineage, shelf: Shelf) -> tuple[Shared, ...]:
    """The passages that this report has in common with others, in its order."""
    found = []
    for p in lineage.passages:
        if source in (p.a, p.b):
            places = (shelf.at(p.a, p.a_start, p.a_end), shelf.at(p.b, p.b_start, p.b_end))
            ours, theirs = places if source == p.a else places[::-1]
            found.append(Shared(ours=ours, theirs=theirs, quotation=p.quoted, reworded=p.reworded))
    return tuple(sorted(found, key=lambda s: (s.ours.start, s.theirs.number)))


def _line(source: Source, group: int, gathered: Gathered, shelf: Shelf) -> SourceLine:
    said = [s for s in gathered.statements if s.source == source.id and not isinstance(s.content, Naming)]
    speakers = Counter(spoken(s.speaker) for s in said if s.speaker)
    return SourceLine(
        number=shelf.numbers[source.id],
        id=source.id,
        name=source.name,
        title=source.title,
        address=source.address,
        published=source.published,
        day=words(source.published),
        ground=source.ground,
        group=group,
        speakers=tuple(speakers.most_common()),
        shared=shared(source.id, gathered.lineage, shelf),
        acts=sum(isinstance(s.content, Act) for s in said),
        statements=len(said),
    )
