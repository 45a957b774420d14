"""From paths to what a brief is made of: documents read, put into a ledger, compared with one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from foedus.core.methods import model_of
from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Act, Statement
from foedus.core.when import When
from foedus.desk.books import held_together, prose, publishers
from foedus.ledger.decisions.reviewed import standing
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added, Ledger
from foedus.reading.lineage.lineage import Lineage, lineage

if TYPE_CHECKING:
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
    paths: Sequence[str],
    published: When | None = None,
    progress: Progress | None = None,
    ledger: str | None = None,
    language: str | None = None,
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """The readings of the files and folders, and a problem for each that could not be read.

    The acts that the ledger at that address knows already help to date the reports. `language` is that of all of them where
    the user tells it.
    """
    from foedus.reading.files.documents import load
    from foedus.reading.reader import read

    documents, problems = load(paths)
    known = acts_told(ledger, {d.id for d in documents}) if ledger else ()
    found = read(documents, published, known=known, progress=progress, language=language)
    return found.readings, [*problems, *found.problems]


def acts_told(address: str, given: Set[str]) -> list[Act]:
    """What other reports told the ledger: none dates itself, so reading it again finds what reading it once found."""
    with open_ledger(address) as ledger:
        return acts_among(standing(ledger.by_id(), ledger.decisions()), given)


def acts_among(statements: Iterable[Statement], given: Set[str]) -> list[Act]:
    """The acts that statements from other sources tell, but for those that a language model read."""
    told = (s for s in statements if s.source not in given and model_of(s.method) is None)
    return [s.content for s in told if isinstance(s.content, Act)]


def gather(
    readings: Iterable[Reading],
    problems: Iterable[Problem] = (),
    address: str | None = None,
    known: date | None = None,
    models: bool = False,
) -> Gathered:
    """Put the readings into the ledger at `address`, or one in memory, and take out what was known by that day.

    A ledger file learns of a report on the day on which it is given to it; a ledger in memory on the day of its publication.
    What a language model read is taken out only with `models`.
    """
    readings = tuple(readings)
    with open_ledger(address) as ledger:
        added = keep(readings, ledger, as_published=address is None)
        sources = ledger.sources(known)
        counting = standing(ledger.by_id(known), ledger.decisions(known))
        statements = tuple(s for s in counting if models or model_of(s.method) is None)
    return Gathered(
        sources=sources,
        statements=statements,
        lineage=lineage_of(sources),
        problems=(*problems, *refused(added, readings)),
        withheld=tuple(r.document.name for r in readings if r.document.id not in sources),
        subjects=frozenset(s.content.treaty for r in readings for s in r.statements if s.content.treaty),
    )


def lineage_of(sources: Mapping[str, Source]) -> Lineage:
    """How the reports draw on one another; one that was redacted is with those with which it was when it was."""
    found = lineage(prose(sources), publishers(sources))
    if not any(s.redacted for s in sources.values()):
        return found
    of = held_together({key: min(group) for group in found.groups for key in group}, sources)
    groups: dict[str, set[str]] = {}
    for key, least in sorted(of.items()):
        groups.setdefault(least, set()).add(key)
    return replace(found, groups=tuple(map(frozenset, groups.values())))


def keep(readings: Iterable[Reading], ledger: Ledger, as_published: bool = False) -> Added:
    """Add the readings to the ledger, as learned today or each on the day by which it had certainly been published."""
    added = Added()
    days: dict[date, list[Reading]] = {}
    for reading in readings:
        days.setdefault(_learned(reading.published) if as_published else date.today(), []).append(reading)
    for day, learned in days.items():
        added += ledger.add([r.source for r in learned], [s for r in learned for s in r.statements], day)
    return added


def refused(added: Added, readings: Iterable[Reading]) -> list[Problem]:
    """One for each of these reports that was left out, because it had been redacted."""
    if not added.redacted:
        return []
    from foedus.ledger.keeping.redacting import left_out

    return left_out(added.redacted, {r.source.id: r.source.name for r in readings})


def _learned(published: When | None) -> date:
    """The first day on which all can know a report for sure: its last possible day of publication, else today."""
    return published.latest if published and published.latest else date.today()
