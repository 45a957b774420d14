"""From paths to what a brief is made of: documents read, put into a ledger, compared with one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.when import When
from foedus.reading.lineage import Lineage, lineage

if TYPE_CHECKING:
    from foedus.reading.documents import Document
    from foedus.reading.reader import Reading

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was known by the end of the day `known`; `withheld` are the reports that were not, or of which it cannot be told."""

    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]
    lineage: Lineage
    problems: tuple[Problem, ...] = ()
    withheld: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()  # treaties that the reports given now speak of


def read_paths(
    paths: Sequence[str], published: When | None = None, progress: Progress | None = None
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """The readings of the files and folders, and a problem for each that could not be read."""
    from foedus.reading.documents import load
    from foedus.reading.reader import read

    documents, problems = load(paths, progress)
    readings = read(documents, published).readings
    return readings, [*problems, *(p for r in readings for p in r.problems)]


def source_of(document: Document, published: When | None, ground: str) -> Source:
    """The source that a document is to a ledger."""
    return Source(
        id=document.id, name=document.name, text=document.text, title=document.title, publisher=document.publisher,
        address=document.address, published=published, ground=ground,
    )  # fmt: skip


def gather(
    readings: Iterable[Reading], problems: Iterable[Problem] = (), address: str | None = None, known: date | None = None
) -> Gathered:
    """Put the readings into the ledger at `address`, or one in memory, and take out what was known by that day.

    A ledger file learns of a report on the day on which it is given to it; a ledger in memory on the day of its publication.
    """
    from foedus.ledger.store import Ledger

    readings = tuple(readings)
    with Ledger.open(address) as ledger:
        for reading in readings:
            source = source_of(reading.document, reading.published, reading.ground)
            ledger.add([source], reading.statements, None if address else _learned(reading.published))
        sources, statements = ledger.sources(known), tuple(ledger.statements(known))
    texts = {s.id: s.text for s in sources.values() if s.text}
    return Gathered(
        sources=sources,
        statements=statements,
        lineage=lineage(texts),
        problems=tuple(problems),
        withheld=tuple(r.document.name for r in readings if r.document.id not in sources),
        subjects=frozenset(s.content.treaty for r in readings for s in r.statements if s.content.treaty),
    )


def _learned(published: When | None) -> date:
    """The first day on which all can know a report for sure: its last possible day of publication, else today."""
    return published.latest if published and published.latest else date.today()
