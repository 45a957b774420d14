"""One ledger merged into another by their addresses, and what is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.core.problems import Problem, Refused
from foedus.desk import apart_lines
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import LONGEST
from foedus.ledger.merging.brought import Brought, Order
from foedus.ledger.merging.conflicts import conflicts_of
from foedus.ledger.merging.merging import merge


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a merge brought; the statements that were decided apart in it, as data and as rows; what is left to a person."""

    brought: Brought
    apart: list[dict[str, Any]]
    rows: list[tuple[str, ...]]
    problems: list[Problem]

    @property
    def open(self) -> int:
        """On how many statements the two decided otherwise, and not alike."""
        return sum(not one["agree"] for one in self.apart)


def merged(other: str, into: str, by: str, keep_days: bool) -> Told:
    """The one at the first address into the one at the second, which is made where there is none. Refused as in `merge`."""
    if not 0 < len(by.strip()) <= LONGEST["by"]:
        raise Refused(Problem("--by", f"A name has 1 to {LONGEST['by']} characters.", "Say who merges: --by NAME."))
    with Database(other, create=False) as there, Database(into) as here:
        brought = merge(here, there, Order(by=by, day=None if keep_days else date.today()))
        new = {(a.statement, a.theirs[-1].id) for a in brought.apart}
        found = [c for c in (conflicts_of(here) if new else []) if (c.statement, c.theirs[-1].id) in new]
        return Told(
            brought=brought,
            apart=[apart_lines.data(c, here) for c in found],
            rows=[apart_lines.row(c, here) for c in found],
            problems=list(apart_lines.to_do(brought, into)),
        )
