"""What a text tells, put into a ledger: into an empty one as the same chain, into another what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar

from foedus.core.decisions import Decision
from foedus.core.problems import Problem, Refused
from foedus.core.resting import resting
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.ledger import jsonlines
from foedus.ledger.decisions.deciding import Decided
from foedus.ledger.entries.chain import Entry, linked
from foedus.ledger.entries.records import FIRST
from foedus.ledger.folder import files, reading
from foedus.ledger.folder.founded import addable, good
from foedus.ledger.folder.reading import Found
from foedus.ledger.store import Added, Ledger

T = TypeVar("T", Source, Statement)


def import_(path: Path, ledger: Ledger, strict: bool = False) -> tuple[Added, list[Problem]]:
    """Add what a folder or file holds that `writing.export` or `jsonlines.lines` wrote, as recorded on the days it names.

    A whole folder gives an empty ledger the same chain to its last hash; a ledger that has entries gets what it lacks. What
    cannot be read, or does not hold, is left out with a problem each; where `strict`, nothing is added then.
    """
    with resting():
        found, problems = (reading if files.holds_export(path) else jsonlines).read(path)
        kept = good(found, ledger, problems)
        same = _same_chain(kept, ledger, problems)
        rest = list(addable(kept[len(same) :], [one.item for one in same], ledger, problems))
        if strict and problems:
            return Added(), problems
        if same:
            _replicate(same, ledger)
        return _counted(same) + _add(rest, ledger) + _decide(rest, ledger, problems), problems


def _same_chain(kept: Sequence[Found], ledger: Ledger, problems: list[Problem]) -> list[Found]:
    """Those at the beginning that are numbered without a gap, where the ledger is one in a database and empty."""
    if ledger.head() or not hasattr(ledger, "replicate"):
        return []
    same = [one for number, one in takewhile(lambda pair: pair[0] == pair[1].entry.n, enumerate(kept, 1))]
    if (lost := kept[len(same) :]) and lost[0].entry.n:
        said = f"Entry {len(same) + 1} is missing: what follows gets other numbers and hashes."
        problems.append(Problem(lost[0].place, said, "Import the whole folder into a new ledger for the same chain."))
    return same


def _replicate(same: Sequence[Found], ledger: Any) -> None:
    entries: list[Entry] = []
    previous = FIRST
    for one in same:
        previous = one.entry.hash or linked(*one.entry[:5], previous)
        entries.append(one.entry._replace(hash=previous))
    ledger.replicate(entries, {one.item.id: one.item.text for one in same if isinstance(one.item, Source)})


def _counted(same: Sequence[Found]) -> Added:
    kinds = Counter(one.entry.kind for one in same)
    return Added(kinds["source"], kinds["statement"], kinds["decision"])


def _add(rest: Sequence[Found], ledger: Ledger) -> Added:
    """First all sources: a statement can have been recorded as of a day before that of its source."""
    added = Added()
    for day, sources in _by_day(rest, Source):
        added += ledger.add(sources, [], day)
    for day, statements in _by_day(rest, Statement):
        added += ledger.add([], statements, day)
    return added


def _by_day(rest: Sequence[Found], kind: type[T]) -> list[tuple[date, list[T]]]:
    days: dict[date, list[T]] = {}
    for one in rest:
        if isinstance(one.item, kind):
            days.setdefault(one.entry.recorded, []).append(one.item)
    return sorted(days.items(), key=lambda pair: pair[0])


def _decide(rest: Sequence[Found], ledger: Ledger, problems: list[Problem]) -> Added:
    """In the order in which they were made, once all statements are there."""
    made = 0
    for one in rest:
        if isinstance(one.item, Decision):
            try:
                answer = ledger.decide(one.item, known=one.entry.recorded)
                made += isinstance(answer, Decided) and answer.new
            except Refused as refused:  # somebody else wrote to the ledger meanwhile
                problems.append(Problem(one.place, refused.problem.sentence, "Import it again."))
    return Added(decisions=made)
