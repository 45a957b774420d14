"""Is a ledger whole? All of it as it is at one moment, read portion by portion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction, by_source
from foedus.ledger.entries.records import FIRST, redaction_of
from foedus.ledger.tables import portions
from foedus.ledger.tables.portions import Portion, Progress
from foedus.ledger.tables.rows import Rows
from foedus.ledger.tables.verifying import Check

CHECKED = "the chain of hashes, the text of each source, each span inside its source, each reference to what there is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was checked, and what is wrong with it; places show no password."""

    place: str
    name: str = ""
    kinds: Mapping[str, int] = field(default_factory=dict)  # entries of each
    last: str = FIRST  # the hash of the last entry
    problems: tuple[Problem, ...] = ()

    @property
    def entries(self) -> int:
        """How many were read."""
        return sum(self.kinds.values())


def verify(rows: Rows, progress: Progress | None = None) -> Verified:
    """The whole ledger; where it cannot be read to its end, that is one problem beside the others."""
    try:
        with rows.still() as now:
            return checked(now, portions.portions(now, progress), [])
    except Refused as error:
        return Verified(place=rows.place, problems=(error.problem,))


def checked(rows: Rows, read: Iterable[Portion], problems: list[Problem]) -> Verified:
    """What was read of these tables. The problems found are added to the list as the reading goes on."""
    check = Check(rows.place, by_source(_redactions(rows)))
    try:
        problems += rows.unsound()
        for portion in read:
            problems += check.each(*portion)
        problems += portions.unclaimed(rows)
        name = rows.meta("name")
    except Refused as error:
        problems.append(error.problem)
        name = ""
    return Verified(place=rows.place, name=name, kinds=dict(check.kinds), last=check.last, problems=tuple(problems))


def _redactions(rows: Rows) -> Iterator[Redaction]:
    for entry in portions.of_kind(rows, "redaction"):
        with suppress(ValueError, KeyError, TypeError, AttributeError):  # then the entry itself is told to be damaged
            yield redaction_of(entry.record)
